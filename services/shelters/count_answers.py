"""A likely answer is tapped on the card of a count or a movement: what was said becomes clear."""

from dataclasses import replace

from domain.people import Person
from domain.reading.shelters import Beds as Said
from domain.shelters.count_words import CATEGORY, SHELTER, Answer, answers, out_of_service, with_category
from domain.shelters.taps import CountAction, CountTap
from domain.toasts import Toast
from services.shelters import moving
from services.shelters.count_flow import asked, countable, go_on, read, steppers, to_steppers, told
from services.shelters.standing import may_count, place_of, standing_of
from services.work import Work
from storage.bed_drafts import BedDraft


async def answer(work: Work, person: Person, draft: BedDraft, tapped: CountTap) -> tuple[BedDraft, Toast | None]:
    """One of the likely answers."""
    chosen = await _chosen(work, person, draft, tapped.choice)
    if tapped.action is not CountAction.ANSWER or chosen is None:
        return draft, Toast.OUTDATED
    if chosen.shelter is not None:
        after = await _at_shelter(work, person, draft, chosen.shelter)
    elif draft.count.change is not None:
        after = await go_on(work, person, replace(draft, count=replace(draft.count, category=chosen.category)))
    else:
        after = await _clearer(work, person, draft, chosen)
    return after, told(after)


async def _chosen(work: Work, person: Person, draft: BedDraft, choice: str | None) -> Answer | None:
    offered = await offered_answers(work, person, draft)
    at = int(choice) if choice is not None and choice.isascii() and choice.isdecimal() else len(offered)
    return offered[at] if at < len(offered) else None


async def offered_answers(work: Work, person: Person, draft: BedDraft) -> tuple[Answer, ...]:
    """The likely answers to what the card asks, in the order of its buttons."""
    theirs, count = countable(work, person), draft.count
    if draft.site is None and (draft.text is None or count.change is not None):
        return tuple(Answer(shelter=site) for site in theirs)
    if count.change is not None:
        assert draft.site is not None  # the line before
        return tuple(Answer(category=c.key) for c in place_of(work, draft.site).shelter.categories)
    if draft.text is None:
        return ()
    site, _, questions = asked(work, person, draft)
    stands = None if site is None else await standing_of(work, site)
    return answers(questions[0], theirs, stands) if questions else ()


async def _at_shelter(work: Work, person: Person, draft: BedDraft, site: str) -> BedDraft:
    """The shelter is chosen: what was said is read as of there."""
    if not may_count(work, person, site):
        return draft
    draft = replace(draft, site=site)
    if draft.count.change is not None:
        return await go_on(work, person, moving.category_of(work, person, draft))
    if draft.text is None:
        return replace(draft, count=steppers(draft.count, await standing_of(work, site)))
    found, _, questions = asked(work, person, draft)
    if found != site or any(question.code == SHELTER for question in questions):
        return await to_steppers(work, person, draft)  # several are named: the words do not tell
    return await go_on(work, person, draft)


async def _clearer(work: Work, person: Person, draft: BedDraft, chosen: Answer) -> BedDraft:
    """The answer in the place of what was not clear; where the words cannot be made clear, the steppers are."""
    site, _, questions = asked(work, person, draft)
    assert site is not None  # it was offered as one of its answers
    assert chosen.category is not None
    assert draft.text is not None
    question = questions[0]
    if question.code == CATEGORY:
        at = draft.at or work.now
        text = with_category(
            draft.text,
            question,
            chosen.category,
            place_of(work, site).shelter,
            lambda tried: read(work, person, site, tried, at),
        )
        if text is None:
            return await to_steppers(work, person, replace(draft, site=site))
        return await go_on(work, person, replace(draft, site=site, text=text))
    settled = {**draft.count.values, chosen.category: Said(chosen.occupied, out_of_service(question))}
    return await go_on(work, person, replace(draft, site=site, count=replace(draft.count, values=settled)))
