"""The curve of a weekly figure, and the threshold that it passed. A week of which nothing is known breaks the line."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from matplotlib.patches import Rectangle

from messages.pictures.paper import (
    BLUE,
    DOTS,
    FAINT,
    INK,
    INNER,
    LINE,
    MARGIN,
    QUIET,
    SMALL,
    TEXT,
    TITLE,
    VERMILION,
    Sheet,
    points,
    width_of,
    wrapped,
)
from messages.pictures.views import EarlyWarningPicture

_PLOT, _WEEKS = 150 * DOTS, 20 * DOTS
"""Heights of the plot and of the weeks' names below it."""


def draw(picture: EarlyWarningPicture) -> bytes:
    """The picture as PNG."""
    return sheet(picture).png()


def sheet(picture: EarlyWarningPicture) -> Sheet:
    """The picture, drawn."""
    title, below = wrapped(picture.title, TITLE, INNER, bold=True), wrapped(picture.subtitle, TEXT, INNER)
    top = MARGIN + len(title) * TITLE * LINE + len(below) * TEXT * LINE + 8 * DOTS
    on = Sheet(top + _PLOT + _WEEKS + MARGIN)
    for number, line in enumerate(title):
        on.write(MARGIN, MARGIN + number * TITLE * LINE, line, TITLE, weight="bold")
    for number, line in enumerate(below):
        on.write(MARGIN, MARGIN + len(title) * TITLE * LINE + number * TEXT * LINE, line, TEXT, color=QUIET)
    axes = on.axes(MARGIN, top, INNER, _PLOT)
    axes.set_xlim(-0.5, len(picture.values) - 0.5)
    most = max([value for value in picture.values if value is not None] + [picture.threshold or 0, 1])
    axes.set_ylim(0, most * 1.25)
    axes.set_yticks([])
    axes.set_xticks(range(len(picture.weeks)), picture.weeks)
    axes.axhline(0, color="#b9bec5", linewidth=points(0.7 * DOTS), zorder=1)
    _unknown(axes, picture)
    if picture.threshold is not None:
        _threshold(axes, picture, most)
    for place, some in _known(picture.values):
        axes.plot(
            place, some, color=BLUE, linewidth=points(1.8 * DOTS), marker="o", markersize=points(3.6 * DOTS), zorder=3
        )
    _numbers(axes, picture, most)
    return on


def _unknown(axes: Any, picture: EarlyWarningPicture) -> None:
    for is_known, some in groupby(enumerate(picture.values), key=lambda each: each[1] is not None):
        places = [place for place, _ in some]
        if is_known:
            continue
        left, width = places[0] - 0.5, len(places)
        axes.add_patch(Rectangle((left, 0), width, axes.get_ylim()[1], facecolor=FAINT, linewidth=0, zorder=0))
        room = width / len(picture.values) * INNER
        turned = 90 if width_of(picture.unknown_words, SMALL) + 4 * DOTS > room else 0
        axes.text(
            left + width / 2,
            axes.get_ylim()[1] * 0.05,  # at the foot: no threshold goes through it
            picture.unknown_words,
            ha="center",
            va="bottom",
            rotation=turned,
            fontsize=points(SMALL),
            color=QUIET,
        )


def _threshold(axes: Any, picture: EarlyWarningPicture, most: float) -> None:
    """Its words stand at the left, where the weeks before lie below it; the watched week is at the right."""
    assert picture.threshold is not None  # the caller looked
    axes.axhline(picture.threshold, color=INK, linewidth=points(1.1 * DOTS), linestyle=(0, (4, 2.2)), zorder=2)
    axes.text(
        -0.5,
        picture.threshold + most * 0.02,
        picture.threshold_words,
        ha="left",
        va="bottom",
        fontsize=points(SMALL),
        color=INK,
        zorder=5,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.85},
    )


def _known(values: Sequence[int | None]) -> Iterator[tuple[list[int], list[int]]]:
    for is_known, some in groupby(enumerate(values), key=lambda each: each[1] is not None):
        if is_known:
            pairs = [(place, value or 0) for place, value in some]
            yield [place for place, _ in pairs], [value for _, value in pairs]


def _numbers(axes: Any, picture: EarlyWarningPicture, most: float) -> None:
    """Each week bears its number; the watched one stands out by its form and its size, not by colour alone."""
    last = len(picture.values) - 1
    for place, value in enumerate(picture.values):
        if value is None:
            continue
        watched = place == last
        if watched and picture.passed:
            axes.plot(
                [place],
                [value],
                linestyle="none",
                marker="D",
                markersize=points(8 * DOTS),
                color=VERMILION,
                markeredgecolor="white",
                markeredgewidth=points(0.8 * DOTS),
                zorder=4,
            )
        axes.text(
            place,
            value + most * (0.06 if watched else 0.035),
            picture.numbers[place],
            ha="center",
            va="bottom",
            fontsize=points(TEXT if watched else SMALL),
            weight="bold" if watched else "normal",
            color=VERMILION if watched and picture.passed else QUIET,
            zorder=6,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5, "alpha": 0.7},
        )
