"""Faults on demand: rules that say which call goes wrong, how, and how often."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from playground.errors import ApiError, ControlError, too_many_requests
from playground.model import Json

KINDS = frozenset(
    ("429", "400", "403", "500", "502", "drop_before", "drop_after", "slow", "timeout", "duplicate_delivery", "migrate")
)
_WORDS = {
    "400": "Bad Request: fault on demand",
    "403": "Forbidden: bot was blocked by the user",
    "500": "Internal Server Error: restart",
    "502": "Bad Gateway",
}


@dataclass(slots=True)
class Rule:
    id: int
    kind: str
    methods: frozenset[str]
    chats: frozenset[int]
    bot: int | None
    count: int | None
    probability: float
    seconds: float
    retry_after: int
    description: str
    given: Json
    fired: int = 0
    dice: random.Random = field(default_factory=random.Random)

    def describe(self) -> Json:
        return {"id": self.id, **self.given, "fired": self.fired}

    def fits(self, bot: int, method: str, chat: int | None) -> bool:
        return (
            (not self.methods or method in self.methods)
            and (self.bot is None or self.bot == bot)
            and (not self.chats or (chat is not None and chat in self.chats))
        )

    def refusal(self) -> ApiError | None:
        """What the call is answered with, None where the kind is no refusal."""
        if self.kind == "429":
            return too_many_requests(self.retry_after)
        if self.kind in _WORDS:
            return ApiError(int(self.kind), self.description or _WORDS[self.kind])
        return None


class Faults:
    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self._last = 0

    def add(self, given: Json, bot: int | None, chats: frozenset[int]) -> Rule:
        """`given` is the rule as it came; `bot` and `chats` its addresses, looked up. ControlError 400."""
        unknown = set(given) - {
            "id",
            "match",
            "kind",
            "probability",
            "count",
            "retry_after",
            "seconds",
            "description",
            "seed",
        }
        kind = str(given.get("kind"))
        if unknown or kind not in KINDS:
            raise ControlError(400, f"unknown {', '.join(sorted(unknown))}" if unknown else f"unknown kind {kind!r}")
        methods = (given.get("match") or {}).get("method") or []
        methods = [methods] if isinstance(methods, str) else methods
        self._last += 1
        rule = Rule(
            id=self._last,
            kind=kind,
            methods=frozenset(str(method).lower() for method in methods),
            chats=chats,
            bot=bot,
            count=_number(given, "count", None, int),
            probability=_number(given, "probability", 1.0, float),
            seconds=_number(given, "seconds", 60.0 if kind == "timeout" else 1.0, float),
            retry_after=_number(given, "retry_after", 3, int),
            description=str(given.get("description") or ""),
            given={key: value for key, value in given.items() if key != "id"},
        )
        rule.dice.seed(given.get("seed", self._last))
        self.rules.append(rule)
        return rule

    def remove(self, number: int) -> bool:
        before = len(self.rules)
        self.rules = [rule for rule in self.rules if rule.id != number]
        return len(self.rules) < before

    def clear(self) -> None:
        self.rules.clear()

    def pick(self, bot: int, method: str, chat: int | None, kinds: frozenset[str] | None = None) -> Rule | None:
        """The first rule that fits and fires (which counts); `method` in lower case.

        Without `kinds`, rules of delivery (`duplicate_delivery`) are passed over.
        """
        for rule in self.rules:
            if (rule.kind not in kinds) if kinds is not None else (rule.kind == "duplicate_delivery"):
                continue
            if rule.count is not None and rule.fired >= rule.count:
                continue
            if not rule.fits(bot, method, chat):
                continue
            if rule.probability < 1 and rule.dice.random() >= rule.probability:
                continue
            rule.fired += 1
            return rule
        return None


def _number(given: Json, name: str, default: Any, kind: type) -> Any:
    value = given.get(name)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise ControlError(400, f"{name} must be a number, not negative")
    return kind(value)
