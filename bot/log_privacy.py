"""What may be written into the log: the processor that lets codes through, and reduces everything else.

A value is a code (a number, an id, an instant, a word without spaces); a sentence or an object becomes `<text>` or
`<TypeName>`. An exception becomes its type and the places it passed: its message may quote what somebody sent.
"""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from datetime import date, datetime
from enum import Enum
from pathlib import Path, PurePath
from types import TracebackType
from typing import Any
from uuid import UUID

Event = MutableMapping[str, Any]

CODE = re.compile(r"[^\s\x00-\x1f\x7f]{0,120}")
# A telephone has no spaces in it either; ids that we log are numbers, or do not begin like this.
TELEPHONE = re.compile(r"(\+|0)[\d./()-]{8,}")
HOME = Path(__file__).resolve().parent.parent
FRAMES_SHOWN = 12
DEPTH_SHOWN = 3
# Codes that exceptions of the standard library and of the databases carry, which are never anybody's words.
ERROR_CODES = ("errno", "sqlite_errorname", "sqlstate")


def reduce_event(logger: object, method: str, event: Event) -> Event:
    """The processor that lets through codes only, and reduces exceptions."""
    reduced: Event = {"level": event.pop("level", method), "action": _value(event.pop("event", None) or "unnamed")}
    exception = exception_of(event.pop("exc_info", None))
    for key, value in event.items():
        if isinstance(value, BaseException):
            exception = exception or value
        elif key not in ("stack_info", "stack", "exception"):
            reduced[_value(key)] = value if isinstance(value, Stated) else _value(value)
    if exception is not None:
        reduced.update(_error_fields(exception))
    return reduced


class Stated(str):
    """Words of this module or of a library's source, which may have spaces in them."""


def _value(value: object, depth: int = 0) -> Any:
    match value:
        case None | bool() | int() | float() | Stated():
            # A subclass may print as it likes; only the plain value is let through.
            return value if type(value) in (type(None), bool, int, float, Stated) else _plain_number(value)
        case Enum():
            return _value(value.value, depth)
        case str():
            return str.__str__(value) if CODE.fullmatch(value) and not TELEPHONE.fullmatch(value) else "<text>"
        case datetime() | date():
            return value.isoformat()
        case UUID() | PurePath():
            return _value(str(value))
        case type():
            return value.__name__
        case Mapping() if depth < DEPTH_SHOWN:
            return {str(_value(key)): _value(item, depth + 1) for key, item in value.items()}
        case list() | tuple() | set() | frozenset() if depth < DEPTH_SHOWN:
            return [_value(item, depth + 1) for item in value]
        case _:
            return f"<{type(value).__name__}>"


def _plain_number(value: Any) -> int | float | str:
    return int(value) if isinstance(value, int) else float(value) if isinstance(value, float) else "<text>"


def exception_of(given: object) -> BaseException | None:
    """The exception in what the standard library and structlog call `exc_info`, if there is one."""
    match given:
        case BaseException():
            return given
        case (_, BaseException() as error, _):
            return error
        case True | 1:
            return sys.exc_info()[1]
    return None


def _error_fields(error: BaseException) -> dict[str, Any]:
    fields: dict[str, Any] = {"error": Stated(_type_name(error)), "at": Stated(_places(error.__traceback__))}
    original = getattr(error, "orig", None)  # SQLAlchemy wraps the driver's exception
    for name in ERROR_CODES:
        code = next(
            (found for it in (error, original) if isinstance(found := getattr(it, name, None), str | int)), None
        )
        if code is not None:
            fields[name] = _value(code)
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if isinstance(error, BaseExceptionGroup):
        cause = error.exceptions[0]
    if cause is not None:
        fields["cause"] = Stated(_type_name(cause))
        fields["cause_at"] = Stated(_places(cause.__traceback__))
    return fields


def _type_name(error: BaseException) -> str:
    name = type(error).__name__
    if isinstance(error, BaseExceptionGroup):
        return f"{name}({', '.join(_type_name(inner) for inner in error.exceptions[:5])})"
    return name


def _places(trace: TracebackType | None) -> str:
    """`file:line in function > …`, outermost first, the innermost ones if there are many."""
    # The stack is walked without reading source lines: they could have words of a test or of an example in them.
    frames = [(frame.f_code, line) for frame, line in traceback.walk_tb(trace)][-FRAMES_SHOWN:]
    return " > ".join(f"{short_path(code.co_filename)}:{line} in {code.co_name}" for code, line in frames)


def short_path(file: str) -> str:
    """A source file's path as it may be logged: inside its package, or inside this project."""
    _, packages, inside = file.rpartition("site-packages/")
    if packages:
        return inside
    path = PurePath(file)
    return str(path.relative_to(HOME)) if path.is_relative_to(HOME) else path.name
