"""The picture, the spreadsheet and the report of a week's or a month's summary, as attachments."""

from dataclasses import replace
from hashlib import sha256

from domain.summaries.files import FileForm, SummaryFileView
from domain.summaries.periods import Kind
from domain.summaries.views import SummaryView
from messages.dates import full_moment
from messages.layout import Attachment, Drawing, Rendered, bold, screen
from messages.pictures.file_views import Sheet, Workbook
from messages.reader import Reader
from messages.summaries.bed_tables import beds_table, nights_table, turned_away_table
from messages.summaries.findings import finding
from messages.summaries.picture import picture
from messages.summaries.report import report
from messages.summaries.tables import (
    by_day_table,
    by_site_table,
    completeness_table,
    flags_table,
    incidents_table,
    totals_table,
)
from messages.summaries.text import title

PICTURE, WORKBOOK, REPORT = "summary", "workbook", "situation_report"
"""What makes each; see messages/pictures."""
_ENDINGS = {FileForm.PICTURE: "png", FileForm.WORKBOOK: "xlsx", FileForm.REPORT: "docx"}


def summary_file(view: SummaryFileView, reader: Reader) -> Rendered:
    """One of the three, with a caption that says what it is."""
    say, summary = reader.say, view.summary
    match view.form:
        case FileForm.PICTURE:
            drawn = picture(summary, reader)
            drawing, same, caption = Drawing(PICTURE, drawn), repr(drawn), bold(finding(summary, reader))
        case FileForm.WORKBOOK:
            book = workbook(summary, reader)
            drawing, same = Drawing(WORKBOOK, replace(book, as_of=_as_of(summary, reader))), repr(book)
            caption = say("All figures, as a spreadsheet")
        case FileForm.REPORT:
            text = report(summary, reader)
            drawing, same = Drawing(REPORT, replace(text, as_of=_as_of(summary, reader))), repr(text)
            caption = say("Situation report, ready to edit")
    attachment = Attachment(
        drawing=drawing,
        file_name=file_name(summary, view.form, reader),
        digest=sha256(same.encode()).hexdigest()[:32],
        photo=view.form is FileForm.PICTURE,
        empty=is_empty(summary),
        reply_to=view.reply_to,
    )
    return replace(screen(caption), attachment=attachment)


def is_empty(view: SummaryView) -> bool:
    """Nothing was reported, raised or counted: the text says all of it, and that what was expected is missing."""
    counted = any(line.slept or line.occupied is not None for line in view.beds)
    return not (view.activities or view.incidents or view.restricted or view.turned_away or counted)


def file_name(view: SummaryView, form: FileForm, reader: Reader) -> str:
    """`calais-2026-S48.xlsx`, `calais-2026-11.docx`: sorted by their names they lie in order."""
    where = (reader.catalogue.mission if view.project is None else view.project).replace("_", "-")
    when = view.period.name
    if view.kind is Kind.WEEKLY and reader.language == "fr":
        when = when.replace("-W", "-S")
    return f"{where}-{when}.{_ENDINGS[form]}"


def _as_of(view: SummaryView, reader: Reader) -> str:
    at = view.updated_at or view.made_at
    return "" if at is None else reader.say.plain("As of {time}", time=full_moment(at, reader.say, reader.catalogue))


def workbook(view: SummaryView, reader: Reader) -> Workbook:
    """A sheet each for what a coordinator looks up."""
    say = reader.say
    beds = [beds_table(view, reader)]
    beds += [nights_table(view, reader)] if any(line.nights for line in view.beds) else []
    beds += [turned_away_table(view, reader)]
    complete = [completeness_table(view, reader)]
    complete += [flags_table(view, reader)] if view.flags else []
    return Workbook(
        title=title(view, reader),
        as_of="",
        language=reader.language,
        sheets=(
            Sheet(say.plain("Totals"), (totals_table(view, reader),)),
            Sheet(say.plain("By site"), (by_site_table(view, reader),)),
            Sheet(say.plain("By day"), (by_day_table(view, reader),)),
            Sheet(say.plain("Incidents"), (incidents_table(view, reader),)),
            Sheet(say.plain("Beds"), tuple(beds)),
            Sheet(say.plain("Completeness"), tuple(complete)),
        ),
    )


def summary_file_moved(reader: Reader) -> Rendered:
    """Where a file stood that comes again further down, and Telegram deletes it no more."""
    return screen(reader.say("This file stands further down now."))
