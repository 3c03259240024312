"""The sheet that a picture is drawn on: as wide as a phone's chat, three dots to each of its 360.

Its own light background makes it read the same in a light and in a dark chat. Colours are told apart by people who
see no red or no green (Okabe and Ito, Tol), and nothing is said by colour alone.
"""

from functools import lru_cache
from io import BytesIO
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

PHONE = 360
DOTS = 3
WIDTH = PHONE * DOTS
MARGIN = 14 * DOTS
INNER = WIDTH - 2 * MARGIN
SMALL, TEXT, NAME, TITLE = 11 * DOTS, 12 * DOTS, 13 * DOTS, 15 * DOTS
"""Heights of letters; the smallest is still read on a phone held at arm's length."""
LINE = 1.3
"""From one line of text to the next, in letters' heights."""

PAPER, INK, QUIET, FAINT = "#ffffff", "#1d2126", "#565c64", "#e9ebee"
BLUE, VERMILION, PURPLE = "#0063a6", "#c74a00", "#9c2f78"

_DPI = 100


class Sheet:
    """A figure whose places are in dots from its upper left corner."""

    def __init__(self, height: float) -> None:
        self.height = round(height)
        self.figure = Figure(figsize=(WIDTH / _DPI, self.height / _DPI), dpi=_DPI, facecolor=PAPER)
        FigureCanvasAgg(self.figure)

    def axes(self, left: float, top: float, width: float, height: float) -> Any:
        """An empty plot."""
        made: Any = self.figure.add_axes(
            (left / WIDTH, 1 - (top + height) / self.height, width / WIDTH, height / self.height)
        )
        made.set_facecolor("none")
        for spine in made.spines.values():
            spine.set_visible(False)
        made.tick_params(length=0, labelsize=points(SMALL), labelcolor=QUIET, pad=4 * DOTS / 2)
        return made

    def write(self, left: float, top: float, text: str, size: float, **more: Any) -> None:
        """A line of text, its letters' upper edge at `top`."""
        given = {"color": INK, "va": "top", "ha": "left", **more}
        self.figure.text(left / WIDTH, 1 - top / self.height, text, fontsize=points(size), **given)

    def png(self) -> bytes:
        """The picture."""
        out = BytesIO()
        self.figure.savefig(out, format="png", dpi=_DPI, facecolor=PAPER, metadata={"Software": None})
        return out.getvalue()


def points(dots: float) -> float:
    """A size in dots as matplotlib wants it."""
    return dots * 72 / _DPI


def wrapped(text: str, size: float, width: float, *, bold: bool = False, most: int = 2) -> list[str]:
    """The text in lines no wider than `width`; what is left after `most` lines is cut."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most and all(width_of(line, size, bold=bold) <= width for line in lines):
        return lines
    last = " ".join(lines[most - 1 :])
    while last and width_of(f"{last}…", size, bold=bold) > width:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], f"{last}…"]


@lru_cache(maxsize=2048)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How many dots a line of text takes."""
    renderer = _MEASURE.get_renderer()
    font = FontProperties(weight="bold" if bold else "normal", size=points(size))
    return float(renderer.get_text_width_height_descent(text, font, False)[0])


_MEASURE: Any = FigureCanvasAgg(Figure(figsize=(1, 1), dpi=_DPI))
