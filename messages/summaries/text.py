"""A day's summary as a message, and what every summary says: what matters first, at the end how complete it is."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from babel.dates import format_date
from markupsafe import Markup

from domain.notices import PeriodNotUnderstood
from domain.summaries.completeness import Completeness, Expected
from domain.summaries.figures import Total
from domain.summaries.periods import Kind, Period
from domain.summaries.seams import Seam
from domain.summaries.views import ActivityLine, Flag, SummaryView
from messages import signs
from messages.counting import counted
from messages.dates import clock, moment, short_day
from messages.layout import Rendered, bold, code, headed, joined, one_line, screen
from messages.reader import Reader
from messages.summaries.incidents import incidents
from messages.summaries.shelters import standing, unmet_need

_MOST_SEAMS = 3
_MOST_MISSING = 4
_MOST_FLAGS = 2


def day(view: SummaryView, reader: Reader) -> Rendered:
    """Notifiable figures, activities, incidents, beds, completeness."""
    say = reader.say
    return screen(
        headed(signs.SUMMARY, title(view, reader)),
        edition(view, reader),
        *_notifiable(view, reader),
        *(_activity(line, view, reader) for line in view.activities),
        None if view.activities else say("No report."),
        *incidents(view, reader),
        standing(view, reader),
        unmet_need(view, reader),
        Markup(""),
        _complete(view, reader),
        _doubts(view, reader),
        *(seam_line(seam, reader) for seam in view.seams[-_MOST_SEAMS:]),
    )


def title(view: SummaryView, reader: Reader) -> str:
    """`Calais · point du lun. 23 nov.`"""
    say = reader.say
    where = say.plain("Whole mission") if view.project is None else reader.project(view.project)
    return f"{where} · {period_title(view.kind, view.period, view.today, reader)}"


def period_title(kind: Kind, period: Period, today: date, reader: Reader) -> str:
    """What a summary is, and of when."""
    say = reader.say
    match kind:
        case Kind.DAILY:
            return say.plain("daily summary, {day}", day=_day(period.first, today, reader))
        case Kind.CLOSING:
            return say.plain("closing edition, {day}", day=_day(period.first, today, reader))
        case Kind.WEEKLY:
            week = period.first.isocalendar().week
            span = f"{_short(period.first, reader)} – {_short(period.last, reader)}"
            return say.plain("weekly summary, week {n} ({days})", n=week, days=span)
        case Kind.MONTHLY:
            name = format_date(period.first, "MMMM y", locale=reader.language)
            return say.plain("monthly summary, {month}", month=name)


def _day(day: date, today: date, reader: Reader) -> str:
    return short_day(day, reader.language, day.year != today.year)


def _short(day: date, reader: Reader) -> str:
    return format_date(day, "d MMM", locale=reader.language)


def edition(view: SummaryView, reader: Reader) -> Markup | None:
    """Late, updated, or still under way."""
    say = reader.say
    parts = []
    if view.late and view.made_at is not None:
        parts.append(_late(view.made_at, view, reader))
    if view.updated_at is not None:
        parts.append(_updated(view.updated_at, view, reader))
    elif not view.sent and view.kind is not Kind.CLOSING and view.today in view.period:
        parts.append(say("still under way"))
    return joined(parts) if parts else None


def _late(at: datetime, view: SummaryView, reader: Reader) -> Markup:
    shown = moment(at, view.today, reader.say, reader.catalogue)
    if shown == clock(at, reader.catalogue):
        return reader.say("late, made at {time}", time=shown)
    return reader.say("late, made {time}", time=shown)


def _updated(at: datetime, view: SummaryView, reader: Reader) -> Markup:
    """`mis à jour à 20:10`, `mis à jour hier 22:10`."""
    shown = moment(at, view.today, reader.say, reader.catalogue)
    if shown == clock(at, reader.catalogue):
        return reader.say("updated at {time}", time=shown)
    return reader.say("updated {time}", time=shown)


def _notifiable(view: SummaryView, reader: Reader) -> Iterator[Markup]:
    for activity, indicator, value in view.notifiable:
        told = counted(value, reader.indicator(activity, indicator), reader.say, start=True)
        yield joined((f"{signs.ALERT} ", bold(told)), "")


def _activity(line: ActivityLine, view: SummaryView, reader: Reader) -> Markup:
    """`Clinique mobile 34 (▲ 12 d'habitude le lundi) · 12 femmes · 5 mineurs · 2 urgences`."""
    name = bold(reader.activity(line.activity))
    activity = reader.find_activity(line.activity)
    headline = activity.headline.key if activity else next(iter(line.totals), "")
    head = line.totals.get(headline)
    first = joined((name, figure(line, headline, head, view, reader)), " ") if head else name
    others = [
        _other(line, key, total, view, reader) for key, total in line.totals.items() if key != headline and total.value
    ]
    return joined((first, *others), " · " if others else "")


def figure(line: ActivityLine, key: str, total: Total, view: SummaryView, reader: Reader) -> Markup:
    """`≈ 34 (▲ 12 d'habitude)`: an activity's headline; the arrow only where it means something."""
    say = reader.say
    number = say.number(total.value or 0)
    if total.estimates:
        number = f"≈\u00a0{number}"
    parts = [bold(number)]
    arrow = {1: signs.MORE, -1: signs.LESS, 0: None}[line.arrow]
    if line.usual is not None and view.kind in (Kind.DAILY, Kind.CLOSING):
        usual = say.number(round(line.usual))
        weekday = format_date(view.period.first, "EEEE", locale=reader.language)
        said = say("({arrow} usual {weekday}: {n})", arrow=arrow or "", weekday=weekday, n=usual) if arrow else None
        parts += [said] if said is not None else []
    elif line.usual is not None and arrow is not None:
        parts.append(say("({arrow} usual: {n})", arrow=arrow, n=say.number(round(line.usual))))
    was = changed_from(line.activity, key, view, reader)
    return joined([*parts, was] if was is not None else parts, " ")


def changed_from(activity: str, key: str, view: SummaryView, reader: Reader) -> Markup | None:
    """What an earlier edition said of the figure."""
    if view.changed is None or (activity, key) not in view.changed:
        return None
    before = view.changed[activity, key]
    return reader.say("(new)") if before is None else reader.say("(was {n})", n=reader.say.number(before))


def _other(line: ActivityLine, key: str, total: Total, view: SummaryView, reader: Reader) -> Markup:
    value = total.value or 0
    shown = f"≈\u00a0{reader.say.number(value)}" if total.estimates else None
    told = counted(value, reader.indicator(line.activity, key), reader.say, shown=shown)
    was = changed_from(line.activity, key, view, reader)
    return joined((told, was) if was is not None else (told,), " ")


def completeness_line(found: Completeness, reader: Reader) -> Markup:
    """`6 rapports sur 7 · manque : Littoral (nuit) · 1 en attente · 1 fermé`."""
    say = reader.say
    if not found.due and not found.closed and not found.awaited:
        return say("No report expected.")
    parts = []
    if found.due:  # before the first one's hour nothing is missing yet
        due = say.number(found.due)
        parts.append(say.plural("{n} report of {due}", "{n} reports of {due}", found.reported, due=due))
    if found.missing:
        parts.append(missing_sites(found, reader, _MOST_MISSING))
    if found.pending:
        parts.append(say.plural("{n} pending", "{n} pending", found.pending))
    if found.closed:
        parts.append(say.plural("{n} closed", "{n} closed", found.closed))
    if found.awaited:
        parts.append(say.plural("{n} still to come", "{n} still to come", found.awaited))
    return joined(parts)


def missing_sites(found: Completeness, reader: Reader, most: int) -> Markup:
    """`manque : Littoral (nuit), Lieux de survie et 2 autres`: where most are missing first."""
    say = reader.say
    names = [name for name, _ in Counter(_place(one, reader) for one in found.missing).most_common()]
    shown, more = ", ".join(names[:most]), len(names) - most
    if more > 0:
        shown = say.plain_plural("{names} and {n} more", "{names} and {n} more", more, names=shown)
    return say("missing: {names}", names=shown)


def _complete(view: SummaryView, reader: Reader) -> Markup:
    line = completeness_line(view.completeness, reader)
    if not view.corrected:
        return line
    return joined((line, reader.say.plural("{n} corrected", "{n} corrected", view.corrected)))


def rates(found: Completeness, reader: Reader) -> Markup | None:
    """`complétude 94 % · à l'heure 85 %`: DHIS2's reporting rate, and reporting rate on time."""
    if found.rate is None or found.timeliness is None:
        return None
    complete, timely = round(100 * found.rate), round(100 * found.timeliness)
    return joined((reader.say("completeness {n}%", n=complete), reader.say("on time {n}%", n=timely)))


def _place(expected: Expected, reader: Reader) -> str:
    """`Littoral calaisien (nuit)`."""
    site = reader.site(expected.site)
    return reader.say.plain("{site} (night)", site=site) if expected.shift == "night" else site


def _doubts(view: SummaryView, reader: Reader) -> Markup | None:
    """`⚠️ à vérifier : 480 consultations (Lieux de survie) · 1 estimation`."""
    say = reader.say
    parts: list[Markup] = []
    if view.flags and len(view.flags) <= _MOST_FLAGS:
        parts.append(say("to check: {figures}", figures=", ".join(_flag(flag, reader) for flag in view.flags)))
    elif view.flags:
        parts.append(say.plural("{n} unusual figure", "{n} unusual figures", len(view.flags)))
    if view.estimates:
        parts.append(say.plural("{n} estimate", "{n} estimates", view.estimates))
    if not view.flags:
        return joined(parts) if parts else None
    return joined((f"{signs.DOUBTFUL} ", joined(parts)), "")


def _flag(flag: Flag, reader: Reader) -> str:
    told = counted(flag.value, reader.indicator(flag.activity, flag.indicator), reader.say)
    return told if flag.site is None else f"{told} ({reader.site(flag.site)})"


def seam_line(seam: Seam, reader: Reader) -> Markup:
    """Under which names the figures of a while were reported."""
    say = reader.say
    last = short_day(seam.last, reader.language, year=True)
    if seam.site is not None:
        then = ", ".join(reader.site(key) for key in seam.others)
        values = {"site": reader.site(seam.site), "then": then, "last": last}
        if seam.first is None:
            return say("{site}: up to {last} it was {then}.", **values)
        return say("{site}: from {first} to {last} it was {then}.", first=_first(seam.first, reader), **values)
    names = ", ".join(reader.project(key) for key in seam.others)
    if seam.first is None:
        return say("Includes {projects} up to {last}.", last=last, projects=names)
    first = _first(seam.first, reader)
    return say("Includes {projects} from {first} to {last}.", first=first, last=last, projects=names)


def _first(day: date, reader: Reader) -> str:
    return short_day(day, reader.language, year=True)


def summary_moved(reader: Reader) -> Rendered:
    """Where a summary stood that was asked for again."""
    return screen(reader.say("This summary stands further down now."))


def period_not_understood(notice: PeriodNotUnderstood, reader: Reader) -> Rendered:
    """What was asked for is no day, week or month."""
    say, command = reader.say, reader.command("summary")
    return screen(
        say("Not understood: “{said}”", said=one_line(notice.said)),
        say("For example:"),
        *(code(f"{command} {words}") for words in _examples(reader)),
    )


def _examples(reader: Reader) -> tuple[str, ...]:
    if reader.language == "fr":
        return ("hier", "semaine dernière", "octobre")
    return ("yesterday", "last week", "october")
