"""The log: that each event can be found by its action, and that nobody's words get into it, whatever breaks."""

from __future__ import annotations

import asyncio
import enum
import gc
import io
import json
import logging
import sqlite3
import subprocess
import sys
import textwrap
import threading
import uuid
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot.logs import configure_logging, watch_loop

WORDS = ["Marie", "a", "vu", "trois", "hommes", "armés"]
SENTENCE = " ".join(WORDS)  # put together here, so that it is not a constant of any function below
TOKEN = "123456789:" + "AA" + "x" * 33
ROOT = Path(__file__).resolve().parents[2]

log = structlog.get_logger()


@pytest.fixture(autouse=True)
def _put_back() -> Iterator[None]:
    root = logging.getLogger()
    kept = (sys.excepthook, sys.unraisablehook, threading.excepthook, warnings.showwarning)
    logging_kept = (logging.raiseExceptions, logging.lastResort, root.handlers[:], root.level)
    configuration = structlog.get_config()
    yield
    sys.excepthook, sys.unraisablehook, threading.excepthook, warnings.showwarning = kept
    logging.raiseExceptions, logging.lastResort = logging_kept[:2]
    root.handlers[:], root.level = logging_kept[2:]
    structlog.configure(**configuration)


@pytest.fixture(params=["text", "json"])
def output(request: pytest.FixtureRequest) -> io.StringIO:
    stream = io.StringIO()
    configure_logging(request.param, [TOKEN, "hush-hush"], stream=stream)
    return stream


@pytest.fixture
def lines() -> Lines:
    stream = io.StringIO()
    configure_logging("json", stream=stream)
    return Lines(stream)


class Lines:
    def __init__(self, stream: io.StringIO) -> None:
        self.stream = stream

    def all(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]

    def only(self) -> dict[str, Any]:
        (line,) = self.all()
        return line


def private(stream: io.StringIO) -> str:
    """What was written, after a look that none of the sentence's telling words is in it."""
    written = stream.getvalue()
    for word in ("Marie", "hommes", "armés", "arm\\u00e9s"):
        assert word not in written
    return written


def raise_sentence() -> None:
    raise ValueError(SENTENCE)


def test_an_event_is_one_line_of_time_level_action_and_values(lines: Lines) -> None:
    log.info("inbox.taken", count=3, chat=-100123, late=False)
    line = lines.only()
    assert datetime.fromisoformat(line.pop("time")).tzinfo is UTC
    assert line == {"level": "info", "action": "inbox.taken", "count": 3, "chat": -100123, "late": False}


def test_text_can_be_read_and_grepped() -> None:
    stream = io.StringIO()
    configure_logging("text", stream=stream)
    log.warning("inbox.taken", count=3, kinds=["a", "b"])
    written = stream.getvalue()
    assert written.count("\n") == 1
    assert 'warning  inbox.taken count=3 kinds=["a", "b"]' in written


def test_it_goes_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("text")
    log.info("inbox.taken")
    captured = capsys.readouterr()
    assert "inbox.taken" in captured.err
    assert captured.out == ""


def test_codes_are_written_as_what_they_are(lines: Lines) -> None:
    class Lane(enum.Enum):
        ALERTS = "alerts"

    class Number(enum.IntEnum):
        TWO = 2

    identity = uuid.uuid4()
    log.info("x", a=Lane.ALERTS, b=Number.TWO, c=identity, d=datetime(2026, 1, 31, tzinfo=UTC), e=None, f={"k": ["v"]})
    line = lines.only()
    assert (line["a"], line["b"], line["c"]) == ("alerts", 2, str(identity))
    assert (line["d"], line["e"], line["f"]) == ("2026-01-31T00:00:00+00:00", None, {"k": ["v"]})


class Said(str):
    def __str__(self) -> str:
        return SENTENCE


def test_a_text_of_another_class_is_written_as_the_text_it_is(lines: Lines) -> None:
    log.info("x", value=Said("code"))
    assert lines.only()["value"] == "code"


class Update:
    def __repr__(self) -> str:
        return SENTENCE


@pytest.mark.parametrize(
    "value", [SENTENCE, [SENTENCE], {"text": SENTENCE}, {SENTENCE: 1}, Update(), [[[[[SENTENCE]]]]]]
)
def test_a_sentence_or_an_object_is_not_written_as_a_value(value: object, output: io.StringIO) -> None:
    log.info("report.taken", value=value)
    assert "report.taken" in private(output)
    assert "<" in output.getvalue()


@pytest.mark.parametrize("value", ["+33612345678", "06.12.34.56.78", "a\nb", "a\tb", "x" * 121, "a b"])
def test_a_telephone_or_what_would_break_the_line_is_not_written(value: str, lines: Lines) -> None:
    log.info("x", value=value)
    assert lines.only()["value"] == "<text>"


def test_a_sentence_for_an_action_is_not_written(output: io.StringIO) -> None:
    log.info(SENTENCE)
    log.info("%s", SENTENCE)
    assert private(output).count("<text>") == 2


def test_context_bound_to_a_task_is_written_under_the_same_rule(output: io.StringIO) -> None:
    with structlog.contextvars.bound_contextvars(update=7, text=SENTENCE):
        log.info("x")
    assert "7" in private(output)


def test_an_exception_is_its_type_and_the_places_it_passed(output: io.StringIO) -> None:
    try:
        raise_sentence()
    except ValueError as error:
        log.exception("outbox.failed")
        log.warning("outbox.failed", error=error)
        log.warning("outbox.failed", exc_info=error)
        log.warning("outbox.failed", why=error, stack_info=True)
    written = private(output)
    assert written.count("ValueError") == 4
    assert written.count("in raise_sentence") == 4
    assert "tests/bot/test_logs.py:" in written


def test_the_cause_and_the_first_of_a_group_are_shown_and_the_databases_code(lines: Lines) -> None:
    try:
        try:
            sqlite3.connect(":memory:").execute("SELECT no_such_thing")
        except sqlite3.Error as error:
            raise RuntimeError(SENTENCE) from error
    except RuntimeError as error:
        log.error("a", error=error)
        log.error("b", error=ExceptionGroup(SENTENCE, [error, KeyError(SENTENCE)]))
        log.error("c", error=error.__cause__)
    private(lines.stream)
    first, second, third = lines.all()
    assert (first["error"], first["cause"]) == ("RuntimeError", "OperationalError")
    assert (second["error"], second["cause"]) == ("ExceptionGroup(RuntimeError, KeyError)", "RuntimeError")
    assert third["sqlite_errorname"] == "SQLITE_ERROR"


def test_an_exception_of_another_librarys_logger_is_reduced(output: io.StringIO) -> None:
    for name in (
        "telegram.ext.Application",
        "sqlalchemy.engine.Engine",
        "uvicorn.error",
        "apscheduler.executors.default",
    ):
        try:
            raise_sentence()
        except ValueError:
            logging.getLogger(name).exception("No error handlers are registered, logging %s", SENTENCE)
    written = private(output)
    assert written.count("library.said") == 4
    assert written.count("No error handlers are registered, logging %s") == 4
    assert written.count("ValueError") == 4
    assert "apscheduler.executors.default" in written


def test_a_message_put_together_by_another_library_is_left_out(output: io.StringIO) -> None:
    logging.getLogger("telegram").error(f"failed on {SENTENCE}")
    logging.getLogger("telegram").warning("failed on " + SENTENCE)
    logging.getLogger("telegram").warning("%s", SENTENCE)
    logging.getLogger("telegram").error(ValueError(SENTENCE))
    assert private(output).count("library.said") == 4
    assert "test_logs.py" in output.getvalue()


def test_other_libraries_are_heard_from_warnings_on_also_where_somebody_made_them_louder(output: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: POST %s", "https://api.telegram.org/bot" + TOKEN)
    for name in ("sqlalchemy.engine", "brand.new"):
        logging.getLogger(name).setLevel(logging.DEBUG)
        logging.getLogger(name).info(SENTENCE)
        logging.getLogger(name).setLevel(logging.NOTSET)
    assert output.getvalue() == ""


def test_a_handler_that_a_library_brought_is_taken_off() -> None:
    theirs, ours = io.StringIO(), io.StringIO()
    logger = logging.getLogger("uvicorn.access")
    logger.addHandler(logging.StreamHandler(theirs))
    logger.propagate = False
    configure_logging("text", stream=ours)
    logger.error("Odd request %s", SENTENCE)
    assert theirs.getvalue() == ""
    assert "Odd request %s" in private(ours)


def test_a_record_whose_arguments_do_not_fit_prints_nothing_of_them(
    output: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("telegram").error("one %s", SENTENCE, SENTENCE)
    assert "one %s" in private(output)
    assert capsys.readouterr().err == ""


async def raising() -> None:
    raise_sentence()


@pytest.mark.parametrize("watched", [True, False])
def test_a_task_that_nobody_waited_for_is_reduced(watched: bool, output: io.StringIO) -> None:
    async def main() -> None:
        if watched:
            watch_loop(asyncio.get_running_loop())
        task = asyncio.create_task(raising())
        await asyncio.sleep(0.01)
        del task
        gc.collect()

    asyncio.run(main())
    written = private(output)
    assert "ValueError" in written
    assert "in raise_sentence" in written
    assert ("task.crash" if watched else "library.said") in written


def test_a_callback_that_breaks_is_reduced(output: io.StringIO) -> None:
    async def main() -> None:
        watch_loop(asyncio.get_running_loop())
        asyncio.get_running_loop().call_soon(raise_sentence)
        await asyncio.sleep(0.01)

    asyncio.run(main())
    assert "task.crash" in private(output)


def test_a_thread_that_breaks_is_reduced(output: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    thread = threading.Thread(target=raise_sentence, name=SENTENCE)
    thread.start()
    thread.join()
    assert "thread.crash" in private(output)
    assert "ValueError" in output.getvalue()
    assert capsys.readouterr().err == ""


def test_a_finaliser_that_breaks_is_reduced(output: io.StringIO) -> None:
    class Broken:
        def __del__(self) -> None:
            raise_sentence()

    # pytest puts in a hook of its own around each test; ours is what is looked at.
    configure_logging("text", stream=output)
    Broken()
    gc.collect()
    assert "process.unraisable" in private(output)


def test_a_warning_is_its_kind_and_place(output: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        configure_logging("text", stream=output)
        warnings.warn(SENTENCE, UserWarning, stacklevel=1)
    written = private(output)
    assert "python.warning" in written
    assert "UserWarning" in written
    assert "test_logs.py" in written


@pytest.mark.parametrize("format", ["text", "json"])
@pytest.mark.parametrize("how", ["raise", "async", "interrupt"])
def test_a_process_that_breaks_at_its_top_level_prints_no_words(format: str, how: str) -> None:
    script = f"""
        import asyncio
        from bot.logs import configure_logging
        configure_logging({format!r})
        def broken():
            raise ValueError(" ".join({WORDS!r}))
        async def main():
            async with asyncio.TaskGroup() as group:
                group.create_task(asyncio.to_thread(broken))
        if {how!r} == "raise":
            broken()
        if {how!r} == "interrupt":
            raise KeyboardInterrupt(" ".join({WORDS!r}))
        asyncio.run(main())
    """
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode != 0
    assert "hommes" not in run.stderr + run.stdout
    assert "Traceback" not in run.stderr
    assert run.stderr.count("\n") == 1
    if how == "interrupt":
        assert "process.interrupted" in run.stderr
    else:
        assert "process.crash" in run.stderr
        assert "in broken" in run.stderr


def test_secrets_are_struck_out_of_the_finished_line(output: io.StringIO) -> None:
    other = "987654321:" + "BB" + "y" * 33
    log.info("x", url=f"https://api.telegram.org/bot{TOKEN}/getMe", key="hush-hush", other=[other])
    written = output.getvalue()
    for secret in (TOKEN, other, "hush-hush"):
        assert secret not in written
    assert "<secret>" in written
    assert "<token>" in written


def test_a_log_that_cannot_be_written_stops_nothing() -> None:
    stream = io.StringIO()
    configure_logging("text", stream=stream)
    stream.close()
    log.info("x")


def test_events_below_the_level_are_not_written() -> None:
    stream = io.StringIO()
    configure_logging("text", stream=stream, level=logging.WARNING)
    log.info("x")
    log.warning("y")
    assert [line.split()[2] for line in stream.getvalue().splitlines()] == ["y"]
