"""Team groups: added, linked, left, become a supergroup; and a private chat that was blocked."""

from telegram import ChatMember, Update, User
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import ContextTypes

from domain.privacy import cleaned
from domain.taps import GroupKindTap, GroupTap
from handlers.turn import origin_of, turn
from services import groups, rights
from services.team import joining

_IN = frozenset({ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED})


async def membership(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Vigie was added to or removed from a group, or a person blocked or unblocked it."""
    change = update.my_chat_member
    if change is None:
        return
    work, chat = turn().work, change.chat
    member = change.new_chat_member
    is_in = member.status in _IN and getattr(member, "is_member", True)
    if chat.type == ChatType.PRIVATE:
        await (rights.unblocked(work, chat.id) if is_in else groups.unreachable(work, chat.id))
    elif is_in:
        await groups.joined(work, chat.id, change.from_user.id)
    else:
        await groups.left(work, chat.id)


async def migrated(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """The service message that says that a group became a supergroup; it comes from both ends."""
    message = update.effective_message
    if message is None:
        return
    if message.migrate_to_chat_id is not None:
        await groups.migrated(turn().work, message.chat_id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        await groups.migrated(turn().work, message.migrate_from_chat_id, message.chat_id)


async def came(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """The service message that says who came into a group, where Vigie sees such."""
    message = update.effective_message
    if message is not None:
        for user in message.new_chat_members or ():
            await _came(message.chat_id, user)


async def member_came(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Somebody's place in a group is another: told where Vigie is an administrator, also of who came by a link."""
    change = update.chat_member
    if change is None or change.chat.type == ChatType.PRIVATE:
        return
    before, after = change.old_chat_member, change.new_chat_member
    if _is_in(after) and not _is_in(before):
        await _came(change.chat.id, after.user)


async def _came(chat_id: int, user: User) -> None:
    if not user.is_bot:
        await joining.came(turn().work, chat_id, user.id, cleaned(user.first_name))


def _is_in(member: ChatMember) -> bool:
    is_in = member.status in _IN or member.status == ChatMemberStatus.OWNER
    return is_in and bool(getattr(member, "is_member", True))


async def link(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/link."""
    origin = origin_of(update)
    if origin is not None:
        await groups.open_link(turn().work, origin)


async def tap(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button of the link card."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await groups.link(turn().work, origin, GroupTap.unpack(query.data))


async def tap_kind(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """On the card of a linked group: whether it is the coordination's."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await groups.set_kind(turn().work, origin, GroupKindTap.unpack(query.data))
