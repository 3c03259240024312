"""The control call that shows a bot's command menu as one person sees it in one chat."""

from __future__ import annotations

from playground.control.args import Args
from playground.control.registry import Context, call
from playground.model import Bot, Chat, Json, Person


@call("commands")
def commands(context: Context, args: Args) -> Json:
    person, bot = args.person(), args.bot()
    chat = context.world.find_chat(person, args.raw("chat"), bot.id)
    args.done()
    return {"commands": commands_for(bot, chat, person)}


def commands_for(bot: Bot, chat: Chat, person: Person) -> list[Json]:
    """The first list that is set: from the narrowest scope to the widest, each first in the person's language."""
    for scope, about in _scopes(chat, person):
        for language in dict.fromkeys(((person.language or "")[:2], "")):
            found = bot.commands.get((scope, about, language))
            if found:
                return found
    return []


def _scopes(chat: Chat, person: Person) -> list[tuple[str, str]]:
    """Scopes and what they are about, in the order in which Telegram's apps look."""
    if chat.type == "private":
        return [("chat", str(person.id)), ("all_private_chats", ""), ("default", "")]
    member = chat.members.get(person.id)
    addresses = [str(chat.id), *([f"@{chat.username}"] if chat.username else [])]
    administrators = member is not None and member.is_admin
    return [
        *[("chat_member", f"{address}:{person.id}") for address in addresses],
        *[("chat_administrators", address) for address in addresses if administrators],
        *[("chat", address) for address in addresses],
        *([("all_chat_administrators", "")] if administrators else []),
        ("all_group_chats", ""),
        ("default", ""),
    ]
