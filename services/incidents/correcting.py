"""Somebody edits the message with which they added something: it reads so everywhere, and what it was before stays
stored."""

from domain.incidents.types import Act, Incident
from domain.notices import IncidentFollowUp
from domain.people import Person
from domain.privacy import masked
from services import people
from services.incidents import details
from services.incidents.climbing import ALONE
from services.incidents.following import guard_words, tell_all
from services.incidents.loading import current
from services.incidents.seeing import seen_by
from services.incidents.telling import FOLLOW_UP, draw
from services.work import Origin, Work
from storage.incident_rows import Entry

_HEARD = frozenset({Act.SAID, Act.PHOTO})
"""What is read with what was told, and goes out as a message of its own."""


async def corrected(work: Work, origin: Origin, text: str) -> bool:
    """A message was edited, or the words below its picture. Whether it had added something to an incident: then its
    words are these from now on."""
    entry = await work.unit.following.said_in(origin.chat_id, origin.message_id)
    if entry is None:
        return False
    person = await people.known(work, origin)
    await work.unit.alone(ALONE)
    incident = await current(work, entry.incident)
    if person is not None and incident is not None and person.id == entry.person:
        await _correct(work, origin, person, incident, entry, text.strip())
    return True


async def _correct(work: Work, origin: Origin, person: Person, incident: Incident, entry: Entry, text: str) -> None:
    photo, _, before = (entry.value or "").partition("\n") if entry.act is Act.PHOTO else ("", "", entry.value)
    # Telegram also calls it an edit when only a preview or a mark changed.
    if before in (text, masked(text)) or not (text or photo):
        return
    seen = await seen_by(work, person, incident)
    if seen is None and incident.facts.restricted is not False:
        return
    if entry.act in _HEARD and text:
        incident = await details.heard(work, person, incident, text, own=seen is not None and seen.own)
    value = f"{photo}\n{text}" if photo else text
    await work.unit.incidents.note(entry.incident, Act.CORRECTED, work.now, person.id, str(entry.id), value)
    await guard_words(work, origin, person, incident, text)
    again = IncidentFollowUp(incident_id=incident.id, entry=entry.id)
    if entry.act is Act.PHOTO:  # a picture stays as it was sent: what is said of it comes anew
        await tell_all(work, origin, person, incident, again)
    elif entry.act is Act.SAID:
        await work.unit.cards.touch_notice(again, FOLLOW_UP, work.now)
    await draw(work, incident.id)
