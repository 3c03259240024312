"""`vigie export`: tables for other programs."""

import asyncio
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import Progress

from bot.process import CannotStart, load_catalogue_or_say, open_database, stranger_secret
from bot.settings import Settings, SettingsError
from bot.tables import Columns, Csv, Format, JsonLines, Writer, Xlsx
from domain.audit import Deed, Door, Subject
from services import exports
from services.exports import Table
from services.incidents.exports import incident_table
from services.shelters.exports import tables as bed_tables
from services.work import Work
from storage.database import Database


def export(
    settings: Settings, tables: Sequence[Table], format: Format, project: str | None, output: Path | None
) -> None:
    """Writes the file, with a progress bar on a terminal; exit code 1 with one sentence where it cannot."""
    try:
        figures = asyncio.run(written(settings, tables, format, project, output))
    except (SettingsError, CannotStart) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        typer.echo(f"The file cannot be written: {error.strerror}.", err=True)
        raise typer.Exit(1) from None
    if output is not None:
        typer.echo(f"{output}: {figures} rows", err=True)


def reports(
    settings: Settings, first: date, last: date, format: Format, project: str | None, output: Path | None
) -> None:
    """`vigie export reports`."""
    export(settings, [exports.report_table(first, last, project)], format, project, output)


def incidents(
    settings: Settings, first: date, last: date, format: Format, project: str | None, output: Path | None
) -> None:
    """`vigie export incidents`."""
    export(settings, [incident_table(first, last, project)], format, project, output)


def beds(
    settings: Settings,
    first: date,
    last: date,
    format: Format,
    project: str | None,
    output: Path | None,
    table: str | None,
) -> None:
    """`vigie export beds`; `table`: only this one."""
    both = bed_tables(first, last, project)
    export(settings, list(both.values()) if table is None else [both[table]], format, project, output)


async def written(
    settings: Settings, tables: Sequence[Table], format: Format, project: str | None, output: Path | None
) -> int:
    """Writes the tables, to stdout where there is no `output`; how many rows they have. CannotStart where the project
    or the database is not there, OSError where the file cannot be written."""
    catalogue = load_catalogue_or_say(settings)
    keys = [p.key for p in catalogue.projects]
    if project is not None and project not in keys:
        raise CannotStart(f"The catalogue has no project {project}; it has {', '.join(keys)}.")
    database = await open_database(settings, own=False)
    figures = 0
    try:
        with ExitStack() as stack:
            writer = _writer(stack, format, output, {table.name: table.columns for table in tables})
            bar = stack.enter_context(Progress(console=Console(stderr=True), disable=not sys.stderr.isatty()))
            await _note(database, tables)
            async with database.read() as unit:
                work = Work(unit, catalogue, datetime.now(UTC), stranger_secret(settings))
                for table in tables:
                    task = bar.add_task(table.name.capitalize(), total=await table.steps(work))
                    async for steps, rows in table.rows(work):
                        for row in rows:
                            writer.write(table.name, row)
                        figures += len(rows)
                        bar.advance(task, steps)
    finally:
        await database.close()
    return figures


async def _note(database: Database, tables: Sequence[Table]) -> None:
    """Before a row is read: also an export that breaks off has shown something."""
    async with database.write() as unit:
        unit.audit.door = Door.COMMAND_LINE
        for _ in tables:
            await unit.audit.note(datetime.now(UTC), Deed.DATA_EXPORTED, Subject.EXPORT)


def _writer(stack: ExitStack, format: Format, output: Path | None, tables: Columns) -> Writer:
    if format == "xlsx":
        assert output is not None  # the command line asked for it
        return stack.enter_context(Xlsx(output, tables))
    out = sys.stdout if output is None else stack.enter_context(output.open("w", encoding="utf-8", newline=""))
    return JsonLines(out, tables) if format == "jsonl" else Csv(out, tables)
