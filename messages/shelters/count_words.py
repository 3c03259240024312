"""How beds are said while they are counted: names, figures, until when."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from markupsafe import Markup

from domain.reading.shelters import Beds as Said
from domain.shelters.closing import Until
from domain.shelters.types import Standing
from messages.dates import clock, short_day
from messages.layout import capital
from messages.reader import Reader
from messages.shelters.naming import category_name
from messages.shelters.standing import bed_state


def category_title(site: str, key: str, reader: Reader) -> str:
    """The category's name, as a line or a button begins."""
    return capital(category_name(site, key, reader))


def lines(standing: Standing, reader: Reader) -> Iterator[Markup]:
    """A line a category: what is free now, and the figures behind it."""
    for beds in standing.beds:
        name = category_title(standing.shelter, beds.category, reader)
        yield reader.say("{name}: {state}", name=name, state=bed_state(beds, reader))


def out_of_service(beds: int, reader: Reader) -> str:
    """`2 hors service`."""
    return reader.say.plain_plural("{n} out of service", "{n} out of service", beds)


def figures(said: Said, capacity: int | None, reader: Reader) -> str:
    """What was counted of a category: `15/20, 1 hors service`."""
    parts = []
    if said.occupied is not None:
        parts.append(str(said.occupied) if capacity is None else f"{said.occupied}/{capacity}")
    if said.out_of_service:
        parts.append(out_of_service(said.out_of_service, reader))
    return ", ".join(parts)


def until(instant: datetime, now: datetime, reader: Reader) -> str:
    """`22:40`, `demain 08:00`, `jeu. 26 nov. 08:00`: by the calendar, as people say it."""
    zone, say = reader.catalogue.zone, reader.say
    day, today = instant.astimezone(zone).date(), now.astimezone(zone).date()
    at = clock(instant, reader.catalogue)
    if day == today:
        return at
    if day == today + timedelta(days=1):
        return say.plain("tomorrow {time}", time=at)
    return f"{short_day(day, say.language, day.year != today.year)} {at}"


def until_button(edge: Until, now: datetime, reader: Reader) -> str:
    """The same on a button: `Ce soir 20:00`, `Demain 08:00`."""
    say, instant = reader.say, edge.instant(reader.catalogue.zone)
    if edge.day == now.astimezone(reader.catalogue.zone).date():
        time = clock(instant, reader.catalogue)
        return say.plain("Tonight {time}", time=time) if edge.evening else say.plain("Today {time}", time=time)
    said = until(instant, now, reader)
    return said[:1].upper() + said[1:]


def closed(standing: Standing, now: datetime, reader: Reader) -> Markup | None:
    """That a shelter takes nobody in, where it is so."""
    closure = standing.closure
    if closure is None:
        return None
    if closure.season:
        return reader.say("Closed for the season")
    if closure.until is None:
        return reader.say("Takes nobody in until it is reopened")
    return reader.say("Takes nobody in until {time}", time=until(closure.until, now, reader))


def still_held(standing: Standing, reader: Reader) -> Markup | None:
    """Whoever closes a shelter knows of those who are on the way: they keep their beds until somebody releases them."""
    held = sum(beds.held for beds in standing.beds)
    if standing.accepting or not held:
        return None
    return reader.say.plural(
        "{n} bed is still held: {command} shows it, and releases it.",
        "{n} beds are still held: {command} shows them, and releases them.",
        held,
        command=reader.command("hold"),
    )
