"""A situation report as a document: headings, tables and lists of Word's own, so that it can be edited."""

import re
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from messages.pictures import summary
from messages.pictures.file_views import Cell, Column, Figure, Heading, Mark, Of, Report, Sign, Table, Words

_LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}
_QUIET = RGBColor(0x56, 0x5C, 0x64)
_TO_FILL = "FFF3C4"
_HEAD = "EEF2F6"
_FILLS = {Sign.MISSING: "FBD9C4", Sign.CLOSED: "DDE0E4", Sign.WAITS: "FFF3C4", Sign.UNKNOWN: "FBD9C4"}
_LETTER, _SIDES = 0.23, 0.45
"""A letter of a table, and the margins of its cells, in centimetres."""
_WORDS = re.compile(r" |(?<=-)(?=[^\W\d])")
"""Where a line may end: a name at its hyphens, the number of an incident nowhere."""
_BOLD = 1.2
"""How much wider a heading's letters are."""
_PAGE, _PICTURE = 17.0, 10.0
"""Widths in centimetres: between the margins, and of a picture, so that its letters are as high as those around it."""


def draw(report: Report) -> bytes:
    """The file."""
    document: Any = Document()
    _prepare(document, report)
    document.add_paragraph(report.title, style="Title")
    document.add_paragraph(report.subtitle, style="Subtitle")
    for block in report.blocks:
        match block:
            case Heading():
                document.add_heading(block.text, block.level)
            case Words():
                _words(document.add_paragraph(), block)
            case Table():
                _table(document, block, report.language)
            case Figure():
                _figure(document, block)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _prepare(document: Any, report: Report) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - _PAGE) / 2)
    section.top_margin = section.bottom_margin = Cm(2)
    properties = document.core_properties
    properties.title, properties.subject, properties.author = report.title, report.subtitle, "Vigie"
    properties.language, properties.comments = _LANGUAGES.get(report.language, report.language), report.as_of
    for name, size in (("Normal", 10.5), ("Title", 22), ("Subtitle", 12), ("Heading 1", 14)):
        style = document.styles[name]
        style.font.name, style.font.size = "Calibri", Pt(size)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), "Calibri")
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # a theme's font would win
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
    _speaks(document.styles["Normal"], _LANGUAGES.get(report.language, report.language))
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    document.styles["Heading 1"].paragraph_format.keep_with_next = True
    _foot(section.footer.paragraphs[0], f"{report.subtitle} · {report.as_of}" if report.as_of else report.subtitle)


def _speaks(style: Any, language: str) -> None:
    """Words underlines no French as wrong English."""
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), language)
    style.element.get_or_add_rPr().append(tag)


def _foot(paragraph: Any, words: str) -> None:
    """What it is, of when, and the page."""
    paragraph.add_run(f"{words}\t").font.size = Pt(8)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(8)
        tag = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            tag.set(qn("w:fldCharType"), kind)
        else:
            tag.text = text
        run._r.append(tag)
    paragraph.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(_PAGE), WD_ALIGN_PARAGRAPH.RIGHT)


def _words(paragraph: Any, block: Words) -> None:
    run = paragraph.add_run(f"[{block.text}]" if block.to_fill else block.text)
    paragraph.paragraph_format.keep_with_next = not block.to_fill
    if block.to_fill:
        run.italic = True
        _shade(paragraph._p.get_or_add_pPr(), _TO_FILL)


def _figure(document: Any, block: Figure) -> None:
    """In the paragraph of the words that stand above it: LibreOffice parts a heading, its words and a picture that has
    no room left, whatever is to be kept together."""
    paragraph = document.paragraphs[-1]
    paragraph.paragraph_format.keep_together = True
    paragraph.paragraph_format.keep_with_next = False
    run = paragraph.add_run()
    run.add_break()
    run.add_picture(BytesIO(summary.draw(block.picture)), width=Cm(_PICTURE))
    properties = paragraph._p.find(f".//{qn('wp:docPr')}")
    properties.set("descr", block.says)


def _table(document: Any, table: Table, language: str) -> None:
    if table.title is not None:
        title = document.add_paragraph()
        title.add_run(table.title).bold = True
        title.paragraph_format.keep_with_next = True
    if table.rows:
        _grid(document, table, language)
    for note in table.notes:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(4)
        paragraph.add_run(note).font.color.rgb = _QUIET
    if table.rows and not table.notes:
        document.add_paragraph().paragraph_format.space_after = Pt(2)


def _grid(document: Any, table: Table, language: str) -> None:
    grid = document.add_table(rows=1, cols=len(table.columns))
    grid.style = "Table Grid"
    grid.autofit = False
    widths = _widths(table, language)
    for place, column in enumerate(table.columns):
        cell = grid.rows[0].cells[place]
        _fill(cell, str(column.title), right=_is_number(column), bold=True)
        _shade(cell._tc.get_or_add_tcPr(), _HEAD)
    again = OxmlElement("w:tblHeader")  # on every page that the table reaches
    grid.rows[0]._tr.get_or_add_trPr().append(again)
    for number, row in enumerate(table.rows, start=1):
        cells = grid.add_row().cells
        last = table.summed and number == len(table.rows)
        for place, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            _fill(cells[place], _shown(value, language), right=_is_number(column), bold=last)
            if isinstance(value, Mark):
                _shade(cells[place]._tc.get_or_add_tcPr(), _FILLS[value.sign])
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Cm(width)
    for line in grid.rows:
        line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = Cm(width)


def _widths(table: Table, language: str) -> list[float]:
    """No word is broken; what is left of the page's width goes to the columns with long texts."""
    least, wanted = [], []
    for place, column in enumerate(table.columns):
        texts = [str(column.title), *(_shown(row[place], language) for row in table.rows)]
        longest: float = max(len(word) for text in texts for word in _WORDS.split(text))
        longest = max(longest, *(_BOLD * len(word) for word in str(column.title).split(" ")))
        least.append(_LETTER * longest + _SIDES)
        wanted.append(_LETTER * max(map(len, texts)) + _SIDES)
    spare = _PAGE - sum(least)
    if spare <= 0:
        return [_PAGE * width / sum(least) for width in least]
    more = [want - width for want, width in zip(wanted, least, strict=True)]
    share = spare / max(sum(more), spare)
    widths = [width + share * extra for width, extra in zip(least, more, strict=True)]
    left = _PAGE - sum(widths)
    return [width + left / len(widths) for width in widths]


def _fill(cell: Any, text: str, *, right: bool, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.paragraph_format.space_before = Pt(1)
    run = paragraph.add_run(text)
    run.bold = bold
    run.font.size = Pt(9.5)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _shade(properties: Any, colour: str) -> None:
    tag = OxmlElement("w:shd")
    tag.set(qn("w:val"), "clear")
    tag.set(qn("w:color"), "auto")
    tag.set(qn("w:fill"), colour)
    properties.append(tag)


def _is_number(column: Column) -> bool:
    return column.of in (Of.NUMBER, Of.MEAN, Of.SHARE)


def _shown(cell: Cell, language: str) -> str:
    match cell:
        case None:
            return ""
        case Mark():
            return cell.words
        case str():
            return cell
        case int() | float():
            return f"{round(cell):,}".replace(",", "\u202f" if language == "fr" else ",")
    day = f"{cell:%d/%m/%Y}"
    return f"{day} {cell:%H:%M}" if hasattr(cell, "hour") else day
