"""The command line. Exit codes: 0 done, 1 refused (one plain sentence says why), 2 called wrongly."""

import gc
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.settings import Settings, SettingsError, load_settings

app = typer.Typer(
    name="vigie",
    help="Vigie, the reporting bot of humanitarian field teams.",
    no_args_is_help=True,
    add_completion=False,
    # Typer's own traceback printing shows local variables: names and messages of people.
    pretty_exceptions_enable=False,
)
catalogue_app = typer.Typer(help="The catalogue: what the mission counts, where, in which words.", no_args_is_help=True)
db_app = typer.Typer(help="The database's schema.", no_args_is_help=True)
export_app = typer.Typer(help="Tables for other programs.", no_args_is_help=True)
keys_app = typer.Typer(help="Encryption keys; without a command: what lies under which key.")
audit_app = typer.Typer(help="Who did or saw what: a chain that shows when it was changed.", no_args_is_help=True)
app.add_typer(catalogue_app, name="catalogue")
app.add_typer(db_app, name="db")
app.add_typer(export_app, name="export")
app.add_typer(keys_app, name="keys")
app.add_typer(audit_app, name="audit")

Project = Annotated[str | None, typer.Option("--project", help="The project's key in the catalogue.")]
Format = Literal["jsonl", "csv", "xlsx"]
Kind = Literal["report", "incident", "shelter"]
BedTable = Literal["census", "events"]
FirstDay = Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="First reporting day.")]
LastDay = Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="Last reporting day, included.")]
FileFormat = Annotated[Format, typer.Option(help="The file's format.")]
Output = Annotated[Path | None, typer.Option(help="The file; default: standard output (not for xlsx).")]


def refuse(sentence: str) -> typer.Exit:
    """Says why not, on stderr; raise what it returns."""
    typer.echo(sentence, err=True)
    return typer.Exit(1)


def settings_or_refuse() -> Settings:
    """The environment, or one sentence about what is wrong with it."""
    try:
        return load_settings()
    except SettingsError as error:
        raise refuse(str(error)) from None


@app.command()
def run() -> None:
    """Run the bot until it is stopped."""
    from bot.commands.run import run as go

    go(settings_or_refuse())


@app.command()
def playground(
    port: Annotated[int, typer.Option(help="Port of the local Bot API server; 0 takes a free one.")] = 8081,
    database: Annotated[
        Path | None, typer.Option(help="Keep the data here between runs; default: thrown away.")
    ] = None,
    empty: Annotated[bool, typer.Option("--empty", help="Start bare: no cast, no past.")] = False,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open the page in a browser.")] = False,
) -> None:
    """Try Vigie on this machine: its page, a local Bot API server and the bot. No token, no account."""
    from bot.playground.launch import playground as go

    go(port, database, empty=empty, browser=not no_browser)


@app.command()
def invite(
    role: Annotated[str, typer.Option(help="Role to give: coordinator, team_member, admin …")],
    project: Project = None,
    site: Annotated[list[str] | None, typer.Option(help="Limit the role to this site; may be repeated.")] = None,
    until: Annotated[datetime | None, typer.Option(help="The role ends then (UTC).", formats=["%Y-%m-%d"])] = None,
) -> None:
    """Print an invitation: a link and a code, good once, for 72 hours."""
    from bot.commands.invite import invite as go

    go(settings_or_refuse(), role, project, site, until)


@app.command()
def parse(
    text: Annotated[str | None, typer.Argument(help="The message.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    jsonl: Annotated[Path | None, typer.Option(help="A file with one input object a line.")] = None,
    kind: Annotated[Kind, typer.Option(help="What the message is.")] = "report",
    project: Project = None,
    site: Annotated[str | None, typer.Option(help="The reporter's usual site.")] = None,
    now: Annotated[str | None, typer.Option(help="When it was written, ISO with its offset; default: now.")] = None,
) -> None:
    """Show how Vigie reads a message."""
    from bot.commands.parse import parse as go

    if (text is None) == (jsonl is None):
        raise typer.BadParameter("give either a message or --jsonl FILE")
    go(settings_or_refuse(), text, jsonl, as_json=as_json, kind=kind, project=project, site=site, now=now)


@app.command()
def parked(retry: Annotated[bool, typer.Option("--retry", help="Put them back in line.")] = False) -> None:
    """List updates that could not be processed; --retry tries them again."""
    from bot.commands.parked import parked as go

    go(settings_or_refuse(), retry=retry)


@catalogue_app.command("check")
def catalogue_check(file: Annotated[Path, typer.Argument(help="The catalogue, a YAML file.")]) -> None:
    """Name the line and the key of every mistake in a catalogue."""
    from bot.commands.catalogue import check

    check(file)


@catalogue_app.command("schema")
def catalogue_schema() -> None:
    """Print the catalogue's JSON schema, for editors."""
    from bot.commands.catalogue import schema

    schema()


@db_app.command("upgrade")
def db_upgrade() -> None:
    """Bring the schema up to date."""
    from bot.commands.db import upgrade

    upgrade(settings_or_refuse())


@db_app.command("current")
def db_current() -> None:
    """Print which schema the database has."""
    from bot.commands.db import current

    current(settings_or_refuse())


@export_app.command("reports")
def export_reports(
    first: FirstDay,
    last: LastDay,
    format: FileFormat = "csv",
    project: Project = None,
    output: Output = None,
) -> None:
    """Export shift reports, a row a figure, as they count now."""
    from bot.commands.export import reports

    _fit_together(first, last, format, output)
    reports(settings_or_refuse(), first.date(), last.date(), format, project, output)


@export_app.command("incidents")
def export_incidents(
    first: FirstDay,
    last: LastDay,
    format: FileFormat = "csv",
    project: Project = None,
    output: Output = None,
) -> None:
    """Export security incidents, a row each. No story, no exact place, no names; no restricted one."""
    from bot.commands.export import incidents

    _fit_together(first, last, format, output)
    incidents(settings_or_refuse(), first.date(), last.date(), format, project, output)


@export_app.command("beds")
def export_beds(
    first: FirstDay,
    last: LastDay,
    format: FileFormat = "csv",
    project: Project = None,
    output: Output = None,
    table: Annotated[BedTable | None, typer.Option(help="Only this table; default: both.")] = None,
) -> None:
    """Export shelter beds: the daily census and every event. No address, no door words, no names."""
    from bot.commands.export import beds

    _fit_together(first, last, format, output)
    beds(settings_or_refuse(), first.date(), last.date(), format, project, output, table)


def _fit_together(first: datetime, last: datetime, format: Format, output: Path | None) -> None:
    if format == "xlsx" and output is None:
        raise typer.BadParameter("xlsx needs --output FILE")
    if last < first:
        raise typer.BadParameter("--to lies before --from")


@keys_app.callback(invoke_without_command=True)
def keys(context: typer.Context) -> None:
    """Encryption keys; without a command: what lies under which key, so that an old one may be dropped."""
    if context.invoked_subcommand is None:
        from bot.commands.keys import status

        status(settings_or_refuse())


@keys_app.command("rotate")
def keys_rotate() -> None:
    """Put everything under the first of VIGIE_ENCRYPTION_KEYS. May be stopped at any time, and called again."""
    from bot.commands.keys import rotate

    rotate(settings_or_refuse())


@keys_app.command("new")
def keys_new() -> None:
    """Make a key for VIGIE_ENCRYPTION_KEYS."""
    from storage.encryption import new_key

    typer.echo(new_key())


@audit_app.command("head")
def audit_head() -> None:
    """Print where the chain ends, NUMBER:HASH: keep it outside, it proves later that nothing before it was changed."""
    from bot.commands.audit import head

    head(settings_or_refuse())


@audit_app.command("verify")
def audit_verify(
    head: Annotated[
        str | None, typer.Option("--head", help="A head that was printed before: it must still be there.")
    ] = None,
) -> None:
    """Check the chain; name the first broken entry and exit with 1 where there is one."""
    from bot.commands.audit import verify

    verify(settings_or_refuse(), head)


@audit_app.command("list")
def audit_list() -> None:
    """Print the entries, one JSON object a line: ids only."""
    from bot.commands.audit import entries

    entries(settings_or_refuse())


def main() -> None:
    """The console script. A crash says nothing of the data that it met."""
    from bot.logs import configure_logging

    # Python looks for garbage after every 700 new objects, which a start makes by the hundred thousand.
    gc.set_threshold(50_000, 20, 20)
    # The database, an export: whoever else has an account on this machine reads none of it.
    os.umask(0o077)
    configure_logging()
    app(prog_name="vigie", args=sys.argv[1:])


if __name__ == "__main__":
    main()
