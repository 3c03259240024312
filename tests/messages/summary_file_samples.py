"""A week and a month with everything in them: what pictures and files of summaries are looked at with."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from domain.incidents.types import Status
from domain.shelters.history_views import ShelterNight
from domain.shelters.turned_away import Why
from domain.shelters.types import Beds
from domain.summaries.comparing import differs, usual
from domain.summaries.completeness import Expected, State, completeness
from domain.summaries.figures import Figure, Total, totals
from domain.summaries.files import FileForm, SummaryFileView
from domain.summaries.periods import Kind, Period
from domain.summaries.views import ActivityLine, BedsLine, Flag, IncidentLine, SummaryView, TurnedAwayLine
from domain.summaries.warnings import EarlyWarning

MONDAY = date(2026, 11, 23)
WEEK, MONTH = Period.week(MONDAY), Period.month(date(2026, 10, 1))
AT = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
SITES = {
    "clinic": ("living_sites_calais", "coast_calais"),
    "mental_health": ("living_sites_calais",),
    "day_centre": ("day_centre_calais",),
    "outreach": ("living_sites_calais",),
    "distribution": ("living_sites_calais",),
    "social_legal": ("day_centre_calais",),
}
SHAPES = {  # by activity: (headline, about how many a day, its parts)
    "clinic": ("consultations", 23, {"women": 7, "minors": 4, "emergencies": 1, "scabies": 3}),
    "mental_health": ("individual_sessions", 4, {"group_sessions": 1}),
    "day_centre": ("attendance", 48, {"new_arrivals": 6, "meals": 40}),
    "outreach": ("people_met", 60, {"orientations": 5}),
    "distribution": ("households", 30, {"blankets": 55, "water_litres": 1210}),
}
USUAL = {"clinic": 95, "mental_health": 27, "day_centre": 340, "outreach": 405, "distribution": 290}


def _figures(period: Period) -> tuple[Figure, ...]:
    found = []
    for number, day in enumerate(period.days):
        for activity, (headline, about, parts) in SHAPES.items():
            closed = activity == "day_centre" and day.weekday() == 6
            missing = activity == "mental_health" and day.weekday() in (3, 4)
            if closed or missing:
                continue
            for place, site in enumerate(SITES[activity]):
                if place and day.weekday() != 2:
                    continue
                zero = activity == "outreach" and day.weekday() == 5
                value = 0 if zero else about + (number * 7 + place) % 5
                found.append(Figure("calais", site, day, activity, headline, value, 1, estimates=number == 2))
                found += [] if zero else [
                    Figure("calais", site, day, activity, part, n + number % 2, 1, corrected=int(number == 1))
                    for part, n in parts.items()
                ]  # fmt: skip
    return tuple(found)


def _states(period: Period) -> dict[Expected, State]:
    found = {}
    for day in period.days:
        due = datetime.combine(day, time(18), UTC)
        for activity in ("clinic", "mental_health", "day_centre", "outreach", "social_legal"):
            state = State.LATE if activity == "clinic" and day.weekday() == 1 else State.REPORTED
            if activity == "day_centre" and day.weekday() == 6:
                state = State.CLOSED
            if activity == "mental_health" and day.weekday() in (3, 4):
                state = State.MISSING if day.weekday() == 3 else State.PENDING
            if activity == "outreach" and day.weekday() == 5:
                state = State.ZERO
            if activity == "social_legal":
                state = State.MISSING
            found[Expected(day, SITES[activity][0], activity, "day", due)] = state
    return found


Before = tuple[tuple[Period, dict[tuple[str, str], Total]], ...]


def _before(kind: Kind, period: Period, figures: tuple[Figure, ...]) -> Before:
    periods = [period.before(kind)]
    while len(periods) < (8 if kind is Kind.WEEKLY else 12):
        periods.append(periods[-1].before(kind))
    found = []
    for number, one in enumerate(reversed(periods)):
        sums = {}
        for (activity, indicator), total in totals(figures).items():
            if (activity, number) in (("mental_health", 2), ("distribution", 0), ("distribution", 1)):
                continue
            wide = len(period) / 7
            headline = SHAPES[activity][0]
            base = USUAL[activity] * wide if indicator == headline else (total.value or 0)
            sums[activity, indicator] = Total(round(base * (0.93 + 0.03 * ((number * 5) % 6))), 7)
        found.append((one, sums))
    return tuple(found)


def _activities(figures: tuple[Figure, ...], before: Before) -> tuple[ActivityLine, ...]:
    sums = totals(figures)
    lines = []
    for activity, (headline, _, _) in SHAPES.items():
        own = {indicator: total for (a, indicator), total in sums.items() if a == activity}
        past = [s[activity, headline].value or 0 for _, s in before if (activity, headline) in s]
        value = own[headline].value or 0
        lines.append(ActivityLine(activity, own, usual(past), differs(value, past)))
    return tuple(lines)


def _nights(period: Period, beds: int, people: int, *, closed: bool = False) -> tuple[ShelterNight, ...]:
    def night(number: int, day: date) -> ShelterNight:
        if closed and number < 2:
            return ShelterNight(day, None, beds, 0, 0, True)
        if number % 9 == 3:
            return ShelterNight(day, None, beds, 0, 0, False)
        over = 3 if number % 7 == 5 else 0
        return ShelterNight(day, beds + over if over else people + number % 4, beds, over, 4 if over else 0, False)

    return tuple(night(number, day) for number, day in enumerate(period.days))


def _category(name: str, capacity: int, occupied: int | None) -> Beds:
    return Beds(name, capacity, 0, occupied, 1, 1, AT, 1, None)


def _made(kind: Kind, period: Period) -> SummaryView:
    figures = _figures(period)
    before = _before(kind, period, figures)
    states = _states(period)
    first, second = period.days[1], period.days[-2]

    def raised(day: date, hour: int) -> datetime:
        return datetime.combine(day, time(hour, 20), UTC)

    past = tuple((p, n) for (p, _), n in zip(before, (3, 5, 4, None, 6, 4, 5, 4), strict=False))
    warning = EarlyWarning("calais", "clinic", "scabies", period, 27, 6.8, False, past)
    return SummaryView(
        kind=kind,
        project="calais",
        period=period,
        today=MONDAY + timedelta(days=7),
        activities=_activities(figures, before),
        notifiable=(),
        incidents=(
            IncidentLine("INC-2026-0042", "calais", "armed", 4, Status.TAKEN, False, raised(first, 13)),
            IncidentLine("INC-2026-0041", "calais", "police_operation", 3, Status.CLOSED, False, raised(first, 7)),
            IncidentLine("INC-2026-0044", "calais", None, 3, Status.OPEN, False, raised(second, 21)),
            IncidentLine("INC-2026-0043", "calais", "threat", 2, Status.CLOSED, True, raised(period.days[3], 16)),
        ),
        restricted=None,
        beds=(
            BedsLine(
                "winter_shelter_calais",
                (
                    _category("unaccompanied_minors", 30, 29),
                    _category("families", 24, 24),
                    _category("adults", 16, None),
                ),
                nights=_nights(period, 70, 58, closed=True),
            ),
        ),
        completeness=completeness(states),
        states=states,
        corrected=4,
        estimates=5,
        figures=figures,
        before=before,
        turned_away=(
            TurnedAwayLine(first, "winter_shelter_calais", Why.FULL, 4),
            TurnedAwayLine(second, "winter_shelter_calais", Why.RULES, 1),
            TurnedAwayLine(second, None, None, 2),
        ),
        flags=(Flag("calais", "living_sites_calais", second, "distribution", "water_litres", 1211),),
        warnings=(warning,) if kind is Kind.WEEKLY else (),
        made_at=AT,
        sees_incidents=True,
    )


A_WEEK = _made(Kind.WEEKLY, WEEK)
_OCTOBER = _made(Kind.MONTHLY, MONTH)
A_MONTH = replace(
    _OCTOBER,
    project=None,
    activities=(*_OCTOBER.activities, ActivityLine("sexual_violence", {"survivors_seen": Total(15)}, rounded=True)),
    restricted=2,
    beds=(
        *_OCTOBER.beds,
        BedsLine("womens_shelter", (_category("single_women", 20, 18),), nights=_nights(MONTH, 27, 20)),
        BedsLine("accommodation_idf", (_category("girls", 36, None),), nights=_nights(MONTH, 35, 30)),
    ),
)
"""The mission's, for somebody who is of no circle."""


def file_of(view: SummaryView, form: FileForm) -> SummaryFileView:
    """As it comes below its card."""
    return SummaryFileView(view, form, 7)
