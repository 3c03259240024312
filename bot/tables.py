"""Rows into files: JSON lines, CSV, XLSX. A cell of text never becomes a formula in whatever opens the file."""

import csv
import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol, Self, TextIO

import xlsxwriter

from services.exports import Cell

Format = Literal["jsonl", "csv", "xlsx"]

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it, which says "text" there."""
    if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA):
        return f"'{cell}"
    return cell


class Writer(Protocol):
    """Takes rows one after the other."""

    def write(self, row: Mapping[str, Cell]) -> None:
        """Adds one row."""


class JsonLines:
    """One object a line; dates as ISO. Values are as they are: JSON has no formulas."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, row: Mapping[str, Cell]) -> None:
        """Adds one row."""
        self._out.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


class Csv:
    """Comma-separated, with a heading."""

    def __init__(self, out: TextIO, columns: Sequence[str]) -> None:
        self._writer = csv.DictWriter(out, fieldnames=columns, lineterminator="\n")
        self._writer.writeheader()

    def write(self, row: Mapping[str, Cell]) -> None:
        """Adds one row."""
        self._writer.writerow({name: harmless(cell) for name, cell in row.items()})


class Xlsx(AbstractContextManager["Xlsx"]):
    """One sheet with typed cells, a frozen heading and a filter."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(str(path), options)
        self._sheet = self._book.add_worksheet("reports")
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._columns = list(columns)
        heading = self._book.add_format({"bold": True})
        self._sheet.freeze_panes(1, 0)
        for place, name in enumerate(self._columns):
            self._sheet.set_column(place, place, max(10, min(40, len(name) + 6)))
            self._sheet.write_string(0, place, name, heading)
        self._next = 1

    def write(self, row: Mapping[str, Cell]) -> None:
        """Adds one row."""
        for place, name in enumerate(self._columns):
            cell: Any = row[name]
            match cell:
                case None:
                    continue
                case bool():
                    self._sheet.write_boolean(self._next, place, cell)
                case int():
                    self._sheet.write_number(self._next, place, cell)
                case date():
                    self._sheet.write_datetime(self._next, place, cell, self._day)
                case _:
                    self._sheet.write_string(self._next, place, str(harmless(cell)))
        self._next += 1

    def __enter__(self) -> Self:
        """The writer itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Writes the file."""
        self._sheet.autofilter(0, 0, max(1, self._next - 1), len(self._columns) - 1)
        self._book.close()
