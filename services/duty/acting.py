"""What people do about duty: look at it, take it over, put a colleague on, take a shift out."""

from datetime import datetime

from domain.duty import Plan, assigned, cleared, on_duty_at, read_edge, taken_over
from domain.notices import DutyCard, DutyCardMoved, NoProject, NotAllowed
from domain.people import Person, UseCase, allowed, projects_of
from domain.taps import DutyAction, DutyTap
from domain.toasts import Toast
from services import groups, people
from services.duty import offers
from services.duty.changing import change, today_board
from services.duty.looking import CARD, OVERVIEW, open_board
from services.duty.standing import candidates, hours, standing
from services.work import Origin, Work
from storage.duty import Board

_MENUS = {
    DutyAction.OPEN: None,
    DutyAction.WHO: "who",
    DutyAction.WHEN: "when",
    DutyAction.DAYS: "day",
    DutyAction.OFFER: "offer",
    DutyAction.DROP: "drop",
}


async def show(work: Work, origin: Origin) -> None:
    """/duty: in private the reader's projects, in a team's group its own."""
    spoken = await groups.speaker(work, origin)
    if spoken is None:
        return
    person, project = spoken
    mine = seen_by(work, person)
    if origin.in_group:
        if project not in mine:
            await origin.answer(work, NotAllowed(use_case=UseCase.SEE_DUTY, project=project))
            return
        mine = (project,)
    if not mine:
        await origin.answer(work, NoProject())
        return
    boards = [await open_board(work, key) for key in sorted(mine)]
    card = DutyCard(board_id=boards[0].id if len(boards) == 1 else OVERVIEW)
    await work.unit.cards.moved_on(CARD, origin.chat_id, DutyCardMoved(), work.now)
    await origin.answer(work, card)


def seen_by(work: Work, person: Person) -> tuple[str, ...]:
    """The projects of today whose duty the person may see; their own first."""
    keys = sorted((p.key for p in work.catalogue.projects_on(work.today)), key=lambda key: key != person.project)
    return projects_of(person, UseCase.SEE_DUTY, keys, work.now)


async def tap(work: Work, origin: Origin, tapped: DutyTap) -> Toast | None:
    """A button on a card of duty. A tap that comes twice changes nothing, nor does one on a card that showed an older
    plan than the one that stands; the card is drawn anew."""
    person = await people.known(work, origin)
    if person is None or origin.in_group:
        return Toast.NOT_ALLOWED
    if tapped.board == OVERVIEW:
        await work.unit.cards.tapped(DutyCard(board_id=OVERVIEW), origin.chat_id, origin.message_id, work.now)
        return None
    board = await today_board(work, tapped.board)
    if board is None:
        return Toast.NOT_ALLOWED
    shown = DutyCard(board_id=board.id)
    if not _may(work, person, board, tapped.action):
        toast: Toast | None = Toast.NOT_ALLOWED
    elif tapped.action in _MENUS:
        # The parts of a card are a Literal, and the table's values are of it; mypy sees strings.
        shown = DutyCard(board_id=board.id, part=_MENUS[tapped.action], person=tapped.person)  # type: ignore[arg-type]
        toast = None
    else:
        # A plan that went on in another project, or that somebody changed: the button meant an older one.
        stale = board.id != tapped.board or board.version != tapped.version
        toast = await _act(work, person, board, tapped, stale)
    await work.unit.cards.tapped(shown, origin.chat_id, origin.message_id, work.now)
    return toast


def _may(work: Work, person: Person, board: Board, action: DutyAction) -> bool:
    match action:
        case DutyAction.OPEN:
            use_case = UseCase.SEE_DUTY
        case DutyAction.TAKE | DutyAction.OFFER | DutyAction.OFFER_TO | DutyAction.WITHDRAW:
            use_case = UseCase.TAKE_DUTY
        case _:
            use_case = UseCase.SET_DUTY
    return allowed(person, use_case, project=board.project, now=work.now)


async def _act(work: Work, person: Person, board: Board, tapped: DutyTap, stale: bool) -> Toast:
    plan = (await standing(work, board.project)).own
    match tapped.action:
        case DutyAction.TAKE:
            return await _take(work, person, board, plan, stale)
        case DutyAction.PUT:
            return await _put(work, person, board, plan, tapped, stale)
        case DutyAction.DROP_SHIFT:
            return await _drop(work, person, board, plan, tapped, stale)
        case DutyAction.OFFER_TO:
            return await offers.offer(work, person, board, plan, tapped.person, stale)
        case DutyAction.WITHDRAW:
            return await offers.withdraw(work, person, board)
    return Toast.UNKNOWN_BUTTON


async def _take(work: Work, person: Person, board: Board, plan: Plan, stale: bool) -> Toast:
    current = on_duty_at(plan, work.now)
    if current is not None and current.person == person.id:
        return Toast.ALREADY_DONE
    if stale:
        return Toast.OUTDATED
    clock = hours(work)
    handover = clock.instant(clock.handovers_after(work.now)[0])
    await change(work, person, board, plan, taken_over(plan, person.id, work.now, handover))
    return Toast.ON_DUTY


async def _put(work: Work, person: Person, board: Board, plan: Plan, tapped: DutyTap, stale: bool) -> Toast:
    """Somebody is on duty for the time that the button named when it was drawn, as far as that is not over."""
    times = _times(work, tapped)
    if times is None or tapped.person is None:
        return Toast.OUTDATED
    after = assigned(plan, tapped.person, *times)
    if after == plan:
        return Toast.ALREADY_DONE
    if stale:
        return Toast.OUTDATED
    if tapped.person not in {p.id for p in await candidates(work, board.project)}:
        return Toast.CANNOT_BE_ON_DUTY
    await change(work, person, board, plan, after)
    return Toast.SAVED


def _times(work: Work, tapped: DutyTap) -> tuple[datetime, datetime] | None:
    clock = hours(work)
    try:
        end = clock.instant(read_edge(tapped.until or ""))
        start = work.now if tapped.since is None else max(work.now, clock.instant(read_edge(tapped.since)))
    except ValueError:
        return None
    return (start, end) if start < end else None


async def _drop(work: Work, person: Person, board: Board, plan: Plan, tapped: DutyTap, stale: bool) -> Toast:
    """A shift is taken out of the plan: from now on where it is under way."""
    shift = next((s for s in plan if s.person == tapped.person and started(s.start) == tapped.since), None)
    if shift is None:
        return Toast.ALREADY_DONE
    if stale:
        return Toast.OUTDATED
    await change(work, person, board, plan, cleared(plan, max(shift.start, work.now), shift.end))
    return Toast.SAVED


def started(start: datetime) -> str:
    """What a button names a shift by: one person's shifts begin at different seconds."""
    return str(int(start.timestamp()))
