"""Admission, settings and invitations."""

import hashlib
import hmac
import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from domain.audit import Deed, Subject
from domain.catalogue import UnknownKey
from domain.notices import (
    AlreadyAdmitted,
    BotIsPrivate,
    CodeRefused,
    InviteMade,
    InviteMenu,
    NotAllowed,
    OnlyInPrivate,
    Settings,
    Welcome,
)
from domain.people import Grant, Person, UseCase, as_of, grantable, may_grant, projects_of, sites_of
from domain.people_views import ExamplesView, InviteMadeView, InviteMenuView, SettingsView, WelcomeView
from domain.roles import Role
from domain.taps import HabitTap, InviteTap, SettingsTap, SiteTap
from domain.toasts import Toast
from services.work import Origin, Work
from storage.people import OpenInvite

INVITE_TIME = timedelta(hours=72)
STRANGER_TIME = timedelta(hours=24)
"""How long the hash of a stranger's id is kept, and how often at most they are told that the bot is private."""
TRIES, TRY_TIME = 5, timedelta(hours=1)
WHOLE_MISSION = "*"
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without I, O, 0 and 1: a code may be read aloud over the telephone."""
_CODE_LENGTH = 16
"""80 bits: a stolen table of hashes gives no code within its 72 hours."""


class UnknownPlace(ValueError):
    """A role, project or site that the catalogue does not have."""


def _hash_code(code: str) -> str:
    folded = "".join(c for c in code.upper() if c.isalnum())
    return hashlib.sha256(folded.encode()).hexdigest()


def hash_of(work: Work, telegram_id: int) -> str:
    """What stands for somebody's Telegram id where the id itself is not to be kept."""
    return hmac.new(work.secret, str(telegram_id).encode(), hashlib.sha256).hexdigest()


async def known(work: Work, origin: Origin) -> Person | None:
    """The admitted person behind a message who holds a role now; anybody else is told, at most once a day, that the
    bot is private. Every use case that a message starts begins here."""
    person = await work.person(origin.sender_id)
    if person is not None and person.locked:
        return None  # nothing is answered: see services/team/locking
    if person is not None and any(grant.counts(work.now) for grant in person.grants):
        return person
    await _meet_stranger(work, origin)
    return None


async def _meet_stranger(work: Work, origin: Origin) -> None:
    people = work.unit.people
    id_hash = hash_of(work, origin.sender_id)
    row = await people.stranger(id_hash)
    if row is not None and row.told_at is not None and work.now - row.told_at < STRANGER_TIME:
        return
    tries, since = (row.tries, row.tries_since) if row else (0, None)
    await people.note_stranger(id_hash, work.now, told_at=work.now, tries=tries, tries_since=since)
    await origin.answer(work, BotIsPrivate())


async def create_invite(work: Work, grant: Grant, created_by: int | None) -> str:
    """A code that grants a role once, within 72 hours; only its hash is kept. Raises UnknownPlace."""
    try:
        sites = {s.key for s in work.catalogue.sites_of(grant.project, work.today)} if grant.project else set()
    except UnknownKey:
        raise UnknownPlace(grant.project) from None
    if grant.sites is not None and not grant.sites <= sites:
        raise UnknownPlace(", ".join(sorted(grant.sites - sites)))
    raw = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    code = "-".join(raw[i : i + 4] for i in range(0, _CODE_LENGTH, 4))
    await work.unit.people.put_invite(_hash_code(code), grant, created_by, work.now, work.now + INVITE_TIME)
    return code


async def start(work: Work, origin: Origin, code: str) -> None:
    """/start, with or without a code: admits, adds a role to somebody admitted, or says that the bot is private."""
    person = await work.person(origin.sender_id)
    if code:
        await _use_code(work, origin, person, code)
    elif await known(work, origin) is not None:
        await origin.answer(work, AlreadyAdmitted())


async def _use_code(work: Work, origin: Origin, person: Person | None, code: str) -> None:
    if person is not None and person.locked:
        return  # whoever has the phone learns nothing, nor gains anything
    people = work.unit.people
    id_hash = hash_of(work, origin.sender_id)
    row = await people.stranger(id_hash)
    tries, since = (row.tries, row.tries_since) if row else (0, None)
    if since is None or work.now - since >= TRY_TIME:
        tries, since = 0, work.now
    if tries >= TRIES:
        return  # silence: an answer would tell whoever guesses that there is somebody to talk to
    invite = await people.open_invite(_hash_code(code), work.now)
    if invite is None or not await _still_meant(work, invite):
        told_at = row.told_at if row else None
        await people.note_stranger(id_hash, work.now, told_at=told_at, tries=tries + 1, tries_since=since)
        await origin.answer(work, CodeRefused())
        return
    if person is None:
        language = _language(work, origin.sender_language)
        person_id = await people.admit(
            origin.sender_id, origin.sender_name, language, invite.grant.project, site_asked=True, now=work.now
        )
    else:
        person_id = person.id
        await people.choose(person_id, first_name=origin.sender_name)
    if person is None or invite.grant not in person.grants:
        await people.grant(person_id, invite.grant, invite.created_by, work.now)
    await people.use_invite(_hash_code(code), person_id, work.now)
    await _settle_in(work, origin, invite.grant)
    if person is not None:
        await _may_again(work, person)
    await origin.answer(work, Welcome())


async def _may_again(work: Work, person: Person) -> None:
    """Somebody has a further role: cards that were emptied as an earlier one ended show what they may see again."""
    # Imported here: rights draws cards, and whoever draws them begins here.
    from services import rights

    again = await work.unit.people.reread(person.id)
    assert again is not None  # admitted before
    await rights.given(work, as_of(again, work.catalogue, work.today))


async def _still_meant(work: Work, invite: OpenInvite) -> bool:
    """Whether whoever made the code may still grant what it grants: somebody who was removed, or has lost their phone,
    must not bring anybody in by a link from before."""
    if invite.created_by is None:
        return True  # made on the command line
    by = await work.unit.people.by_id(invite.created_by)
    grant = invite.grant
    return by is not None and may_grant(as_of(by, work.catalogue, work.today), grant.role, grant.project, work.now)


async def move(work: Work, person: Person, grant: Grant) -> None:
    """Somebody has another role: where their project or their usual site is not open to them any more, they work where
    the role is."""
    if grant.project is not None and person.project not in _projects(work, person):
        person = replace(person, project=grant.project, site=None)
        await work.unit.people.choose(person.id, project=person.project, site=None)
    sites = _sites(work, person)
    if person.site is not None and person.site not in sites:
        await work.unit.people.choose(person.id, site=sites[0] if len(sites) == 1 else None)


async def _settle_in(work: Work, origin: Origin, grant: Grant) -> None:
    """Somebody who has no project that is open to them works in the one they were invited to, and where only one site
    is open to them that is their usual one: nothing is asked that has one answer."""
    people = work.unit.people
    person = await work.person(origin.sender_id)
    assert person is not None  # admitted just now
    if grant.project is not None and person.project not in _projects(work, person):
        person = replace(person, project=grant.project, site=None)
        await people.choose(person.id, project=person.project, site=None, site_asked=True)
    sites = _sites(work, person)
    if person.site is None and len(sites) == 1:
        await people.choose(person.id, site=sites[0], site_asked=False)


def _language(work: Work, telegram_language: str | None) -> str:
    """A person's first language: that of their Telegram, where the mission speaks it; else the mission's first.

    Telegram's app in a third language says nothing about French, so English is the nearer guess there.
    """
    code = (telegram_language or "").split("-")[0]
    if code in work.catalogue.languages:
        return code
    if code and "en" in work.catalogue.languages:
        return "en"
    return work.catalogue.languages[0]


async def choose_site(work: Work, origin: Origin, tap: SiteTap) -> Toast:
    """The usual site, chosen on the welcome card or in the settings; skipping is a choice too."""
    person = await known(work, origin)
    if person is None or origin.in_group:
        return Toast.NOT_ALLOWED
    if tap.site is not None and tap.site not in _sites(work, person):
        return Toast.OUTDATED
    await work.unit.people.choose(person.id, site=tap.site, site_asked=False)
    await _noted(work, person)
    card = await work.unit.outbox.notice_at(origin.chat_id, origin.message_id)
    shown = Settings() if card is not None and card[0] == "settings" else Welcome()
    await work.unit.cards.tapped(shown, origin.chat_id, origin.message_id, work.now)
    return Toast.SAVED


async def open_settings(work: Work, origin: Origin) -> None:
    """/settings: language, project, usual site."""
    if await known(work, origin) is not None:
        await origin.answer(work, OnlyInPrivate(command="settings") if origin.in_group else Settings())


async def change_settings(work: Work, origin: Origin, tap: SettingsTap) -> Toast | None:
    """A button of the settings card: opens a part of it, or changes one thing."""
    person = await known(work, origin)
    if person is None or origin.in_group:
        return Toast.NOT_ALLOWED
    cards, people = work.unit.cards, work.unit.people
    if tap.language is not None and tap.language in work.catalogue.languages:
        await people.choose(person.id, language=tap.language)
    elif tap.project is not None and tap.project in _projects(work, person):
        await _change_project(work, person, tap.project)
    elif tap.menu is not None:
        await cards.tapped(Settings(menu=tap.menu), origin.chat_id, origin.message_id, work.now)
        return None
    else:  # back; or a choice that is not open any more
        await cards.tapped(Settings(), origin.chat_id, origin.message_id, work.now)
        return None if tap == SettingsTap() else Toast.OUTDATED
    await _noted(work, person)
    await cards.tapped(Settings(), origin.chat_id, origin.message_id, work.now)
    return Toast.SAVED


async def forget_habit(work: Work, origin: Origin, tap: HabitTap) -> Toast | None:
    """One habit, or all, is remembered no longer: what it was about is asked again."""
    person = await known(work, origin)
    if person is None or origin.in_group:
        return Toast.NOT_ALLOWED
    gone = await work.unit.habits.forget(person.id, tap.habit)
    if gone:
        await _noted(work, person)
    await work.unit.cards.tapped(Settings(menu="habits"), origin.chat_id, origin.message_id, work.now)
    return Toast.FORGOTTEN if gone else Toast.ALREADY_DONE


async def _noted(work: Work, person: Person) -> None:
    await work.unit.audit.note(work.now, Deed.SETTINGS_CHANGED, Subject.PERSON, person.id, person.id)


async def _change_project(work: Work, person: Person, project: str) -> None:
    """The usual site belongs to the project: with another project it is chosen anew, unless there is only one."""
    if project == person.project:
        return
    sites = _sites(work, replace(person, project=project))
    await work.unit.people.choose(person.id, project=project, site=sites[0] if len(sites) == 1 else None)


async def open_invites(work: Work, origin: Origin) -> None:
    """/invite: which project, which role, then the link to forward."""
    person = await known(work, origin)
    if person is None:
        return
    projects = _invite_projects(work, person)
    if not projects:
        await origin.answer(work, NotAllowed(use_case=UseCase.INVITE))
    elif origin.in_group:
        await origin.answer(work, OnlyInPrivate(command="invite"))
    else:
        await origin.answer(work, InviteMenu(project=projects[0] if len(projects) == 1 else None))


async def make_invite(work: Work, origin: Origin, tap: InviteTap) -> Toast | None:
    """A button of the invitation card: the project, then the role."""
    person = await known(work, origin)
    if person is None or origin.in_group:
        return Toast.NOT_ALLOWED
    if tap.project is not None and tap.project not in _invite_projects(work, person):
        return Toast.NOT_ALLOWED
    if tap.project is None or tap.role is None:
        await work.unit.cards.tapped(InviteMenu(project=tap.project), origin.chat_id, origin.message_id, work.now)
        return None
    project = None if tap.project == WHOLE_MISSION else tap.project
    if tap.role not in set(Role) or not may_grant(person, Role(tap.role), project, work.now):
        return Toast.NOT_ALLOWED
    # A finger that taps twice wants one link; a tap some seconds later wants another one.
    moment = str(int(work.now.timestamp()) // 10)
    if not await work.unit.leases.do_once(f"invite:{origin.chat_id}:{tap.pack()}", moment, work.now):
        return Toast.ALREADY_DONE
    code = await create_invite(work, Grant(Role(tap.role), project), person.id)
    made = InviteMade(role=tap.role, project=project, code=code, expires_at=work.now + INVITE_TIME)
    await work.unit.outbox.put(made, origin.chat_id, work.now)
    return Toast.SAVED


async def forget_strangers(work: Work) -> int:
    """Nothing is kept of a stranger after 24 hours. Returns how many were forgotten."""
    return await work.unit.people.forget_strangers(work.now - STRANGER_TIME)


async def next_stranger(work: Work) -> datetime | None:
    """When the next stranger is to be forgotten."""
    oldest = await work.unit.people.oldest_stranger()
    return None if oldest is None else oldest + STRANGER_TIME


def _projects(work: Work, person: Person) -> tuple[str, ...]:
    keys = [project.key for project in work.catalogue.projects_on(work.today)]
    return projects_of(person, UseCase.SEE_DAY, keys, work.now)


def _sites(work: Work, person: Person) -> tuple[str, ...]:
    own = person.project
    if own is None or own not in {project.key for project in work.catalogue.projects}:
        return ()  # none chosen, or one that the catalogue has dropped
    return sites_of(person, own, [site.key for site in work.catalogue.sites_of(own, work.today)], work.now)


def _invite_projects(work: Work, person: Person) -> tuple[str, ...]:
    keys = [project.key for project in work.catalogue.projects_on(work.today)]
    found = tuple(key for key in keys if grantable(person, key, work.now))
    return (*found, WHOLE_MISSION) if grantable(person, None, work.now) else found


# Views: what the reader may have at the moment of sending.


async def welcome_view(work: Work, reader: Person) -> WelcomeView:
    """The welcome card of the person who reads it."""
    asked = await work.unit.people.site_asked(reader.id)
    open_now = {None, *(project.key for project in work.catalogue.projects_on(work.today))}
    held = [g for g in reader.grants if g.counts(work.now) and g.project in open_now]
    roles = tuple(dict.fromkeys((g.role, g.project) for g in held))
    sites = _sites(work, reader)
    return WelcomeView(reader.first_name, roles, reader.project, reader.site, sites, asked and len(sites) > 1)


async def settings_view(work: Work, reader: Person, notice: Settings) -> SettingsView:
    """The settings of the person who reads them."""
    projects, sites = _projects(work, reader), _sites(work, reader)
    habits = tuple((kept.id, kept.habit) for kept in await work.unit.habits.of(reader.id))
    menu = None if notice.menu == "habits" and not habits else notice.menu
    return SettingsView(menu, reader.language, reader.project, reader.site, projects, sites, habits)


async def invite_menu_view(work: Work, reader: Person, notice: InviteMenu) -> InviteMenuView | None:
    """What the reader may grant; None where they may no longer grant anything."""
    projects = _invite_projects(work, reader)
    if notice.project is None:
        return InviteMenuView(None, projects, ()) if projects else None
    scope = None if notice.project == WHOLE_MISSION else notice.project
    roles = grantable(reader, scope, work.now)
    return InviteMenuView(notice.project, projects, roles) if roles else None


async def invite_made_view(work: Work, reader: Person, notice: InviteMade) -> InviteMadeView | None:
    """The link, for whoever may still grant what it grants."""
    role = Role(notice.role)
    if not may_grant(reader, role, notice.project, work.now):
        return None
    return InviteMadeView(role, notice.project, notice.code, notice.expires_at)


def examples_view(reader: Person, notice: str, said: str | None = None, nearest: str | None = None) -> ExamplesView:
    """An answer whose examples are the reader's own project and site."""
    return ExamplesView(notice, reader.project, reader.site, said, nearest)
