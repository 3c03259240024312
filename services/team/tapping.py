"""What whoever answers for a team does about its people: look, end a role, change one, take that back."""

from dataclasses import replace
from datetime import UTC, date

from domain.closures import read_days
from domain.notices import NotAllowed, OnlyInPrivate, RoleChanged, RoleEnded, TeamCard, TeamEndPrompt, read_notice
from domain.people import Grant, Person, UseCase, is_last_lead
from domain.roles import Role
from domain.team import UNDO_TIME, WHOLE_MISSION, Held, Member, end_of, may_become, possible_end, toggled
from domain.team_taps import TeamAction, TeamTap
from domain.toasts import Toast
from services import duty, people, rights
from services.team.locking import lock, unlock
from services.team.standing import leaves_an_admin, may_lock, member, project_of, scopes
from services.team.views import becomes, in_question
from services.work import Origin, Work

CARD = "team_card"
PROMPT = "team_end_prompt"
Shown = tuple[TeamCard, Toast | None]


async def show(work: Work, origin: Origin) -> None:
    """/team: who is in it."""
    person = await people.known(work, origin)
    if person is None:
        return
    open_now = scopes(work, person)
    if not open_now:
        await origin.answer(work, NotAllowed(use_case=UseCase.SEE_TEAM, project=person.project))
    elif origin.in_group:
        await origin.answer(work, OnlyInPrivate(command="team"))
    else:
        scope = person.project if person.project in open_now else open_now[0] if len(open_now) == 1 else None
        await origin.answer(work, TeamCard(scope=scope))


async def tap(work: Work, origin: Origin, tapped: TeamTap) -> Toast | None:
    """A button of the card. What the card showed is kept with it; a tap on one that shows another person by now, or
    that Vigie does not know, changes nothing."""
    person = await people.known(work, origin)
    if person is None or origin.in_group or not scopes(work, person):
        return Toast.NOT_ALLOWED
    stored = await work.unit.cards.notice_of(origin.chat_id, origin.message_id)
    notice = None if stored is None else read_notice(stored)
    if not isinstance(notice, TeamCard):
        notice = TeamCard()
    shown, toast = await _step(work, origin, person, notice, tapped)
    await work.unit.cards.tapped(shown, origin.chat_id, origin.message_id, work.now)
    return toast


async def _step(work: Work, origin: Origin, person: Person, card: TeamCard, tapped: TeamTap) -> Shown:
    open_now, choice = scopes(work, person), tapped.choice
    match tapped.action:
        case TeamAction.SCOPES:
            return TeamCard(), None
        case TeamAction.SCOPE:
            return (TeamCard(scope=choice), None) if choice in open_now else (TeamCard(), Toast.NOT_ALLOWED)
        case TeamAction.PAGE:
            return TeamCard(scope=card.scope, page=_number(choice)), None
    if card.scope not in open_now:
        return TeamCard(), Toast.OUTDATED
    if tapped.action is TeamAction.PERSON:
        return TeamCard(scope=card.scope, page=card.page, person_id=tapped.id), None
    if tapped.id != card.person_id:
        return card, Toast.OUTDATED
    if tapped.action is TeamAction.UNDO:
        return await _undo(work, person, card)
    one = await member(work, person, card.scope, tapped.id)
    if one is None:
        return TeamCard(scope=card.scope), Toast.OUTDATED
    if tapped.action in (TeamAction.LOCK, TeamAction.UNLOCK) or card.what in ("lock", "unlock"):
        return await _locks(work, person, card, one, tapped)
    return await _change(work, origin, person, card, one, tapped)


def _number(choice: str | None) -> int:
    return int(choice) if choice is not None and choice.isdecimal() and len(choice) < 18 else 0


async def _locks(work: Work, person: Person, card: TeamCard, one: Member, tapped: TeamTap) -> Shown:
    other = await duty.person_of(work, one.id)
    plain = _of(card)
    if other is None or one.me or not may_lock(work, person, other):
        return plain, Toast.NOT_ALLOWED
    if tapped.action is TeamAction.UNLOCK:
        return plain, await unlock(work, person, other)
    if tapped.action is TeamAction.LOCK:
        return card.model_copy(update={"part": "ask", "what": "lock"}), None
    if tapped.action is not TeamAction.DO:
        return plain, None
    return plain, Toast.ACCOUNT_LOCKED if await lock(work, person, other) else Toast.ALREADY_DONE


def _of(card: TeamCard) -> TeamCard:
    """The person, and nothing open."""
    return TeamCard(scope=card.scope, page=card.page, person_id=card.person_id)


async def _change(work: Work, origin: Origin, person: Person, card: TeamCard, one: Member, tapped: TeamTap) -> Shown:
    """A step of ending or changing a role. Which one is asked where it is not clear; then every step names it."""
    scope = card.scope or WHOLE_MISSION
    if tapped.action is TeamAction.GRANT:
        card = card.model_copy(update={"grant_id": _number(tapped.choice)})
        tapped = TeamTap(action=TeamAction.CHANGE, id=tapped.id)
    held = tuple(h for h in in_question(card, one.roles, scope) if h.id in one.changeable)
    if not held:
        return _of(card), Toast.NOT_ALLOWED
    if tapped.action is TeamAction.DROP:
        return card.model_copy(update={"part": "ask", "what": "drop", "sure": False}), None
    if tapped.action is TeamAction.DO and card.part == "sites" and len(held) == 1:
        return card.model_copy(update={"part": "ask", "sure": False}), None
    if tapped.action is TeamAction.DO and card.part != "ask":
        return _of(card), Toast.OUTDATED
    if tapped.action is TeamAction.DO:
        return await _do(work, person, card, one, held)
    if tapped.action is TeamAction.CHANGE or len(held) != 1:
        return _of(card).model_copy(update={"grant_id": card.grant_id, "part": "change"}), None
    card = card.model_copy(update={"grant_id": held[0].id, "said": None})
    if tapped.action is TeamAction.TYPE:
        prompt = TeamEndPrompt(grant_id=held[0].id, scope=scope)
        await work.unit.outbox.put(prompt, origin.chat_id, work.now)
        return card, None
    return await _choose(work, person, card, held[0].grant, tapped)


_MENUS = {
    TeamAction.ROLES: "roles",
    TeamAction.SITES: "sites",
    TeamAction.PROJECTS: "projects",
    TeamAction.ENDS: "ends",
}


async def _choose(work: Work, person: Person, card: TeamCard, grant: Grant, tapped: TeamTap) -> Shown:
    if tapped.action in _MENUS:
        opened: dict[str, object] = {"part": _MENUS[tapped.action], "what": None}
        if tapped.action is TeamAction.SITES:
            opened |= {"what": "sites", "sites": None if grant.sites is None else tuple(sorted(grant.sites))}
        return card.model_copy(update=opened), None
    chosen = _chosen(work, card, grant, tapped)
    if chosen is None:
        return card, Toast.OUTDATED
    return card.model_copy(update=chosen), None


def _chosen(work: Work, card: TeamCard, grant: Grant, tapped: TeamTap) -> dict[str, object] | None:
    """What a choice makes of the card; None for one that there is not (any more)."""
    choice, ask = tapped.choice, {"part": "ask", "sure": False}
    project = project_of(card.scope or "")
    match tapped.action:
        case TeamAction.ROLE if choice in set(Role):
            return {**ask, "what": "role", "role": Role(choice)}
        case TeamAction.SITE if project is not None:
            sites = [site.key for site in work.catalogue.sites_of(project, work.today)]
            if choice is not None and choice not in sites:
                return None
            shown = replace(grant, sites=None if card.sites is None else frozenset(card.sites))
            after = toggled(shown, choice, sites)
            return {"what": "sites", "sites": None if after.sites is None else tuple(sorted(after.sites))}
        case TeamAction.PROJECT if choice in {p.key for p in work.catalogue.projects_on(work.today)}:
            return {**ask, "what": "project", "project": choice}
        case TeamAction.END:
            return _ending(work, choice)
    return None


def _ending(work: Work, choice: str | None) -> dict[str, object] | None:
    if choice is None:
        return {"part": "ask", "sure": False, "what": "end", "until": None}
    try:
        day = date.fromisoformat(choice)
    except ValueError:
        return None
    return _ends_on(work, day) if possible_end(day, work.today) else None


def _ends_on(work: Work, day: date) -> dict[str, object]:
    until = end_of(day, work.catalogue.zone).astimezone(UTC)
    return {"part": "ask", "sure": False, "what": "end", "until": until, "said": None}


async def answered(work: Work, origin: Origin, about: tuple[str, int | None] | None, text: str) -> bool:
    """The last day of a role, in words, as an answer to the question for it. Whether it was one."""
    if about is None or about[0] != PROMPT or about[1] is None:
        return False
    person = await people.known(work, origin)
    held = await work.unit.team.by_id(about[1])
    if person is None or held is None:
        return True
    scope = held.grant.project or WHOLE_MISSION
    one = await member(work, person, scope, held.person) if scope in scopes(work, person) else None
    if one is None or held.id not in one.changeable:
        await origin.answer(work, NotAllowed(use_case=UseCase.CHANGE_TEAM, project=held.grant.project))
        return True
    card = TeamCard(scope=scope, person_id=held.person, grant_id=held.id, part="ends")
    days = read_days(text, work.today)
    if days and possible_end(days[-1], work.today):
        card = card.model_copy(update=_ends_on(work, days[-1]))
    else:
        card = card.model_copy(update={"said": text[:200]})
    await work.unit.cards.put(card, origin.chat_id, work.now)
    return True


async def _do(work: Work, person: Person, card: TeamCard, one: Member, held: tuple[Held, ...]) -> Shown:
    """What stands on the card is done: checked anew, since time went by."""
    after = becomes(card, held)
    ending = [h.grant for h in held]
    if after is None and card.what != "drop":
        return _of(card), Toast.OUTDATED
    if after is not None and after == ending[0]:
        return _of(card), Toast.ALREADY_DONE
    if after is not None and not may_become(person, after, work.now):
        return _of(card), Toast.NOT_ALLOWED
    if not await leaves_an_admin(work, one.id, ending, after):
        return _of(card), Toast.LAST_ADMIN
    me = await duty.person_of(work, person.id)
    if one.me and not card.sure and me is not None and is_last_lead(me, ending, work.now):
        return card.model_copy(update={"part": "ask", "sure": True}), None
    given = await work.unit.team.change(held, after, one.id, person.id, work.now)
    before = await _moved(work, one.id, after)
    await _tell(work, one, ending, after)
    shown = TeamCard(
        scope=card.scope, page=card.page, person_id=one.id, part="done", what=card.what, at=work.now,
        ended=tuple(h.id for h in held), given=given, was=(before.project, before.site),
    )  # fmt: skip
    return shown, Toast.SAVED


async def _moved(work: Work, person_id: int, after: Grant | None) -> Person:
    """Roles are others now: what is on their phone follows, and where they work. Returns them as they worked before."""
    person = await duty.person_of(work, person_id)
    assert person is not None  # changed just now
    if after is not None and after.project is not None:
        await people.move(work, person, after)
    await rights.taken(work, [person])
    return person


async def _tell(work: Work, one: Member, ending: list[Grant], after: Grant | None) -> None:
    if one.me:
        return
    person = await duty.person_of(work, one.id)
    assert person is not None  # as above
    if after is None:
        ended = RoleEnded(roles=tuple((g.role, g.project) for g in ending))
        await work.unit.outbox.put(ended, person.telegram_id, work.now)
    else:
        await work.unit.outbox.put(changed(after), person.telegram_id, work.now)


def changed(grant: Grant) -> RoleChanged:
    """The role as it is now."""
    sites = None if grant.sites is None else tuple(sorted(grant.sites))
    return RoleChanged(role=grant.role, project=grant.project, sites=sites, until=grant.until)


async def _undo(work: Work, person: Person, card: TeamCard) -> Shown:
    """What was ended is theirs again, what was given instead is not. Where either is another by now, nothing."""
    if card.person_id is None or card.at is None:
        return _of(card), Toast.OUTDATED
    if work.now - card.at > UNDO_TIME:
        return _of(card), Toast.TOO_LATE
    ended = await work.unit.team.ended(card.person_id, card.ended)
    found = None if card.given is None else await work.unit.team.by_id(card.given)
    given = [] if found is None else [found]
    if not ended or len(ended) != len(card.ended) or (card.given is not None and not given):
        return _of(card), Toast.OUTDATED
    if not all(may_become(person, h.grant, work.now) for h in (*ended, *given)):
        return _of(card), Toast.NOT_ALLOWED
    if not await leaves_an_admin(work, card.person_id, [h.grant for h in given], ended[0].grant):
        return _of(card), Toast.LAST_ADMIN
    await work.unit.team.restore(ended, given, person.id, work.now)
    other = await duty.person_of(work, card.person_id)
    assert other is not None  # their role is theirs again
    if card.was is not None:
        project, site = card.was
        await work.unit.people.choose(other.id, project=project, site=site)
    if given:
        await rights.taken(work, [other])
    await rights.given(work, other)
    for held in ended:
        await work.unit.outbox.put(changed(held.grant), other.telegram_id, work.now)
    return _of(card), Toast.UNDONE
