"""What the picture of a week or a month is drawn from: activities beside their past, incidents, shelters."""

from datetime import date, datetime

from babel.dates import format_date

from domain.reporting_day import reporting_day
from domain.summaries.periods import Kind, Period
from domain.summaries.views import ActivityLine, SummaryView
from messages.incidents.facts import SEVERITIES
from messages.pictures.file_views import IncidentDays, Occupancy, SummaryPicture, Trend, Trends
from messages.pictures.views import Night
from messages.reader import Reader
from messages.shelters.history import kept_together
from messages.summaries.findings import (
    beds_title,
    finding,
    headline,
    incidents_title,
    shelter_finding,
    trend_finding,
    trends_title,
)
from messages.summaries.text import title

_MOST_ROWS, _MOST_SHELTERS = 8, 3
"""A picture that is more than twice as high as wide is shown narrower on a phone, and not read."""


def picture(view: SummaryView, reader: Reader) -> SummaryPicture:
    """All of it."""
    return SummaryPicture(
        title=kept_together(finding(view, reader)),
        subtitle=title(view, reader),
        trends=trends(view, reader),
        incidents=incident_days(view, reader),
        occupancy=occupancy(view, reader),
    )


def trends(view: SummaryView, reader: Reader) -> Trends | None:
    """Activities by their headline. What is told rounded has no past that its reader may see."""
    say = reader.say
    lines = [line for line in view.activities if not line.rounded]
    if not lines:
        return None
    most = _MOST_ROWS - min(_MOST_SHELTERS, sum(bool(line.nights) for line in view.beds))
    # What stands out is not left out.
    first = sorted(lines, key=lambda line: not line.arrow)[:most]
    more = len(lines) - len(first)
    lines = [line for line in lines if line in first]
    weekly = view.kind is Kind.WEEKLY
    earlier = [period for period, _ in view.before]
    return Trends(
        title=kept_together(trends_title(view, reader)),
        rows=tuple(_trend(line, view, reader) for line in lines),
        first=_period(earlier[0], view.kind, reader) if earlier else "",
        last=_period(view.period, view.kind, reader),
        legend=(
            say.plain("weeks before") if weekly else say.plain("months before"),
            say.plain("this week") if weekly else say.plain("this month"),
            say.plain("usual"),
        ),
        unknown=say.plain("not reported"),
        more=say.plain_plural("{n} more activity: in the table", "{n} more activities: in the table", more)
        if more > 0
        else None,
    )


def _trend(line: ActivityLine, view: SummaryView, reader: Reader) -> Trend:
    activity = reader.find_activity(line.activity)
    key = activity.headline.key if activity else next(iter(line.totals), "")
    now = line.totals.get(key)
    past = [sums[line.activity, key].value if (line.activity, key) in sums else None for _, sums in view.before]
    return Trend(
        name=f"{reader.activity(line.activity)}  {headline(line, reader)}",
        finding=trend_finding(line, reader),
        values=(*past, None if now is None else now.value),
        usual=line.usual,
        arrow=line.arrow,
    )


def _period(period: Period, kind: Kind, reader: Reader) -> str:
    if kind is Kind.WEEKLY:
        return reader.say.plain("week {n}", n=period.first.isocalendar().week)
    return format_date(period.first, "MMM y", locale=reader.language)


def incident_days(view: SummaryView, reader: Reader) -> IncidentDays | None:
    """Day by day; None where it is not for the reader to know."""
    if not view.incidents and not view.sees_incidents:
        return None
    days = view.period.days
    counts = {day: [0, 0, 0, 0] for day in days}
    for line in view.incidents:
        counts[_day_of(line.raised_at, days, reader)][line.severity - 1] += 1
    low, moderate, high, critical = (reader.say.plain(SEVERITIES[severity]) for severity in SEVERITIES)
    return IncidentDays(
        title=kept_together(incidents_title(view, reader)),
        days=tuple((n[0], n[1], n[2], n[3]) for n in counts.values()),
        first=_day(days[0], reader),
        last=_day(days[-1], reader),
        legend=(low, moderate, high, critical),
    )


def _day_of(instant: datetime, days: tuple[date, ...], reader: Reader) -> date:
    day = reporting_day(instant, reader.catalogue.zone, reader.catalogue.day_starts_at)
    return min(max(day, days[0]), days[-1])


def occupancy(view: SummaryView, reader: Reader) -> Occupancy | None:
    """Shelters night by night; None where there is none."""
    say = reader.say
    lines = [line for line in view.beds if line.nights]
    if not lines:
        return None
    # What was full or over is looked at first.
    shown = sorted(lines, key=lambda line: (-line.nights_over, not line.slept))[:_MOST_SHELTERS]
    shown = [line for line in lines if line in shown]
    days = [night.day for night in shown[0].nights]
    more = len(lines) - len(shown)
    return Occupancy(
        title=kept_together(beds_title(view, reader)),
        shelters=tuple(
            (
                name,
                kept_together(shelter_finding(line, reader, short=True)),
                tuple(Night(n.occupied, n.capacity, n.over, n.refused, n.closed) for n in line.nights),
            )
            for line, name in zip(shown, reader.site_names([line.shelter for line in shown]), strict=True)
        ),
        first=_day(days[0], reader),
        last=_day(days[-1], reader),
        legend=(
            say.plain("people"),
            say.plain("usable beds"),
            say.plain("night above capacity"),
            say.plain("not counted"),
            say.plain("shelter closed"),
        ),
        more=say.plain_plural("{n} more shelter: in the table", "{n} more shelters: in the table", more)
        if more > 0
        else None,
    )


def _day(day: date, reader: Reader) -> str:
    text = format_date(day, "d MMM", locale=reader.language)
    return text.replace("1 ", "1er ", 1) if reader.language == "fr" and day.day == 1 else text
