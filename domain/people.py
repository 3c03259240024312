"""People, their roles, and the one table that says who may do what.

Services ask `allowed` at every call; `may_grant` decides what an invite may carry. Nothing else in the house decides
about permissions: a button that is hidden is a courtesy, the refusal comes from here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum

from domain.catalogue import Catalogue, UnknownKey
from domain.catalogue.lineage import Standing
from domain.frozen import frozen
from domain.roles import Role


class UseCase(StrEnum):
    """What somebody may want to do. One name on every floor."""

    REPORT_SHIFT = "report_shift"
    CORRECT_SHIFT_REPORT = "correct_shift_report"
    SEE_DAY = "see_day"
    REVIEW_SHIFT_REPORT = "review_shift_report"
    REPORT_FOR = "report_for"
    SEE_SENSITIVE = "see_sensitive"
    INVITE = "invite"
    LINK_GROUP = "link_group"
    SEE_DUTY = "see_duty"
    SET_DUTY = "set_duty"
    TAKE_DUTY = "take_duty"
    RAISE_INCIDENT = "raise_incident"
    SEE_INCIDENT = "see_incident"
    RUN_DRILL = "run_drill"
    CALL_ROLL = "call_roll"
    SEE_BEDS = "see_beds"
    COUNT_BEDS = "count_beds"
    HOLD_BEDS = "hold_beds"
    RECORD_TURNED_AWAY = "record_turned_away"
    PIN_BEDS = "pin_beds"
    SEE_SUMMARY = "see_summary"
    SUBSCRIBE = "subscribe"
    CLOSE_SITE = "close_site"
    SEE_WARNING = "see_warning"
    SEE_TEAM = "see_team"
    CHANGE_TEAM = "change_team"
    LOCK_ACCOUNT = "lock_account"
    SEE_AUDIT = "see_audit"


NOBODY_NAME = "\u2bd1"
"""The name of whoever is nobody any more: a sign that nobody is called so, and that cleaning names leaves as it is.
messages/ says "a team member" for it."""


class Whose(StrEnum):
    """On whose data a role may act: one's own, or that of everybody in the project."""

    OWN = "own"
    PROJECT = "project"


@frozen
class Grant:
    """One role of one person.

    `project` None means the whole mission. `sites` None means every site of it; a partner's staff are limited to the
    sites named. `until` (aware, UTC) is the first instant at which the role no longer counts.
    """

    role: Role
    project: str | None = None
    sites: frozenset[str] | None = None
    until: datetime | None = None

    def counts(self, now: datetime) -> bool:
        """Whether the role is in force at `now`."""
        return self.until is None or now < self.until

    def covers(self, project: str | None, site: str | None) -> bool:
        """Whether the role reaches `project` (None: the whole mission) and, where one is named, `site`."""
        if self.project is not None and self.project != project:
            return False
        return self.sites is None or site is None or site in self.sites


@frozen
class Person:
    """Somebody who was admitted. `telegram_id` is also the id of their private chat with the bot."""

    id: int
    telegram_id: int
    first_name: str
    language: str
    grants: tuple[Grant, ...]
    project: str | None
    """The project whose reports a message without a project's name belongs to."""
    site: str | None
    """The usual site, chosen after the admission or later; None where the person skipped it."""
    locked_at: datetime | None = None
    """Since when the account is locked: a phone was lost. Until somebody else unlocks it, it may do nothing."""

    @property
    def locked(self) -> bool:
        """Whether the account is locked."""
        return self.locked_at is not None


_TEAM = (Role.TEAM_MEMBER, Role.SHELTER_KEEPER)
_FOCAL = (Role.MEDICAL_FOCAL_POINT, Role.SAFEGUARDING_FOCAL_POINT)
_LEAD = (Role.COORDINATOR, Role.HEAD_OF_MISSION, Role.ADMIN)
_WATCH = (Role.SECURITY_ADVISER, Role.MEAL)


def _row(own: Iterable[Role] = (), project: Iterable[Role] = ()) -> Mapping[Role, Whose]:
    return {**dict.fromkeys(own, Whose.OWN), **dict.fromkeys(project, Whose.PROJECT)}


PERMISSIONS: Mapping[UseCase, Mapping[Role, Whose]] = {
    # Whoever works in the field may report; MEAL and security advisers read.
    UseCase.REPORT_SHIFT: _row(project=(*_TEAM, *_FOCAL, *_LEAD)),
    # A figure is its author's: somebody else who knows better reports it to them or adds a report of their own.
    UseCase.CORRECT_SHIFT_REPORT: _row(own=(*_TEAM, *_FOCAL, *_LEAD)),
    UseCase.SEE_DAY: _row(project=(*_TEAM, *_FOCAL, *_LEAD, *_WATCH)),
    # Whoever answers for a project's figures sees what is doubtful, sends reports back and corrects them.
    UseCase.REVIEW_SHIFT_REPORT: _row(project=_LEAD),
    # They also report in the place of somebody of theirs: who has no phone at hand, or told it at the table.
    UseCase.REPORT_FOR: _row(project=_LEAD),
    # catalogue.md: a sensitive activity is shown to the project's coordinators and medical focal points only.
    UseCase.SEE_SENSITIVE: _row(
        own=(*_TEAM, *_FOCAL, *_LEAD),
        project=(Role.COORDINATOR, Role.MEDICAL_FOCAL_POINT),
    ),
    UseCase.INVITE: _row(project=(Role.COORDINATOR, Role.ADMIN)),
    UseCase.LINK_GROUP: _row(project=(Role.COORDINATOR, Role.ADMIN)),
    # Everybody may have to know whom to call.
    UseCase.SEE_DUTY: _row(project=(*_TEAM, *_FOCAL, *_LEAD, *_WATCH)),
    UseCase.SET_DUTY: _row(project=_LEAD),
    # Whoever is on duty takes alerts: coordinators do.
    UseCase.TAKE_DUTY: _row(project=(Role.COORDINATOR,)),
    # Whoever is in danger, or sees it.
    UseCase.RAISE_INCIDENT: _row(project=(*_TEAM, *_FOCAL, *_LEAD, *_WATCH)),
    # Seeing is taking, too. Of what is restricted the catalogue's `restricted_to` decides, of who is alerted beyond the
    # project the ladder (domain/incidents/circle.py). Admins see no narrative.
    UseCase.SEE_INCIDENT: _row(
        own=(*_TEAM, *_FOCAL, *_LEAD, *_WATCH),
        project=(Role.COORDINATOR, Role.HEAD_OF_MISSION, Role.SECURITY_ADVISER),
    ),
    # Whoever answers for the team's safety: an exercise rings a whole ladder, a roll call every phone of a project.
    UseCase.RUN_DRILL: _row(project=(Role.COORDINATOR, Role.HEAD_OF_MISSION, Role.SECURITY_ADVISER)),
    # Calling is seeing who answered, by name, and ending it, too.
    UseCase.CALL_ROLL: _row(project=(Role.COORDINATOR, Role.HEAD_OF_MISSION, Role.SECURITY_ADVISER)),
    # A bed in the next town is a bed: whoever may ask in one project may ask, and hold, in all of them
    # (services/shelters). How many beds are free says nothing of anybody.
    UseCase.SEE_BEDS: _row(project=(*_TEAM, *_FOCAL, *_LEAD, *_WATCH)),
    # What is free is what the door says: keepers count, and coordinators where no keeper does. They also see holds
    # arrive, release and extend them, close the shelter and add beds.
    UseCase.COUNT_BEDS: _row(project=(Role.SHELTER_KEEPER, *_LEAD)),
    # Extending and releasing one's own, too.
    UseCase.HOLD_BEDS: _row(project=(*_TEAM, *_FOCAL, *_LEAD)),
    UseCase.RECORD_TURNED_AWAY: _row(project=(*_TEAM, *_FOCAL, *_LEAD)),
    # A group has one board, and everybody looks at it.
    UseCase.PIN_BEDS: _row(project=(Role.SHELTER_KEEPER, *_LEAD)),
    # A team sees what its reports add up to, as it sees its day; what is sensitive in it is SEE_SENSITIVE's.
    UseCase.SEE_SUMMARY: _row(project=(*_TEAM, *_FOCAL, *_LEAD, *_WATCH)),
    # Which summary goes where: whoever answers for the figures or works with them.
    UseCase.SUBSCRIBE: _row(project=(*_FOCAL, *_LEAD, *_WATCH)),
    # A place that is closed is not asked for its report; who misses reports sees it.
    UseCase.CLOSE_SITE: _row(project=_LEAD),
    # The curve of a weekly figure that passed its threshold, sent to whoever watches over it. That it did stands in the
    # week's summary, for whoever sees that.
    UseCase.SEE_WARNING: _row(project=(Role.MEDICAL_FOCAL_POINT, Role.COORDINATOR, Role.HEAD_OF_MISSION)),
    # Whoever answers for a team sees who is in it.
    UseCase.SEE_TEAM: _row(project=_LEAD),
    # Which roles they may give and take is `may_revoke`'s and `may_grant`'s.
    UseCase.CHANGE_TEAM: _row(project=(Role.COORDINATOR, Role.ADMIN)),
    # A lost phone does not wait for the right person. Everybody locks their own account.
    UseCase.LOCK_ACCOUNT: _row(own=Role, project=_LEAD),
    # Who saw and did what: whoever answers for the mission, or runs Vigie for it; always of the mission as a whole.
    UseCase.SEE_AUDIT: _row(project=(Role.HEAD_OF_MISSION, Role.ADMIN)),
}

WHOLE_PROJECT = frozenset(
    {
        UseCase.INVITE,
        UseCase.LINK_GROUP,
        UseCase.SET_DUTY,
        UseCase.TAKE_DUTY,
        UseCase.RUN_DRILL,
        UseCase.CALL_ROLL,
        UseCase.SEE_TEAM,
        UseCase.CHANGE_TEAM,
        UseCase.SEE_SUMMARY,
        UseCase.SUBSCRIBE,
        UseCase.SEE_WARNING,
    }
)
"""What is about a project as a whole: a role that is limited to some of its sites does not reach it. A partner's staff
see the day of their own centre; what all of the project adds up to is not theirs."""

GRANTABLE: Mapping[Role, frozenset[Role]] = {
    Role.ADMIN: frozenset(Role),
    Role.COORDINATOR: frozenset(
        {Role.TEAM_MEMBER, Role.SHELTER_KEEPER, Role.MEDICAL_FOCAL_POINT, Role.SAFEGUARDING_FOCAL_POINT}
    ),
}
"""Who may grant which role; a coordinator only within projects of their own."""


def allowed(
    person: Person,
    use_case: UseCase,
    *,
    project: str | None,
    now: datetime,
    site: str | None = None,
    author_id: int | None = None,
    throughout: bool = False,
) -> bool:
    """Whether `person` may do `use_case` at `now` in `project` (at `site`, on data of the person `author_id`).

    `project` None asks for the mission as a whole, which only a role for the whole mission reaches. `site` None asks
    for some site of the project, with `throughout` for all of them: what is told of all of a project, or of a place
    that is not known, is not for whoever is limited to some of it.
    """
    if person.locked:
        return False
    row = PERMISSIONS[use_case]
    for grant in person.grants:
        whose = row.get(grant.role)
        if whose is None or not grant.counts(now) or not grant.covers(project, site):
            continue
        if (throughout or use_case in WHOLE_PROJECT) and grant.sites is not None:
            continue
        if whose is Whose.PROJECT or author_id == person.id:
            return True
    return False


def projects_of(person: Person, use_case: UseCase, projects: Iterable[str], now: datetime) -> tuple[str, ...]:
    """Those of `projects` in which the person may do the use case on their own data, in the given order."""
    return tuple(p for p in projects if allowed(person, use_case, project=p, now=now, author_id=person.id))


def sites_of(person: Person, project: str, sites: Iterable[str], now: datetime) -> tuple[str, ...]:
    """Those of the project's `sites` from which the person may report, in the given order."""
    return tuple(s for s in sites if allowed(person, UseCase.REPORT_SHIFT, project=project, site=s, now=now))


def grantable(person: Person, project: str | None, now: datetime) -> tuple[Role, ...]:
    """The roles that the person may grant in `project` (None: for the whole mission), in the order of `Role`."""
    return tuple(role for role in Role if may_grant(person, role, project, now))


def may_grant(person: Person, role: Role, project: str | None, now: datetime) -> bool:
    """Whether the person may give somebody `role` in `project` (None: for the whole mission).

    Admins grant every role; coordinators grant the team's roles and the focal points within their own project. Nobody
    grants further than they reach themselves: who is limited to some sites grants nothing for all of them.
    """
    return not person.locked and any(
        grant.counts(now)
        and grant.sites is None
        and grant.covers(project, None)
        and role in GRANTABLE.get(grant.role, frozenset())
        for grant in person.grants
    )


def may_revoke(person: Person, held: Grant, owner: int, now: datetime) -> bool:
    """Whether the person may end or change the role `held` of the person `owner`: what they may grant, and their own
    one."""
    return may_grant(person, held.role, held.project, now) or (owner == person.id and not person.locked)


def is_last_lead(person: Person, ending: Iterable[Grant], now: datetime) -> bool:
    """Whether with these roles the person loses the last by which they lead anything: nobody can undo that slip."""
    leads = {grant for grant in person.grants if grant.role in _LEAD and grant.counts(now)}
    return bool(leads) and leads <= set(ending)


def removal_leaves_an_admin(admins: Iterable[int], removed: int) -> bool:
    """Whether somebody administers Vigie after the person `removed` ceased to; nobody removes the last admin."""
    return any(person_id != removed for person_id in admins)


def as_of(person: Person, catalogue: Catalogue, day: date) -> Person:
    """The person as they stand on a day: where other projects stand for theirs, their roles reach these too, and one of
    them is their own; a role that is limited to sites is limited to what these have become. It reaches what was
    reported from a project's sites while another project had them, too: somebody has to answer for it."""
    if _is_as_ever(catalogue.lineage.on(day), person):
        return person
    grants = list(person.grants)
    for grant in person.grants:
        grants += _gone_over(catalogue, grant, day)
    for grant in tuple(grants):
        grants += _past(catalogue, grant, day)
    site = _site_on(catalogue, person.site, day)
    own = _own_project(catalogue, person, day)
    reached = tuple(dict.fromkeys(grants))
    if (reached, own, site) == (person.grants, person.project, person.site):
        return person
    return replace(person, grants=reached, project=own, site=site)


def _is_as_ever(standing: Standing, person: Person) -> bool:
    """Whether nothing stands for the person's projects and sites but themselves: so with most people, on most days."""
    projects = {person.project or "", *(grant.project or "" for grant in person.grants)}
    sites = {person.site or "", *(site for grant in person.grants for site in grant.sites or ())}
    return all(standing.gone_over.get(p, (p,)) == (p,) and p not in standing.past for p in projects) and all(
        standing.sites.get(s, (s,)) == (s,) for s in sites
    )


def _gone_over(catalogue: Catalogue, grant: Grant, day: date) -> Iterator[Grant]:
    """The role in the projects that stand for its own."""
    for project in _standing(catalogue, grant.project, day):
        if grant.sites is None:
            if project != grant.project:
                yield replace(grant, project=project)
            continue
        here = {site.key for site in catalogue.sites_of(project, day)}
        sites = frozenset(new for site in grant.sites for new in _sites_on(catalogue, site, day)) & here
        if sites:
            yield replace(grant, project=project, sites=sites if project != grant.project else grant.sites | sites)


def _standing(catalogue: Catalogue, project: str | None, day: date) -> tuple[str, ...]:
    """The projects that stand for one. What the catalogue has dropped stays what it is, and so does what has not begun:
    a role that was given for it ahead of time reaches nothing before."""
    try:
        begun = project is not None and catalogue.project(project).open_on(day)
        return catalogue.projects_for(project, day) if begun and project is not None else ()
    except UnknownKey:
        return ()


def _past(catalogue: Catalogue, grant: Grant, day: date) -> Iterator[Grant]:
    for project, sites in catalogue.lineage.on(day).past.get(grant.project or "", {}).items():
        wanted = (s for s in sites if grant.sites is None or not grant.sites.isdisjoint(catalogue.sites_on(s, day)))
        if reached := frozenset(wanted):
            yield replace(grant, project=project, sites=reached)


def _sites_on(catalogue: Catalogue, site: str, day: date) -> tuple[str, ...]:
    try:
        return catalogue.sites_on(site, day)
    except UnknownKey:
        return ()


def _site_on(catalogue: Catalogue, site: str | None, day: date) -> str | None:
    """What the usual site has become; one that became several is nobody's usual one any more."""
    found = () if site is None else _sites_on(catalogue, site, day)
    return found[0] if len(found) == 1 else None if found else site


def _own_project(catalogue: Catalogue, person: Person, day: date) -> str | None:
    if person.project is None or not _standing(catalogue, person.project, day):
        return person.project
    return catalogue.project_on(person.project, day, person.site).key


def has_role(person: Person, role: Role, now: datetime, project: str | None = None, *, site: str | None = None) -> bool:
    """Whether the person holds `role` at `now`; with a project, whether the role reaches it, and its `site`."""
    return any(g.role is role and g.counts(now) and (project is None or g.covers(project, site)) for g in person.grants)
