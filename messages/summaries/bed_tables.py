"""The tables of shelters: how full they were, night by night, and for whom there was no bed."""

from statistics import fmean

from domain.shelters.turned_away import Why
from domain.summaries.views import BedsLine, SummaryView
from messages.layout import capital
from messages.pictures.file_views import Cell, Column, Mark, Of, Sign, Table
from messages.reader import Reader
from messages.shelters.turned_away import WHY


def beds_table(view: SummaryView, reader: Reader) -> Table:
    """A row a shelter."""
    say = reader.say
    number = Of.NUMBER
    return Table(
        columns=(
            Column(say.plain("Shelter")),
            Column(say.plain("Beds"), number),
            Column(say.plain("Out of service"), number),
            Column(say.plain("People at the end"), number),
            Column(say.plain("Free"), number),
            Column(say.plain("Held"), number),
            Column(say.plain("Nights counted"), number),
            Column(say.plain("People a night, mean"), Of.MEAN),
            Column(say.plain("People a night, most"), number),
            Column(say.plain("Nights above capacity"), number),
            Column(say.plain("Turned away"), number),
        ),
        rows=tuple(_row(line, view, reader) for line in view.beds),
        notes=(say.plain("Not counted means neither 0 nor full.") if view.beds else say.plain("Nothing to show."),),
    )


def _row(line: BedsLine, view: SummaryView, reader: Reader) -> tuple[Cell, ...]:
    unknown = Mark(Sign.UNKNOWN, reader.say.plain("not counted"))
    closed = Mark(Sign.CLOSED, reader.say.plain("shelter closed"))
    nothing = closed if line.closed and line.occupied is None else unknown
    slept = line.slept
    none_slept = closed if line.nights and all(night.closed for night in line.nights) else unknown
    return (
        reader.site(line.shelter),
        line.capacity,
        line.out_of_service or None,
        nothing if line.occupied is None else line.occupied,
        closed if line.closed else unknown if line.free is None else line.free,
        line.held,
        len(slept),
        fmean(slept) if slept else none_slept,
        max(slept) if slept else none_slept,
        line.nights_over,
        sum(one.people for one in view.turned_away if one.shelter == line.shelter),
    )


def nights_table(view: SummaryView, reader: Reader) -> Table:
    """A row a night, a column a shelter: how many people slept there."""
    say = reader.say
    shelters = [line for line in view.beds if line.nights]
    days = sorted({night.day for line in shelters for night in line.nights})
    nights = {(line.shelter, night.day): night for line in shelters for night in line.nights}
    found: list[tuple[Cell, ...]] = []
    for day in days:
        cells: list[Cell] = []
        for line in shelters:
            night = nights.get((line.shelter, day))
            if night is not None and night.occupied is not None:
                cells.append(night.occupied)
            elif night is not None and night.closed:
                cells.append(Mark(Sign.CLOSED, say.plain("shelter closed")))
            else:
                cells.append(Mark(Sign.UNKNOWN, say.plain("not counted")))
        found.append((day, *cells))
    return Table(
        title=say.plain("People who slept there, by the evening"),
        columns=(Column(say.plain("Night of"), Of.DAY), *(Column(reader.site(s.shelter), Of.NUMBER) for s in shelters)),
        rows=tuple(found),
    )


def turned_away_table(view: SummaryView, reader: Reader) -> Table:
    """Unmet need: a row a day, shelter and reason."""
    say = reader.say
    found: list[tuple[Cell, ...]] = [
        (
            one.day,
            say.plain("no shelter in particular") if one.shelter is None else reader.site(one.shelter),
            why(one.reason, reader),
            one.people,
        )
        for one in view.turned_away
    ]
    if found:
        found.append((say.plain("All"), None, None, sum(one.people for one in view.turned_away)))
    return Table(
        title=say.plain("Unmet need: people turned away"),
        columns=(
            Column(say.plain("Day"), Of.DAY),
            Column(say.plain("Shelter")),
            Column(say.plain("Reason")),
            Column(say.plain("People"), Of.NUMBER),
        ),
        rows=tuple(found),
        notes=()
        if found
        else (say.plain("Nobody was noted as turned away.") if view.beds else say.plain("Nothing to show."),),
        summed=bool(found),
    )


def why(reason: Why | None, reader: Reader) -> str:
    """Why there was no bed."""
    return capital(reader.say.plain("reason not said") if reason is None else reader.say.plain(WHY[reason]))
