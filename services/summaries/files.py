"""The pictures and files of a week's or a month's summary: put below its card, in the unit that puts the card."""

from domain.notices import SummaryFile, SummaryFileMoved
from domain.people import Person
from domain.summaries.files import WITH_FILES, FileForm, SummaryFileView
from services.summaries.views import edition_view
from services.work import Work
from storage.groups import TeamGroup
from storage.summary_editions import Edition

FILE = "summary_file"


async def put(
    work: Work, edition: Edition, chat_id: int, card_id: int, *, thread_id: int | None, language: str | None = None
) -> None:
    """The files of an edition, after its card. They come without a ring, whoever asked."""
    if edition.kind not in WITH_FILES:
        return
    for form in FileForm:
        file = SummaryFile(edition_id=edition.id, card_id=card_id, form=form, language=language)
        await work.unit.cards.put(file, chat_id, work.now, thread_id=thread_id, silent=True)


async def moved_on(work: Work, edition: Edition, chat_id: int) -> None:
    """They are about to come again, further down in this chat: of a file two of which one is old would be taken for
    one."""
    if edition.kind in WITH_FILES:
        await work.unit.cards.moved_on(FILE, chat_id, SummaryFileMoved(), work.now, edition.id)


async def draw_again(work: Work, edition: Edition) -> None:
    """Something of the period changed. Whether a file has other numbers for its reader is seen when it is drawn."""
    if edition.kind in WITH_FILES:
        await work.unit.cards.touch(FILE, edition.id, work.now)


async def file_view(
    work: Work, reader: Person | None, group: TeamGroup | None, notice: SummaryFile
) -> SummaryFileView | None:
    """What a file is made of, for its reader; None where it is not for them."""
    view = await edition_view(work, reader, group, notice.edition_id)
    if view is None:
        return None
    return SummaryFileView(view, notice.form, await work.unit.cards.message_of_card(notice.card_id))
