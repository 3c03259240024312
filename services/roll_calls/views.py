"""What one reader may be shown of a roll call at the moment of sending."""

from collections.abc import Iterable

from domain.notices import RollCallRemindersGone
from domain.people import Person, UseCase, allowed
from domain.roll_calls import (
    ANSWER_TIME,
    REMINDERS,
    Answer,
    Entry,
    MessagesGoneView,
    RollCall,
    RollCallQuestionView,
    RollCallTallyView,
    Told,
)
from services import incidents
from services.roll_calls.loading import load
from services.roll_calls.telling import REMINDER
from services.work import Work
from storage.groups import TeamGroup


async def tally_view(
    work: Work, reader: Person | None, group: TeamGroup | None, roll_call_id: int
) -> RollCallTallyView | None:
    """Who answered what, by name to those who may call that roll; in a group of its coordinators only how many."""
    call = await load(work, roll_call_id)
    if call is None:
        return None
    if reader is None:
        shown = group is not None and group.coordination and group.project == call.project
    else:
        shown = allowed(reader, UseCase.CALL_ROLL, project=call.project, now=work.now)
    if not shown:
        return None
    roll = [entry for entry in await work.unit.roll_calls.roll(roll_call_id) if entry.counts]
    people = [entry.person for entry in roll]
    names = await work.unit.people.names([*people, call.started_by, *([call.ended_by] if call.ended_by else [])])

    def name(person: int | None) -> str | None:
        return None if person is None or (reader is not None and person == reader.id) else names.get(person, "")

    async def told(entries: Iterable[Entry]) -> tuple[Told, ...]:
        if reader is None:
            return tuple(Told("") for _ in entries)
        return tuple([await _told(work, reader, entry, name(entry.person)) for entry in entries])

    silent = [entry for entry in roll if entry.answer is None]
    return RollCallTallyView(
        roll_call=call.id,
        project=call.project,
        site=call.site,
        number=await _called_from(work, reader, call),
        started_by=name(call.started_by) if reader is not None else "",
        started_at=call.started_at,
        now=work.now,
        names=reader is not None,
        help=await told(e for e in roll if e.answer is Answer.HELP),
        silent=await told(e for e in silent if not e.unreachable),
        unreachable=await told(e for e in silent if e.unreachable),
        safe=await told(e for e in roll if e.answer is Answer.SAFE),
        next_at=call.next_at,
        last=call.reminded >= len(REMINDERS),
        ended_at=call.ended_at,
        ended_by=name(call.ended_by) if reader is not None else "",
        by_itself=call.ended_by is None,
        may_end=reader is not None and call.ended_at is None,
    )


async def _told(work: Work, reader: Person, entry: Entry, name: str | None) -> Told:
    raised = None
    if entry.answer is Answer.HELP and entry.incident_id is not None:
        raised = await incidents.number_for(work, reader, entry.incident_id)
    return Told(name, entry.answered_at, entry.place, raised)


async def _called_from(work: Work, reader: Person | None, call: RollCall) -> str | None:
    if reader is None or call.incident_id is None:
        return None
    return await incidents.number_for(work, reader, call.incident_id)


async def question_view(work: Work, reader: Person, entry_id: int) -> RollCallQuestionView | None:
    """Somebody's own card; None for anybody else, and for who left the project without a word."""
    entry = await work.unit.roll_calls.entry(entry_id)
    call = None if entry is None else await load(work, entry.roll_call_id)
    if entry is None or call is None or entry.person != reader.id or not entry.counts:
        return None
    number = None
    if entry.answer is Answer.HELP and entry.incident_id is not None:
        number = await incidents.number_for(work, reader, entry.incident_id)
    return RollCallQuestionView(
        entry=entry.id,
        project=call.project,
        site=call.site,
        started_by=(await work.unit.people.names([call.started_by])).get(call.started_by)
        if call.started_by != reader.id
        else None,
        started_at=call.started_at,
        now=work.now,
        answer=entry.answer,
        answered_at=entry.answered_at,
        placed=entry.place is not None,
        number=number,
        ended_at=call.ended_at,
        open=work.now - call.started_at <= ANSWER_TIME,
    )


async def reminder_view(work: Work, reader: Person, entry_id: int) -> RollCallQuestionView | None:
    """A reminder; None where it was answered or has ended meanwhile."""
    view = await question_view(work, reader, entry_id)
    return view if view is not None and view.answer is None and view.ended_at is None else None


async def reminders_gone_view(work: Work, chat_id: int, notice: RollCallRemindersGone) -> MessagesGoneView:
    """The reminders that are to be deleted in this chat. Those before went in their turn."""
    messages = await work.unit.outbox.messages_of(REMINDER, notice.entry_id, chat_id)
    return MessagesGoneView(tuple(messages[-2:-1] if notice.but_last else messages[-1:]))
