"""Who may do what: the whole table as it is meant, so that whoever changes a permission changes it here as well."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.people import (
    GRANTABLE,
    PERMISSIONS,
    Grant,
    Person,
    UseCase,
    allowed,
    grantable,
    has_role,
    is_last_lead,
    may_grant,
    may_revoke,
    projects_of,
    removal_leaves_an_admin,
    sites_of,
)
from domain.roles import Role

NOW = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
ME, COLLEAGUE = 1, 2
HERE, ELSEWHERE = "calais", "dunkerque"

# all: on everybody's data in the project; own: on one's own data; -: not at all.
TABLE = """
                         report_shift correct_shift_report see_day review_shift_report report_for see_sensitive invite link_group
team_member              all          own                  all     -                   -          own           -      -
shelter_keeper           all          own                  all     -                   -          own           -      -
coordinator              all          own                  all     all                 all        all           all    all
medical_focal_point      all          own                  all     -                   -          all           -      -
safeguarding_focal_point all          own                  all     -                   -          own           -      -
security_adviser         -            -                    all     -                   -          -             -      -
meal                     -            -                    all     -                   -          -             -      -
head_of_mission          all          own                  all     all                 all        own           -      -
admin                    all          own                  all     all                 all        own           all    all

                         see_duty set_duty take_duty
team_member              all      -        -
shelter_keeper           all      -        -
coordinator              all      all      all
medical_focal_point      all      -        -
safeguarding_focal_point all      -        -
security_adviser         all      -        -
meal                     all      -        -
head_of_mission          all      all      -
admin                    all      all      -

                         raise_incident see_incident run_drill call_roll
team_member              all            own         -         -
shelter_keeper           all            own         -         -
coordinator              all            all         all       all
medical_focal_point      all            own         -         -
safeguarding_focal_point all            own         -         -
security_adviser         all            all         all       all
meal                     all            own         -         -
head_of_mission          all            all         all       all
admin                    all            own         -         -

                         see_beds count_beds hold_beds record_turned_away pin_beds
team_member              all      -          all       all                -
shelter_keeper           all      all        all       all                all
coordinator              all      all        all       all                all
medical_focal_point      all      -          all       all                -
safeguarding_focal_point all      -          all       all                -
security_adviser         all      -          -         -                  -
meal                     all      -          -         -                  -
head_of_mission          all      all        all       all                all
admin                    all      all        all       all                all

                         see_summary subscribe close_site
team_member              all         -         -
shelter_keeper           all         -         -
coordinator              all         all       all
medical_focal_point      all         all       -
safeguarding_focal_point all         all       -
security_adviser         all         all       -
meal                     all         all       -
head_of_mission          all         all       all
admin                    all         all       all

                         see_warning
team_member              -
shelter_keeper           -
coordinator              all
medical_focal_point      all
safeguarding_focal_point -
security_adviser         -
meal                     -
head_of_mission          all
admin                    -

                         see_team change_team lock_account
team_member              -        -           own
shelter_keeper           -        -           own
coordinator              all      all         all
medical_focal_point      -        -           own
safeguarding_focal_point -        -           own
security_adviser         -        -           own
meal                     -        -           own
head_of_mission          all      -           all
admin                    all      all         all

                          see_audit
team_member              -
shelter_keeper           -
coordinator              -
medical_focal_point      -
safeguarding_focal_point -
security_adviser         -
meal                     -
head_of_mission          all
admin                    all
"""  # noqa: E501

# Who grants what, in their own project.
GRANTS = """
admin        team_member shelter_keeper coordinator medical_focal_point safeguarding_focal_point security_adviser
admin        meal head_of_mission admin
coordinator  team_member shelter_keeper medical_focal_point safeguarding_focal_point
"""


def cells() -> list[tuple[Role, UseCase, str]]:
    found = []
    for block in TABLE.strip().split("\n\n"):
        heads, *rows = [line.split() for line in block.splitlines()]
        found += [(Role(role), UseCase(u), cell) for role, *row in rows for u, cell in zip(heads, row, strict=True)]
    return found


def granted() -> dict[Role, set[Role]]:
    found: dict[Role, set[Role]] = {}
    for granter, *roles in (line.split() for line in GRANTS.strip().splitlines()):
        found.setdefault(Role(granter), set()).update(map(Role, roles))
    return found


def person(*grants: Grant, number: int = ME) -> Person:
    return Person(number, 100 + number, "Amina", "fr", grants, HERE, None)


def answers(who: Person, use_case: UseCase, project: str | None, site: str | None = None) -> str:
    """The cell that shows in what `allowed` answers."""
    asked = {"project": project, "site": site, "now": NOW}
    own = allowed(who, use_case, author_id=ME, **asked)  # type: ignore[arg-type]
    others = allowed(who, use_case, author_id=COLLEAGUE, **asked)  # type: ignore[arg-type]
    nobodys = allowed(who, use_case, **asked)  # type: ignore[arg-type]
    assert nobodys == others, "what is nobody's in particular is not one's own"
    assert own or not others
    return "all" if others else "own" if own else "-"


every_role = pytest.mark.parametrize("role", Role)


def cells_of(role: Role) -> list[tuple[UseCase, str]]:
    return [(use_case, cell) for whose, use_case, cell in cells() if whose == role]


def test_the_table_is_whole() -> None:
    assert sorted((role, use_case) for role, use_case, _ in cells()) == sorted((r, u) for r in Role for u in UseCase)
    assert set(PERMISSIONS) == set(UseCase)


@every_role
def test_in_ones_own_project(role: Role) -> None:
    for use_case, cell in cells_of(role):
        assert answers(person(Grant(role, HERE)), use_case, HERE) == cell
        assert answers(person(Grant(role, HERE)), use_case, HERE, "any_site") == cell


@every_role
def test_never_in_another_project_nor_for_the_mission(role: Role) -> None:
    for use_case in UseCase:
        assert answers(person(Grant(role, HERE)), use_case, ELSEWHERE) == "-"
        assert answers(person(Grant(role, HERE)), use_case, None) == "-"


@every_role
def test_a_role_for_the_mission_reaches_every_project(role: Role) -> None:
    for use_case, cell in cells_of(role):
        for project in (HERE, ELSEWHERE, None):
            assert answers(person(Grant(role, None)), use_case, project) == cell


@every_role
def test_limited_to_sites(role: Role) -> None:
    partner = person(Grant(role, HERE, frozenset({"womens_centre"})))
    whole = (
        UseCase.INVITE, UseCase.LINK_GROUP, UseCase.SET_DUTY, UseCase.TAKE_DUTY, UseCase.RUN_DRILL, UseCase.CALL_ROLL,
        UseCase.SEE_TEAM, UseCase.CHANGE_TEAM, UseCase.SEE_SUMMARY, UseCase.SUBSCRIBE, UseCase.SEE_WARNING,
    )  # fmt: skip
    for use_case, cell in cells_of(role):
        about_a_site = "-" if use_case in whole else cell
        assert answers(partner, use_case, HERE, "womens_centre") == about_a_site
        assert answers(partner, use_case, HERE, "coast_calais") == "-"
        assert answers(partner, use_case, HERE) == about_a_site
        assert not allowed(partner, use_case, project=HERE, now=NOW, author_id=ME, throughout=True)


@every_role
def test_a_role_ends_at_its_hour(role: Role) -> None:
    for use_case, cell in cells_of(role):
        assert answers(person(Grant(role, HERE, until=NOW)), use_case, HERE) == "-"
        assert answers(person(Grant(role, HERE, until=NOW + timedelta(microseconds=1))), use_case, HERE) == cell


@every_role
def test_a_locked_account_may_nothing(role: Role) -> None:
    locked = replace(person(Grant(role, None)), locked_at=NOW - timedelta(hours=1))
    assert grantable(locked, HERE, NOW) == ()
    assert not may_revoke(locked, Grant(role, None), ME, NOW)
    for use_case in UseCase:
        assert answers(locked, use_case, HERE) == "-"


@pytest.mark.parametrize("granter", Role)
def test_who_ends_which_role(granter: Role) -> None:
    """What one may grant, and one's own."""
    lead, may = person(Grant(granter, HERE)), granted().get(granter, set())
    for role in Role:
        assert may_revoke(lead, Grant(role, HERE), COLLEAGUE, NOW) == (role in may)
        assert may_revoke(lead, Grant(role, HERE, frozenset({"coast_calais"})), COLLEAGUE, NOW) == (role in may)
        assert not may_revoke(lead, Grant(role, None), COLLEAGUE, NOW)
        assert not may_revoke(lead, Grant(role, ELSEWHERE), COLLEAGUE, NOW)
        assert may_revoke(lead, Grant(role, HERE), ME, NOW)


def test_the_last_role_by_which_somebody_leads() -> None:
    field, lead, head = Grant(Role.TEAM_MEMBER, HERE), Grant(Role.COORDINATOR, HERE), Grant(Role.HEAD_OF_MISSION)
    past = Grant(Role.ADMIN, None, until=NOW)
    assert is_last_lead(person(field, lead, past), [lead], NOW)
    assert not is_last_lead(person(field, lead, head), [lead], NOW)
    assert is_last_lead(person(lead, head), [lead, head], NOW)
    assert not is_last_lead(person(field), [field], NOW)
    assert not is_last_lead(person(field, past), [past], NOW)


@pytest.mark.parametrize("granter", Role)
def test_who_grants_what(granter: Role) -> None:
    may = granted().get(granter, set())
    assert GRANTABLE.get(granter, frozenset()) == may
    assert set(grantable(person(Grant(granter, HERE)), HERE, NOW)) == may
    assert set(grantable(person(Grant(granter, None)), HERE, NOW)) == may
    assert set(grantable(person(Grant(granter, None)), None, NOW)) == may
    assert grantable(person(Grant(granter, HERE)), ELSEWHERE, NOW) == ()
    assert grantable(person(Grant(granter, HERE)), None, NOW) == ()
    assert grantable(person(Grant(granter, HERE, until=NOW)), HERE, NOW) == ()
    # An invitation is for the whole project: who reaches a part of it only would grant further than they reach.
    assert grantable(person(Grant(granter, HERE, frozenset({"coast_calais"}))), HERE, NOW) == ()


def test_several_roles_add_up() -> None:
    both = person(Grant(Role.TEAM_MEMBER, HERE), Grant(Role.COORDINATOR, ELSEWHERE))
    assert projects_of(both, UseCase.REPORT_SHIFT, (HERE, ELSEWHERE, "ile_de_france"), NOW) == (HERE, ELSEWHERE)
    assert projects_of(both, UseCase.INVITE, (HERE, ELSEWHERE), NOW) == (ELSEWHERE,)
    # One role's project and another role's right do not make a third.
    assert not may_grant(both, Role.TEAM_MEMBER, HERE, NOW)
    assert answers(both, UseCase.SEE_SENSITIVE, HERE) == "own"
    assert answers(both, UseCase.SEE_SENSITIVE, ELSEWHERE) == "all"


def test_the_sites_to_report_from() -> None:
    sites = ("day_centre_calais", "living_sites_calais", "coast_calais")
    partner = person(Grant(Role.TEAM_MEMBER, HERE, frozenset({"coast_calais"})))
    assert sites_of(partner, HERE, sites, NOW) == ("coast_calais",)
    assert sites_of(person(Grant(Role.TEAM_MEMBER, HERE)), HERE, sites, NOW) == sites
    assert sites_of(person(Grant(Role.MEAL, HERE)), HERE, sites, NOW) == ()


def test_has_role() -> None:
    lead = person(Grant(Role.COORDINATOR, HERE), Grant(Role.ADMIN, None, until=NOW))
    assert has_role(lead, Role.COORDINATOR, NOW)
    assert has_role(lead, Role.COORDINATOR, NOW, HERE)
    assert not has_role(lead, Role.COORDINATOR, NOW, ELSEWHERE)
    assert not has_role(lead, Role.ADMIN, NOW)


@pytest.mark.parametrize(
    ("admins", "removed", "stays"),
    [([1], 1, False), ([1, 1], 1, False), ([1, 2], 1, True), ([2], 1, True), ([], 1, False)],
)
def test_nobody_removes_the_last_admin(admins: list[int], removed: int, stays: bool) -> None:
    assert removal_leaves_an_admin(admins, removed) is stays


PROJECTS = st.sampled_from([HERE, ELSEWHERE, "ile_de_france"])
SITES = st.sampled_from(["a", "b", "c"])
grants = st.builds(
    Grant,
    st.sampled_from(Role),
    st.none() | PROJECTS,
    st.none() | st.frozensets(SITES, max_size=2),
    st.none() | st.integers(-3, 3).map(lambda hours: NOW + timedelta(hours=hours)),
)
people = st.lists(grants, max_size=4).map(lambda found: person(*found))


@given(people, st.sampled_from(UseCase), st.none() | PROJECTS, st.none() | SITES, st.none() | st.sampled_from([1, 2]))
def test_nobody_reaches_beyond_their_roles(
    who: Person, use_case: UseCase, project: str | None, site: str | None, author: int | None
) -> None:
    if allowed(who, use_case, project=project, site=site, now=NOW, author_id=author):
        assert any(
            grant.role in PERMISSIONS[use_case]
            and (grant.project is None or grant.project == project)
            and (site is None or grant.sites is None or site in grant.sites)
            and (grant.until is None or grant.until > NOW)
            for grant in who.grants
        )


@given(people, st.sampled_from(Role), st.none() | PROJECTS)
def test_nobody_grants_further_than_they_reach(who: Person, role: Role, project: str | None) -> None:
    if may_grant(who, role, project, NOW):
        assert any(
            g.role in (Role.ADMIN, Role.COORDINATOR) and g.project in (None, project) and g.sites is None
            for g in who.grants
            if g.counts(NOW)
        )
        assert has_role(who, Role.ADMIN, NOW, project) or role in granted()[Role.COORDINATOR]


@given(people, grants, st.sampled_from(UseCase), st.none() | PROJECTS, st.none() | SITES)
def test_a_further_role_never_takes_anything_away(
    who: Person, more: Grant, use_case: UseCase, project: str | None, site: str | None
) -> None:
    richer = person(*who.grants, more)
    asked = {"project": project, "site": site, "now": NOW, "author_id": ME}
    assert allowed(richer, use_case, **asked) >= allowed(who, use_case, **asked)  # type: ignore[arg-type]


@given(people, st.sampled_from(UseCase), PROJECTS)
def test_what_has_ended_counts_nowhere(who: Person, use_case: UseCase, project: str) -> None:
    ended = person(*(Grant(g.role, g.project, g.sites, NOW) for g in who.grants))
    assert not allowed(ended, use_case, project=project, now=NOW, author_id=ME)
    assert grantable(ended, project, NOW) == ()
    assert not any(has_role(ended, role, NOW) for role in Role)
