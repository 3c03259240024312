"""Team groups: a coordinator adds the bot and links the group to a project; a group that nobody links is left."""

from datetime import datetime, timedelta
from math import ceil

from domain.audit import Deed, Subject
from domain.notices import GroupLeft, GroupLinked, GroupMenu, GroupNotLinked, NotAllowed, OnlyInGroups
from domain.people import Person, UseCase, projects_of
from domain.people_views import GroupLinkedView, GroupMenuView
from domain.taps import GroupKindTap, GroupTap
from domain.toasts import Toast
from services import people
from services.work import Origin, Work
from storage.groups import TeamGroup

LINK_TIME = timedelta(minutes=10)
"""How long Vigie stays in a group that nobody linked."""
COORDINATION = "coordination"
"""What a GroupKindTap says of a group whose members are the project's coordinators."""


async def joined(work: Work, chat_id: int, added_by: int | None) -> None:
    """Vigie was added to a group, or may write in it again: says how to link it, where nobody did yet."""
    await work.unit.chats.reachable([chat_id])
    if await work.unit.groups.by_chat(chat_id) is None:
        await work.unit.groups.joined(chat_id, added_by, work.now)
        await work.unit.outbox.put(GroupNotLinked(minutes=_minutes(work, None)), chat_id, work.now)


async def left(work: Work, chat_id: int) -> None:
    """Vigie was removed from a group: the link ends, nothing more is sent there."""
    await work.unit.groups.left(chat_id)
    await work.unit.bed_questions.left(chat_id, work.now)
    await work.unit.outbox.drop(chat_id, work.now)


async def unreachable(work: Work, chat_id: int) -> None:
    """A person blocked Vigie, or a group threw it out: nothing that waits for them can be sent."""
    if chat_id < 0 or await work.person(chat_id) is not None:  # of a stranger nothing is kept
        await work.unit.chats.unreachable(chat_id, work.now)
    await work.unit.bed_questions.left(chat_id, work.now)
    await work.unit.outbox.drop(chat_id, work.now)


async def migrated(work: Work, old: int, new: int) -> None:
    """A group became a supergroup: its link and what waits for it follow. Doing it twice changes nothing."""
    if await work.unit.groups.by_chat(old) is not None:
        await work.unit.groups.moved(old, new)
    await work.unit.outbox.moved(old, new)
    await work.unit.inbox.moved(old, new)
    await work.unit.incidents.moved(old, new)
    await work.unit.subscriptions.moved(old, new)
    await work.unit.bed_questions.moved(old, new)
    await work.unit.chats.moved(old)


async def linked(work: Work, origin: Origin) -> TeamGroup | None:
    """The group's link; where there is none yet, says so."""
    group = await work.group(origin.chat_id)
    if group is not None and group.project is not None:
        return group
    if group is None:
        # Vigie missed being added (it was down for more than a day): the ten minutes begin with the first command.
        await work.unit.groups.joined(origin.chat_id, None, work.now)
    await origin.answer(work, GroupNotLinked(minutes=_minutes(work, group)))
    return None


async def speaker(work: Work, origin: Origin) -> tuple[Person, str | None] | None:
    """Who speaks, and of which project where they name none: the group's, in private their own. None where they have
    their answer already: a stranger, or a group that nobody linked."""
    person = await people.known(work, origin)
    if person is None or not origin.in_group:
        return None if person is None else (person, person.project)
    group = await linked(work, origin)
    if group is None or group.project is None:
        return None
    # The group of a project that was split speaks for the part in which whoever writes works.
    stored = await work.unit.groups.by_chat(origin.chat_id)
    if stored is not None and stored.project is not None:
        parts = work.catalogue.projects_for(stored.project, work.today)
        if len(parts) > 1 and person.project in parts:
            return person, person.project
    return person, group.project


async def open_link(work: Work, origin: Origin) -> None:
    """/link in a group: which project, which language."""
    person = await people.known(work, origin)
    if person is None:
        return
    if not origin.in_group:
        await origin.answer(work, OnlyInGroups())
        return
    projects = _projects(work, person)
    group = await work.group(origin.chat_id)
    if not projects:
        await origin.answer(work, NotAllowed(use_case=UseCase.LINK_GROUP))
        return
    if not _may_take_over(work, projects, group):
        await origin.answer(work, NotAllowed(use_case=UseCase.LINK_GROUP, project=group.project if group else None))
        return
    if group is None:
        await work.unit.groups.joined(origin.chat_id, person.id, work.now)
    await origin.answer(work, GroupMenu(project=projects[0] if len(projects) == 1 else None))


async def link(work: Work, origin: Origin, tap: GroupTap) -> Toast | None:
    """A button of the link card: the project, then the language."""
    person = await people.known(work, origin)
    if person is None:
        return Toast.NOT_ALLOWED
    projects = _projects(work, person)
    group = await work.group(origin.chat_id)
    if tap.project not in projects or not _may_take_over(work, projects, group):
        return Toast.NOT_ALLOWED
    if tap.language is None:
        await work.unit.cards.tapped(GroupMenu(project=tap.project), origin.chat_id, origin.message_id, work.now)
        return None
    if tap.language not in work.catalogue.languages:
        return Toast.OUTDATED
    if group is None:
        return Toast.OUTDATED  # Vigie was taken out meanwhile, or is about to leave
    await work.unit.groups.link(origin.chat_id, tap.project, tap.language, person.id, work.now)
    await work.unit.cards.tapped(GroupLinked(), origin.chat_id, origin.message_id, work.now)
    return Toast.SAVED


async def set_kind(work: Work, origin: Origin, tap: GroupKindTap) -> Toast | None:
    """On the card of a linked group: it is the coordination's, or the team's again. Alerts that are out already stay
    where they are."""
    person = await people.known(work, origin)
    group = await work.group(origin.chat_id)
    if person is None or group is None or group.project is None or group.project not in _projects(work, person):
        return Toast.NOT_ALLOWED
    coordination = tap.kind == COORDINATION
    if coordination == group.coordination:
        return Toast.ALREADY_DONE
    await work.unit.groups.set_coordination(origin.chat_id, coordination)
    await work.unit.audit.note(work.now, Deed.GROUP_CHANGED, Subject.GROUP, origin.chat_id, person.id)
    await work.unit.cards.tapped(GroupLinked(), origin.chat_id, origin.message_id, work.now)
    return Toast.SAVED


async def leave_unlinked(work: Work) -> int:
    """Says goodbye in every group that nobody linked in time; delivery leaves once that is sent. How many."""
    late = await work.unit.groups.unlinked(work.now - LINK_TIME)
    for chat_id in late:
        await work.unit.outbox.put(GroupLeft(), chat_id, work.now)
        await work.unit.groups.left(chat_id)
    return len(late)


async def next_leave(work: Work) -> datetime | None:
    """When the next unlinked group is to be left."""
    oldest = await work.unit.groups.oldest_unlinked()
    return None if oldest is None else oldest + LINK_TIME


def _minutes(work: Work, group: TeamGroup | None) -> int:
    """The minutes that are left to link a group, the one under way counted."""
    left = LINK_TIME if group is None else group.joined_at + LINK_TIME - work.now
    return max(0, ceil(left / timedelta(minutes=1)))


def _projects(work: Work, person: Person) -> tuple[str, ...]:
    keys = [project.key for project in work.catalogue.projects_on(work.today)]
    return projects_of(person, UseCase.LINK_GROUP, keys, work.now)


def _may_take_over(work: Work, projects: tuple[str, ...], group: TeamGroup | None) -> bool:
    """A group that is a project's team already is moved to another one only by somebody who leads both. A project that
    has ended holds nobody."""
    if group is None or group.project is None or group.project in projects:
        return True
    return group.project not in {project.key for project in work.catalogue.projects_on(work.today)}


# Views: a group is one reader; whoever is in it sees them.


def menu_view(work: Work, notice: GroupMenu) -> GroupMenuView:
    """The projects to choose from, then the languages. A tap is checked against the tapper's own roles."""
    keys = tuple(project.key for project in work.catalogue.projects_on(work.today))
    return GroupMenuView(notice.project, keys, work.catalogue.languages)


def linked_view(group: TeamGroup | None) -> GroupLinkedView | None:
    """What the group is linked to; None where it is not any more."""
    if group is None or group.project is None or group.language is None:
        return None
    return GroupLinkedView(group.project, group.language, group.coordination)
