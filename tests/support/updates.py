"""Updates as Telegram might send them, and as nobody should: built from a third party's models of the Bot API."""

import random
import types
import typing
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any

from pydantic import BaseModel

from domain.commands import BY_WORD
from domain.taps import Tap
from tests.judge import aiogram

Json = dict[str, Any]
_KNOWN: dict[str, Any] = {**vars(aiogram.types), "Bot": object, "DateTime": datetime}
_SAID = (
    *("clinique 34 consultations, 12 femmes", "/r psm 8 entretiens hier", "34", "femmes", "/jour 2026-11-22"),
    *("/alerte tirs au camp", "/sos", "un homme violent frappe au portail", "/incidents INC-2026-0001"),
    *("/places", "/occupation 14/20", "/retenir 2 femmes", "/refus 3", "/ferme coast_calais demain"),
    *("/rapport_pour Bob: psm 3", "/start", "/start ABCD-EFGH", "/r clinique 99999999999999999999"),
    *("il s'appelle Ahmed, 06 12 34 56 78", "<b>&amp;</i>", "=1+1", "\u202eabc\u200b", "\x00", "é" * 4096),
    *("0", "-1", "", "1\n" * 2000, "/", "/@", "@vigie_bot", "@vigie_bot clinique 3", "٣٤ consultations", "²"),
)
_VIGIE = {"id": 1, "is_bot": True, "first_name": "Vigie", "username": "vigie_bot"}
_WORDS = tuple(BY_WORD)
_NUMBERS = (0, 1, -1, 7, 2**31, 2**52, 2**53, -(2**63), 10**30)
_CHOICES = (
    *("", "1", "0", "-1", "x", "calais", "coast_calais", "clinic", "clinic.women", "single_women", "²", "٣"),
    *("20261123", "20261123n", "20261122/20261124", "2026-11-22/2026-11-24", "2026-11-22", "1930", "99", "yes"),
    *("other", "9" * 20, "a" * 40),
)


def _kinds(base: type[Tap] = Tap) -> Iterator[type[Tap]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _kinds(kind)


def data(dice: random.Random) -> str:
    """What a button carries: one of Vigie's own, with whatever in it."""
    kind = dice.choice([kind for kind in _kinds() if hasattr(kind, "prefix")])
    parts = [kind.prefix]
    for field in kind.model_fields.values():
        told = typing.get_args(field.annotation) or (field.annotation,)
        wanted = next(part for part in told if part is not type(None))
        if dice.random() < 0.1:
            parts.append(dice.choice(_CHOICES))
        elif isinstance(wanted, type) and issubclass(wanted, Enum):
            parts.append(str(dice.choice(list(wanted)).value))
        elif wanted is int:
            parts.append(str(dice.choice((0, 1, 1, 1, 2, 3, -1, dice.randrange(40), 10**9))))
        else:
            parts.append(dice.choice(_CHOICES))
    return ":".join(parts)


class Telegram:
    """Makes updates: `dice` decides, `people` and `groups` are ids that Vigie knows, `odd` is what comes in the place
    of what should."""

    def __init__(self, dice: random.Random, people: Sequence[int], groups: Sequence[int], odd: Sequence[Any]) -> None:
        self._dice = dice
        self._people = people
        self._groups = groups
        self._odd = odd
        self._last = 0
        self.broken: set[int] = set()
        """Updates that Telegram cannot have sent."""

    def update(self, number: int, now: datetime) -> Json:
        """One update: a person's, one of any kind, or something broken."""
        dice = self._dice
        how = dice.random()
        if how < 0.6:
            made = self._spoken(now)
        elif how < 0.8:
            made = self._tapped(now)
        else:
            kind = dice.choice(("message", "edited_message", "callback_query", "my_chat_member", *_UPDATES))
            made = {kind: self._of(_hints(aiogram.types.Update)[kind], now, 0)}
        made = {"update_id": number, **made}
        if dice.random() < 0.15:
            self._break(made)
            self.broken.add(number)
        return made

    def _spoken(self, now: datetime) -> Json:
        """What somebody says, sends or edits, in private or in a group."""
        dice = self._dice
        message = self._message(now)
        what = dice.random()
        if what < 0.75:
            message["text"] = (
                dice.choice(_SAID) if dice.random() < 0.7 else f"/{dice.choice(_WORDS)} {dice.choice(_SAID)}"
            )
        elif what < 0.85:
            message["photo"] = [{"file_id": "AgAC", "file_unique_id": "AQ", "width": 9, "height": 9}]
            message["caption"] = dice.choice(_SAID)
        elif what < 0.92:
            message["location"] = {"latitude": dice.uniform(-90, 90), "longitude": dice.uniform(-180, 180)}
        else:
            fields = _hints(aiogram.types.Message)
            name = dice.choice(list(fields))
            message[name] = self._of(fields[name], now, 1)
        if dice.random() < 0.15:
            message["reply_to_message"] = {
                **self._message(now),
                "from": dict(_VIGIE),  # what breaks one update must not break every later one
                "text": "INC",
            }
        edited = dice.random() < 0.15
        if edited:
            message["edit_date"] = message["date"] + 1
        else:  # no chat has two messages of one number
            self._last += 1
            message["message_id"] = self._last
        return {"edited_message" if edited else "message": message}

    def _message(self, now: datetime) -> Json:
        dice = self._dice
        person = dice.choice(self._people)
        chat: Json = {"id": person, "type": "private", "first_name": "P"}
        if dice.random() < 0.2:
            chat = {"id": dice.choice(self._groups), "type": "supergroup", "title": "Équipe"}
        sent = now - timedelta(seconds=dice.randrange(90))
        return {
            "message_id": dice.randrange(1, self._last + 2),
            "date": int(sent.timestamp()),
            "chat": chat,
            "from": {"id": person, "is_bot": False, "first_name": dice.choice(("P", "\u202eA", "<b>", "É" * 64))},
        }

    def _tapped(self, now: datetime) -> Json:
        message = self._message(now)
        query: Json = {"id": str(self._dice.random()), "from": message["from"], "chat_instance": "1"}
        query["data"] = data(self._dice)
        if self._dice.random() < 0.95:
            query["message"] = {
                **message,
                "from": {"id": 1, "is_bot": True, "first_name": "V", "username": "vigie_bot"},
            }
        return {"callback_query": query}

    def _of(self, annotation: Any, now: datetime, depth: int) -> Any:
        """Something of this type."""
        dice = self._dice
        origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
        if origin in (typing.Union, types.UnionType):
            return self._of(dice.choice([part for part in inner if part is not type(None)]), now, depth)
        if origin is typing.Annotated:
            return self._of(inner[0], now, depth)
        if origin is typing.Literal:
            return dice.choice(inner)
        if origin is list:
            return [self._of(inner[0], now, depth + 1) for _ in range(dice.randrange(3))]
        return self._single(annotation, now, depth)

    def _single(self, annotation: Any, now: datetime, depth: int) -> Any:
        dice = self._dice
        plain: dict[Any, Callable[[], Any]] = {
            int: lambda: dice.choice((*self._people[:3], *self._groups[:1], 7, 2**31, dice.randrange(1, 400))),
            str: lambda: dice.choice(_SAID),
            bool: lambda: dice.random() < 0.5,
            float: lambda: dice.uniform(-180, 180),
            datetime: lambda: int(now.timestamp()) - dice.randrange(90),
            timedelta: lambda: dice.randrange(90),
        }
        if annotation in plain:
            return plain[annotation]()
        if isinstance(annotation, type) and issubclass(annotation, Enum):
            return dice.choice(list(annotation)).value
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._model(annotation, now, depth)
        return None

    def _model(self, model: type[BaseModel], now: datetime, depth: int) -> Json:
        made: Json = {}
        hints = _hints(model)
        for name, field in model.model_fields.items():
            if (
                field.is_required()
                or typing.get_origin(hints[name]) is typing.Literal
                or (depth < 3 and self._dice.random() < 0.12)
            ):
                fixed = field.default if isinstance(field.default, str) else None
                made[field.alias or name] = fixed or self._of(hints[name], now, depth + 1)
        if model is aiogram.types.Chat:
            made["type"] = self._dice.choice(("private", "group", "supergroup", "channel"))
        return made

    def _break(self, made: Json) -> None:
        """Something in it is left out, or is something else."""
        dice, at = self._dice, made
        while True:
            key = dice.choice(list(at))
            inside = at[key]
            if isinstance(inside, dict) and inside and dice.random() < 0.8:
                at = inside
                continue
            if dice.random() < 0.3:
                del at[key]
            else:
                at[key] = dice.choice((*self._odd, *_NUMBERS, dice.choice(_SAID)))
            return


@cache
def _hints(model: type[BaseModel]) -> dict[str, Any]:
    return typing.get_type_hints(model, localns=_KNOWN, include_extras=True)


_UPDATES = tuple(aiogram.types.Update.model_fields)[1:]
