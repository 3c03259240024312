"""A lost phone: the account is stopped at once, and somebody else opens it again."""

from dataclasses import replace

from domain.notices import AccountLocked, AccountOpened, LockTold
from domain.people import PERMISSIONS, Person, UseCase, Whose
from domain.team_taps import UnlockTap
from domain.toasts import Toast
from services import duty, incidents, people, rights
from services.team.standing import may_lock
from services.work import Origin, Work

TOLD = "lock_told"
_LEADS = tuple(role for role, whose in PERMISSIONS[UseCase.LOCK_ACCOUNT].items() if whose is Whose.PROJECT)


async def lock_me(work: Work, origin: Origin) -> None:
    """/lockme: at once, since whoever has the phone could answer a question as well. A slip costs little: any
    coordinator opens the account again with one tap. In a group, too: the sender is the account."""
    person = await people.known(work, origin)
    if person is not None:
        await lock(work, person, person)


async def lock(work: Work, by: Person, other: Person) -> bool:
    """Stops the account. False where it is stopped already."""
    if not await work.unit.team.lock(other.id, by.id, work.now):
        return False
    locked = await duty.person_of(work, other.id)
    assert locked is not None  # locked just now
    await rights.taken(work, [locked])
    await incidents.reporter_marked(work, other.id)
    await work.unit.outbox.put(AccountLocked(), other.telegram_id, work.now)
    for person in await _answering(work, locked):
        told = LockTold(person_id=other.id, by=by.id, at=work.now)
        await work.unit.cards.put(told, person.telegram_id, work.now)
    return True


async def unlock(work: Work, by: Person, other: Person) -> Toast:
    """Opens the account; both are told, and everybody who was told that it was locked."""
    if by.id == other.id or not may_lock(work, by, other):
        return Toast.NOT_ALLOWED
    locked_by = await work.unit.team.locked_by(other.id)
    if other.locked_at is None or not await work.unit.team.unlock(other.id, by.id, work.now):
        return Toast.ALREADY_DONE
    opened = await duty.person_of(work, other.id)
    assert opened is not None  # as above
    await rights.given(work, opened)
    await incidents.reporter_marked(work, other.id)
    await work.unit.outbox.put(AccountOpened(by=by.id), other.telegram_id, work.now)
    shown = LockTold(person_id=other.id, by=locked_by or other.id, at=other.locked_at, opened_by=by.id)
    await work.unit.cards.become(TOLD, other.id, shown, work.now)
    return Toast.ACCOUNT_OPEN


async def tap(work: Work, origin: Origin, tapped: UnlockTap) -> Toast | None:
    """*Unlock*, below the news of it."""
    person = await people.known(work, origin)
    other = await duty.person_of(work, tapped.person)
    if person is None or other is None:
        return Toast.NOT_ALLOWED
    return await unlock(work, person, other)


async def _answering(work: Work, other: Person) -> list[Person]:
    """Everybody who may open the account again."""
    found = [await duty.person_of(work, person.id) for person in await work.unit.people.holding(_LEADS)]
    return [p for p in found if p is not None and p.id != other.id and may_lock(work, p, other)]


async def turned_away(
    work: Work, origin: Origin, command: str | None, text: str, content: incidents.Content | None = None
) -> bool:
    """Whether the sender's account is locked, so that whatever they sent is not listened to, nor answered. An alert is,
    and the photo or the place (`content`) that comes with it or after it: somebody in danger with a phone that was lost
    and found again, or on the one device that they have, must not be swallowed. It goes to those who are alerted,
    marked; whoever holds the phone sees nothing happen."""
    person = await work.person(origin.sender_id)
    if person is None or not person.locked:
        return False
    alert = command == "sos" or (command == "incident" and bool(text.strip()))
    if alert:
        await incidents.raised_while_locked(work, origin, person, text)
    if content is not None and (alert or (command is None and not origin.in_group)):
        await incidents.added_while_locked(work, origin, person, replace(content, text="") if alert else content)
    return True
