"""People turned away: recorded as soon as it is known how many, completed by buttons, withdrawn, never overwritten.

Only counts: nothing of what somebody wrote is kept.
"""

from domain.notices import (
    BedsAnswer,
    NotAllowed,
    TurnedAwayForm,
    TurnedAwayNotUnderstood,
    TurnedAwayReceipt,
    read_notice,
)
from domain.people import Person, UseCase
from domain.reading.shelters import TurnedAway, read_shelter_message
from domain.shelters.taps import TurnedAwayAction, TurnedAwayTap
from domain.shelters.turned_away import MOST_PEOPLE, Refusal, RefusalFormView, RefusalView, Went, Why
from domain.toasts import Toast
from services import groups, people
from services.editions import beds_changed
from services.shelters.answers import compose
from services.shelters.standing import may, may_count, places
from services.work import Origin, Work
from storage.bed_questions import BedQuestion

_BY_BUTTONS = frozenset(("ambiguous_shelter", "ambiguous_category", "number_missing", "nothing_found"))
"""What buttons ask for; anything else in doubt is told in the person's own words."""


async def show(work: Work, origin: Origin, text: str) -> None:
    """/refused, with or without words."""
    spoken = await groups.speaker(work, origin)
    if spoken is None:
        return
    person, project = spoken
    site = person.site if project == person.project else None
    reading = read_shelter_message(
        f"/refused {text}", catalogue=work.catalogue, project=project, site=site, now=origin.sent_at
    )
    if isinstance(reading, TurnedAway):
        await from_words(work, origin, person, reading, text)


async def from_words(work: Work, origin: Origin, person: Person, reading: TurnedAway, text: str) -> None:
    """A message that tells of people turned away: recorded, or asked about by buttons as far as it says nothing."""
    if not may(work, person, UseCase.RECORD_TURNED_AWAY):
        await origin.answer(work, NotAllowed(use_case=UseCase.RECORD_TURNED_AWAY))
        return
    doubt = next((q for q in reading.questions if q.code not in _BY_BUTTONS), None)
    if doubt is not None:
        await origin.answer(work, TurnedAwayNotUnderstood(code=doubt.code, about=doubt.about))
        return
    known = TurnedAwayForm(
        shelter=reading.shelter,
        people=reading.people,
        category=reading.category,
        reason=reading.reason,
        at=min(origin.sent_at, work.now),
    )
    await origin.answer(work, await _next(work, origin, person, known))


async def _next(
    work: Work, origin: Origin, person: Person, known: TurnedAwayForm
) -> TurnedAwayForm | TurnedAwayReceipt:
    """What follows from what is known: a further step, or the receipt of what is recorded now."""
    group = await work.group(origin.chat_id) if origin.in_group else None
    own = person.project if group is None else group.project
    if known.project is None:
        known = known.model_copy(update={"project": own})
    if known.anywhere and known.project is None:
        known = known.model_copy(update={"anywhere": False})  # of no project: nobody could say where they count
    if known.people is None or (known.shelter is None and not known.anywhere):
        return known
    refusal_id = await _record(work, person, known, known.people)
    return TurnedAwayReceipt(refusal_id=refusal_id)


async def _record(work: Work, person: Person, known: TurnedAwayForm, number: int) -> int:
    place = None if known.shelter is None else places(work).get(known.shelter)
    project = known.project if place is None else place.project
    assert project is not None  # the caller looked
    await beds_changed(work, project, known.at or work.now)
    return await work.unit.turned_away.add(
        project,
        None if place is None else await work.unit.shelters.lock(place.shelter.site),
        number,
        known.at or work.now,
        work.now,
        person.id,
        category=known.category,
        reason=None if known.reason is None else Why(known.reason),
        question=known.question_id,
    )


async def tap(work: Work, origin: Origin, tapped: TurnedAwayTap) -> Toast | None:
    """A button about people turned away. A second tap records nothing twice."""
    person = await people.known(work, origin)
    if person is None or not may(work, person, UseCase.RECORD_TURNED_AWAY):
        return Toast.NOT_ALLOWED
    match tapped.action:
        case TurnedAwayAction.START:
            return await _start(work, origin, person, tapped.id)
        case TurnedAwayAction.SHELTER | TurnedAwayAction.PEOPLE:
            return await _step(work, origin, person, tapped)
    refusal = await work.unit.turned_away.by_id(tapped.id)
    if refusal is None or not _may_change(work, person, refusal):
        return Toast.NOT_ALLOWED
    done = await _complete(work, person, refusal, tapped)
    if done:
        await beds_changed(work, refusal.project, refusal.at)
    await work.unit.cards.tapped(TurnedAwayReceipt(refusal_id=refusal.id), origin.chat_id, origin.message_id, work.now)
    if not done:
        return Toast.ALREADY_DONE
    return Toast.UNDONE if tapped.action is TurnedAwayAction.UNDO else Toast.SAVED


async def _start(work: Work, origin: Origin, person: Person, question_id: int) -> Toast | None:
    """From an answer on which nothing was free: what was asked for is what could not be given."""
    question = await work.unit.bed_questions.by_id(question_id)
    if question is None or question.chat_id != origin.chat_id:
        return Toast.NOT_ALLOWED
    await work.unit.shelters.alone()  # two of a group may tap at once
    if await work.unit.turned_away.of_question(question.id) is not None:
        return Toast.ALREADY_DONE
    follows = await _next(work, origin, person, await _asked_for(work, question))
    await origin.answer(work, follows)
    return Toast.SAVED if isinstance(follows, TurnedAwayReceipt) else None


async def _asked_for(work: Work, question: BedQuestion) -> TurnedAwayForm:
    fitting = question.fitting or ()
    known = places(work)
    here = {site for site, _ in fitting if site in known and question.project in (None, known[site].project)}
    sites = here if question.shelter is None else {question.shelter}
    site = sites.pop() if len(sites) == 1 else None
    keys = {category for at, category in fitting if site in (None, at)}
    view = await compose(work, question, BedsAnswer(question_id=question.id), None, may_hold=False, may_record=False)
    return TurnedAwayForm(
        project=question.project,
        shelter=site,
        anywhere=site is None,
        people=question.beds,
        category=keys.pop() if len(keys) == 1 else None,
        reason=Why.FULL if view.full else None,
        question_id=question.id,
    )


async def _step(work: Work, origin: Origin, person: Person, tapped: TurnedAwayTap) -> Toast | None:
    stored = await work.unit.cards.notice_of(origin.chat_id, origin.message_id)
    known = None if stored is None else read_notice(stored)
    if not isinstance(known, TurnedAwayForm):
        return Toast.ALREADY_DONE
    await work.unit.shelters.alone()
    if known.question_id is not None and await work.unit.turned_away.of_question(known.question_id) is not None:
        return Toast.ALREADY_DONE
    if tapped.action is TurnedAwayAction.SHELTER:
        if tapped.choice is not None and tapped.choice not in places(work):
            return Toast.OUTDATED
        known = known.model_copy(update={"shelter": tapped.choice, "anywhere": tapped.choice is None})
    else:
        number = int(tapped.choice) if tapped.choice is not None and tapped.choice.isdecimal() else 0
        if not 0 < number <= MOST_PEOPLE:
            return Toast.OUTDATED
        known = known.model_copy(update={"people": number})
    follows = await _next(work, origin, person, known)
    await work.unit.cards.tapped(follows, origin.chat_id, origin.message_id, work.now)
    return Toast.SAVED if isinstance(follows, TurnedAwayReceipt) else None


async def _complete(work: Work, person: Person, refusal: Refusal, tapped: TurnedAwayTap) -> bool:
    """Whether it was done: not twice, and not what the catalogue does not know."""
    rows, choice = work.unit.turned_away, tapped.choice or ""
    match tapped.action:
        case TurnedAwayAction.UNDO:
            return await rows.withdraw(refusal.id, work.now, person.id)
        case TurnedAwayAction.CATEGORY:
            return choice in _categories(work, refusal) and await rows.say(refusal.id, category=choice)
        case TurnedAwayAction.REASON:
            return choice in list(Why) and await rows.say(refusal.id, reason=Why(choice))
        case TurnedAwayAction.WENT:
            known = (*Went, *places(work))
            return choice in known and await rows.say(refusal.id, went=choice)
    return False


def _may_change(work: Work, person: Person, refusal: Refusal) -> bool:
    """Its author; and whoever keeps that shelter's beds, or coordinates its project."""
    if person.id == refusal.by:
        return True
    return refusal.shelter is not None and may_count(work, person, refusal.shelter)


def _categories(work: Work, refusal: Refusal) -> tuple[str, ...]:
    place = None if refusal.shelter is None else places(work).get(refusal.shelter)
    return () if place is None else tuple(category.key for category in place.shelter.categories)


# Views


async def receipt_view(work: Work, reader: Person | None, refusal_id: int) -> RefusalView | None:
    """The record, with what is still to be said; `reader` None: a team's group, where a tap asks for the right."""
    refusal = await work.unit.turned_away.by_id(refusal_id)
    if refusal is None or (reader is not None and not may(work, reader, UseCase.RECORD_TURNED_AWAY)):
        return None
    counts = refusal.withdrawn_at is None
    may_change = counts and (reader is None or _may_change(work, reader, refusal))
    categories = _categories(work, refusal)
    asks = None
    if may_change and refusal.category is None and len(categories) > 1:
        asks = "category"
    elif may_change and refusal.reason is None:
        asks = "reason"
    elif may_change and refusal.went is None:
        asks = "went"
    others = tuple(site for site in places(work) if site != refusal.shelter)
    return RefusalView(refusal, work.now, asks, categories, others, may_change)


def form_view(work: Work, reader: Person | None, notice: TurnedAwayForm) -> RefusalFormView | None:
    """The next step: the shelter, then how many."""
    if reader is not None and not may(work, reader, UseCase.RECORD_TURNED_AWAY):
        return None
    chosen = notice.shelter is not None or notice.anywhere
    shelters = () if chosen else tuple(places(work))
    return RefusalFormView(notice.shelter, notice.category, shelters, nowhere=notice.project is not None)
