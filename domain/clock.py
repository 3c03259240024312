"""What time it is, as everything in Vigie asks it: one injected `Clock`, never the system's."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time. Tests and drills put in one that is set, or that follows a playground's."""

    def now(self) -> datetime:
        """The instant it is, aware and in UTC. It may go back, when somebody sets the clock back."""
        ...
