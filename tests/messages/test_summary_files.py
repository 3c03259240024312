"""The picture, the spreadsheet and the report of a week and a month: opened again, and measured."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook

from domain.notices import SummaryFile
from domain.summaries.files import FileForm
from domain.summaries.views import SummaryView
from messages.layout import Attachment
from messages.pictures import drawn
from messages.pictures.file_views import Cell, Column, Of, Sheet, SummaryPicture, Table, Workbook
from messages.render import render
from playground.files import image_size
from tests.messages.samples import BOT, CATALOGUE
from tests.messages.summary_file_samples import A_MONTH, A_WEEK, AT, file_of


def attachment(view: SummaryView, form: FileForm, language: str = "fr") -> Attachment:
    notice = SummaryFile(edition_id=1, card_id=2, form=form)
    shown = render(file_of(view, form), notice=notice, language=language, catalogue=CATALOGUE, bot_username=BOT)
    assert shown.attachment is not None
    return shown.attachment


def made(view: SummaryView, form: FileForm, language: str = "fr") -> bytes:
    drawing = attachment(view, form, language).drawing
    return drawn(drawing.name, drawing.view)


def on(day: int, *at: int) -> datetime:
    """As a spreadsheet has it: without a zone."""
    return datetime(2026, 11, day, *at, tzinfo=UTC).replace(tzinfo=None)


def rows(sheet: Any) -> dict[tuple[str, str], list[Any]]:
    """By the first two columns."""
    return {(row[0], row[1]): list(row[2:]) for row in sheet.iter_rows(min_row=2, values_only=True) if row[1]}


def test_the_spreadsheet_has_typed_cells_and_tells_zero_missing_and_closed_apart() -> None:
    book = load_workbook(BytesIO(made(A_WEEK, FileForm.WORKBOOK)))
    assert book.sheetnames == ["Totaux", "Par site", "Par jour", "Incidents", "Places", "Complétude"]
    assert [sheet.freeze_panes for sheet in book] == ["C2", "C2", "C2", "B2", "B2", "C2"]
    assert all(sheet.column_dimensions["A"].width > 10 for sheet in book)

    sums = {(f.activity, f.indicator): 0 for f in A_WEEK.figures}
    for f in A_WEEK.figures:
        sums[f.activity, f.indicator] += f.value
    totals = rows(book["Totaux"])
    assert totals["Clinique mobile", "Consultations"][0] == sums["clinic", "consultations"]
    assert totals["Clinique mobile", "Gale"][6] == "Alerte précoce, seuil 7"
    assert totals["Social et juridique", "Entretiens"][0] == "manquant"

    days = rows(book["Par jour"])
    assert [cell.value for cell in book["Par jour"][1]][2:4] == [on(23), on(24)]
    assert days["Aller-vers", "Personnes rencontrées"][5] == 0
    assert days["Accueil de jour", "Passages"][6] == "fermé"
    assert days["Santé mentale", "Entretiens individuels"][3:5] == ["manquant", "en attente"]
    assert sum(n for n in days["Clinique mobile", "Consultations"][:-1]) == sums["clinic", "consultations"]
    assert rows(book["Par site"])["Clinique mobile", "Consultations"][1:] == [173, 23, 196]

    number, raised, *_, level, severity, _, near = [cell.value for cell in book["Incidents"][2]]
    assert (number, raised, level, severity, near) == (
        "INC-2026-0042", on(24, 14, 20), 4, "Critique", None,
    )  # fmt: skip
    assert [book["Places"].cell(2, column).value for column in (1, 2, 4)] == ["Mise à l'abri hivernale", 70, 53]
    whole = next(row for row in book["Complétude"].iter_rows(values_only=True) if row[0] == "Ensemble")
    assert whole[3:11] == (34, 25, 1, 1, 1, 8, 1, 0)
    assert whole[11] == A_WEEK.completeness.rate


def test_a_text_that_begins_as_a_formula_stays_a_text() -> None:
    columns = (Column("=1+1"), Column("@b", Of.NUMBER))
    texts: tuple[tuple[Cell, ...], ...] = tuple((text, 3) for text in ("=1+1", "+33", "-2", "@SUM(A1)", "http://a.fr"))
    book = Workbook("t", "", "fr", (Sheet("s", (Table(columns, texts),)),))
    sheet = load_workbook(BytesIO(drawn("workbook", book)))["s"]
    assert [sheet.cell(row, 1).value for row in range(2, 7)] == ["'=1+1", "'+33", "'-2", "'@SUM(A1)", "http://a.fr"]
    assert {cell.data_type for cell in sheet["A"]} == {"s"}
    assert {cell.data_type for cell in sheet["B"][1:]} == {"n"}
    assert sheet["A6"].hyperlink is None


def layout(document: Any) -> str:
    """Headings, pictures and tables as they follow each other: H, P, T."""
    found = ""
    for part in document.iter_inner_content():
        if not isinstance(part, Paragraph):
            found += "T"
        elif part.style is not None and part.style.name == "Heading 1":
            found += "H"
        elif "w:drawing" in part._p.xml:
            found += "P"
    return found


def test_the_report_can_be_edited_and_says_what_is_to_be_filled_in() -> None:
    document = Document(BytesIO(made(A_MONTH, FileForm.REPORT, "en")))
    assert [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"] == [
        "Context", "Activities", "Incidents", "Shelters", "Unmet need", "Data quality",
    ]  # fmt: skip
    assert sum(p.text.startswith("[To fill in") for p in document.paragraphs) == 5
    assert len(document.inline_shapes) == 3
    assert layout(document) == "HHPTHPTHPTHTHT", (
        "a picture below its table goes to the next page, and leaves this one half empty"
    )
    activities = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert activities[1] == ["Mobile clinic", "Consultations", "871", "423", activities[1][4]]
    assert activities[-1] == ["Sexual violence care", "Survivors seen", "15", "", "To the nearest 5"]
    assert any("2 restricted incidents" in p.text for p in document.paragraphs)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_picture_is_read_on_a_phone_of_360_pixels(language: str) -> None:
    from matplotlib.text import Text

    from messages.pictures.paper import DOTS, PHONE
    from messages.pictures.summary import sheet

    picture = attachment(A_MONTH, FileForm.PICTURE, language).drawing.view
    assert isinstance(picture, SummaryPicture)
    on = sheet(picture)
    assert image_size(on.png()) == (PHONE * DOTS, on.height, "image/png")
    assert on.height < 2 * PHONE * DOTS, "a higher one is shown narrower"
    texts = [text for text in on.figure.findobj(Text) if text.get_text().strip()]  # type: ignore[attr-defined]
    assert len(texts) > 30
    for text in texts:
        assert text.get_fontsize() * on.figure.dpi / 72 / DOTS >= 11, text.get_text()
        box = text.get_window_extent()
        assert box.x0 >= 0, text.get_text()
        assert box.x1 <= PHONE * DOTS, text.get_text()
    assert "iolence" not in " ".join(text.get_text() for text in texts), "a rounded figure has no past"


def test_titles_say_what_is_to_be_seen_and_files_are_named_in_order() -> None:
    def title(view: SummaryView, language: str) -> str:
        picture = attachment(view, FileForm.PICTURE, language).drawing.view
        assert isinstance(picture, SummaryPicture)
        return picture.title.replace("\u00a0", " ")

    assert title(A_WEEK, "fr") == "Alerte précoce : gale (27), 1 incident critique, en hausse : Clinique mobile"
    twice = replace(A_WEEK, notifiable=(("clinic", "scabies", 27), ("coastal_outreach", "deaths", 1)))
    assert title(twice, "fr") == "Alerte précoce : gale (27), 1 décès, 1 incident critique", (
        "no figure stands there twice"
    )
    calm = replace(A_WEEK, warnings=(), incidents=(), beds=(), turned_away=(), activities=A_WEEK.activities[1:2])
    assert title(calm, "en") == "All activities as usual"
    rounded = replace(A_MONTH.activities[-1], rounded=True)
    assert rounded.activity == "sexual_violence"
    assert title(replace(calm, activities=(*calm.activities, rounded)), "en") == "All activities as usual"
    assert title(replace(calm, activities=(rounded,)), "fr").endswith(", à 5 près"), "it passes for no exact one"
    nothing = replace(calm, activities=(), figures=())
    assert title(nothing, "fr") == "Aucun rapport"
    assert attachment(nothing, FileForm.WORKBOOK).empty
    assert attachment(A_WEEK, FileForm.REPORT, "en").file_name == "calais-2026-W48.docx"
    assert attachment(A_MONTH, FileForm.WORKBOOK).file_name == "mission-france-2026-10.xlsx"


def test_only_other_numbers_make_another_file() -> None:
    for form in FileForm:
        before = attachment(A_WEEK, form)
        assert attachment(replace(A_WEEK, updated_at=AT), form).digest == before.digest
        line = A_WEEK.activities[0]
        more = replace(line.totals["consultations"], value=197)
        changed = replace(line, totals={**line.totals, "consultations": more})
        figure = replace(A_WEEK.figures[0], value=A_WEEK.figures[0].value + 1)
        other = replace(
            A_WEEK, activities=(changed, *A_WEEK.activities[1:]), figures=(figure, *A_WEEK.figures[1:])
        )  # fmt: skip
        assert attachment(other, form).digest != before.digest
