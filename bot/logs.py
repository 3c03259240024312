"""The log: one line an event on stderr, with an `action` to grep, as text or as JSON.

Nothing that a person wrote, no name and no number of theirs gets into it, also not when something breaks. That is
held by the shape of what is let through, and does not depend on everybody's care:

- A value is a code (a number, an id, an instant, a word without spaces); a sentence or an object becomes `<text>` or
  `<TypeName>`. One word can still be a name: what is logged are ids and words of this program, never what was typed.
- An exception becomes its type and the places it passed. Its message may quote what somebody sent; so it is left out.
- A record of another library keeps its message only if that stands as a constant in that library's source; what was
  formatted into it is left out.
- What looks like a bot token, and every secret of the settings, is struck out of the finished line.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
import sys
import threading
import warnings
from collections.abc import Iterable
from types import FrameType, TracebackType
from typing import Any, Literal, TextIO

import structlog

from bot.log_privacy import Event, Stated, exception_of, reduce_event, short_path

TOKEN_SHAPE = re.compile(r"\d{5,}:[A-Za-z0-9_-]{30,}")
# What asyncio and aiohttp say to a loop's exception handler, as far as it helps; anything else may quote something.
LOOP_MESSAGES = (
    "Task exception was never retrieved",
    "Future exception was never retrieved",
    "Task was destroyed but it is pending!",
    "Unclosed client session",
    "Unclosed connection",
)

_secrets: tuple[str, ...] = ()


def configure_logging(
    format: Literal["text", "json"] = "text",
    secrets: Iterable[str] = (),
    *,
    level: int = logging.INFO,
    stream: TextIO | None = None,
) -> None:
    """Sets the log up for this process: structlog, the standard library's loggers, warnings and exception hooks.

    `secrets` are struck out wherever they would appear; `level` is the lowest of our own events that is written, other
    libraries' begin at WARNING; `stream` is stderr, as it is at the time of writing, unless one is given. It may be
    called again. The hook of the event loop needs `watch_loop` in every loop.
    """
    global _secrets
    # A short "secret" would tear every line to pieces.
    _secrets = tuple(sorted((secret for secret in secrets if len(secret) >= 6), key=len, reverse=True))
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            reduce_event,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
            _render_json if format == "json" else _render_text,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: _Line(stream),
        # Loggers are made when modules are imported, before this; a cached one would keep what it found then.
        cache_logger_on_first_use=False,
    )
    _route_standard_logging()
    sys.excepthook = _on_crash
    sys.unraisablehook = lambda unraisable: _log().error("process.unraisable", error=unraisable.exc_value)
    threading.excepthook = lambda args: _log().critical("thread.crash", error=args.exc_value or args.exc_type)
    warnings.showwarning = _on_warning


def watch_loop(loop: asyncio.AbstractEventLoop) -> None:
    """Has exceptions that nobody caught in this event loop logged by this module's rules."""
    loop.set_exception_handler(_on_loop_exception)


def _log() -> Any:
    return structlog.get_logger()


class _Line:
    """What structlog hands a finished line to."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    def msg(self, line: str) -> None:
        stream = self._stream or sys.stderr
        try:
            # One write for line and end, so that two threads' lines do not mix.
            stream.write(line + "\n")
            stream.flush()
        except (OSError, ValueError):
            # A log that cannot be written (full disk, closed pipe) must not stop an alert from going out.
            pass

    log = debug = info = warning = error = critical = exception = fatal = msg


# --- How it is written ---


def _strike_out(line: str) -> str:
    for secret in _secrets:
        line = line.replace(secret, "<secret>")
    return TOKEN_SHAPE.sub("<token>", line)


def _render_json(logger: object, method: str, event: Event) -> str:
    return _strike_out(json.dumps({"time": event.pop("time"), **event}, ensure_ascii=False))


def _render_text(logger: object, method: str, event: Event) -> str:
    head = f"{event.pop('time')} {event.pop('level'):<8} {event.pop('action')}"
    pairs = (
        f"{key}={json.dumps(value, ensure_ascii=False) if _needs_quotes(value) else value}"
        for key, value in event.items()
    )
    return _strike_out(" ".join((head, *pairs)))


def _needs_quotes(value: object) -> bool:
    return not isinstance(value, str) or " " in value or '"' in value or value == ""


# --- Where it comes from otherwise ---


class _Foreign(logging.Handler):
    """Takes the records of other libraries, and of our own code where it uses the standard library's logging."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno < logging.WARNING:
            return
        fields: dict[str, Any] = {"logger": record.name, "from": f"{short_path(record.pathname)}:{record.lineno}"}
        said = _constant_message(record)
        if said is not None:
            fields["message"] = Stated(said)
        error = exception_of(record.exc_info)
        if error is not None:
            fields["error"] = error
        getattr(_log(), "error" if record.levelno >= logging.ERROR else "warning")("library.said", **fields)

    def handleError(self, record: logging.LogRecord) -> None:
        """Silent: the standard library would print the record's arguments."""


def _constant_message(record: logging.LogRecord) -> str | None:
    """The record's message, before anything is formatted into it, if it is a constant of the code that logged it.

    A message put together there (an f-string, asyncio's report of a task with the exception's text in it) is not among
    the constants of its code, and cannot be told from somebody's words.
    """
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        code = frame.f_code
        if code.co_filename == record.pathname and code.co_name == record.funcName:
            return record.msg if isinstance(record.msg, str) and record.msg in code.co_consts else None
        frame = frame.f_back
    return None


def _route_standard_logging() -> None:
    # Otherwise a fault in logging is printed with the record's arguments, and records without a handler as they are.
    logging.raiseExceptions = False
    logging.lastResort = None
    root = logging.getLogger()
    root.handlers[:] = [_Foreign()]
    root.setLevel(logging.WARNING)
    for name in list(logging.Logger.manager.loggerDict):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
        # As loud as the root, also where somebody had asked a library for its DEBUG, which prints all it handles.
        logger.setLevel(logging.NOTSET)


def _on_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        _log().warning("process.interrupted")
    else:
        _log().critical("process.crash", error=error)


def _on_loop_exception(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    fields: dict[str, Any] = {}
    if context.get("message") in LOOP_MESSAGES:
        fields["message"] = Stated(context["message"])
    if isinstance(context.get("exception"), BaseException):
        fields["error"] = context["exception"]
    _log().error("task.crash", **fields)


def _on_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: object = None,
    line: object = None,
) -> None:
    _log().warning("python.warning", kind=category, **{"from": f"{short_path(filename)}:{lineno}"})
