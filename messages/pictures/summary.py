"""A week or a month at a glance: each activity beside its past, incidents day by day, shelters night by night."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from messages.pictures.file_views import IncidentDays, Occupancy, SummaryPicture, Trend, Trends
from messages.pictures.paper import (
    BLUE,
    DOTS,
    FAINT,
    INK,
    INNER,
    LINE,
    MARGIN,
    NAME,
    QUIET,
    SMALL,
    TEXT,
    TITLE,
    VERMILION,
    WIDTH,
    Sheet,
    points,
    width_of,
    wrapped,
)
from messages.pictures.views import Night

_WORDS = 178 * DOTS
"""Left of a chart: what it is about, and what is to be seen."""
_BETWEEN = 8 * DOTS
_CHART = INNER - _WORDS - _BETWEEN
_LEAST, _AFTER, _APART = 40 * DOTS, 8 * DOTS, 12 * DOTS
_DAYS = 46 * DOTS
_EARLIER = "#9cb9d3"
_GRAVE = ("#f6dfd0", "#eda67c", "#c74a00", "#641e00")
"""Low to critical: told apart by how dark they are."""
_HATCH = "////"
_RULE = "#b9bec5"

Row = Callable[[Sheet, float], float]
"""Draws a part of the picture below `top`; returns where the next begins."""


def draw(picture: SummaryPicture) -> bytes:
    """The picture as PNG."""
    return sheet(picture).png()


def sheet(picture: SummaryPicture) -> Sheet:
    """The picture, drawn; first on nothing, to see how high it is."""
    on = Sheet(_draw_on(_Measured(WIDTH), picture))
    _draw_on(on, picture)
    return on


class _Measured(Sheet):
    """Nothing is drawn on it."""

    def axes(self, left: float, top: float, width: float, height: float) -> Any:
        """Takes everything."""
        return _Nothing()

    def write(self, left: float, top: float, text: str, size: float, **more: Any) -> None:
        """As above."""


class _Nothing:
    def __getattr__(self, name: str) -> Any:
        return lambda *_, **__: None


def _draw_on(on: Sheet, picture: SummaryPicture) -> float:
    """Draws it, and returns how high it is."""
    top: float = MARGIN
    for line in wrapped(picture.title, TITLE, INNER, bold=True, most=2) if picture.title else ():
        on.write(MARGIN, top, line, TITLE, weight="bold")
        top += TITLE * LINE
    for line in wrapped(picture.subtitle, TEXT, INNER) if picture.subtitle else ():
        on.write(MARGIN, top, line, TEXT, color=QUIET)
        top += TEXT * LINE
    alone = sum(part is not None for part in (picture.trends, picture.incidents, picture.occupancy)) == 1
    if picture.trends is not None:
        top = _trends(on, _head(on, top, picture.trends.title, alone), picture.trends)
    if picture.incidents is not None:
        top = _incidents(on, _head(on, top, picture.incidents.title, alone), picture.incidents)
    if picture.occupancy is not None:
        top = _occupancy(on, _head(on, top, picture.occupancy.title, alone), picture.occupancy)
    return top + MARGIN / 2


def _head(on: Sheet, top: float, title: str, alone: bool) -> float:
    """A part's title; one that stands alone has it above already."""
    top += _AFTER
    if alone:
        return top
    rule = 1 - top / on.height
    on.figure.add_artist(Line2D([MARGIN / WIDTH, 1 - MARGIN / WIDTH], [rule, rule], color=_RULE, linewidth=0.8))
    top += _AFTER
    for line in wrapped(title, NAME, INNER, bold=True):
        on.write(MARGIN, top, line, NAME, weight="bold")
        top += NAME * LINE
    return top + 3 * DOTS


# Activities


def _trends(on: Sheet, top: float, part: Trends) -> float:
    for row in part.rows:
        left, below = _words(on, top, row.name, row.finding)
        height = max(_LEAST, below - top) - _AFTER
        _bars(on.axes(left, top, _CHART, height), row)
        top += height + _AFTER
    top = _ends(on, top - _AFTER / 2, part.first, part.last, MARGIN + _WORDS + _BETWEEN, _CHART)
    unknown = any(value is None for row in part.rows for value in row.values)
    signs: list[tuple[Sign, str]] = [(_box(_EARLIER), part.legend[0]), (_box(BLUE), part.legend[1])]
    signs += [(_dashes, part.legend[2])] if any(row.usual is not None for row in part.rows) else []
    signs += [(_box(FAINT), part.unknown)] if unknown else []
    top = _legend(on, top, signs)
    return _more(on, top, part.more)


def _words(on: Sheet, top: float, name: str, finding: str) -> tuple[float, float]:
    """What stands left of a chart; where the chart begins, and where the next row may."""
    for line in wrapped(name, TEXT, _WORDS, bold=True):
        on.write(MARGIN, top, line, TEXT, weight="bold")
        top += TEXT * LINE
    for line in wrapped(finding, SMALL, _WORDS, most=3):
        on.write(MARGIN, top, line, SMALL, color=INK)
        top += SMALL * LINE
    return MARGIN + _WORDS + _BETWEEN, top + _AFTER


def _bars(axes: Any, row: Trend) -> None:
    n = len(row.values)
    most = max([value for value in row.values if value is not None] + [row.usual or 0, 1])
    _plain(axes, n, most * 1.08)
    for place, value in enumerate(row.values):
        if value is None:
            axes.add_patch(Rectangle((place - 0.42, 0), 0.84, most, facecolor=FAINT, linewidth=0, zorder=1))
        elif value == 0:  # a zero is seen: it was reported
            axes.plot([place - 0.36, place + 0.36], [0, 0], color=INK, linewidth=points(2.4 * DOTS), zorder=4)
        else:
            axes.bar(place, value, width=0.76, color=BLUE if place == n - 1 else _EARLIER, zorder=2)
    if row.usual is not None:
        axes.axhline(row.usual, color=INK, linewidth=points(DOTS), linestyle=(0, (4, 2.2)), zorder=3)


def _plain(axes: Any, n: int, most: float) -> None:
    axes.set_xlim(-0.5, n - 0.5)
    axes.set_ylim(0, most)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.axhline(0, color=_RULE, linewidth=points(0.7 * DOTS), zorder=1)


def _ends(on: Sheet, top: float, first: str, last: str, left: float, width: float) -> float:
    """What the first and the last of a chart are called."""
    on.write(left, top, first, SMALL, color=QUIET)
    on.write(left + width, top, last, SMALL, color=QUIET, ha="right")
    return top + SMALL * 1.6


def _more(on: Sheet, top: float, words: str | None) -> float:
    if words is None:
        return top
    on.write(MARGIN, top, words, SMALL, color=QUIET)
    return top + SMALL * 1.5


# Incidents


def _incidents(on: Sheet, top: float, part: IncidentDays) -> float:
    if not any(map(sum, part.days)):
        return top
    axes = on.axes(MARGIN, top, INNER, _DAYS)
    most = max(map(sum, part.days))
    _plain(axes, len(part.days), most * 1.35)
    for place, day in enumerate(part.days):
        bottom = 0
        for colour, number in zip(_GRAVE, day, strict=True):
            if number:
                edge = {"edgecolor": "white", "linewidth": points(0.8 * DOTS)}
                axes.bar(place, number, bottom=bottom, width=0.76, color=colour, zorder=2, **edge)
            bottom += number
        if bottom:
            how: dict[str, Any] = {"ha": "center", "va": "bottom", "fontsize": points(SMALL), "color": INK}
            axes.text(place, bottom + most * 0.04, str(bottom), **how)
    top = _ends(on, top + _DAYS + 3 * DOTS, part.first, part.last, MARGIN, INNER)
    there = [any(day[grade] for day in part.days) for grade in range(4)]
    return _legend(
        on, top, [(_box(_GRAVE[g]), part.legend[g]) for g in range(4) if there[g]]
    )  # fmt: skip


# Shelters


def _occupancy(on: Sheet, top: float, part: Occupancy) -> float:
    for name, finding, nights in part.shelters:
        left, below = _words(on, top, name, finding)
        height = max(_LEAST, below - top) - _AFTER
        _nights(on.axes(left, top, _CHART, height), nights)
        top += height + _AFTER
    top = _ends(on, top - _AFTER / 2, part.first, part.last, MARGIN + _WORDS + _BETWEEN, _CHART)
    every = [night for _, _, nights in part.shelters for night in nights]
    signs: list[tuple[Sign, str]] = []
    if any(night.occupied is not None for night in every):
        signs += [(_line, part.legend[0]), (_dashes, part.legend[1])]
    if any(night.over and night.occupied is not None for night in every):
        signs.append((_diamond, part.legend[2]))
    if any(night.occupied is None and not night.closed for night in every):
        signs.append((_box(FAINT), part.legend[3]))
    if any(night.occupied is None and night.closed for night in every):
        signs.append((_hatched, part.legend[4]))
    return _more(on, _legend(on, top, signs), part.more)


def _nights(axes: Any, nights: Sequence[Night]) -> None:
    """People and beds; what is not known stays grey, and no line goes over it."""
    most = max(max(night.capacity, night.occupied or 0) for night in nights) or 1
    _plain(axes, len(nights), most * 1.22)
    for state, some in groupby(enumerate(nights), key=lambda each: _state(each[1])):
        places = [place for place, _ in some]
        if state == "known":
            people = [nights[place].occupied or 0 for place in places]
            axes.fill_between(places, people, color=BLUE, alpha=0.16, linewidth=0, zorder=1)
            how: dict[str, Any] = {"linewidth": points(1.8 * DOTS), "marker": "o", "markersize": points(3 * DOTS)}
            axes.plot(places, people, color=BLUE, zorder=3, **how)
            continue
        hatch: dict[str, Any] = {"hatch": _HATCH, "edgecolor": "#c9cdd2"} if state == "closed" else {}
        corner = (places[0] - 0.5, 0)
        axes.add_patch(Rectangle(corner, len(places), most, facecolor=FAINT, linewidth=0, zorder=0, **hatch))
    edges = [place - 0.5 for place in range(len(nights) + 1)]
    beds = [night.capacity for night in nights]
    dashes: dict[str, Any] = {"linewidth": points(1.1 * DOTS), "linestyle": (0, (4, 2.2))}
    axes.stairs(beds, edges, baseline=None, color=INK, zorder=2, **dashes)
    over = [(place, night.occupied) for place, night in enumerate(nights) if night.over and night.occupied is not None]
    edge: dict[str, Any] = {"markeredgecolor": "white", "markeredgewidth": points(0.7 * DOTS)}
    axes.plot(
        [place for place, _ in over], [people for _, people in over], linestyle="none", marker="D", color=VERMILION,
        markersize=points(5.5 * DOTS), zorder=4, **edge,
    )  # fmt: skip


def _state(night: Night) -> str:
    if night.occupied is not None:
        return "known"
    return "closed" if night.closed else "unknown"


# The legend: signs with their words, in rows no wider than the picture

Sign = Callable[[Sheet, float, float], None]
_SIGN = 20 * DOTS


def _legend(on: Sheet, top: float, wanted: Sequence[tuple[Sign, str]]) -> float:
    for row in _rows(wanted):
        left: float = MARGIN
        for sign, words in row:
            sign(on, left, top)
            on.write(left + _SIGN, top, words, SMALL, color=QUIET)
            left += _SIGN + width_of(words, SMALL) + _APART
        top += SMALL * 1.5
    return top


def _rows(wanted: Sequence[tuple[Sign, str]]) -> Iterator[list[tuple[Sign, str]]]:
    row: list[tuple[Sign, str]] = []
    used = 0.0
    for sign, words in wanted:
        room = _SIGN + width_of(words, SMALL)
        if row and used + _APART + room > INNER:
            yield row
            row, used = [], 0.0
        used += room + (_APART if row else 0)
        row.append((sign, words))
    if row:
        yield row


def _ends_of(on: Sheet, left: float, top: float) -> tuple[list[float], float]:
    return [left / WIDTH, (left + 14 * DOTS) / WIDTH], 1 - (top + SMALL * 0.46) / on.height


def _box(colour: str) -> Sign:
    def sign(on: Sheet, left: float, top: float) -> None:
        _boxed(on, left, top, facecolor=colour, edgecolor=_RULE if colour in (FAINT, _GRAVE[0]) else "none")

    return sign


def _hatched(on: Sheet, left: float, top: float) -> None:
    _boxed(on, left, top, facecolor=FAINT, edgecolor="#b3b8be", hatch=_HATCH)


def _boxed(on: Sheet, left: float, top: float, **how: Any) -> None:
    corner = left / WIDTH, 1 - (top + SMALL * 0.86) / on.height
    on.figure.add_artist(Rectangle(corner, 14 * DOTS / WIDTH, SMALL * 0.8 / on.height, linewidth=0.8, **how))


def _line(on: Sheet, left: float, top: float) -> None:
    ends, middle = _ends_of(on, left, top)
    on.figure.add_artist(Line2D(ends, [middle, middle], color=BLUE, linewidth=points(1.8 * DOTS)))


def _dashes(on: Sheet, left: float, top: float) -> None:
    ends, middle = _ends_of(on, left, top)
    how: dict[str, Any] = {"linewidth": points(1.1 * DOTS), "linestyle": (0, (4, 2.2))}
    on.figure.add_artist(Line2D(ends, [middle, middle], color=INK, **how))


def _diamond(on: Sheet, left: float, top: float) -> None:
    ends, middle = _ends_of(on, left, top)
    how: dict[str, Any] = {"linestyle": "none", "marker": "D", "markersize": points(5.5 * DOTS), "color": VERMILION}
    on.figure.add_artist(Line2D([sum(ends) / 2], [middle], **how))
