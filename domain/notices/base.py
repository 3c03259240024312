"""What every notice has, and the lanes of the outbox."""

from enum import IntEnum
from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Lane(IntEnum):
    """The order in which the outbox is emptied; lower goes first. An edit rides in the lane of its card."""

    ALERT = 0
    ANSWER = 1
    SUMMARY = 2


class BaseNotice(BaseModel):
    """What every notice has. `lane` and `card` belong to the kind, not to the single notice."""

    # Built when the first of a kind is made: a process makes few of them, and all cost it half a megabyte.
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, defer_build=True)
    lane: ClassVar[Lane] = Lane.ANSWER
    card: ClassVar[bool] = False

    @property
    def subject(self) -> int | None:
        """The id of the row that it is about, by which a card is found when that row changes; None: of no row."""
        return None
