"""The feed of everything that can be seen: numbered, bounded, to be read on from any number."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from itertools import islice
from typing import Any

from playground.clock import ServerClock, iso_of
from playground.model import Json
from playground.signals import Signal

KEPT = 100_000


class Feed:
    """`publish` is cheap: what costs (a message's view) is a function that is called when somebody reads."""

    def __init__(self, clock: ServerClock) -> None:
        self.last = 0
        self.changed = Signal()
        self._clock = clock
        self._events: deque[tuple[int, float, str, int | None, Json | Callable[[], Json]]] = deque(maxlen=KEPT)

    def publish(self, kind: str, chat_id: int | None = None, data: Json | Callable[[], Json] | None = None) -> int:
        """Adds an event and returns its `seq`."""
        self.last += 1
        self._events.append((self.last, self._clock.timestamp(), kind, chat_id, {} if data is None else data))
        self.changed.fire()
        return self.last

    @property
    def first(self) -> int:
        return self._events[0][0] if self._events else self.last + 1

    def after(self, seq: int, limit: int, kinds: frozenset[str] | None = None) -> tuple[list[Json], int]:
        """Events with a number above `seq`, at most `limit`, and the number up to which was read."""
        found: list[Json] = []
        upto = max(seq, self.first - 1)
        for number, at, kind, chat_id, data in islice(self._events, max(0, seq + 1 - self.first), None):
            if kinds is None or kind in kinds:
                if len(found) >= limit:
                    break
                event: dict[str, Any] = {"seq": number, "at": iso_of(at), "kind": kind, "chat_id": chat_id}
                event.update(data() if callable(data) else data)
                found.append(event)
            upto = number
        return found, upto
