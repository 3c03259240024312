"""Arguments of a control call: typed, and nothing unknown among them."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from playground.errors import ControlError
from playground.model import Bot, Chat, Json, Person
from playground.world import World


class Args:
    """Every reading takes the argument out; `done` refuses what is left."""

    def __init__(self, world: World, values: Json) -> None:
        self.world = world
        self._values = dict(values)

    def raw(self, name: str, default: Any = None) -> Any:
        value = self._values.pop(name, None)
        return default if value is None else value

    def has(self, name: str) -> bool:
        return self._values.get(name) is not None

    def text(self, name: str, default: str | None = None) -> str:
        value = self.raw(name, default)
        if value is None:
            raise ControlError(400, f"{name} is needed")
        if not isinstance(value, str):
            raise ControlError(400, f"{name} must be a string")
        return value

    def maybe_text(self, name: str) -> str | None:
        value = self.raw(name)
        if value is not None and not isinstance(value, str):
            raise ControlError(400, f"{name} must be a string")
        return value

    def number(self, name: str, default: float | None = None) -> float:
        value = self.raw(name, default)
        if value is None:
            raise ControlError(400, f"{name} is needed")
        try:
            if isinstance(value, bool):
                raise ValueError
            return float(value)
        except (TypeError, ValueError):
            raise ControlError(400, f"{name} must be a number") from None

    def integer(self, name: str, default: int | None = None) -> int:
        value = self.number(name, default)
        if value != int(value):
            raise ControlError(400, f"{name} must be a whole number")
        return int(value)

    def maybe_integer(self, name: str) -> int | None:
        return self.integer(name) if self._values.get(name) is not None else None

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.raw(name, default)
        if isinstance(value, str) and value.lower() in ("true", "1", "false", "0"):
            return value.lower() in ("true", "1")
        if not isinstance(value, bool):
            raise ControlError(400, f"{name} must be true or false")
        return value

    def many(self, name: str) -> list[Any]:
        value = self.raw(name, [])
        if isinstance(value, str):
            return [part for part in value.split(",") if part]
        if not isinstance(value, list):
            raise ControlError(400, f"{name} must be a list")
        return value

    def data(self, name: str) -> bytes | None:
        """Base64, None where it is not given."""
        value = self.maybe_text(name)
        if value is None:
            return None
        try:
            return base64.b64decode(value, validate=True)
        except binascii.Error:
            raise ControlError(400, f"{name} must be base64") from None

    def person(self, name: str = "person") -> Person:
        value = self.raw(name)
        if value is None:
            raise ControlError(400, f"{name} is needed")
        return self.world.find_person(value)

    def bot(self) -> Bot:
        return self.world.find_bot(self.raw("bot"))

    def chat_of(self, person: Person | None) -> Chat:
        return self.world.find_chat(person, self.raw("chat"), self.raw("bot"))

    def group(self) -> Chat:
        return self.world.find_group(self.raw("chat"))

    def done(self) -> None:
        if self._values:
            raise ControlError(400, f"unknown arguments: {', '.join(sorted(self._values))}")
