"""What pictures and files of summaries are made of: values, and words in the reader's language. For another process."""

from datetime import date, datetime
from enum import StrEnum

from domain.frozen import frozen
from messages.pictures.views import Night


class Sign(StrEnum):
    """Why a cell has no number: four things that are not zero, and not each other."""

    MISSING = "missing"
    CLOSED = "closed"
    WAITS = "waits"
    UNKNOWN = "unknown"


@frozen
class Mark:
    """Words where a number could stand."""

    sign: Sign
    words: str


Cell = Mark | str | int | float | date | datetime | None


class Of(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    MEAN = "mean"
    SHARE = "share"
    DAY = "day"
    MOMENT = "moment"


@frozen
class Column:
    """A column of a table. A date as its title is that day."""

    title: str | date
    of: Of = Of.TEXT
    wide: bool = False
    """Its texts are long: they are broken."""


@frozen
class Table:
    """A table with its heading. `fixed`: so many columns stay in sight. `summed`: its last row is the whole. `notes`
    stand below it; where there is no row they are all that is said."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str | None = None
    notes: tuple[str, ...] = ()
    fixed: int = 1
    summed: bool = False


@frozen
class Sheet:
    """A sheet of a workbook: its tables below each other; the heading of the first stays in sight."""

    name: str
    tables: tuple[Table, ...]


@frozen
class Workbook:
    """A spreadsheet. `as_of`: of which moment its figures are."""

    title: str
    as_of: str
    language: str
    sheets: tuple[Sheet, ...]


@frozen
class Trend:
    """One activity: what it was in the periods before, and in this one. None: nobody reported it."""

    name: str
    finding: str
    values: tuple[int | None, ...]
    usual: float | None
    arrow: int


@frozen
class Trends:
    """Activities, each beside its past. `first`, `last`: what the first and the last bar are called."""

    title: str
    rows: tuple[Trend, ...]
    first: str
    last: str
    legend: tuple[str, str, str]
    """Earlier, this one, what is usual."""
    unknown: str
    """Nobody reported it."""
    more: str | None


@frozen
class IncidentDays:
    """Incidents day by day: of each how many low, moderate, high, critical ones."""

    title: str
    days: tuple[tuple[int, int, int, int], ...]
    first: str
    last: str
    legend: tuple[str, str, str, str]


@frozen
class Occupancy:
    """Shelters night by night: (name, what is to be seen, nights)."""

    title: str
    shelters: tuple[tuple[str, str, tuple[Night, ...]], ...]
    first: str
    last: str
    legend: tuple[str, str, str, str, str]
    """People, usable beds, above capacity, not counted, closed."""
    more: str | None


@frozen
class SummaryPicture:
    """The picture of a summary; a part that has nothing to show is left out. Without a title: in a report, whose own
    words stand above it."""

    title: str = ""
    subtitle: str = ""
    trends: Trends | None = None
    incidents: IncidentDays | None = None
    occupancy: Occupancy | None = None


@frozen
class Heading:
    """A heading of a report; its picture stands below it."""

    text: str
    level: int = 1


@frozen
class Words:
    """A paragraph. `to_fill`: it says what is to be written in its place."""

    text: str
    to_fill: bool = False


@frozen
class Figure:
    """A picture in a report, and what is to be seen in it, for who does not see it."""

    picture: SummaryPicture
    says: str


Block = Heading | Words | Table | Figure


@frozen
class Report:
    """A situation report, to be edited."""

    title: str
    subtitle: str
    as_of: str
    language: str
    blocks: tuple[Block, ...]
