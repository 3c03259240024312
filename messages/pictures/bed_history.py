"""Thirty nights of shelters: how many people, against how many beds, and who found none. A small plot a shelter."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from messages.pictures.paper import (
    BLUE,
    DOTS,
    FAINT,
    INK,
    INNER,
    LINE,
    MARGIN,
    NAME,
    PURPLE,
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
from messages.pictures.views import BedHistoryPicture, Legend, Night, Panel

_NUMBERS = 26 * DOTS
"""Left of a plot, for the numbers."""
_BEDS, _BETWEEN, _REFUSED, _DATES = 72 * DOTS, 6 * DOTS, 24 * DOTS, 18 * DOTS
"""Heights of the two plots and what is between and below them; the second only where somebody was turned away."""
_AFTER = 14 * DOTS
_HATCH = "////"


def draw(picture: BedHistoryPicture) -> bytes:
    """The picture as PNG."""
    return sheet(picture).png()


def sheet(picture: BedHistoryPicture) -> Sheet:
    """The picture, drawn."""
    title = wrapped(picture.title, TITLE, INNER, bold=True)
    heads = [wrapped(panel.finding, TEXT, INNER) for panel in picture.panels]
    rows = _legend_rows(picture)
    top = MARGIN + len(title) * TITLE * LINE + TEXT * LINE + _AFTER
    height = top
    for panel, head in zip(picture.panels, heads, strict=True):
        height += NAME * LINE + len(head) * TEXT * LINE + 3 * DOTS + _plots(panel) + _DATES + _AFTER
    height += len(rows) * SMALL * 1.5 + MARGIN / 2
    on = Sheet(height)
    for number, line in enumerate(title):
        on.write(MARGIN, MARGIN + number * TITLE * LINE, line, TITLE, weight="bold")
    on.write(MARGIN, MARGIN + len(title) * TITLE * LINE, picture.subtitle, TEXT, color=QUIET)
    for panel, head in zip(picture.panels, heads, strict=True):
        top = _panel(on, top, panel, head, picture)
    for row in rows:
        left: float = MARGIN
        for sign, words in row:
            sign(on, left, top)
            on.write(left + _SIGN, top, words, SMALL, color=QUIET)
            left += _SIGN + width_of(words, SMALL) + _APART
        top += SMALL * 1.5
    return on


def _panel(on: Sheet, top: float, panel: Panel, head: Sequence[str], picture: BedHistoryPicture) -> float:
    """One shelter; returns where the next begins."""
    (name,) = wrapped(panel.name, NAME, INNER, bold=True, most=1)
    on.write(MARGIN, top, name, NAME, weight="bold")
    top += NAME * LINE
    for line in head:
        on.write(MARGIN, top, line, TEXT, color=QUIET)
        top += TEXT * LINE
    top += 3 * DOTS
    left, width = MARGIN + _NUMBERS, INNER - _NUMBERS
    bands = on.axes(left, top, width, _plots(panel))
    _bands(bands, panel.nights, picture.legend)
    bands.set_xticks([place for place, _ in picture.ticks], [words for _, words in picture.ticks])
    _beds(on.axes(left, top, width, _BEDS), panel.nights)
    if _anybody_refused(panel):
        _refused(on.axes(left, top + _BEDS + _BETWEEN, width, _REFUSED), panel.nights)
    return top + _plots(panel) + _DATES + _AFTER


def _plots(panel: Panel) -> int:
    """How high a shelter's plots are."""
    return _BEDS + (_BETWEEN + _REFUSED if _anybody_refused(panel) else 0)


def _anybody_refused(panel: Panel) -> bool:
    return any(night.refused for night in panel.nights)


def _bands(axes: Any, nights: Sequence[Night], legend: Legend) -> None:
    """Behind everything: nights of which nothing is known, and those on which the shelter took nobody in."""
    _across(axes, nights)
    axes.set_ylim(0, 1)
    axes.set_yticks([])
    for state, first, last in _stretches(nights):
        if state is None:
            continue
        left, width = first - 0.5, last - first + 1
        hatch: dict[str, Any] = {"hatch": _HATCH, "edgecolor": "#c9cdd2", "linewidth": 0} if state == "closed" else {}
        axes.add_patch(Rectangle((left, 0), width, 1, facecolor=FAINT, zorder=0, **hatch))
        words = legend.closed if state == "closed" else legend.unknown
        room = width / len(nights) * (INNER - _NUMBERS)
        if width_of(words, SMALL) + 4 * DOTS < room:
            box = {"facecolor": FAINT, "edgecolor": "none", "pad": 2}
            axes.text(
                left + width / 2, 0.62, words, ha="center", va="center", fontsize=points(SMALL), color=QUIET, bbox=box
            )


def _stretches(nights: Sequence[Night]) -> Iterator[tuple[str | None, int, int]]:
    """Nights that follow each other and are alike: (closed, unknown or None, first, last). Tonight is not unknown."""
    states = [
        None if night.occupied is not None else "closed" if night.closed else "unknown" for night in nights
    ]  # fmt: skip
    states[-1:] = [None] if states[-1] == "unknown" else states[-1:]
    for state, some in groupby(enumerate(states), key=lambda each: each[1]):
        places = [place for place, _ in some]
        yield state, places[0], places[-1]


def _beds(axes: Any, nights: Sequence[Night]) -> None:
    """People and beds."""
    _across(axes, nights)
    most = max(max(n.capacity, n.occupied or 0) for n in nights) or 1
    axes.set_ylim(0, most * 1.32)
    capacity = nights[-1].capacity
    axes.set_yticks(sorted({0, capacity}), [str(n) for n in sorted({0, capacity})])
    axes.set_xticks([])
    axes.axhline(0, color="#b9bec5", linewidth=points(0.7 * DOTS), zorder=1)
    edges = [place - 0.5 for place in range(len(nights) + 1)]
    capacities = [n.capacity for n in nights]
    axes.stairs(
        capacities, edges, baseline=None, color=INK, linewidth=points(1.1 * DOTS), linestyle=(0, (4, 2.2)), zorder=2
    )
    for place, some in _known(nights):
        axes.fill_between(place, some, color=BLUE, alpha=0.16, linewidth=0, zorder=1)
        axes.plot(
            place, some, color=BLUE, linewidth=points(1.8 * DOTS), marker="o", markersize=points(2.6 * DOTS), zorder=3
        )
    _over(axes, nights, most)


def _known(nights: Sequence[Night]) -> Iterator[tuple[list[int], list[int]]]:
    """Stretches of known nights: a line never goes over a night of which nothing is known."""
    for is_known, some in groupby(enumerate(nights), key=lambda each: each[1].occupied is not None):
        if is_known:
            pairs = [(place, night.occupied or 0) for place, night in some]
            yield [place for place, _ in pairs], [n for _, n in pairs]


def _over(axes: Any, nights: Sequence[Night], most: int) -> None:
    """Marks nights with more people than beds; of those that follow each other the fullest bears its number."""
    over = [(place, night) for place, night in enumerate(nights) if night.over and night.occupied is not None]
    axes.plot(
        [place for place, _ in over],
        [night.occupied for _, night in over],
        linestyle="none",
        marker="D",
        markersize=points(6 * DOTS),
        color=VERMILION,
        markeredgecolor="white",
        markeredgewidth=points(0.8 * DOTS),
        zorder=4,
    )
    for _, run in groupby(enumerate(over), key=lambda each: each[1][0] - each[0]):
        place, night = max((each for _, each in run), key=lambda each: each[1].over)
        side = "left" if place < 1 else "right" if place > len(nights) - 2 else "center"
        axes.text(
            place,
            (night.occupied or 0) + most * 0.1,
            f"+{night.over}",
            ha=side,
            va="bottom",
            fontsize=points(SMALL),
            weight="bold",
            color=VERMILION,
            zorder=5,
        )


def _refused(axes: Any, nights: Sequence[Night]) -> None:
    """People for whom there was no bed."""
    _across(axes, nights)
    refused = [night.refused for night in nights]
    most = max(refused)
    axes.set_ylim(0, most * 1.9)
    axes.bar(range(len(nights)), refused, width=0.72, color=PURPLE, zorder=3)
    axes.axhline(0, color="#b9bec5", linewidth=points(0.7 * DOTS), zorder=1)
    axes.set_yticks([])
    axes.set_xticks([])
    how = {"ha": "center", "va": "bottom", "fontsize": points(SMALL), "weight": "bold", "color": PURPLE}
    axes.text(refused.index(most), most * 1.12, str(most), **how)


def _across(axes: Any, nights: Sequence[Night]) -> None:
    axes.set_xlim(-0.5, len(nights) - 0.5)


# The legend

_SIGN, _APART = 22 * DOTS, 14 * DOTS
Sign = Callable[[Sheet, float, float], None]


def _legend_rows(picture: BedHistoryPicture) -> list[list[tuple[Sign, str]]]:
    """Signs with their words, of what is in the picture, in rows no wider than it."""
    nights = [night for panel in picture.panels for night in panel.nights]
    states = {state for panel in picture.panels for state, _, _ in _stretches(panel.nights)}
    legend: Legend = picture.legend
    wanted: list[tuple[Sign, str]] = [(_line, legend.occupied), (_dashes, legend.capacity)]
    if any(night.over for night in nights):
        wanted.append((_diamond, legend.over))
    if any(night.refused for night in nights):
        wanted.append((_bar, legend.refused))
    wanted += [(_grey, legend.unknown)] if "unknown" in states else []
    wanted += [(_hatched, legend.closed)] if "closed" in states else []
    rows: list[list[tuple[Sign, str]]] = []
    used = 0.0
    for sign, words in wanted:
        room = _SIGN + width_of(words, SMALL)
        if rows and used + _APART + room <= INNER:
            rows[-1].append((sign, words))
            used += _APART + room
        else:
            rows.append([(sign, words)])
            used = room
    return rows


def _in_row(on: Sheet, left: float, top: float) -> tuple[list[float], float]:
    """A sign's two ends and its height on the sheet, as shares of it."""
    return [left / WIDTH, (left + 16 * DOTS) / WIDTH], 1 - (top + SMALL * 0.46) / on.height


def _line(on: Sheet, left: float, top: float) -> None:
    ends, middle = _in_row(on, left, top)
    on.figure.add_artist(Line2D(ends, [middle, middle], color=BLUE, linewidth=points(1.8 * DOTS)))


def _dashes(on: Sheet, left: float, top: float) -> None:
    ends, middle = _in_row(on, left, top)
    dashes = (0, (4, 2.2))
    on.figure.add_artist(Line2D(ends, [middle, middle], color=INK, linewidth=points(1.1 * DOTS), linestyle=dashes))


def _diamond(on: Sheet, left: float, top: float) -> None:
    ends, middle = _in_row(on, left, top)
    on.figure.add_artist(
        Line2D([sum(ends) / 2], [middle], linestyle="none", marker="D", markersize=points(6 * DOTS), color=VERMILION)
    )


def _box(on: Sheet, left: float, top: float, width: float, **how: Any) -> None:
    x = left + (16 * DOTS - width) / 2
    corner = x / WIDTH, 1 - (top + SMALL * 0.86) / on.height
    how = {"linewidth": 0, **how}
    on.figure.add_artist(Rectangle(corner, width / WIDTH, SMALL * 0.8 / on.height, **how))


def _bar(on: Sheet, left: float, top: float) -> None:
    _box(on, left, top, 6 * DOTS, facecolor=PURPLE)


def _grey(on: Sheet, left: float, top: float) -> None:
    _box(on, left, top, 16 * DOTS, facecolor="#dde0e4")


def _hatched(on: Sheet, left: float, top: float) -> None:
    _box(on, left, top, 16 * DOTS, facecolor=FAINT, edgecolor="#b3b8be", hatch=_HATCH)
