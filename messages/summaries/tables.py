"""The tables of a week's or a month's figures, for its spreadsheet and its report."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from domain.incidents.types import Severity, Status
from domain.summaries.comparing import usual
from domain.summaries.completeness import State
from domain.summaries.figures import NOTHING, Figure, Total, totals
from domain.summaries.periods import Kind
from domain.summaries.views import ActivityLine, SummaryView
from messages.incidents.facts import SEVERITIES
from messages.layout import capital
from messages.pictures.file_views import Cell, Column, Of, Table
from messages.reader import Reader
from messages.summaries.places import indexed, is_headline, mark, place_name, place_of, places, rows

Figures = Mapping[tuple[str, str], Total]


def totals_table(view: SummaryView, reader: Reader) -> Table:
    """Every figure of the period, what is usual, and what it was in the period before."""
    say = reader.say
    sums = totals(view.figures)
    expected = indexed(view, "")
    before = view.before[-1][1] if view.before else {}
    found: list[tuple[Cell, ...]] = []
    for activity, indicator in rows(view, reader):
        total = sums.get((activity, indicator), NOTHING)
        value: Cell = total.value
        if value is None and is_headline(activity, indicator, reader):
            value = mark(expected.get(("", activity), ()), reader)
        found.append(
            (
                reader.activity(activity),
                capital(reader.indicator(activity, indicator)),
                value,
                _usual(view, activity, indicator),
                before[activity, indicator].value if (activity, indicator) in before else None,
                total.reports or None,
                total.estimates or None,
                total.corrected or None,
                _note(view, activity, indicator, reader),
            )
        )
    for line in view.activities:
        if line.rounded:
            found += _rounded(line, reader)
    number = Of.NUMBER
    return Table(
        columns=(
            Column(say.plain("Activity")),
            Column(say.plain("Indicator")),
            Column(say.plain("Total"), number),
            Column(_usual_title(view, reader), Of.MEAN),
            Column(say.plain("The week before") if view.kind is Kind.WEEKLY else say.plain("The month before"), number),
            Column(say.plain("Reports"), number),
            Column(say.plain("Estimates"), number),
            Column(say.plain("Corrected"), number),
            Column(say.plain("Note"), wide=True),
        ),
        rows=tuple(found),
        notes=(say.plain("0: zero was reported. Empty: nobody said anything of it."),),
        fixed=2,
    )


def _rounded(line: ActivityLine, reader: Reader) -> Iterable[tuple[Cell, ...]]:
    note = capital(reader.say.plain("to the nearest 5"))
    for indicator, total in line.totals.items():
        name = capital(reader.indicator(line.activity, indicator))
        yield reader.activity(line.activity), name, total.value, None, None, None, None, None, note


def _usual(view: SummaryView, activity: str, indicator: str) -> float | None:
    past = [sums[activity, indicator].value for _, sums in view.before if (activity, indicator) in sums]
    return usual([value for value in past if value is not None])


def _usual_title(view: SummaryView, reader: Reader) -> str:
    say, n = reader.say, len(view.before)
    if view.kind is Kind.WEEKLY:
        return say.plain("Usual (mean of {n} weeks)", n=n)
    return say.plain("Usual (mean of {n} months)", n=n)


def _note(view: SummaryView, activity: str, indicator: str, reader: Reader) -> str | None:
    """What is to be known of a figure beside its number."""
    say = reader.say
    parts = []
    for warning in view.warnings:
        if (warning.activity, warning.indicator) == (activity, indicator) and warning.threshold is not None:
            parts.append(say.plain("early warning, threshold {n}", n=say.number(round(warning.threshold))))
    flags = sum((f.activity, f.indicator) == (activity, indicator) for f in view.flags)
    if flags:
        parts.append(say.plain_plural("{n} unusual figure", "{n} unusual figures", flags))
    if view.changed is not None and (activity, indicator) in view.changed:
        was = view.changed[activity, indicator]
        parts.append(say.plain("new since it was sent") if was is None else say.plain("was {n}", n=say.number(was)))
    return capital(" · ".join(parts)) if parts else None


def by_site_table(view: SummaryView, reader: Reader) -> Table:
    """A column a site."""
    found = places(view, reader)
    many = len({place.project for place in found}) > 1
    titles = [Column(place_name(place, reader, of_many=many), Of.NUMBER) for place in found]
    keys = [(place.project if place.site is None else place.site) for place in found]

    def key(figure: Figure) -> str:
        place = place_of(figure.project, figure.site, reader)
        return place.project if place.site is None else place.site

    return _matrix(view, reader, titles, keys, key, "site")


def by_day_table(view: SummaryView, reader: Reader) -> Table:
    """A column a day."""
    days = view.period.days
    return _matrix(view, reader, [Column(day, Of.NUMBER) for day in days], days, lambda figure: figure.day, "day")


def _matrix(
    view: SummaryView,
    reader: Reader,
    columns: Sequence[Column],
    keys: Sequence[object],
    key: Callable[[Figure], object],
    by: str,
) -> Table:
    """A row an indicator; where none was reported it stands beside the activity's headline why."""
    say = reader.say
    sums: dict[tuple[object, str, str], int] = {}
    for f in view.figures:
        at = (key(f), f.activity, f.indicator)
        sums[at] = sums.get(at, 0) + f.value
    expected = indexed(view, by)
    overall = totals(view.figures)
    found: list[tuple[Cell, ...]] = []
    for activity, indicator in rows(view, reader):
        headline = is_headline(activity, indicator, reader)
        cells: list[Cell] = []
        for one in keys:
            cell: Cell = sums.get((one, activity, indicator))
            if cell is None and headline:
                cell = mark(expected.get((one, activity), ()), reader)
            cells.append(cell)
        name, label = reader.activity(activity), capital(reader.indicator(activity, indicator))
        found.append((name, label, *cells, overall.get((activity, indicator), NOTHING).value))
    notes = [
        say.plain("0: zero was reported."),
        say.plain("Missing: a report was expected and did not come."),
        say.plain("Closed: no report was expected."),
        say.plain("A mark holds for all figures of its activity."),
    ]
    if any(line.rounded for line in view.activities):
        names = ", ".join(reader.activity(line.activity) for line in view.activities if line.rounded)
        notes.append(say.plain("{names}: told for the whole mission alone.", names=names))
    return Table(
        columns=(
            Column(say.plain("Activity")),
            Column(say.plain("Indicator")),
            *columns,
            Column(say.plain("Total"), Of.NUMBER),
        ),
        rows=tuple(found),
        notes=tuple(notes),
        fixed=2,
    )


def incidents_table(view: SummaryView, reader: Reader) -> Table:
    """Incidents by how grave they are. Neither what happened nor where."""
    say, zone = reader.say, reader.catalogue.zone
    states = {
        Status.OPEN: say.plain("nobody has it"),
        Status.TAKEN: say.plain("taken"),
        Status.CLOSED: say.plain("closed"),
    }
    found: list[tuple[Cell, ...]] = [
        (
            line.number,
            line.raised_at.astimezone(zone).replace(tzinfo=None),
            None if line.project is None else reader.project(line.project),
            capital(say.plain("Alert") if line.type is None else reader.incident_type(line.type)),
            line.severity,
            capital(say.plain(SEVERITIES[Severity(line.severity)])),
            capital(states[line.status]),
            capital(say.plain("near miss")) if line.near_miss else None,
        )
        for line in view.incidents
    ]
    notes = []
    if not view.incidents:
        seen = say.plain("No incident.")
        notes.append(seen if view.sees_incidents else say.plain("Incidents are for other roles."))
    if view.restricted:
        notes.append(
            say.plain_plural(
                "{n} restricted incident, not listed here.", "{n} restricted incidents, not listed here.",
                view.restricted,
            )
        )  # fmt: skip
    return Table(
        columns=(
            Column(say.plain("Number")),
            Column(say.plain("Raised"), Of.MOMENT),
            Column(say.plain("Project")),
            Column(say.plain("Type")),
            Column(say.plain("Severity, 1 to 4"), Of.NUMBER),
            Column(say.plain("Severity")),
            Column(say.plain("State")),
            Column(say.plain("Remark")),
        ),
        rows=tuple(found),
        notes=tuple(notes),
    )


def completeness_table(view: SummaryView, reader: Reader) -> Table:
    """What was expected of each site and activity, and what became of it; at the end the whole."""
    say = reader.say
    groups: dict[tuple[str, str, str], dict[date, State]] = {}
    for one, state in view.states.items():
        groups.setdefault((one.site, one.activity, one.shift), {})[one.day] = state
    many = len({place_of("", site, reader).project for site, _, _ in groups}) > 1
    found: list[tuple[Cell, ...]] = []
    for (site, activity, shift), days in groups.items():
        missing = ", ".join(f"{day.day}/{day.month}" for day, state in sorted(days.items()) if state is State.MISSING)
        night = say.plain("night") if shift == "night" else say.plain("day")
        name = place_name(place_of("", site, reader), reader, of_many=many)
        found.append((name, reader.activity(activity), capital(night), *_counts(days.values()), missing or None))
    found.sort(key=lambda row: (str(row[0]), str(row[1]), str(row[2])))
    if found:
        found.append((say.plain("All"), None, None, *_counts(view.states.values()), None))
    number = Of.NUMBER
    return Table(
        columns=(
            Column(say.plain("Site")),
            Column(say.plain("Activity")),
            Column(say.plain("Shift")),
            Column(say.plain("Expected"), number),
            Column(say.plain("Received"), number),
            Column(say.plain("Of these zero"), number),
            Column(say.plain("Of these late"), number),
            Column(say.plain("Pending"), number),
            Column(say.plain("Missing"), number),
            Column(say.plain("Days closed"), number),
            Column(say.plain("To come"), number),
            Column(say.plain("Completeness"), Of.SHARE),
            Column(say.plain("On time"), Of.SHARE),
            Column(say.plain("Days missing"), wide=True),
        ),
        rows=tuple(found),
        notes=(
            say.plain("Expected: due by now, closed days left out."),
            say.plain("The rates are DHIS2's."),
        )
        if found
        else (say.plain("No report expected."),),
        fixed=2,
        summed=bool(found),
    )


def _counts(found: Iterable[State]) -> tuple[Cell, ...]:
    states = list(found)
    n = {state: states.count(state) for state in State}
    on_time = n[State.REPORTED] + n[State.ZERO]
    came = on_time + n[State.LATE]
    due = came + n[State.PENDING] + n[State.MISSING]
    return (
        due, came, n[State.ZERO], n[State.LATE], n[State.PENDING], n[State.MISSING], n[State.CLOSED],
        n[State.AWAITED], came / due if due else None, on_time / due if due else None,
    )  # fmt: skip


def flags_table(view: SummaryView, reader: Reader) -> Table:
    """Figures far from what their site usually reports, which nobody confirmed."""
    say = reader.say
    found: list[tuple[Cell, ...]] = [
        (
            flag.day,
            place_name(place_of(flag.project, flag.site, reader), reader, of_many=view.project is None),
            reader.activity(flag.activity),
            capital(reader.indicator(flag.activity, flag.indicator)),
            flag.value,
        )
        for flag in view.flags
    ]
    return Table(
        title=say.plain("Unusual figures that nobody confirmed"),
        columns=(
            Column(say.plain("Day"), Of.DAY),
            Column(say.plain("Site")),
            Column(say.plain("Activity")),
            Column(say.plain("Indicator")),
            Column(say.plain("Figure"), Of.NUMBER),
        ),
        rows=tuple(found),
    )
