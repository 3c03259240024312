"""Rows into files: JSON lines, CSV, XLSX. A cell of text never becomes a formula in whatever opens the file.

Several tables in one file: a spreadsheet has a sheet for each; elsewhere every row begins with its table's name.
"""

import csv
import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol, Self, TextIO

import xlsxwriter

from services.exports import Cell

Format = Literal["jsonl", "csv", "xlsx"]
Columns = Mapping[str, Sequence[str]]
"""The tables of a file by name, each with its columns."""
MOST_ROWS = 1_048_576
"""A sheet of a spreadsheet has no more, its heading among them."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it, which says "text" there."""
    if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA):
        return f"'{cell}"
    return cell


class Writer(Protocol):
    """Takes rows one after the other."""

    def write(self, table: str, row: Mapping[str, Cell]) -> None:
        """Adds one row to a table."""


class JsonLines:
    """One object a line; dates as ISO. Values are as they are: JSON has no formulas."""

    def __init__(self, out: TextIO, tables: Columns) -> None:
        self._out = out
        self._named = len(tables) > 1

    def write(self, table: str, row: Mapping[str, Cell]) -> None:
        """Adds one row."""
        shown = {"table": table, **row} if self._named else row
        self._out.write(json.dumps(shown, ensure_ascii=False, default=_iso) + "\n")


class Csv:
    """Comma-separated, with a heading that has every table's columns."""

    def __init__(self, out: TextIO, tables: Columns) -> None:
        self._named = len(tables) > 1
        every = dict.fromkeys(name for columns in tables.values() for name in columns)
        self._writer = csv.DictWriter(
            out, fieldnames=[*(["table"] if self._named else []), *every], lineterminator="\n"
        )
        self._writer.writeheader()

    def write(self, table: str, row: Mapping[str, Cell]) -> None:
        """Adds one row."""
        shown = {name: harmless(cell.isoformat() if isinstance(cell, date) else cell) for name, cell in row.items()}
        self._writer.writerow({"table": table, **shown} if self._named else shown)


class Xlsx(AbstractContextManager["Xlsx"]):
    """A sheet a table, with typed cells, a frozen heading and a filter; a table too long for one goes on in another."""

    def __init__(self, path: Path, tables: Columns, most: int = MOST_ROWS) -> None:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(str(path), options)
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._moment = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self._heading = self._book.add_format({"bold": True})
        self._most = most
        self._sheets = {name: self._sheet(name, columns) for name, columns in tables.items()}

    def _sheet(self, title: str, columns: Sequence[str]) -> "_Sheet":
        sheet = self._book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(columns):
            sheet.set_column(place, place, max(10, min(40, len(name) + 6)))
            sheet.write_string(0, place, name, self._heading)
        return _Sheet(sheet, title, columns)

    def write(self, table: str, row: Mapping[str, Cell]) -> None:
        """Adds one row."""
        on = self._sheets[table]
        if on.next >= self._most:
            on.end()
            number = on.number + 1
            on = self._sheets[table] = self._sheet(f"{table} {number}", on.columns)
            on.number = number
        for place, name in enumerate(on.columns):
            cell: Any = row[name]
            match cell:
                case None:
                    continue
                case bool():
                    on.sheet.write_boolean(on.next, place, cell)
                case int():
                    on.sheet.write_number(on.next, place, cell)
                case datetime():  # as the clock on the wall shows it: a spreadsheet knows no zones
                    on.sheet.write_datetime(on.next, place, cell.replace(tzinfo=None), self._moment)
                case date():
                    on.sheet.write_datetime(on.next, place, cell, self._day)
                case _:
                    on.sheet.write_string(on.next, place, str(harmless(cell)))
        on.next += 1

    def __enter__(self) -> Self:
        """The writer itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Writes the file."""
        for sheet in self._sheets.values():
            sheet.end()
        self._book.close()


@dataclass(slots=True)
class _Sheet:
    sheet: Any
    title: str
    columns: Sequence[str]
    next: int = 1
    number: int = 1

    def end(self) -> None:
        """Nothing is added to it any more."""
        self.sheet.autofilter(0, 0, max(1, self.next - 1), len(self.columns) - 1)


def _iso(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
