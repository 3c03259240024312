"""A spreadsheet: typed cells, headings that stay in sight, columns as wide as what is in them."""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from messages.pictures.file_views import Cell, Column, Mark, Of, Sheet, Sign, Table, Workbook

_NUMBERS = {
    Of.NUMBER: "#,##0",
    Of.MEAN: "#,##0.0",
    Of.SHARE: "0%",
}
_DAY, _MOMENT = "ddd d mmm yyyy", "yyyy-mm-dd hh:mm"
_SPEAKS = {"fr": "[$-40C]", "en": "[$-809]"}
"""In which language days are named, whatever the reader's computer speaks."""
_FILLS = {Sign.MISSING: "#fbd9c4", Sign.CLOSED: "#dde0e4", Sign.WAITS: "#fff3c4", Sign.UNKNOWN: "#fbd9c4"}
_LEAST, _MOST, _BROKEN = 7, 34, 44
"""Widths of columns in characters; of one whose texts are broken."""
_MANY = 14
"""With so many columns those of days are narrow, so that a month lies on one sheet of paper."""
_PAGE = 45
"""Rows that can still be read on one sheet of paper."""
_TITLES = 12
"""A heading over numbers that is longer is broken, rather than making its column wide."""
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def draw(book: Workbook) -> bytes:
    """The file."""
    out = BytesIO()
    # In memory: a worker that is killed leaves no file behind. A text is never taken for a formula, or for a link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    made: Any = xlsxwriter.Workbook(out, options)
    made.set_properties({"title": book.title, "author": "Vigie", "comments": book.as_of})
    formats = _Formats(made, book.language)
    for sheet in book.sheets:
        _sheet(made.add_worksheet(sheet.name), sheet, book, formats)
    made.close()
    return out.getvalue()


class _Formats:
    """How cells look, each made once."""

    def __init__(self, book: Any, language: str) -> None:
        self._book = book
        self.speaks = _SPEAKS.get(language, "")
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, **how: Any) -> Any:
        """The format with these properties."""
        key = tuple(sorted(how.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "top", **how})
        return self._made[key]


def _sheet(on: Any, sheet: Sheet, book: Workbook, formats: _Formats) -> None:
    first = sheet.tables[0]
    on.freeze_panes(1, first.fixed)
    on.set_landscape()
    on.set_paper(8 if len(first.columns) > 16 else 9)  # A3 where there is a column for each day of a month
    long = sum(len(table.rows) + len(table.notes) + 3 for table in sheet.tables)
    on.fit_to_pages(1, int(long <= _PAGE))  # else its notes alone would lie on a second sheet
    on.repeat_rows(0)
    on.set_header(f"&L{_plain(book.title)}&R{_plain(sheet.name)}")
    on.set_footer(f"&L{_plain(book.as_of)}&R&P / &N")
    columns = range(max(len(table.columns) for table in sheet.tables))
    widths = [max(_width(t, place) for t in sheet.tables if place < len(t.columns)) for place in columns]
    for place, width in enumerate(widths):
        on.set_column(place, place, width)
    row = 0
    for number, table in enumerate(sheet.tables):
        if table.title is not None:
            on.write_string(row, 0, table.title, formats.of(bold=True, font_size=12))
            row += 1
        row = _table(on, row, table, widths, formats)
        if number == 0 and table.rows and len(sheet.tables) == 1:
            on.autofilter(0, 0, len(table.rows) - table.summed, len(table.columns) - 1)
        row += 1


def _plain(text: str) -> str:
    """In headers & begins a code."""
    return text.replace("&", "&&")


def _table(on: Any, row: int, table: Table, widths: Sequence[int], formats: _Formats) -> int:
    """The table from this row on; returns the first row below it."""
    on.set_row(row, 15.5 * max(_broken(c.title, width) for c, width in zip(table.columns, widths, strict=False)))
    for place, column in enumerate(table.columns):
        how = {"bold": True, "bottom": 1, "text_wrap": True, "bg_color": "#eef2f6"}
        if column.of not in (Of.TEXT, Of.DAY, Of.MOMENT):
            how["align"] = "right"
        elif column.of is Of.TEXT and place:
            how |= {"align": "left", "indent": 1}
        if isinstance(column.title, date):
            shown = "d/m" if len(table.columns) >= _MANY else f"{formats.speaks}ddd d/m"
            day = formats.of(num_format=shown, **how)
            on.write_datetime(row, place, datetime.combine(column.title, time()), day)
        else:
            on.write_string(row, place, column.title, formats.of(**how))
    for number, cells in enumerate(table.rows, start=1):
        broken = [_broken(cell, width) for cell, c, width in zip(cells, table.columns, widths, strict=False) if c.wide]
        if max([1, *broken]) > 1:
            on.set_row(row + number, 15 * max(broken))
        last = {"bold": True, "top": 1} if table.summed and number == len(table.rows) else {}
        for place, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
            _cell(on, row + number, place, cell, column, formats, last)
    row += len(table.rows) + 1
    for note in table.notes:
        on.write_string(row + 1, 0, note, formats.of(italic=True, font_color="#565c64"))
        row += 1
    return row + 1


def _cell(on: Any, row: int, place: int, cell: Cell, column: Column, formats: _Formats, how: dict[str, Any]) -> None:
    match cell:
        case None:
            if how:
                on.write_blank(row, place, None, formats.of(**how))
        case Mark():
            fill = {"bg_color": _FILLS[cell.sign], "align": "right", "shrink": True, **how}
            on.write_string(row, place, cell.words, formats.of(**fill))
        case datetime():  # as the clock on the wall shows it: a spreadsheet knows no zones
            on.write_datetime(row, place, cell, formats.of(num_format=_MOMENT, align="left", **how))
        case date():
            at = datetime.combine(cell, time())
            on.write_datetime(row, place, at, formats.of(num_format=f"{formats.speaks}{_DAY}", align="left", **how))
        case int() | float():
            on.write_number(row, place, cell, formats.of(num_format=_NUMBERS.get(column.of, "General"), **how))
        case _:
            wrap = {"text_wrap": column.wide, "align": "left", "indent": int(place > 0)}
            # Text it is already; so it stays when somebody edits the cell, or saves the sheet as CSV and opens that.
            words = f"'{cell}" if cell.startswith(_FORMULAS) else cell
            on.write_string(row, place, words, formats.of(**wrap, **how))


def _broken(cell: Cell | date, width: int) -> int:
    """How many lines a text is broken into."""
    lines, used = 1, 0
    for word in cell.split() if isinstance(cell, str) else ():
        if used and used + len(word) > width - 2:
            lines, used = lines + 1, 0
        used += len(word) + 1
    return lines


def _width(table: Table, place: int) -> int:
    column = table.columns[place]
    if isinstance(column.title, date):
        numbers = [len(_shown(row[place], column)) for row in table.rows if isinstance(row[place], int)]
        return 11 if len(table.columns) < _MANY else max([6, *numbers]) + 1
    words = column.title.split()
    heading = len(column.title)
    if column.of is not Of.TEXT:
        heading = min(heading, max([_TITLES, *map(len, words)]))
    cells = [_shown(row[place], column) for row in table.rows]
    widest = max([heading, *map(len, cells)])
    return min(_BROKEN if column.wide else _MOST, max(_LEAST, widest + 3))


def _shown(cell: Cell, column: Column) -> str:
    """About what a cell shows."""
    match cell:
        case None:
            return ""
        case Mark():
            return cell.words
        case datetime():
            return "2026-11-23 18:30"
        case date():
            return "mer. 23 nov. 2026"
        case float():
            return "100%" if column.of is Of.SHARE else f"{cell:,.1f}"
        case int():
            return f"{cell:,}"
    return cell
