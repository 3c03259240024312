"""One's own data: what is held, all of it as a file, and the way out."""

from domain.audit import Deed, Subject
from domain.notices import ForgetMe, IdentityErased, MyData, OnlyInPrivate, Privacy
from domain.people import Person, has_role, removal_leaves_an_admin
from domain.privacy_taps import ForgetAction, ForgetTap
from domain.privacy_views import ForgetView, OwnDataView
from domain.roles import Role
from domain.toasts import Toast
from services import people, rights
from services.work import Origin, Work


async def explain(work: Work, origin: Origin) -> None:
    """/privacy: for everybody who was ever admitted, also without a role."""
    if await _admitted(work, origin) is not None:
        await origin.answer(work, Privacy())


async def my_data(work: Work, origin: Origin) -> None:
    """/mydata: as a file, in private."""
    person = await _admitted(work, origin)
    if person is None:
        return
    if origin.in_group:
        await origin.answer(work, OnlyInPrivate(command="mydata"))
        return
    await work.unit.audit.note(work.now, Deed.OWN_DATA_ASKED, Subject.PERSON, person.id, person.id)
    # A finger that taps twice wants one file.
    await work.unit.outbox.put(
        MyData(), origin.chat_id, work.now, key=f"my_data:{person.id}:{int(work.now.timestamp()) // 10}"
    )


async def ask(work: Work, origin: Origin) -> None:
    """/forgetme: what follows of it, first."""
    if await _admitted(work, origin) is not None:
        await origin.answer(work, OnlyInPrivate(command="forgetme") if origin.in_group else ForgetMe())


async def answer(work: Work, origin: Origin, tapped: ForgetTap) -> Toast:
    """What they decided. A second tap changes nothing: nobody is there any more who could have tapped."""
    person = await work.person(origin.sender_id)
    if person is None or person.locked or origin.in_group:
        return Toast.NOT_ALLOWED
    if tapped.action is ForgetAction.KEEP:
        await work.unit.cards.tapped(ForgetMe(kept=True), origin.chat_id, origin.message_id, work.now)
        return Toast.NOTHING_ERASED
    # Two admins who leave at once must not each count on the other.
    await work.unit.alone("admins")
    if await _is_last_admin(work, person):
        await work.unit.cards.tapped(ForgetMe(), origin.chat_id, origin.message_id, work.now)
        return Toast.LAST_ADMIN
    await _erase(work, person)
    return Toast.ERASED


async def _erase(work: Work, person: Person) -> None:
    """Roles first: an alert that they had is given back, and rings for somebody else. Then nothing waits for them any
    more, what their phone shows is emptied, and their name goes."""
    chat_id, erasure = person.telegram_id, work.unit.erasure
    await erasure.end_roles(person.id, work.now)
    without = await work.unit.people.reread(person.id)
    assert without is not None  # read a moment ago
    await rights.taken(work, [without])
    for subscription in await work.unit.subscriptions.of_person(person.id):
        if subscription.chat_id == chat_id and subscription.ended_at is None:
            await work.unit.subscriptions.end(subscription.id, work.now)
    await erasure.drop_waiting(chat_id)
    await work.unit.cards.empty(await erasure.cards_of(chat_id), work.now)
    await erasure.erase(person.id, chat_id, work.now)
    work.unit.people.forget_ahead()
    await work.unit.audit.note(work.now, Deed.IDENTITY_ERASED, Subject.PERSON, person.id, person.id)
    await work.unit.outbox.put(IdentityErased(language=person.language), chat_id, work.now)


async def _is_last_admin(work: Work, person: Person) -> bool:
    admins = [p.id for p in await work.unit.people.holding([Role.ADMIN]) if has_role(p, Role.ADMIN, work.now)]
    return person.id in admins and not removal_leaves_an_admin(admins, person.id)


async def _admitted(work: Work, origin: Origin) -> Person | None:
    """Whoever was admitted has a right to their data, also when their roles are over. Others are strangers; whoever
    holds a phone whose account is locked is nobody."""
    person = await work.person(origin.sender_id) or await people.known(work, origin)
    return None if person is None or person.locked else person


# Views


async def own_data_view(work: Work, reader: Person) -> OwnDataView:
    """Everything about the reader, less what is other people's."""
    return OwnDataView(await work.unit.own_data.of(reader.id), work.now)


async def forget_view(work: Work, reader: Person, notice: ForgetMe) -> ForgetView:
    """What would follow, or that it was not wanted."""
    roles = sum(grant.counts(work.now) for grant in reader.grants)
    return ForgetView(notice.kept, await _is_last_admin(work, reader), roles)
