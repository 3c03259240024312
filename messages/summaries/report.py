"""A situation report of a week or a month: what is known stands in it, what only people know is asked for."""

from collections.abc import Iterator

from domain.summaries.completeness import Completeness
from domain.summaries.figures import NOTHING, totals
from domain.summaries.views import ActivityLine, SummaryView
from messages.counting import counted
from messages.layout import capital, visible
from messages.pictures.file_views import (
    Block,
    Cell,
    Column,
    Figure,
    Heading,
    Of,
    Report,
    SummaryPicture,
    Table,
    Words,
)
from messages.reader import Reader
from messages.summaries.bed_tables import turned_away_table
from messages.summaries.findings import beds_title, finding, incidents_title, shelter_finding, trends_title
from messages.summaries.picture import incident_days, occupancy, trends
from messages.summaries.places import indexed, mark, rows
from messages.summaries.tables import flags_table, incidents_table
from messages.summaries.text import completeness_line, rates, title


def report(view: SummaryView, reader: Reader) -> Report:
    """The whole document."""
    say = reader.say
    return Report(
        title=say.plain("Situation report"),
        subtitle=title(view, reader),
        as_of="",
        language=reader.language,
        blocks=(
            Words(finding(view, reader)),
            *_context(reader),
            *_activities(view, reader),
            *_incidents(view, reader),
            *_shelter(view, reader),
            *_unmet(view, reader),
            *_quality(view, reader),
        ),
    )


def _context(reader: Reader) -> Iterator[Block]:
    say = reader.say
    yield Heading(say.plain("Context"))
    yield Words(say.plain("To fill in: access, evictions, weather, crossings."), True)
    yield Words(say.plain("To fill in: what changed for the people we work with."), True)


def _activities(view: SummaryView, reader: Reader) -> Iterator[Block]:
    say = reader.say
    yield Heading(say.plain("Activities"))
    yield Words(trends_title(view, reader) + ".")
    shown = trends(view, reader)
    if shown is not None:
        yield Figure(SummaryPicture(trends=shown), shown.title)
    yield activity_table(view, reader)
    yield Words(say.plain("To fill in: what explains these figures, what is planned."), True)


def activity_table(view: SummaryView, reader: Reader) -> Table:
    """A row an activity: its headline, what is usual, its parts in words."""
    say = reader.say
    sums = totals(view.figures)
    expected = indexed(view, "")
    lines = {line.activity: line for line in view.activities}
    found: list[tuple[Cell, ...]] = []
    for activity in dict.fromkeys(activity for activity, _ in rows(view, reader)):
        known = reader.find_activity(activity)
        key = known.headline.key if known else next(iter(lines[activity].totals), "")
        value: Cell = sums.get((activity, key), NOTHING).value
        if value is None:
            value = mark(expected.get(("", activity), ()), reader)
        line = lines.get(activity)
        label = capital(reader.indicator(activity, key))
        usual = None if line is None else line.usual
        found.append((reader.activity(activity), label, value, usual, _parts(line, key, reader) or None))
    for line in view.activities:
        if line.rounded:
            for key, total in line.totals.items():
                label = capital(reader.indicator(line.activity, key))
                note = capital(say.plain("to the nearest 5"))
                found.append((reader.activity(line.activity), label, total.value, None, note))
    return Table(
        columns=(
            Column(say.plain("Activity")),
            Column(say.plain("Counted")),
            Column(say.plain("Total"), Of.NUMBER),
            Column(say.plain("Usual"), Of.NUMBER),
            Column(say.plain("Of these, and also"), wide=True),
        ),
        rows=tuple(found),
        notes=() if found else (say.plain("No report."),),
    )


def _parts(line: ActivityLine | None, headline: str, reader: Reader) -> str:
    if line is None:
        return ""
    return ", ".join(
        counted(total.value, reader.indicator(line.activity, key), reader.say)
        for key, total in line.totals.items()
        if key != headline and total.value
    )


def _incidents(view: SummaryView, reader: Reader) -> Iterator[Block]:
    say = reader.say
    yield Heading(say.plain("Incidents"))
    shown = incident_days(view, reader)
    if shown is not None:
        yield Words(incidents_title(view, reader) + ".")
        if view.incidents:
            yield Figure(SummaryPicture(incidents=shown), shown.title)
    whole = incidents_table(view, reader)
    kept = [place for place, column in enumerate(whole.columns) if column.title != say.plain("Severity, 1 to 4")]
    yield Table(
        columns=tuple(whole.columns[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in whole.rows),
        notes=whole.notes if shown is None or view.restricted else (),
    )
    yield Words(say.plain("To fill in: what followed. No names, no exact places."), True)


def _shelter(view: SummaryView, reader: Reader) -> Iterator[Block]:
    say = reader.say
    yield Heading(say.plain("Shelters"))
    if not view.beds:
        yield Words(say.plain("Nothing to show."))
        return
    yield Words(beds_title(view, reader) + ".")
    shown = occupancy(view, reader)
    if shown is not None:
        yield Figure(SummaryPicture(occupancy=shown), shown.title)
    yield Table(
        columns=(
            Column(say.plain("Shelter")),
            Column(say.plain("Beds"), Of.NUMBER),
            Column(say.plain("Nights"), wide=True),
            Column(say.plain("Turned away"), Of.NUMBER),
        ),
        rows=tuple(
            (
                reader.site(line.shelter),
                line.capacity,
                capital(shelter_finding(line, reader)),
                sum(one.people for one in view.turned_away if one.shelter == line.shelter),
            )
            for line in view.beds
        ),
    )


def _unmet(view: SummaryView, reader: Reader) -> Iterator[Block]:
    say = reader.say
    yield Heading(say.plain("Unmet need"))
    whole = turned_away_table(view, reader)
    yield Table(columns=whole.columns, rows=whole.rows, notes=whole.notes, summed=whole.summed)
    yield Words(say.plain("To fill in: needs seen that no figure shows."), True)


def _quality(view: SummaryView, reader: Reader) -> Iterator[Block]:
    say = reader.say
    yield Heading(say.plain("Data quality"))
    yield Words(capital(visible(completeness_line(view.completeness, reader))))
    for words in _doubts(view, view.completeness, reader):
        yield Words(words)
    if view.flags:
        yield flags_table(view, reader)


def _doubts(view: SummaryView, found: Completeness, reader: Reader) -> Iterator[str]:
    say = reader.say
    shares = rates(found, reader)
    if shares is not None:
        yield capital(visible(shares))
    if view.corrected:
        yield say.plain_plural("{n} corrected", "{n} corrected", view.corrected)
    if view.estimates:
        yield say.plain_plural("{n} estimate", "{n} estimates", view.estimates)
    yield say.plain("A missing report is not counted as zero.")
