"""The server's clock: what dates everything, and what can be set."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from playground.errors import ControlError
from playground.signals import Signal

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def iso(instant: datetime) -> str:
    """`2026-01-31T06:00:00.000000Z`."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def iso_of(timestamp: float) -> str:
    """As `iso`, from seconds since 1970."""
    return iso(EPOCH + timedelta(seconds=timestamp))


def parse_instant(text: Any) -> datetime:
    """An ISO 8601 instant with its offset (or Z). ControlError 400 for anything else."""
    if not isinstance(text, str):
        raise ControlError(400, f"not an ISO 8601 instant: {text!r}")
    try:
        instant = datetime.fromisoformat(text.replace("Z", "+00:00") if text.endswith("Z") else text)
    except ValueError as error:
        raise ControlError(400, f"not an ISO 8601 instant: {text!r}") from error
    if instant.tzinfo is None:
        raise ControlError(400, f"an instant needs its offset or Z: {text!r}")
    return instant.astimezone(UTC)


class ServerClock:
    """Runs with the monotonic clock from the instant it was last set to, or stands still.

    `version` rises whenever somebody must look again: at every set, and when idleness is asked for.
    """

    def __init__(self) -> None:
        self.version = 1
        self.running = True
        self.changed = Signal()
        self.on_set: Callable[[], None] | None = None
        self.on_bump: Callable[[], None] | None = None
        self._base = datetime.now(UTC)
        self._mark = time.monotonic()

    def now(self) -> datetime:
        if not self.running:
            return self._base
        return self._base + timedelta(seconds=time.monotonic() - self._mark)

    def timestamp(self) -> float:
        """Seconds since 1970."""
        return (self.now() - EPOCH).total_seconds()

    def set(self, now: datetime | None = None, running: bool | None = None) -> None:
        """Moves the clock (also back) and stops or starts it; both count as one new version."""
        self._base = self.now() if now is None else now
        self._mark = time.monotonic()
        if running is not None:
            self.running = running
        self.bump()
        if self.on_set is not None:
            self.on_set()

    def bump(self) -> None:
        self.version += 1
        if self.on_bump is not None:
            self.on_bump()
        self.changed.fire()

    def describe(self) -> dict[str, Any]:
        return {"now": iso(self.now()), "running": self.running, "version": self.version}
