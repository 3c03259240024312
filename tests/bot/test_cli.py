"""The command line: exit code 0, 1 for a refusal in one clear sentence, 2 for wrong usage; never a traceback."""

import asyncio
import contextlib
import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import app, main
from bot.tables import harmless
from tests.support.mission import KEY, Mission

TOKEN = "123456:AAZxbebqU0BWbdf92c5KzXHFQL0trCgCHDl"
NOBODY = "http://127.0.0.1:9"
"""The discard port: nothing listens there."""


def started(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, as an operator starts it, with only these VIGIE_ variables."""
    root = str(Path(__file__).parents[2])
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=cwd,
        env=_environment(environment) | {"PYTHONPATH": root},
    )


def forked(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """As `started`, of a process that had imported everything before."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.support.killing", "tests.support.warmed"])
    said = cwd / "said.txt"
    process = context.Process(target=_command, args=(arguments, _environment(environment), str(cwd), str(said)))
    process.start()
    process.join(60)
    assert process.exitcode is not None
    return subprocess.CompletedProcess(arguments, process.exitcode, "", said.read_text(encoding="utf-8"))


def _command(arguments: tuple[str, ...], environment: dict[str, str], folder: str, said: str) -> None:
    descriptor = os.open(said, os.O_WRONLY | os.O_CREAT)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["vigie", *arguments]
    main()


def vigie(*arguments: str, cwd: Path | None = None, **environment: str) -> Result:
    """The command in this process: a start costs a second, and most of these are about what comes after it."""
    folder = contextlib.chdir(cwd) if cwd is not None else contextlib.nullcontext()
    with folder, _only(_environment(environment)):
        return CliRunner().invoke(app, list(arguments))


def _environment(given: dict[str, str]) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("VIGIE_")}
    return clean | {"COLUMNS": "200"} | {f"VIGIE_{name}": value for name, value in given.items()}


@contextlib.contextmanager
def _only(environment: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


class TestRunRefuses:
    @pytest.mark.parametrize(
        ("environment", "names"),
        [
            ({}, "VIGIE_TOKEN"),
            ({"TOKEN": "abc"}, "VIGIE_TOKEN"),
            ({"TOKEN": TOKEN}, "vigie keys new"),
            ({"TOKEN": TOKEN, "ENCRYPTION_KEYS": "short"}, "VIGIE_ENCRYPTION_KEYS"),
            ({"TOKEN": TOKEN, "ENCRYPTION_KEYS": KEY, "API_URL": NOBODY}, "cannot be reached"),
            ({"TOKEN": TOKEN, "ENCRYPTION_KEYS": KEY, "DATABASE_URL": "sqlite:////nowhere/x.db"}, "database"),
            ({"TOKEN": TOKEN, "ENCRYPTION_KEYS": KEY, "DATABASE_URL": "postgresql://u:pw@127.0.0.1:9/x"}, "database"),
            ({"TOKEN": TOKEN, "ENCRYPTION_KEYS": KEY, "DATABASE_URL": "mysql://x"}, "VIGIE_DATABASE_URL"),
            ({"TOKEN": TOKEN, "ENCRYPTION_KEYS": KEY, "CATALOGUE": "nowhere.yaml"}, "VIGIE_CATALOGUE"),
            ({"TOKEN": TOKEN, "ENCRYPTION_KEYS": KEY, "CLOCK": "2026-11-23T18:00:00Z"}, "VIGIE_CLOCK"),
            (
                {"TOKEN": TOKEN, "ENCRYPTION_KEYS": KEY, "WEBHOOK_URL": "https://a.example/t", "WEBHOOK_SECRET": "s"},
                "VIGIE_WEBHOOK_URL",
            ),
        ],
    )
    def test_in_one_sentence(self, environment: dict[str, str], names: str, tmp_path: Path) -> None:
        done = forked("run", cwd=tmp_path, **environment)

        assert done.returncode == 1
        assert names in done.stderr
        assert "Traceback" not in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        assert "pw" not in done.stderr

    def test_a_bad_catalogue_with_its_line_and_key(self, tmp_path: Path) -> None:
        (tmp_path / "bad.yaml").write_text("mission: 3\nprojets: []\n", encoding="utf-8")

        done = forked("run", cwd=tmp_path, TOKEN=TOKEN, ENCRYPTION_KEYS=KEY, CATALOGUE="bad.yaml")

        assert done.returncode == 1
        assert "line 1" in done.stderr
        assert "Traceback" not in done.stderr

    async def test_a_token_that_telegram_does_not_know(self, tmp_path: Path, playground_url: str) -> None:
        environment = {"TOKEN": TOKEN, "ENCRYPTION_KEYS": KEY, "API_URL": playground_url}

        done = await asyncio.to_thread(started, "run", cwd=tmp_path, **environment)

        assert done.returncode == 1
        assert "does not know this token" in done.stderr
        assert os.stat(tmp_path / "vigie.db").st_mode & 0o077 == 0, "it is nobody else's"

    def test_a_playground_whose_file_has_no_folder(self, tmp_path: Path) -> None:
        done = forked("playground", "--database", "nowhere/kept.db", "--no-browser", cwd=tmp_path)

        assert done.returncode == 1
        assert "nowhere/kept.db cannot be used" in done.stderr

    def test_wrong_usage_is_exit_code_2(self) -> None:
        assert vigie("run", "--fast").exit_code == 2
        assert vigie("export", "reports", "--from", "2026-11-30", "--to", "2026-11-01").exit_code == 2
        assert vigie("parse").exit_code == 2

    @pytest.mark.parametrize(
        "command",
        [
            ["run"],
            ["playground"],
            ["invite"],
            ["parse"],
            ["catalogue", "check"],
            ["catalogue", "schema"],
            ["db", "upgrade"],
            ["db", "current"],
            ["export", "reports"],
            ["keys", "new"],
        ],
    )
    def test_every_command_has_help(self, command: list[str]) -> None:
        done = vigie(*command, "--help")

        assert done.exit_code == 0
        assert "Usage" in done.stdout


class TestParse:
    def test_one_message_as_json(self) -> None:
        done = vigie(
            "parse",
            "--json",
            "--project=calais",
            "--site=living_sites_calais",
            "--now=2026-11-23T18:00:00+01:00",
            "clinique 34 consultations dont 12 femmes // calme",
        )

        assert json.loads(done.stdout) == {
            "kind": "shift_report",
            "project": "calais",
            "site": "living_sites_calais",
            "date": "2026-11-23",
            "shift": None,
            "entries": [{"activity": "clinic", "values": {"consultations": 34, "women": 12}}],
            "comment": "calme",
            "ask": False,
            "questions": [],
        }

    def test_an_incident_as_json_and_for_people(self) -> None:
        options = ("parse", "--kind=incident", "--project=calais", "--site=coast_calais")

        done = vigie(*options, "--json", "bateau qui coule, 40 personnes à l'eau")
        told = vigie(*options, "bateau qui coule, 40 personnes à l'eau")

        assert json.loads(done.stdout) == {
            "kind": "incident",
            "type": "shipwreck",
            "restricted": False,
            "severity": 4,
            "near_miss": False,
            "site": "coast_calais",
            "ask": False,
            "questions": [],
        }
        assert "shipwreck" in told.stdout
        assert "critical" in told.stdout

    def test_an_incident_for_people_names_the_words_that_weighed(self) -> None:
        told = vigie("parse", "--kind=incident", "a man followed her and touched her breasts")

        assert "learned: sexual" in told.stdout
        assert "restricted: only focal points read the story (for: " in told.stdout
        assert "touched" in told.stdout

    def test_an_alert_without_a_word_of_what_happened_is_asked(self) -> None:
        done = vigie("parse", "--kind=incident", "need help call me")

        assert "What happened?" in done.stdout

    def test_a_file_gives_a_line_for_each_line(self, tmp_path: Path) -> None:
        rows = [
            {"text": "clinique 34", "project": "calais", "site": None, "now": "2026-11-23T18:00:00+01:00"},
            {"text": "12 licornes", "project": "calais", "site": None, "now": "2026-11-23T18:00:00+01:00"},
        ]
        (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

        done = vigie("parse", "--jsonl", "in.jsonl", cwd=tmp_path)

        first, second = [json.loads(line) for line in done.stdout.splitlines()]
        assert first["entries"][0]["values"] == {"consultations": 34}
        assert second["ask"]
        assert second["questions"][0]["text"]

    def test_for_people_it_says_what_is_asked(self) -> None:
        done = vigie("parse", "--project=calais", "--now=2026-11-23T18:00:00+01:00", "clinique 34 et 12 licornes")

        assert "licornes" in done.stdout
        assert "34" in done.stdout

    def test_for_people_it_says_what_every_stretch_was_taken_as(self) -> None:
        text = "clinqiue 34, équipe de 4,\n12 licornes // 2 à revoir"
        done = vigie("parse", "--project=calais", "--now=2026-11-23T18:00:00+01:00", text)

        account = done.stdout.split("\n\n")[1]
        assert [line.split("  ", 2)[1] for line in account.splitlines() if line[2:3] != " "] == [
            "clinqiue", "34", "équipe de 4", "12 licornes", "// 2 à revoir",
        ]  # fmt: skip
        assert "clinqiue → clinique" in " ".join(account.split())
        assert "asked about (unknown_word)" in account
        assert max(map(len, done.stdout.splitlines())) <= 80
        assert "\x1b" not in done.stdout

    def test_a_shelter_message_as_json(self) -> None:
        done = vigie(
            "parse",
            "--json",
            "--kind=shelter",
            "--site=womens_shelter",
            "--now=2026-11-23T18:00:00+01:00",
            "/occupation femmes seules 14, 2 HS",
        )

        assert json.loads(done.stdout) == {
            "kind": "bed_count",
            "shelter": "womens_shelter",
            "counts": {"single_women": {"occupied": 14, "out_of_service": 2}},
            "ask": False,
            "questions": [],
        }

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (
                "/occupation femmes seules 14, 2 HS, 12 licornes",
                ["women: 14 occupied, 2 out", "? 12 “licornes”"],
            ),
            ("/retenir 2 femmes seules 19h", ["Hold 2", "until 2026-11-23T19:00:00+01:00"]),
            ("/refus 2 femmes seules complet", ["Turned away 2", "full"]),
        ],
    )
    def test_a_shelter_message_for_people(self, text: str, said: list[str]) -> None:
        done = vigie("parse", "--kind=shelter", "--site=womens_shelter", "--now=2026-11-23T18:00:00+01:00", text)

        assert all(words.lower() in done.stdout.lower() for words in said), done.stdout

    @pytest.mark.parametrize("line", ["no json", "[]", '{"text": 3, "now": "x"}', '{"text": "a", "project": "mars"}'])
    def test_bad_input_is_refused_in_a_sentence(self, tmp_path: Path, line: str) -> None:
        (tmp_path / "in.jsonl").write_text(line, encoding="utf-8")

        done = vigie("parse", "--jsonl", "in.jsonl", cwd=tmp_path)

        assert done.exit_code == 1
        assert "Traceback" not in done.stderr


class TestDatabase:
    def test_upgrade_and_current(self, tmp_path: Path) -> None:
        assert "run `vigie db upgrade`" in vigie("db", "current", cwd=tmp_path).stdout
        assert vigie("db", "upgrade", cwd=tmp_path).exit_code == 0
        assert "the newest" in vigie("db", "current", cwd=tmp_path).stdout


class TestInvite:
    def test_prints_a_code_that_admits(self, tmp_path: Path) -> None:
        done = vigie("invite", "--role=coordinator", "--project=calais", cwd=tmp_path, ENCRYPTION_KEYS=KEY)

        assert done.exit_code == 0, done.stderr
        assert "/start " in done.stdout
        assert "72" in done.stdout

    @pytest.mark.parametrize(
        ("arguments", "names"),
        [
            (["--role=queen"], "coordinator"),
            (["--role=coordinator", "--project=mars"], "calais"),
            (["--role=team_member", "--project=calais", "--site=moon"], "moon"),
            (["--role=team_member", "--site=womens_centre"], "--project"),
        ],
    )
    def test_refuses_what_the_catalogue_does_not_have(self, tmp_path: Path, arguments: list[str], names: str) -> None:
        done = vigie("invite", *arguments, cwd=tmp_path, ENCRYPTION_KEYS=KEY)

        assert done.exit_code == 1
        assert names in done.stderr


class TestParked:
    async def test_lists_without_a_word_and_puts_back_in_line(self, mission: Mission) -> None:
        where = {"DATABASE_URL": mission.settings.database_url, "ENCRYPTION_KEYS": KEY}
        await mission.admit("Amina", site="living_sites_calais")
        await mission.play.inject(
            {"message": {"message_id": 999, "text": "zeppelin", "chat": {"id": 5, "type": "private"}}}
        )
        await mission.idle()

        listed = await asyncio.to_thread(vigie, "parked", **where)
        again = await asyncio.to_thread(vigie, "parked", "--retry", **where)

        assert "1 parked" in listed.output
        assert "zeppelin" not in listed.output
        assert again.output.startswith("1 back in line")

    def test_says_where_there_is_none(self, tmp_path: Path) -> None:
        assert "0 parked" in vigie("parked", cwd=tmp_path, ENCRYPTION_KEYS=KEY).output


class TestExport:
    async def test_as_jsonl_csv_and_xlsx(self, mission: Mission, tmp_path: Path) -> None:
        await mission.admit("Amina", site="living_sites_calais")
        await mission.say("Amina", "/r clinique 34 consultations dont 12 femmes // =SUM(A1)")
        await mission.say("Amina", "/r distri hier 40 foyers")
        where = {"DATABASE_URL": mission.settings.database_url, "ENCRYPTION_KEYS": KEY}
        between = ["--from", "2026-11-22", "--to", "2026-11-23"]

        lines = (
            await asyncio.to_thread(vigie, "export", "reports", *between, "--format=jsonl", **where)
        ).stdout.splitlines()
        table = (
            await asyncio.to_thread(vigie, "export", "reports", *between, "--format=csv", **where)
        ).stdout.splitlines()
        sheet = await asyncio.to_thread(
            vigie, "export", "reports", *between, "--format=xlsx", "--output=x.xlsx", cwd=tmp_path, **where
        )

        rows = [json.loads(line) for line in lines]
        assert [(r["day"], r["indicator"], r["value"]) for r in rows] == [
            ("2026-11-22", "households", 40),
            ("2026-11-23", "consultations", 34),
            ("2026-11-23", "women", 12),
        ]
        assert rows[1]["comment"] == "=SUM(A1)", "JSON has no formulas"
        assert len(table) == 4
        assert "'=SUM(A1)" in table[2], "a comment is never a formula"
        assert sheet.exit_code == 0, sheet.stderr
        book = openpyxl.load_workbook(tmp_path / "x.xlsx")
        cells = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
        assert [type(cell) for cell in cells[1][:2]] == [int, str]
        assert cells[1][3].date() == date(2026, 11, 23)
        assert cells[1][7] == 34
        assert book.worksheets[0].freeze_panes == "A2"

    async def test_of_one_project_only(self, mission: Mission) -> None:
        await mission.admit("Amina", site="living_sites_calais")
        await mission.say("Amina", "/r clinique 34")
        where = {"DATABASE_URL": mission.settings.database_url, "ENCRYPTION_KEYS": KEY}

        between = ["--from=2026-11-01", "--to=2026-11-30", "--format=jsonl"]

        of_theirs = await asyncio.to_thread(vigie, "export", "reports", *between, "--project=calais", **where)
        done = await asyncio.to_thread(vigie, "export", "reports", *between, "--project=dunkerque", **where)

        assert of_theirs.stdout
        assert done.exit_code == 0
        assert done.stdout == ""

    @pytest.mark.parametrize("text", ["=1+1", "+33", "-3 personnes", "@amina", "\tx"])
    def test_text_that_begins_like_a_formula_is_made_harmless(self, text: str) -> None:
        assert harmless(text) == f"'{text}"

    @pytest.mark.parametrize("cell", [-3, 0, None, True, "3 personnes", date(2026, 1, 1)])
    def test_everything_else_stays_as_it_is(self, cell: object) -> None:
        assert harmless(cell) is cell  # type: ignore[arg-type]


class TestCatalogue:
    def test_check_says_fine_or_names_every_mistake(self, tmp_path: Path) -> None:
        from importlib import resources

        good = resources.files("bot.catalogues").joinpath("mission_france.yaml").read_text(encoding="utf-8")
        (tmp_path / "good.yaml").write_text(good, encoding="utf-8")
        (tmp_path / "bad.yaml").write_text(good.replace("time_zone: Europe/Paris", "time_zone: Mars/Base"), "utf-8")

        fine, bad = (
            vigie("catalogue", "check", "good.yaml", cwd=tmp_path),
            vigie("catalogue", "check", "bad.yaml", cwd=tmp_path),
        )

        assert fine.exit_code == 0
        assert bad.exit_code == 1
        assert "time_zone" in bad.stderr

    def test_schema_is_json(self) -> None:
        assert json.loads(vigie("catalogue", "schema").stdout)["properties"]["projects"]
