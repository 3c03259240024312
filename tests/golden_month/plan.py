"""What happened in the month: made from a seed, and some of it by hand; the same on every machine.

The routine runs from the end of August to the first days of November 2026 over the night in which clocks go back; of
the months before only a few reports are there. On Wednesday 28 October everything happens that a summary may tell.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from domain.catalogue import Activity, Catalogue
from domain.incidents.types import Severity, Status
from domain.roles import Role
from domain.shift_reports import Doubt

PARIS = ZoneInfo("Europe/Paris")
DAY = date(2026, 10, 28)
FIRST, LAST = date(2026, 8, 24), date(2026, 11, 1)
_EVERY = range(7)

PEOPLE: tuple[tuple[str, Role, str | None], ...] = (
    ("Amina", Role.TEAM_MEMBER, "calais"),
    ("Claire", Role.COORDINATOR, "calais"),
    ("Paul", Role.COORDINATOR, "calais"),
    ("Dora", Role.COORDINATOR, "dunkerque"),
    ("Ines", Role.COORDINATOR, "ile_de_france"),
    ("Hugo", Role.HEAD_OF_MISSION, None),
    ("Kim", Role.SHELTER_KEEPER, "dunkerque"),
)
ROUTINE: tuple[tuple[str, str, str, str | None, range | tuple[int, ...], int], ...] = (
    ("calais", "day_centre_calais", "day_centre", None, range(6), 45),
    ("calais", "living_sites_calais", "clinic", None, (0, 2, 4), 34),
    ("calais", "living_sites_calais", "mental_health", None, (1, 3), 8),
    ("calais", "coast_calais", "coastal_outreach", "night", _EVERY, 60),
    ("calais", "living_sites_calais", "distribution", None, (2,), 900),
    ("calais", "day_centre_calais", "sexual_violence", None, (2, 4), 2),
    ("dunkerque", "womens_centre", "womens_health", None, (1, 4), 14),
    ("dunkerque", "womens_centre", "sexual_violence", None, (2,), 1),
    ("dunkerque", "living_sites_dunkerque", "clinic", None, (1, 3, 5), 25),
    ("dunkerque", "coast_dunkerque", "coastal_outreach", "night", _EVERY, 40),
    ("ile_de_france", "day_centre_idf", "day_centre", None, range(5), 30),
    ("ile_de_france", "mobile_clinic_idf", "clinic", None, (2, 5), 18),
)
"""Project, site, activity, shift, weekdays, and about how many on a day."""


def paris(day: date, hour: int, minute: int = 0) -> datetime:
    """An instant by the mission's clock."""
    return datetime.combine(day, time(hour, minute), PARIS).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `becomes`: what its author made of it at `again`; `undone`: when it was taken back; `pending`: it
    waits for an answer to this day."""

    at: datetime
    project: str
    site: str
    day: date
    shift: str | None
    activity: str
    values: dict[str, int]
    estimates: frozenset[str] = frozenset()
    becomes: dict[str, int] | None = None
    again: datetime | None = None
    undone: datetime | None = None
    pending: bool = False
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Happened:
    """One incident. `kind`: plain, restricted, unknown (whether it is), exercise, or joined to the one before it."""

    number: int
    at: datetime
    project: str
    type: str | None
    severity: Severity
    closed: datetime | None = None
    taken: datetime | None = None
    near_miss: bool = False
    kind: str = "plain"
    without: str | None = None
    """Whom its reporter left out."""

    def status(self, now: datetime) -> Status:
        """How it stands."""
        if self.closed is not None and self.closed <= now:
            return Status.CLOSED
        return Status.TAKEN if self.taken is not None and self.taken <= now else Status.OPEN


@dataclass(frozen=True, slots=True)
class Closed:
    """A site was closed, for one activity or whole."""

    made: datetime
    site: str
    first: date
    last: date
    activity: str | None = None


CLOSURES = (
    Closed(paris(DAY, 8), "living_sites_calais", DAY, DAY + timedelta(days=2), "mental_health"),
    Closed(paris(date(2026, 10, 5), 8), "day_centre_idf", date(2026, 10, 12), date(2026, 10, 16)),
    Closed(paris(DAY, 15), "coast_calais", DAY, DAY),
)
INCIDENTS = (
    Happened(1, paris(date(2026, 10, 3), 11), "calais", "theft", Severity.LOW, closed=paris(date(2026, 10, 4), 9)),
    Happened(2, paris(date(2026, 10, 9), 16), "dunkerque", "fire", Severity.HIGH, closed=paris(date(2026, 10, 9), 20)),
    Happened(1, paris(date(2026, 10, 14), 10), "calais", "sexual_violence", Severity.CRITICAL, kind="restricted"),
    Happened(3, paris(DAY, 9), "calais", "armed", Severity.CRITICAL, taken=paris(DAY, 9, 5)),
    Happened(4, paris(DAY, 9, 10), "calais", "armed", Severity.CRITICAL, kind="joined"),
    Happened(5, paris(DAY, 11), "calais", "threat", Severity.MODERATE, closed=paris(DAY, 15), near_miss=True),
    Happened(6, paris(DAY, 12), "calais", "other", Severity.HIGH, taken=paris(DAY, 12, 5), without="Paul"),
    Happened(7, paris(DAY, 13), "calais", None, Severity.HIGH, closed=paris(DAY, 21)),
    Happened(8, paris(DAY, 14), "calais", "access_denied", Severity.LOW, taken=paris(DAY, 15)),
    Happened(9, paris(DAY, 15), "calais", "weather", Severity.MODERATE),
    Happened(10, paris(DAY, 16), "dunkerque", "road_accident", Severity.MODERATE, taken=paris(DAY, 17)),
    Happened(1, paris(DAY, 16), "calais", "fire", Severity.HIGH, kind="exercise"),
    Happened(2, paris(DAY, 17), "dunkerque", "safeguarding", Severity.HIGH, kind="restricted"),
    Happened(3, paris(DAY, 17, 30), "calais", None, Severity.HIGH, kind="unknown"),
    Happened(11, paris(DAY, 23), "calais", "police_operation", Severity.HIGH),
    Happened(12, paris(date(2026, 10, 30), 7), "ile_de_france", "theft", Severity.LOW),
)


def reports(catalogue: Catalogue) -> list[Report]:
    """Everything that was reported, in the order of its sending."""
    chance = Random(28)
    found = [*_months_before(), *_by_hand()]
    day = FIRST
    while day <= LAST:
        for project, site, activity, shift, weekdays, level in ROUTINE:
            known = catalogue.activity(activity)
            out = known.season is not None and not known.season.contains(day)
            closed = any(c.site == site and c.activity is None and c.first <= day <= c.last for c in CLOSURES)
            if day.weekday() in weekdays and not out and not closed and day != DAY:
                found += _ordinary(project, site, known, shift, day, level, chance)
        day += timedelta(days=1)
    return sorted(found, key=lambda report: report.at)


def _ordinary(
    project: str, site: str, activity: Activity, shift: str | None, day: date, level: int, chance: Random
) -> Iterator[Report]:
    """A day's report; now and then none, zero, late, rough, corrected, taken back, or one that waits."""
    luck = chance.random()
    if luck < 0.05:
        return
    head = 0 if luck < 0.1 else max(1, round(chance.gauss(level, level * 0.15)))
    values = {activity.headline.key: head}
    for indicator in activity.indicators:
        if indicator.headline or indicator.notifiable or not head or chance.random() < 0.4:
            continue
        values[indicator.key] = chance.randint(0, max(1, head // 4)) if indicator.part_of else chance.randint(0, 9)
    on = day + timedelta(days=1) if shift == "night" else day
    at = paris(on, 6 if shift == "night" else 17, chance.randrange(60))
    if luck > 0.92:
        at += timedelta(hours=chance.choice((4, 14)))
    rough = frozenset({activity.headline.key}) if 0.5 < luck < 0.58 and head else frozenset[str]()
    after = at + timedelta(minutes=20)
    right = {**values, activity.headline.key: head + 3} if 0.6 < luck < 0.68 and head else None
    yield Report(
        at, project, site, day, shift, activity.key, values, rough, right, after if right else None,
        undone=after if 0.7 < luck < 0.73 else None, pending=0.8 < luck < 0.83,
    )  # fmt: skip


def _months_before() -> Iterator[Report]:
    """Enough to hold a month against; a few values stand for all of it."""
    for month in range(3, 8):
        day = date(2026, month, 15)
        for project, site, level in (
            ("calais", "living_sites_calais", 300),
            ("dunkerque", "living_sites_dunkerque", 90),
        ):
            values = {"consultations": level + 5 * month, "scabies": 3}
            yield Report(paris(day, 18), project, site, day, None, "clinic", values)


def _by_hand() -> Iterator[Report]:
    """The day of which every line of a summary has something to tell."""
    calais, camp, centre = "calais", "living_sites_calais", "day_centre_calais"
    clinic = {"consultations": 71, "women": 20, "men": 51, "minors": 9, "scabies": 31, "suspected_measles": 2}
    doubt = Doubt("clinic", "consultations", 71, 20, 48)
    yield Report(paris(DAY, 17), calais, camp, DAY, None, "clinic", clinic, doubts=(doubt,))
    more = {"consultations": 12, "emergencies": 1}
    yield Report(paris(DAY, 18), calais, camp, DAY, None, "clinic", more, frozenset({"consultations"}))
    yield Report(
        paris(DAY, 18, 5), calais, centre, DAY, None, "day_centre", {"attendance": 44, "girls": 3, "meals": 40},
        becomes={"attendance": 41, "girls": 3, "meals": 40}, again=paris(DAY, 22),
    )  # fmt: skip
    yield Report(paris(DAY, 18, 10), calais, camp, DAY, None, "outreach", {"people_met": 0})
    water = {"households": 1210, "blankets": 1, "water_litres": 2400}
    yield Report(paris(DAY, 18, 15), calais, camp, DAY, None, "distribution", water)
    yield Report(
        paris(DAY, 18, 20), calais, centre, DAY, None, "sexual_violence", {"survivors_seen": 4, "within_72h": 1}
    )
    yield Report(paris(DAY, 18, 25), calais, camp, DAY, None, "social_legal", {"interviews": 9}, pending=True)
    yield Report(paris(DAY, 18, 30), calais, camp, DAY, None, "outreach", {"people_met": 50}, undone=paris(DAY, 18, 40))
    dunkerque, women = "dunkerque", "womens_centre"
    yield Report(paris(DAY, 18), dunkerque, women, DAY, None, "sexual_violence", {"survivors_seen": 3})
    yield Report(paris(DAY, 18), dunkerque, women, DAY, None, "womens_health", {"consultations": 1, "antenatal": 1})
    # After the evening's summary: what a closing edition is for.
    late = {"individual_sessions": 6, "group_sessions": 1}
    yield Report(paris(DAY, 23), calais, camp, DAY, None, "mental_health", late)
    sea = {"people_met": 52, "rescued": 14, "hypothermia": 5, "deaths": 1}
    night = DAY + timedelta(days=1)
    yield Report(paris(night, 6, 30), dunkerque, "coast_dunkerque", DAY, "night", "coastal_outreach", sea)
    yield Report(paris(night, 7), "ile_de_france", "mobile_clinic_idf", DAY, None, "clinic", {"consultations": 18})
