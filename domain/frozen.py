"""Small immutable values, made cheaply.

`@dataclass(frozen=True, slots=True)` writes and compiles six functions for each class. For some three hundred classes
that is a sixth of what a start takes, and memory for good. Here `__init__` alone is written for each class; to compare,
hash and show an instance is the same code for all. That nobody changes a value is what mypy sees to; nothing does when
Vigie runs, and a value is made in half the time.
"""

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """The class as a frozen dataclass with slots: equal where the fields are, and hashed by them."""
    made: Any = dataclass(slots=True, eq=False, repr=False)(cls)
    compared = [one.name for one in fields(made) if one.compare]
    # Of one name it gets the bare field, of several a tuple; of none it could not be made.
    held = attrgetter(*compared) if compared else type

    def equal(self: Any, other: object) -> bool:
        return held(self) == held(other) if type(other) is made else NotImplemented

    def hashed(self: Any) -> int:
        return hash(held(self))

    for name, common in (("__eq__", equal), ("__hash__", hashed), ("__repr__", _shown)):
        if name not in cls.__dict__:
            setattr(made, name, common)
    return made  # type: ignore[no-any-return]


def _shown(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"
