"""A week's or a month's summary as a message: one screen of a phone, what matters first. The rest is in its files.

Whatever can be many (warnings, sites that did not report, shelters) is one line that is wrapped a few times, so that a
mission of every project still fits.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import fmean

from markupsafe import Markup

from domain.incidents.types import Severity, Status
from domain.shelters.turned_away import Why
from domain.summaries.completeness import Completeness
from domain.summaries.views import UNMET, ActivityLine, IncidentLine, SummaryView
from messages import signs
from messages.counting import counted
from messages.incidents.facts import SEVERITIES
from messages.layout import Rendered, bold, headed, joined, packed, screen
from messages.reader import Reader
from messages.summaries.early_warning import level_of
from messages.summaries.files import is_empty
from messages.summaries.incidents import restricted
from messages.summaries.shelters import WHY, standing
from messages.summaries.text import changed_from, edition, figure, missing_sites, seam_line, title

_MOST_SEAMS = 2
_MOST_MISSING = 2
"""Sites that are named; in the mission's summary one less."""
_MOST_ROWS = 8
_FIXED = "\u00a0"


def one_screen(view: SummaryView, reader: Reader) -> Rendered:
    """Warnings and notifiable figures, activities, incidents, beds, unmet need, completeness."""
    say = reader.say
    return screen(
        headed(signs.SUMMARY, title(view, reader)),
        edition(view, reader),
        *_alarms(view, reader),
        *_activities(view, reader),
        None if view.activities else say("No report."),
        _incidents(view.incidents, reader) if view.incidents else None,
        restricted(view, reader),
        _beds(view, reader),
        _unmet(view, reader),
        _complete(view, reader),
        _unusual(view, reader),
        *(seam_line(seam, reader) for seam in view.seams[-_MOST_SEAMS:]),
        None if is_empty(view) else say("The rest is in the files below."),
    )


def _alarms(view: SummaryView, reader: Reader) -> Iterator[Markup]:
    """`🚨 Calais · rougeole suspectée : 2 (seuil 1) · gale : 34 (seuil 21,8)`, `🚨 1 décès`: what warns by project."""
    say = reader.say
    for project, some in groupby(view.warnings, lambda warning: warning.project):
        parts = [] if view.project is not None else [Markup.escape(reader.project(project))]
        for one in some:
            told = counted(one.value or 0, reader.indicator(one.activity, one.indicator), say, start=not parts)
            parts.append(joined((bold(told), say("(threshold {n})", n=level_of(one, reader))), " "))
        yield joined((f"{signs.ALERT} ", joined(parts)), "")
    warned = {(one.activity, one.indicator) for one in view.warnings}  # said already
    others = [one for one in view.notifiable if one[:2] not in warned]
    told_first = [
        bold(counted(value, reader.indicator(activity, indicator), say, start=not place))
        for place, (activity, indicator, value) in enumerate(others)
    ]
    if told_first:
        yield joined((f"{signs.ALERT} ", joined(told_first)), "")


def _activities(view: SummaryView, reader: Reader) -> Sequence[Markup]:
    """A line each, as far as there is room; where there are many they follow each other."""
    told = [_activity(line, view, reader) for line in view.activities]
    rows = packed(told)
    return rows if len(rows) <= _MOST_ROWS else [joined(told)]


def _activity(line: ActivityLine, view: SummaryView, reader: Reader) -> Markup:
    """`Clinique mobile ≈ 805 (▲ 445 d'habitude)`: the headline alone."""
    activity = reader.find_activity(line.activity)
    headline = activity.headline.key if activity else next(iter(line.totals), "")
    name = bold(reader.activity(line.activity))
    total = line.totals.get(headline)
    if total is None:
        return name
    told = joined((name, figure(line, headline, total, view, reader)), " ")
    return joined((told, reader.say("(to the nearest 5)")), " ") if line.rounded else told


def _incidents(lines: Sequence[IncidentLine], reader: Reader) -> Markup:
    """`🔴 9 incidents (3 clos) · critique 3 · élevée 6`."""
    say = reader.say
    by = Counter(line.severity for line in lines)
    closed = sum(line.status is Status.CLOSED for line in lines)
    many = say.plural("{n} incident", "{n} incidents", len(lines))
    if closed:
        many = joined((many, say.plural("({n} closed)", "({n} closed)", closed)), " ")
    grave = (
        joined((say(SEVERITIES[Severity(severity)]), say.number(by[severity])), _FIXED)
        for severity in sorted(by, reverse=True)
    )
    return joined((f"{signs.SEVERITY[max(by)]} ", joined((many, *grave))), "")


def _beds(view: SummaryView, reader: Reader) -> Markup | None:
    """`🛏 45 sur 64 places en moyenne, 2 nuits au-dessus · 11 nuits pas comptées · 1 abri fermé`: all shelters together.
    While no night is over, how the beds stand."""
    if not any(line.nights for line in view.beds):
        return standing(view, reader)
    say, parts = reader.say, []
    slept = [line for line in view.beds if line.slept]
    if slept:
        known = [[night for night in line.nights if night.occupied is not None] for line in slept]
        people = sum(fmean(night.occupied or 0 for night in nights) for nights in known)
        places = sum(fmean(night.capacity for night in nights) for nights in known)
        mean = say("{n} of {capacity} beds on average", n=say.number(round(people)), capacity=say.number(round(places)))
        over = len({night.day for line in slept for night in line.nights if night.over})
        above = [say.plural("{n} night over capacity", "{n} nights over capacity", over)] if over else []
        parts.append(joined((mean, *above), ", "))
    unknown = sum(night.occupied is None and not night.closed for line in slept for night in line.nights)
    if unknown:
        parts.append(say.plural("{n} night not counted", "{n} nights not counted", unknown))
    closed = sum(bool(line.nights) and all(night.closed for night in line.nights) for line in view.beds)
    never = len(view.beds) - len(slept) - closed
    if never:
        parts.append(say.plural("{n} shelter not counted", "{n} shelters not counted", never))
    if closed:
        parts.append(say.plural("{n} shelter closed", "{n} shelters closed", closed))
    return joined((f"{signs.BEDS} ", joined(parts)), "")


def _unmet(view: SummaryView, reader: Reader) -> Markup | None:
    """`Besoins non couverts : 12 refus, dont 7 faute de place`."""
    say = reader.say
    people = sum(line.people for line in view.turned_away)
    if not people:
        return None
    full = sum(line.people for line in view.turned_away if line.reason is Why.FULL)
    only = {line.reason for line in view.turned_away}
    told = say.plural("{n} turned away", "{n} turned away", people)
    was = changed_from(*UNMET, view, reader)
    if was is not None:
        told = joined((told, was), " ")
    if len(only) == 1 and None not in only:
        told = joined((told, say(WHY[only.pop()])))
    elif full:
        told = joined((told, say.plural("{n} for lack of a bed", "{n} for lack of a bed", full)), ", ")
    return say("Unmet need: {people}", people=told)


def _complete(view: SummaryView, reader: Reader) -> Markup:
    """`29 rapports sur 34 (85 %) · à l'heure 68 % · 2 en attente · manque : Lieux de survie et 2 autres`."""
    say, found = reader.say, view.completeness
    if not found.due and not found.closed and not found.awaited:
        return say("No report expected.")
    parts = list(_shares(found, reader))
    if found.pending:
        parts.append(say.plural("{n} pending", "{n} pending", found.pending))
    if found.closed:
        parts.append(say.plural("{n} closed", "{n} closed", found.closed))
    if found.awaited:
        parts.append(say.plural("{n} still to come", "{n} still to come", found.awaited))
    if view.corrected:
        parts.append(say.plural("{n} corrected", "{n} corrected", view.corrected))
    if found.missing:
        parts.append(missing_sites(found, reader, _MOST_MISSING - (view.project is None)))
    return joined(parts)


def _shares(found: Completeness, reader: Reader) -> Iterator[Markup]:
    """DHIS2's reporting rate, and reporting rate on time."""
    if found.rate is None or found.timeliness is None:
        return
    say = reader.say
    due, rate = say.number(found.due), round(100 * found.rate)
    yield say.plural(
        "{n} report of {due} ({rate}%)", "{n} reports of {due} ({rate}%)", found.reported, due=due, rate=rate
    )
    yield say("on time {n}%", n=round(100 * found.timeliness))


def _unusual(view: SummaryView, reader: Reader) -> Markup | None:
    if not view.flags:
        return None
    unusual = reader.say.plural("{n} unusual figure", "{n} unusual figures", len(view.flags))
    return joined((f"{signs.DOUBTFUL} ", unusual), "")
