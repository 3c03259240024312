"""Reading shelter messages: beds counted, beds to hold, people turned away."""

from domain.reading.shelters.reader import read_shelter_message
from domain.reading.shelters.readings import (
    SHELTER_QUESTION_CODES,
    BedCount,
    BedHold,
    Beds,
    ShelterReading,
    TurnedAway,
)

__all__ = [
    "SHELTER_QUESTION_CODES",
    "BedCount",
    "BedHold",
    "Beds",
    "ShelterReading",
    "TurnedAway",
    "read_shelter_message",
]
