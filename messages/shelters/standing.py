"""How a shelter's beds stand: a line a category, when they were counted and by whom, whether anybody is taken in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from markupsafe import Markup

from domain.catalogue import UnknownKey
from domain.reporting_day import reporting_day
from domain.roles import Role
from domain.shelters.asking_views import ShelterBeds
from domain.shelters.ranking import Later, Option
from domain.shelters.types import Age, Beds
from messages.dates import moment, short_day
from messages.layout import Line, bold, capital, joined
from messages.reader import Reader
from messages.shelters.naming import category_name
from messages.wording import marked

_COUNTED: Mapping[Role, str] = {
    Role.SHELTER_KEEPER: marked("Counted by the shelter · {time}"),
    Role.COORDINATOR: marked("Counted by the coordination · {time}"),
    Role.HEAD_OF_MISSION: marked("Counted by the coordination · {time}"),
}
_COUNTED_OTHERWISE = marked("Counted · {time}")


def at(instant: datetime, now: datetime, reader: Reader) -> str:
    """`21:40`, `hier 22:10`."""
    today = reporting_day(now, reader.catalogue.zone, reader.catalogue.day_starts_at)
    return moment(instant, today, reader.say, reader.catalogue)


def shelter_lines(some: ShelterBeds, now: datetime, reader: Reader, *, own: str | None, rule: bool) -> Iterable[Line]:
    """One shelter: its name (with its project, where that is not the reader's own), its beds, its count. `rule`: whom
    it takes in, too."""
    first = some.options[0]
    name = reader.site(first.shelter)
    yield bold(name if first.project == own else f"{name}, {reader.project(first.project)}")
    if first.closure is not None:
        yield _closed(some, now, reader)
        return
    yield from (bed_line(option, reader) for option in some.options)
    yield _counted(some.options, now, reader)
    if some.asked_at is not None:
        yield reader.say("Fresh count asked for · {time}", time=at(some.asked_at, now, reader))
    elif some.nobody_to_ask:
        yield reader.say("Nobody can be reached to count again")
    if rule:
        yield _rule(first.shelter, reader)


def shelter_line(some: ShelterBeds, now: datetime, reader: Reader) -> Markup:
    """One shelter in one line: `Abri d'urgence : 3 libres · 21:40`."""
    say, first = reader.say, some.options[0]
    name = bold(reader.site(first.shelter))
    if first.closure is not None:
        return joined((name, _closed(some, now, reader)))
    counted = [option.beds for option in some.options if option.beds.free is not None]
    if not counted:
        return joined((name, say("Not counted yet")))
    free = sum(max(0, beds.free or 0) for beds in counted)
    state = say.plural("{n} free", "{n} free", free) if free else say("full")
    oldest = min(beds.counted_at for beds in counted if beds.counted_at is not None)
    return joined((name, state, at(oldest, now, reader)))


def bed_line(option: Option, reader: Reader) -> Markup:
    """`Femmes seules : 3 libres (2 retenues, 15/20)`."""
    label = capital(category_name(option.shelter, option.category, reader))
    return reader.say("{name}: {state}", name=label, state=bed_state(option.beds, reader))


def bed_state(beds: Beds, reader: Reader) -> str:
    """`3 libres (2 retenues, 15/20)`, `complet, 2 en trop (22/20)`, `pas encore compté (20 places)`: the same words
    wherever beds are shown."""
    if beds.occupied is None:
        return reader.say.plain("not counted yet ({details})", details=_uncounted(beds, reader))
    return f"{free_beds(beds, reader)} ({', '.join(_details(beds, reader))})"


def free_beds(beds: Beds, reader: Reader) -> str:
    """`3 libres`, `complet`, `complet, 2 en trop`; of beds that were counted. Beds that are held and not there any more
    are too many as well."""
    say, free = reader.say, beds.free or 0
    if free > 0:
        return say.plain_plural("{n} free", "{n} free", free)
    return say.plain_plural("full, {n} too many", "full, {n} too many", -free) if free else say.plain("full")


def _details(beds: Beds, reader: Reader) -> Iterable[str]:
    say = reader.say
    if beds.held:
        yield say.plain_plural("{n} held", "{n} held", beds.held)
    if beds.out_of_service:
        yield say.plain_plural("{n} out of service", "{n} out of service", beds.out_of_service)
    if beds.extra:
        yield say.plain_plural("{n} extra", "{n} extra", beds.extra)
    yield f"{say.number(beds.occupied or 0)}/{say.number(beds.capacity)}"


def _uncounted(beds: Beds, reader: Reader) -> str:
    say = reader.say
    held = say.plain_plural("{n} held", "{n} held", beds.held) if beds.held else None
    whole = say.plain_plural("{n} bed", "{n} beds", beds.capacity)
    return ", ".join(part for part in (held, whole) if part)


def _counted(options: Sequence[Option], now: datetime, reader: Reader) -> Line:
    """The oldest of the counts: what is shown together is as sure as the least sure of it."""
    counts = [(o.beds.counted_at, o) for o in options if o.beds.counted_at is not None]
    if not counts:
        return None
    instant, oldest = min(counts, key=lambda count: count[0])
    role = oldest.beds.counted_role
    text = _COUNTED_OTHERWISE if role is None else _COUNTED.get(role, _COUNTED_OTHERWISE)
    line = Markup("{0}").format(reader.say.plain(text, time=at(instant, now, reader)))
    return joined((line, old)) if (old := _how_old(oldest.age, reader)) else line


def _how_old(age: Age, reader: Reader) -> str | None:
    rules = reader.catalogue.beds
    minutes = {Age.AGEING: rules.fresh_minutes, Age.STALE: rules.stale_minutes}.get(age)
    if minutes is None:
        return None
    if minutes % 60:
        return reader.say.plain("over {n} min ago", n=minutes)
    return reader.say.plain("over {n} h ago", n=minutes // 60)


def _closed(some: ShelterBeds, now: datetime, reader: Reader) -> Markup:
    say, closure = reader.say, some.options[0].closure
    if closure is not None and closure.season:
        if some.opens is None:
            return say("Closed for the season")
        return say("Closed for the season · opens {day}", day=short_day(_day(some.opens, reader), reader.language))
    if some.opens is None:
        return say("Takes nobody in for now")
    return say("Takes nobody in · opens {time}", time=at(some.opens, now, reader))


def _day(instant: datetime, reader: Reader) -> datetime:
    return instant.astimezone(reader.catalogue.zone)


def _rule(shelter: str, reader: Reader) -> Line:
    try:
        rule = reader.catalogue.shelter(shelter).admission
    except UnknownKey:
        return None
    return None if rule is None else Markup("<i>{0}</i>").format(capital(rule.text(reader.language)))


def later_line(one: Later, now: datetime, reader: Reader) -> Markup:
    """A next possibility: `19:15 : une retenue finit, 1 place · …`."""
    say, option = reader.say, one.option
    time = at(one.at, now, reader)
    if one.opens:
        return say("{time}: opens · {name}", time=time, name=place_of(option, reader))
    name = joined((place_of(option, reader), category_name(option.shelter, option.category, reader)))
    if one.beds == 1:
        return say("{time}: a hold ends, 1 bed · {name}", time=time, name=name)
    return say("{time}: holds end, {n} beds · {name}", time=time, n=say.number(one.beds), name=name)


def place_of(option: Option, reader: Reader) -> str:
    """A shelter and where it is."""
    return f"{reader.site(option.shelter)}, {reader.project(option.project)}"
