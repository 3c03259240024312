"""Holding beds: for how long, in which words, and what is done when the time is over."""

from collections.abc import Collection
from datetime import datetime, timedelta

from domain.catalogue.parts import Shelter
from domain.shelters.types import Beds, Hold

LONGEST = timedelta(hours=12)
"""No bed is held for longer: one that nobody sleeps in is one that somebody else needs."""
ASKED_BEFORE = timedelta(minutes=10)
"""How long before the end the holder is asked whether they still come."""
EXTENSION = timedelta(minutes=30)
"""What *Extend* adds."""

DOOR_WORDS = (
    "avocado", "ballet", "bambou", "banane", "basket", "boxe", "café", "camion", "casino", "chocolat", "ciné", "citron",
    "coco", "concert", "coton", "couscous", "domino", "dragon", "girafe", "gorille", "guitare", "hôtel", "jazz", "judo",
    "kiwi", "koala", "lion", "mangue", "maracas", "menthe", "moto", "music", "panda", "parka", "piano", "pizza", "polo",
    "radio", "robot", "rugby", "safari", "salsa", "samba", "sofa", "soleil", "sport", "tango", "taxi", "tennis", "thé",
    "tigre", "tomate", "tram", "vanille", "vélo", "vidéo", "violon", "volcan", "yaourt", "yoga", "zèbre", "zorro",
)  # fmt: skip
"""Words that sound nearly the same in many languages, name nobody, and cannot be taken for each other at a door."""


def until_of(shelter: Shelter, asked: datetime | None, now: datetime) -> datetime:
    """When a hold made at `now` ends: as asked, or after the shelter's usual time; never later than in 12 hours."""
    wanted = now + timedelta(minutes=shelter.hold_minutes) if asked is None else asked
    return min(wanted, now + LONGEST)


def extended(hold: Hold, now: datetime) -> datetime:
    """When an open hold ends once it is extended at `now`; never later than 12 hours after it was made."""
    return min(max(hold.until, now) + EXTENSION, hold.made_at + LONGEST)


def next_look(hold: Hold) -> datetime | None:
    """When the clock has something to do about a hold: to ask its holder, then to end it. None: it is over."""
    if hold.ended_at is not None:
        return None
    asks_at = hold.until - ASKED_BEFORE
    # A hold of a few minutes ends without being asked about: who made it is hardly on the way yet.
    return hold.until if hold.reminded_at is not None or asks_at <= hold.made_at else asks_at


def fits(beds: Beds, wanted: int) -> bool:
    """Whether `wanted` people find a bed: all of them or, held whole, none."""
    return beds.free is not None and beds.free >= wanted


def door_words(number: int, taken: Collection[str]) -> str:
    """Two easy words that nobody at the same door has now. `number`: random, from which they are drawn."""
    many = len(DOOR_WORDS)
    for step in range(many * many):
        first, second = divmod((number + step * 2_654_435_761) % (many * many), many)
        words = f"{DOOR_WORDS[first]} {DOOR_WORDS[second]}"
        if first != second and words not in taken:
            return words
    raise ValueError("every pair of words is taken")
