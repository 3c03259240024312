"""Counts without a command, in private, by somebody who keeps beds: an answer to the card that is open, or words that
speak of beds alone."""

from datetime import timedelta

from domain.people import Person
from domain.reading import ReportReading
from domain.reading.kinds import names_activity
from domain.reading.shelters import BedCount
from domain.reading.words import LONGEST, flat
from domain.shelters.movements import left_in_words
from services import people
from services.shelters import counting, moving
from services.shelters.count_flow import read
from services.shelters.standing import may_count, may_count_some
from services.work import Origin, Work
from storage.bed_drafts import BedDraft

ANSWERED_FOR = timedelta(hours=12)
"""For how long an open card is what somebody means: a shift."""


async def answers_card(work: Work, origin: Origin, person: Person, text: str, report: ReportReading) -> bool:
    """Whether a text is what the newest open card of a count waits for: a figure for its steppers, clearer words for
    its question, or the count in words. It is taken as that. `report`: how it reads as one."""
    if not may_count_some(work, person) or _names_activity(work, person, text):
        return False
    draft = await _open_card(work, origin, person)
    if draft is None or left_in_words(text) is not None:
        return False
    return await _taken(work, origin, person, draft, text, report)


async def replied(work: Work, origin: Origin, draft_id: int, text: str) -> bool:
    """An answer to one card of a count, as Telegram shows it: as `answers_card`, in a group as well."""
    person, draft = await people.known(work, origin), await work.unit.bed_drafts.by_id(draft_id)
    if person is None or draft is None or person.id != draft.person:
        return False
    return await _taken(work, origin, person, draft, text, None)


async def _taken(
    work: Work, origin: Origin, person: Person, draft: BedDraft, text: str, report: ReportReading | None
) -> bool:
    """`report` None: it answers that very card."""
    reading = counting.as_count(work, person, draft.site, text, origin.sent_at)
    whole = reading is not None and bool(reading.counts) and not reading.ask and not text.strip().isdecimal()
    if not whole and await counting.answered(work, origin, draft.id, text, clear=report is not None):
        return True
    if reading is None or draft.count.change is not None:
        return False
    sure = report is None or _of_people_alone(work, report) or (reading.counts and report.questions)
    if not sure:
        return False
    await counting.from_words(work, origin, person, reading, text, site=draft.site)
    return True


async def _open_card(work: Work, origin: Origin, person: Person) -> BedDraft | None:
    drafts = await work.unit.bed_drafts.open_of(person.id, origin.chat_id)
    newest = drafts[-1] if drafts else None
    if newest is None or work.now - newest.made_at >= ANSWERED_FOR:
        return None
    form = await work.unit.report_forms.in_use(person.id, origin.chat_id)
    return None if form is not None and form.touched_at > newest.made_at else newest


async def moved(work: Work, origin: Origin, person: Person, text: str) -> bool:
    """Whether a keeper's text tells who came or left, and nothing else. It is taken as that."""
    return may_count_some(work, person) and await moving.said_in_words(work, origin, person, text)


async def in_words(work: Work, origin: Origin, person: Person, text: str, report: ReportReading) -> bool:
    """Whether a text that is no clear report (`report`) tells how full a shelter is that its author keeps: `abri: 14
    occupées, 2 hors service`, `10 seules, 4 avec enfants`; or who came and left: `2 entrées`. It is taken as that."""
    if not may_count_some(work, person) or _names_activity(work, person, text):
        return False
    if (report.questions or _of_people_alone(work, report)) and await moved(work, origin, person, text):
        return True
    reading = _of_beds(work, origin, person, text) if not report.entries else None
    if reading is None and report.questions:
        reading = _of_categories(work, origin, person, text)
    if reading is None or reading.shelter is None or not may_count(work, person, reading.shelter):
        return False
    await counting.from_words(work, origin, person, reading, text)
    return True


def _of_beds(work: Work, origin: Origin, person: Person, text: str) -> BedCount | None:
    """Words of beds that are occupied, free, out of service."""
    reading = read(work, person, None, text, origin.sent_at)
    doubts = {question.code for question in reading.questions}
    return None if doubts & counting.NO_COUNT or not (reading.counts or doubts) else reading


def _of_categories(work: Work, origin: Origin, person: Person, text: str) -> BedCount | None:
    """A shelter's several categories by their names, each with its figure, and nothing else."""
    reading = counting.as_count(work, person, None, text, origin.sent_at)
    if reading is None or reading.ask or reading.shelter is None:
        return None
    return reading if len(work.catalogue.shelter(reading.shelter).categories) > 1 else None


def _of_people_alone(work: Work, report: ReportReading) -> bool:
    """Whether a report would have no figure but whose: "15 femmes" counts beds, "12 présentes, 2 ateliers" does not."""
    indicators = (work.catalogue.activity(e.activity).indicator(key) for e in report.entries for key in e.values)
    return all(indicator.part_of is not None for indicator in indicators)


def _names_activity(work: Work, person: Person, text: str) -> bool:
    return names_activity(flat(text[:LONGEST]), work.catalogue, person.project)
