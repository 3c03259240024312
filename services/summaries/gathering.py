"""What a summary says, decided in one place for its text, its pictures and its files, as its reader may have it.

Sensitive activities are for their circle; to everybody else they are told in the mission's month alone, to the nearest
5, and their figures enter no other number. Restricted incidents are a number in the mission's month, nothing else.
"""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from domain.catalogue import UnknownKey
from domain.summaries.comparing import differs, rounded_to_5, usual
from domain.summaries.completeness import completeness, expected_on, states
from domain.summaries.figures import Figure, Total, totals
from domain.summaries.periods import Kind, Period
from domain.summaries.seams import seams
from domain.summaries.views import UNMET, ActivityLine, Flag, SummaryView
from domain.summaries.warnings import WEEKS, EarlyWarning
from services.missing.expecting import as_they_were, closures_over
from services.summaries.audience import Audience
from services.summaries.beds import beds, turned_away, unmet
from services.summaries.incidents import incidents_of
from services.summaries.scope import Scope
from services.summaries.surveillance import warnings
from services.work import Work
from storage.summaries import Remark, Reported

MONTHS = 12
"""How many months a figure is held against; of weeks, and of the same weekday, domain/summaries/warnings.WEEKS."""
TURNED_AWAY = ".".join(UNMET)
"""Under which name an edition remembers how many people were turned away."""


async def gather(work: Work, audience: Audience, kind: Kind, project: str | None, period: Period) -> SummaryView | None:
    """The summary for its reader; None where it is not for them. `project` None: the mission as a whole."""
    if not audience.may_see(work, project):
        return None
    scope = Scope.of(work, project)
    # A part of a sensitive figure would pass for the mission's: there it is told whole, or rounded.
    sensitive = all(audience.sees_sensitive(work, key) for key in scope.projects)
    reported = await scope.reported(work, period)
    found = reported.figures
    circle = {a.key for a in work.catalogue.activities if a.sensitive}
    figures = [f for f in found if sensitive or f.activity not in circle]
    earlier = [
        (one, [f for f in some if sensitive or f.activity not in circle])
        for one, some in await _earlier(work, kind, scope, period)
    ]
    before = tuple((one, totals(some)) for one, some in earlier)
    await _others_run()
    past = {figure: _past(before, figure) for figure in {(f.activity, f.indicator) for f in figures}}
    sums = totals(figures)
    activities = [_line(work, key, sums, past) for key in _ordered(work, {a for a, _ in sums})]
    if project is None and kind is Kind.MONTHLY and not sensitive:
        activities += _rounded(work, [f for f in found if _sensitive(work, f.activity)])
    await _others_run()
    waits = await work.unit.summaries.pending(scope.keys, period.first, period.last)
    came, waits = as_they_were(work, reported.came, waits)
    wanted = [e for e in expected_on(work.catalogue, scope.sites, period.days) if e.activity not in circle]
    closures = await closures_over(work, scope.sites, period.first, period.last)
    became = states(wanted, came, waits, closures, work.now)
    await _others_run()
    remarks = [
        r
        for r in await _remarks(work, scope, period, reported)
        if scope.counts(r.project, r.site) and (sensitive or r.activity not in circle)
    ]
    refused = await turned_away(work, scope, period) if audience.sees_beds(work) else []
    shelters = scope.sites if audience.sees_beds(work) else ()
    nights = kind in (Kind.WEEKLY, Kind.MONTHLY)
    await _others_run()
    incidents, restricted = await incidents_of(work, audience, kind, scope, period)
    return SummaryView(
        kind=kind,
        project=project,
        period=period,
        today=work.today,
        activities=tuple(activities),
        notifiable=_notifiable(work, sums),
        incidents=incidents,
        restricted=restricted,
        beds=await beds(work, shelters, period, refused, nights=nights),
        turned_away=unmet(work, refused),
        completeness=completeness(became),
        states=became,
        corrected=len({r.report for r in remarks if r.corrected}),
        estimates=sum(t.estimates for t in sums.values()),
        flags=tuple(Flag(r.project, r.site, r.day, r.activity, r.indicator, r.value) for r in remarks if r.doubtful),
        figures=tuple(figures),
        before=before,
        seams=() if project is None else seams(work.catalogue, project, scope.day, period),
        warnings=_warnings(work, kind, scope, period, [*figures, *(f for _, some in earlier for f in some)]),
        sees_incidents=all(audience.sees_incidents(work, key) for key in scope.projects),
    )


async def _remarks(work: Work, scope: Scope, period: Period, reported: Reported) -> Sequence[Remark]:
    return await work.unit.summaries.remarks(scope.keys, period.first, period.last) if reported.remarkable else ()


def told(work: Work, figures: Collection[Figure]) -> Mapping[str, int]:
    """The numbers that an edition remembers, so that what changed since can be marked. Nothing sensitive is kept."""
    return {
        f"{activity}.{indicator}": total.value
        for (activity, indicator), total in totals(figures).items()
        if total.value is not None and not _sensitive(work, activity)
    }


def _sensitive(work: Work, activity: str) -> bool:
    try:
        return work.catalogue.activity(activity).sensitive
    except UnknownKey:
        return False


def _ordered(work: Work, activities: Collection[str]) -> list[str]:
    """In the catalogue's order; what it dropped since stands last."""
    known = [a.key for a in work.catalogue.activities if a.key in activities]
    return known + sorted(set(activities) - set(known))


def _line(
    work: Work,
    activity: str,
    sums: Mapping[tuple[str, str], Total],
    past: Mapping[tuple[str, str], Sequence[int]],
) -> ActivityLine:
    own = {indicator: total for (a, indicator), total in sums.items() if a == activity}
    try:
        known = work.catalogue.activity(activity)
    except UnknownKey:
        return ActivityLine(activity, own)
    ordered = {i.key: own[i.key] for i in known.indicators if i.key in own}
    ordered |= {key: total for key, total in own.items() if key not in ordered}
    headline = own.get(known.headline.key)
    if headline is None or headline.value is None:
        return ActivityLine(activity, ordered)
    before = past.get((activity, known.headline.key), ())
    return ActivityLine(activity, ordered, usual(before), differs(headline.value, before))


def _rounded(work: Work, hidden: Sequence[Figure]) -> list[ActivityLine]:
    """Sensitive activities as everybody has them. The sum is rounded, not its parts: they would add up to more."""
    lines = []
    sums = totals(hidden)
    for key in _ordered(work, {f.activity for f in hidden}):
        headline = work.catalogue.activity(key).headline.key
        total = sums.get((key, headline))
        if total is not None and total.value is not None:
            lines.append(ActivityLine(key, {headline: Total(rounded_to_5(total.value))}, rounded=True))
    return lines


async def _others_run() -> None:
    """On SQLite statements run in the loop: between the parts of a long reading an alert gets its turn."""
    await asyncio.sleep(0)


async def _earlier(work: Work, kind: Kind, scope: Scope, period: Period) -> list[tuple[Period, list[Figure]]]:
    """What was reported on the same weekday, or in the weeks or months before, oldest first."""
    periods = _periods_before(kind, period)
    await _others_run()
    if kind in (Kind.DAILY, Kind.CLOSING):
        found = await scope.on_days(work, [one.first for one in periods])
    else:
        found = await scope.over_sites(work, Period(periods[0].first, periods[-1].last))
    by_first: dict[date, list[Figure]] = {one.first: [] for one in periods}
    begins = {day: one.first for one in periods for day in one.days}
    for figure in found:
        by_first[begins[figure.day]].append(figure)
    return [(one, by_first[one.first]) for one in periods]


def _warnings(
    work: Work, kind: Kind, scope: Scope, period: Period, figures: Sequence[Figure]
) -> tuple[EarlyWarning, ...]:
    if kind is not Kind.WEEKLY:
        return ()
    return tuple(warning for warning in warnings(work, scope, period, figures) if warning.passed)


def _periods_before(kind: Kind, period: Period) -> list[Period]:
    if kind in (Kind.DAILY, Kind.CLOSING):
        return [Period.day(period.first - timedelta(weeks=n)) for n in range(WEEKS, 0, -1)]
    found = [period.before(kind)]
    while len(found) < (WEEKS if kind is Kind.WEEKLY else MONTHS):
        found.append(found[-1].before(kind))
    return found[::-1]


def _past(before: Sequence[tuple[Period, Mapping[tuple[str, str], Total]]], figure: tuple[str, str]) -> list[int]:
    """The past values of a figure; a day on which nobody reported it is none."""
    values = (sums[figure].value for _, sums in before if figure in sums)
    return [value for value in values if value is not None]


def _notifiable(work: Work, sums: Mapping[tuple[str, str], Total]) -> tuple[tuple[str, str, int], ...]:
    found = []
    for activity in work.catalogue.activities:
        for indicator in activity.indicators:
            total = sums.get((activity.key, indicator.key))
            if indicator.notifiable and total is not None and total.value:
                found.append((activity.key, indicator.key, total.value))
    return tuple(found)


def changed_since(
    work: Work, before: Mapping[str, int], view: SummaryView
) -> Mapping[tuple[str, str], int | None] | None:
    """(activity, indicator) to what an edition told otherwise (None: nothing of it); None where nothing changed."""
    sums = {
        (line.activity, indicator): total.value for line in view.activities for indicator, total in line.totals.items()
    }
    people = sum(line.people for line in view.turned_away)
    if people:
        sums[UNMET] = people
    found: dict[tuple[str, str], int | None] = {}
    for name, value in before.items():
        activity, _, indicator = name.partition(".")
        if sums.get((activity, indicator)) != value:
            found[activity, indicator] = value
    for (activity, indicator), now_told in sums.items():
        if now_told is not None and f"{activity}.{indicator}" not in before and not _sensitive(work, activity):
            found[activity, indicator] = None
    return found or None
