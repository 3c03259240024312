"""Samples of teams and of locked accounts, as the services make them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from domain import notices as n
from domain.people import Grant
from domain.roles import Role
from domain.team import WHOLE_MISSION, Held, LockView, Member, TeamView, ends_to_choose
from domain.views import View

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)
SITES = ("coast_calais", "day_centre_calais", "living_sites_calais", "winter_shelter_calais")
FIELD = Grant(Role.TEAM_MEMBER, "calais")
ENDING = Grant(
    Role.TEAM_MEMBER, "calais", frozenset({"coast_calais"}), until=datetime(2026, 11, 29, 23, tzinfo=UTC)
)  # the midnight after Sunday, in Calais
EVERYTHING = Grant(Role.HEAD_OF_MISSION, None)
LEAD = Grant(Role.COORDINATOR, "calais")


def member(number: int, name: str, *grants: Grant, may: bool = True) -> Member:
    """Somebody with these roles."""
    held = tuple(Held(10 * number + place, number, grant) for place, grant in enumerate(grants))
    return Member(number, name, held, False, False, False, frozenset(h.id for h in held if may))


def teams(name: str = "Amina", said: str = "un jour") -> Iterator[tuple[str, View, n.Notice]]:
    """Every state of the card, what people are told, locked accounts."""
    card = n.TeamCard(scope="calais")
    amina, yann = member(1, name, ENDING), member(2, "Yann", FIELD)
    chief = member(3, "Claire", EVERYTHING, may=False)
    me = replace(member(4, "Nadia", LEAD), me=True)
    both = member(5, name, FIELD, Grant(Role.SHELTER_KEEPER, "calais", frozenset(SITES[3:])))
    view = TeamView("calais", ("calais", "dunkerque", WHOLE_MISSION), TODAY, may_invite=True, may_lock=True)
    yield "team, scopes", replace(view, scope=None), n.TeamCard()
    gone = (replace(yann, unreachable=True), replace(member(6, "Yann", FIELD), locked=True))
    yield "team", replace(view, members=(amina, chief, me, *gone)), card
    yield "team, nobody", replace(view, scopes=("calais",), may_invite=False), card
    many = tuple(member(number, f"{name} {number}", *[FIELD] * 2, EVERYTHING, LEAD) for number in range(20))
    yield "team, many", replace(view, members=many, page=1), card
    ends = ends_to_choose(TODAY)
    may = {"roles": (Role.TEAM_MEMBER, Role.SHELTER_KEEPER, Role.MEDICAL_FOCAL_POINT), "sites": SITES, "ends": ends}
    one = replace(view, member=amina, name=name, of=1, held=amina.roles, projects=("dunkerque",), **may)  # type: ignore[arg-type]
    yield "team, person", one, card
    yield "team, locked", replace(one, member=replace(amina, locked=True)), card
    yield "team, unreachable", replace(one, member=replace(amina, unreachable=True)), card
    yield "team, not theirs", replace(one, member=chief, held=(), may_lock=False), card
    yield "team, myself", replace(one, member=me, held=me.roles, may_lock=False), card
    yield "team, change", replace(one, part="change"), card
    yield "team, which role", replace(one, part="change", member=both, held=both.roles), card
    yield "team, roles", replace(one, part="roles"), card
    yield "team, projects", replace(one, part="projects"), card
    yield "team, ends", replace(one, part="ends"), card
    yield "team, end not understood", replace(one, part="ends", said=said), card
    yield "team, sites", replace(one, part="sites", after=amina.roles[0].grant), card
    two = replace(ENDING, sites=frozenset(SITES[:2]))
    yield "team, sites chosen", replace(one, part="sites", after=two), card
    ask = replace(one, part="ask")
    yield "team, remove", replace(ask, what="drop", on_duty=True), card
    yield "team, leave", replace(ask, what="drop", member=me, held=me.roles), card
    yield "team, last lead", replace(ask, what="drop", member=me, held=me.roles, sure=True), card
    yield "team, lock", replace(ask, what="lock", on_duty=True), card
    keeper = replace(ENDING, role=Role.SHELTER_KEEPER)
    yield "team, another role", replace(ask, what="role", after=keeper), card
    yield "team, every site", replace(ask, what="sites", after=replace(ENDING, sites=None)), card
    yield (
        "team, an end",
        replace(ask, what="end", after=replace(ENDING, until=datetime(2026, 12, 31, 23, tzinfo=UTC))),
        card,
    )
    yield "team, no end", replace(ask, what="end", after=replace(ENDING, until=None)), card
    done = replace(one, part="done")
    yield "team, removed", replace(done, what="drop", member=None), card
    yield "team, changed", replace(done, what="role"), card
    yield "team, left", replace(done, what="drop", member=me, mine=True), card
    yield "team, end asked for", replace(one, part=None), n.TeamEndPrompt(grant_id=10, scope="calais")
    ended = n.RoleEnded(roles=((Role.TEAM_MEMBER, "calais"), (Role.ADMIN, None)))
    changed = n.RoleChanged(
        role=Role.TEAM_MEMBER, project="calais", sites=SITES[:1], until=datetime(2026, 11, 29, 23, tzinfo=UTC)
    )
    for name_, notice in (
        ("role ended", n.RoleEnded(roles=ended.roles[:1])),
        ("roles ended", ended),
        ("role changed", changed),
        ("account locked", n.AccountLocked()),
        ("stranger in a group", n.GroupStranger(project="calais", name=name)),
    ):
        yield name_, notice, notice
    lock = LockView(1, name, None, False, AT, AT, None, False, False)
    told = n.LockTold(person_id=1, by=1, at=AT)
    yield "lock told", lock, told
    yield "lock told, by somebody", replace(lock, by="Claire"), told
    yield "lock told, by me", replace(lock, by="Claire", by_me=True), told
    yield "unlocked", replace(lock, open=True, opened_by="Claire"), told
    yield "unlocked, by me", replace(lock, open=True, opened_by="Claire", opened_by_me=True), told
    yield "account opened", replace(lock, open=True, opened_by="Claire"), n.AccountOpened(by=4)
