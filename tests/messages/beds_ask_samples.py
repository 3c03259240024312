"""One view of every state of an answer about beds, of a group's board, and of people turned away."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain import notices as n
from domain.roles import Role
from domain.shelters.asking_views import BedsView, BoardView, ShelterBeds
from domain.shelters.ranking import Later, Option, Wish
from domain.shelters.turned_away import Refusal, RefusalFormView, RefusalView, Went, Why
from domain.shelters.types import Age, Beds, Closure
from domain.views import View
from tests.messages.incident_samples import Said

NOW = datetime(2026, 11, 23, 20, 52, tzinfo=UTC)
"""21:52 in Paris."""
ABRI, WINTER, GIRLS = "womens_shelter", "winter_shelter_calais", "accommodation_idf"
PROJECTS = {ABRI: "dunkerque", WINTER: "calais", GIRLS: "ile_de_france"}
ANSWER = n.BedsAnswer(question_id=7)


def option(
    shelter: str,
    category: str,
    capacity: int,
    occupied: int | None,
    age: Age = Age.FRESH,
    *,
    hours: float = 0.2,
    closure: Closure | None = None,
    role: Role = Role.SHELTER_KEEPER,
    **more: int,
) -> Option:
    """A category as it stands, counted some hours ago."""
    counted = None if occupied is None else NOW - timedelta(hours=hours)
    beds = Beds(
        category=category,
        capacity=capacity,
        extra=more.get("extra", 0),
        occupied=occupied,
        out_of_service=more.get("out", 0),
        held=more.get("held", 0),
        counted_at=counted,
        counted_by=None if counted is None else 4,
        counted_role=None if counted is None else role,
    )
    return Option(PROJECTS[shelter], shelter, category, beds, Age.NEVER if occupied is None else age, closure)


SINGLE = option(ABRI, "single_women", 20, 15, held=2)
MOTHERS = option(ABRI, "women_with_children", 8, 8)
MINORS = option(WINTER, "unaccompanied_minors", 34, 35, Age.AGEING, hours=4, role=Role.COORDINATOR, extra=4)
FAMILIES = option(WINTER, "families", 24, 17, Age.AGEING, hours=4, role=Role.COORDINATOR, out=2)
ADULTS = option(WINTER, "adults", 16, None, held=1)
TAIL = option(GIRLS, "girls", 36, 30, Age.STALE, hours=23, role=Role.ADMIN)
WOMEN = ((ABRI, "single_women"), (ABRI, "women_with_children"))


def beds_asked(w: Said) -> Iterator[tuple[str, View, n.Notice]]:
    """Everything that is said of it."""
    yield from _answers()
    yield from _lacking()
    yield from _boards()
    yield from _refusals()
    yield "beds, answer moved", n.BedsAnswerMoved(), n.BedsAnswerMoved()
    yield "beds, words not understood", *_twice(n.BedsNotUnderstood(said=w.comment))
    yield "beds, some words not understood", *_twice(n.BedsNotUnderstood(said="lyon", beside=True))
    yield "beds, board in private", *_twice(n.BedsBoardInGroups())
    yield "beds, message edited", *_twice(n.BedsMessageEdited())
    yield "turned away, not understood", *_twice(n.TurnedAwayNotUnderstood(code="vague_amount", about="une vingtaine"))


def _twice(notice: n.BaseNotice) -> tuple[View, n.Notice]:
    return notice, notice  # type: ignore[return-value]


def _answers() -> Iterator[tuple[str, View, n.Notice]]:
    every = (
        ShelterBeds((MINORS, FAMILIES, ADULTS), asked_at=NOW),
        ShelterBeds((SINGLE, MOTHERS)),
        ShelterBeds((TAIL,), nobody_to_ask=True),
    )
    whole = BedsView(7, NOW, NOW, False, Wish(own="calais"), every[:2], free=14, rest=1, may_hold=True, may_record=True)
    yield "beds, everything", whole, ANSWER
    yield "beds, a page", replace(whole, shown=every[2:], page=2, pages=2), n.BedsAnswer(question_id=7, opened="all")
    many = n.BedsAnswer(question_id=7, opened="many", bed="3851f77f")
    yield "beds, how many", replace(whole, choosing=SINGLE), many
    yield "beds, too old", replace(whole, over=True), ANSWER
    women = replace(whole, wish=Wish(fitting=WOMEN, beds=2, own="dunkerque"), shown=(every[1],), free=3, rest=2)
    yield "beds, for two women", women, ANSWER
    yield "beds, for those who only look", replace(women, may_hold=False, may_record=False), ANSWER
    stale = replace(whole, wish=Wish(project="ile_de_france", beds=1), shown=every[2:], free=6, rest=2)
    yield "beds, counted long ago", stale, ANSWER
    yield "beds, no shelter", replace(whole, shown=(), rest=0), ANSWER
    yield "beds, several groups", replace(women, wish=Wish(fitting=WOMEN, own="dunkerque"), several=True), ANSWER


def _lacking() -> Iterator[tuple[str, View, n.Notice]]:
    family = Wish(project="dunkerque", fitting=((WINTER, "families"),), beds=4, own="dunkerque")
    none = BedsView(7, NOW, NOW, False, family, (), elsewhere=(FAMILIES,), rest=3, may_hold=True, may_record=True)
    yield "beds, only elsewhere", none, ANSWER
    soon = (Later(SINGLE, NOW + timedelta(minutes=20), False, 5), Later(MOTHERS, NOW + timedelta(hours=9), True))
    wish = Wish(fitting=WOMEN[:1], beds=5, own="dunkerque")
    waiting = replace(none, wish=wish, shown=(ShelterBeds((SINGLE,)),), elsewhere=(), later=soon)
    yield "beds, later", waiting, ANSWER
    yield "beds, held by the reader", replace(waiting, held=2), ANSWER
    yield "beds, for others", replace(waiting, later=(), others=(FAMILIES,)), ANSWER
    shut = Closure(NOW, NOW + timedelta(hours=10))
    closed = replace(SINGLE, closure=shut)
    away = replace(FAMILIES, closure=Closure(None, None, season=True))
    for_now = replace(TAIL, closure=Closure(NOW, None))
    shown = (
        ShelterBeds((closed,), opens=shut.until),
        ShelterBeds((away,), opens=datetime(2027, 11, 1, 4, tzinfo=UTC)),
        ShelterBeds((for_now,)),
    )
    yield "beds, closed", replace(waiting, wish=Wish(own="dunkerque", beds=1), shown=shown, later=()), ANSWER


def _boards() -> Iterator[tuple[str, View, n.Notice]]:
    shown = (ShelterBeds((MINORS, FAMILIES, ADULTS)), ShelterBeds((SINGLE, MOTHERS)))
    yield "beds, board", BoardView(7, NOW, shown, pinned=True), ANSWER
    yield "beds, board not pinned", BoardView(7, NOW, shown, pinned=False), ANSWER
    yield "beds, board moved", *_twice(n.BedsAnswerMoved(board=True))
    yield "beds, board removed", *_twice(n.BedsAnswerMoved(board=True, removed=True))


def _refusals() -> Iterator[tuple[str, View, n.Notice]]:
    fresh = Refusal(3, "dunkerque", ABRI, None, 3, None, None, 1, NOW, 4, None, None)
    others = (WINTER, GIRLS)
    view = RefusalView(fresh, NOW, "category", ("single_women", "women_with_children"), others, may_change=True)
    notice = n.TurnedAwayReceipt(refusal_id=3)
    yield "turned away, for whom", view, notice
    known = replace(fresh, category="single_women", at=NOW - timedelta(days=1))
    yield "turned away, why", replace(view, refusal=known, asks="reason"), notice
    full = replace(known, reason=Why.FULL)
    yield "turned away, where to", replace(view, refusal=full, asks="went"), notice
    yield "turned away", replace(view, refusal=replace(full, went=WINTER, people=1), asks=None), notice
    nowhere = replace(full, shelter=None, category=None, reason=Why.RULES, went=str(Went.OUTSIDE))
    yield "turned away, nowhere in particular", replace(view, refusal=nowhere, asks=None, may_change=False), notice
    yield "turned away, undone", replace(view, refusal=replace(full, withdrawn_at=NOW), asks=None), notice
    form = n.TurnedAwayForm()
    yield "turned away, at which shelter", RefusalFormView(None, None, (ABRI, *others)), form
    yield "turned away, how many", RefusalFormView(ABRI, "single_women"), form
    yield "turned away, how many anywhere", RefusalFormView(None, None), form
