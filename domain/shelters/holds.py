"""Holding beds: for how long, in which words, and what is done when the time is over."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain.catalogue.parts import Shelter
from domain.shelters.types import Beds, Hold, Outcome, Standing

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


class WhyNot(StrEnum):
    """Why beds were not held."""

    FULL = "full"
    """No bed is free."""
    FEW = "few"
    """Some are, but not for all of them: a group is held whole or not at all."""
    NEVER_COUNTED = "never_counted"
    CLOSED = "closed"
    OUT_OF_SEASON = "out_of_season"
    GONE = "gone"
    """The catalogue has no such beds (any more)."""
    HOUR_OVER = "hour_over"
    """The time until which they were to be held is over."""


TAKEN_BACK = timedelta(minutes=15)
"""How long *Arrived* can be taken back: after that who stands at the door is another."""

LATE = timedelta(minutes=2)
"""An end that is told so much later is said to be."""


def why_not(standing: Standing, category: str, wanted: int) -> WhyNot | None:
    """Why `wanted` beds cannot be held there now; None where they can."""
    if standing.closure is not None:
        return WhyNot.OUT_OF_SEASON if standing.closure.season else WhyNot.CLOSED
    try:
        beds = standing.of(category)
    except KeyError:
        return WhyNot.GONE
    if beds.free is None:
        return WhyNot.NEVER_COUNTED
    if fits(beds, wanted):
        return None
    return WhyNot.FEW if beds.free > 0 else WhyNot.FULL


def until_of(shelter: Shelter, asked: datetime | None, now: datetime) -> datetime:
    """When a hold made at `now` ends: as asked, or after the shelter's usual time; never later than in 12 hours."""
    wanted = now + timedelta(minutes=shelter.hold_minutes) if asked is None else asked
    return min(wanted, now + LONGEST)


def extended(hold: Hold, now: datetime) -> Hold:
    """The open hold once it is extended at `now`; never beyond 12 hours after it was made. Its holder is asked again,
    unless its new end is as near as that: they have just said that they come."""
    until = min(max(hold.until, now) + EXTENSION, hold.made_at + LONGEST)
    return replace(hold, until=until, reminded_at=None if now < until - ASKED_BEFORE else now)


def ended(hold: Hold, outcome: Outcome, now: datetime, arrived: int | None = None, by: int | None = None) -> Hold:
    """The hold once it is over. One whose time ran out ended then, however late that is noted."""
    at = hold.until if outcome is Outcome.EXPIRED else now
    return replace(hold, ended_at=at, outcome=outcome, arrived=arrived, ended_by=by)


def may_take_back(hold: Hold, now: datetime) -> bool:
    """Whether it is still early enough to say that those who were noted as arrived are not here."""
    return hold.outcome is Outcome.ARRIVED and hold.ended_at is not None and now - hold.ended_at <= TAKEN_BACK


def not_arrived(hold: Hold, beds: Beds | None, now: datetime, by: int) -> Hold:
    """The hold once it is known that nobody came: kept for them again as long as its time runs and `beds`, as they
    stand without those people, still has so many; else over."""
    if hold.until <= now:
        return replace(hold, ended_at=hold.until, outcome=Outcome.EXPIRED, arrived=None, ended_by=None)
    if beds is not None and fits(beds, hold.beds):
        return replace(hold, ended_at=None, outcome=None, arrived=None, ended_by=None)
    return replace(hold, ended_at=now, outcome=Outcome.RELEASED, arrived=None, ended_by=by)


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
