"""The lines that the cards of an incident share: what, where, when, who is affected, how far the alert is."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from markupsafe import Markup

from domain.incidents.types import Group, Severity, Status
from domain.incidents.views import Standing, Taker, Told
from messages import signs
from messages.dates import clock, full_moment
from messages.layout import Line, Quote, bold, capital, code, headed, joined, one_line, packed
from messages.people import role_name
from messages.reader import Reader
from messages.wording import marked

SEVERITIES: Mapping[Severity, str] = {
    Severity.LOW: marked("low"),
    Severity.MODERATE: marked("moderate"),
    Severity.HIGH: marked("high"),
    Severity.CRITICAL: marked("critical"),
}
GROUPS: Mapping[Group, str] = {
    Group.STAFF: marked("team"),
    Group.PARTNERS: marked("partners"),
    Group.ASSISTED: marked("people assisted"),
    Group.BYSTANDERS: marked("bystanders"),
}

_BOLD_WIDTH = 26


def sign(status: Status, severity: Severity) -> str:
    """🚨 while nobody has it, the severity alone once somebody does, 🟢 at its end."""
    if status is Status.CLOSED:
        return signs.SAFE
    grave = signs.SEVERITY[severity]
    return f"{signs.ALERT} {grave}" if status is Status.OPEN else grave


def what(told: Told | None, sos: bool, reader: Reader) -> str:
    """`SOS · Incendie`; `Alerte` where nothing is known or may be."""
    named = capital(reader.incident_type(told.type)) if told is not None and told.type is not None else None
    parts = [reader.say.plain("SOS")] if sos else []
    parts += [named] if named is not None else []
    return " · ".join(parts) or reader.say.plain("Alert")


def where(told: Told | None, project: str | None, reader: Reader) -> str | None:
    """`Lieux de survie, Calais`."""
    places = [reader.site(told.site)] if told is not None and told.site is not None else []
    places += [reader.project(project)] if project is not None else []
    return ", ".join(places) or None


def at(instant: datetime, now: datetime, reader: Reader) -> str:
    """`14:02`; with its day where that is not the day on which the card is drawn."""
    zone = reader.catalogue.zone
    if instant.astimezone(zone).date() == now.astimezone(zone).date():
        return clock(instant, reader.catalogue)
    return full_moment(instant, reader.say, reader.catalogue)


def story(told: Told, now: datetime, reader: Reader) -> Iterator[Line]:
    """What happened, as far as it is known."""
    say = reader.say
    if told.narrative:
        yield Quote(told.narrative)
    yield from packed(_when_and_where(told, now, reader))
    hurt = [joined((say.plain(GROUPS[group]), say.number(n)), " ") for group, n in told.affected.items() if n]
    if hurt:
        yield say("Affected: {people}", people=joined(hurt))
    if told.done:
        yield say("Done: {said}", said=one_line(told.done, 200))
    if told.help:
        yield say("Help needed: {said}", said=one_line(told.help, 200))


def _when_and_where(told: Told, now: datetime, reader: Reader) -> Iterator[Markup]:
    say = reader.say
    if told.happened_at is not None:
        yield say("Happened: {time}", time=at(told.happened_at, now, reader))
    if told.place is not None:
        yield say("Position: {place}", place=code(f"{told.place.latitude:.5f}, {told.place.longitude:.5f}"))


def how_grave(told: Told, severity: Severity, said: bool, reader: Reader) -> Markup | None:
    """A near miss; and where nobody said how grave it is, what it counts as meanwhile."""
    say = reader.say
    parts = [say("Near miss")] if told.near_miss else []
    if not said:
        parts.append(say("Severity not said, counts as {severity}", severity=say.plain(SEVERITIES[severity])))
    return joined(parts) if parts else None


def numbers(reader: Reader) -> Line:
    """`112 · 15 · 17`; of an exercise none, so that nobody calls them."""
    if reader.exercise:
        return None
    return joined(bold(number.number) for number in reader.catalogue.emergency_numbers)


def numbers_named(reader: Reader) -> list[Markup]:
    """`112 urgences · 15 médical`, the first line with the sign of an alert."""
    named = [bold(f"{n.number} {n.label.text(reader.language)}") for n in reader.catalogue.emergency_numbers]
    # The sign stands on the first line, too, and bold is wider: a number must not lose its word to the next line.
    first, *rest = packed(named, width=_BOLD_WIDTH) or [bold(reader.say("SOS"))]
    return [joined((signs.ALERT, first), " "), *rest]


# How far the alert is


def sent(standing: Standing, reader: Reader) -> Line:
    """`Envoyée à 3 personnes · prise en charge par Claire à 14:02`."""
    say, n = reader.say, standing.people
    if standing.status is Status.TAKEN and len(standing.takers) == 1 and standing.takers[0].name is not None:
        first = standing.takers[0]
        return say.plural(
            "Sent to {n} person · taken by {name} at {time}",
            "Sent to {n} people · taken by {name} at {time}",
            n,
            name=name_of(first.name, reader),
            time=at(first.since, standing.now, reader),
        )
    if standing.quiet and standing.next_at is not None:
        time = at(standing.next_at, standing.now, reader)
        return say("Low severity: to the coordination without a ring, {time}", time=time)
    if n == 0:
        return bold(say("Nobody could be reached yet"))
    if standing.status is Status.OPEN:
        return say.plural("Sent to {n} person · nobody has it yet", "Sent to {n} people · nobody has it yet", n)
    return say.plural("Sent to {n} person", "Sent to {n} people", n)


def who_has_it(takers: Sequence[Taker], now: datetime, reader: Reader) -> Line:
    """`Prise en charge : Claire (14:02), toi (14:05)`."""
    if not takers:
        return None
    named = ", ".join(f"{name_of(t.name, reader)} ({at(t.since, now, reader)})" for t in takers)
    return bold(reader.say("Taken: {names}", names=named))


def name_of(name: str | None, reader: Reader) -> str:
    """The name; the reader is "you"."""
    return reader.say.plain("you") if name is None else one_line(name, 40)


def names_of(names: Sequence[str | None], reader: Reader) -> str:
    """`Paul, toi`; a long list ends with how many more."""
    shown = [name_of(name, reader) for name in names[:6]]
    more = len(names) - len(shown)
    if more > 0:
        shown.append(reader.say.plain_plural("{n} more", "{n} more", more))
    return ", ".join(shown)


def not_theirs(standing: Standing, reader: Reader) -> Iterator[Line]:
    """Who cannot take it, who was skipped, who did not answer: by name where the reader may know them."""
    say = reader.say
    if standing.lapsed:
        yield say("No news: {names}", names=names_of(standing.lapsed, reader))
    yield from packed(_missing(standing, reader))


def _missing(standing: Standing, reader: Reader) -> Iterator[Markup]:
    say = reader.say
    if standing.declined:
        yield say("Not available: {names}", names=names_of(standing.declined, reader))
    elif standing.declined_count:
        yield say.plural("{n} is not available", "{n} are not available", standing.declined_count)
    if standing.unreachable:
        yield say("Cannot be reached: {names}", names=names_of(standing.unreachable, reader))
    elif standing.unreachable_count:
        yield say.plural("{n} cannot be reached", "{n} cannot be reached", standing.unreachable_count)


def by_role(standing: Standing, reader: Reader) -> Markup | None:
    """`coordination 2, dont 1 de permanence · conseil sécurité 1`."""
    say = reader.say
    totals: dict[str, tuple[int, int]] = {}
    for reached in standing.reached:
        name = capital(role_name(reached.role, say))
        people, on_duty = totals.get(name, (0, 0))
        totals[name] = (people + reached.people, on_duty + (reached.people if reached.on_duty else 0))
    if not totals:
        return None
    shown = [
        say("{role}: {n}, {duty} on duty", role=role, n=say.number(n), duty=say.number(duty))
        if duty
        else say("{label}: {n}", label=role, n=say.number(n))
        for role, (n, duty) in totals.items()
    ]
    return joined(shown)


def what_next(standing: Standing, severity: Severity, reader: Reader) -> Line:
    """When it rings further; of a low one, that it does not."""
    if standing.status is not Status.OPEN or standing.quiet:
        return None
    if standing.next_at is not None:
        return reader.say("Climbs at {time} if nobody takes it", time=at(standing.next_at, standing.now, reader))
    return reader.say("Low severity: it does not climb") if severity is Severity.LOW else None


def was_late(standing: Standing, reader: Reader) -> Line:
    """After downtime."""
    if not standing.late or standing.sent_at is None:
        return None
    return bold(reader.say("Late: Vigie was down, sent {time}", time=at(standing.sent_at, standing.now, reader)))


def numbered(number: str | None, *others: str | None) -> Markup | None:
    """`INC-2026-0042 · 14:02 · signalé par Amina`."""
    parts = [part for part in (number, *others) if part]
    return joined(parts) if parts else None


def first_line(shown_sign: str, *parts: str | None) -> Markup:
    """The sign, and in bold what matters."""
    return headed(shown_sign, " · ".join(part for part in parts if part))
