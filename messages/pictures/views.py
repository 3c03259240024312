"""What pictures are drawn from: figures, and words in the reader's language. Plain values, for another process."""

from domain.frozen import frozen


@frozen
class Night:
    """One reporting day of a shelter. `occupied` None: not known. `over`: more people than beds."""

    occupied: int | None
    capacity: int
    over: int
    refused: int
    closed: bool


@frozen
class Panel:
    """One shelter. `finding`: what is to be seen, in a line."""

    name: str
    finding: str
    nights: tuple[Night, ...]


@frozen
class Legend:
    """What the signs mean."""

    occupied: str
    capacity: str
    over: str
    refused: str
    unknown: str
    closed: str


@frozen
class BedHistoryPicture:
    """Thirty nights of some shelters. `ticks`: which nights are named below, by their place."""

    title: str
    subtitle: str
    panels: tuple[Panel, ...]
    ticks: tuple[tuple[int, str], ...]
    legend: Legend


@frozen
class EarlyWarningPicture:
    """A weekly figure, oldest week first, the watched one last (None: nobody reported it), with its threshold.
    `unknown_words`: what is written where nothing is known."""

    title: str
    subtitle: str
    values: tuple[int | None, ...]
    numbers: tuple[str, ...]
    """The same as they are written."""
    weeks: tuple[str, ...]
    threshold: float | None
    passed: bool
    threshold_words: str
    unknown_words: str
