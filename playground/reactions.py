"""The emoji with which bots (and people without a subscription) can react, and setting them."""

from __future__ import annotations

from typing import Any

from playground.errors import bad_request
from playground.model import Account, Json, Message
from playground.world import World

ALLOWED = frozenset(
    [
        "❤",
        "👍",
        "👎",
        "🔥",
        "🥰",
        "👏",
        "😁",
        "🤔",
        "🤯",
        "😱",
        "🤬",
        "😢",
        "🎉",
        "🤩",
        "🤮",
        "💩",
        "🙏",
        "👌",
        "🕊",
        "🤡",
        "🥱",
        "🥴",
        "😍",
        "🐳",
        "❤\u200d🔥",
        "🌚",
        "🌭",
        "💯",
        "🤣",
        "⚡",
        "🍌",
        "🏆",
        "💔",
        "🤨",
        "😐",
        "🍓",
        "🍾",
        "💋",
        "🖕",
        "😈",
        "😴",
        "😭",
        "🤓",
        "👻",
        "👨\u200d💻",
        "👀",
        "🎃",
        "🙈",
        "😇",
        "😨",
        "🤝",
        "✍",
        "🤗",
        "🫡",
        "🎅",
        "🎄",
        "☃",
        "💅",
        "🤪",
        "🗿",
        "🆒",
        "💘",
        "🙉",
        "🦄",
        "😘",
        "💊",
        "🙊",
        "😎",
        "👾",
        "🤷\u200d♂",
        "🤷",
        "🤷\u200d♀",
        "😡",
    ]
)


def plain(emoji: str) -> str:
    """Without variation selectors: ✍ and ✍️ are one reaction."""
    return emoji.replace("\ufe0f", "")


def parse_reactions(value: Any) -> list[str]:
    """The `reaction` parameter as emoji; at most one for a bot. ApiError 400 (`REACTION_INVALID`: not in the set)."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise bad_request("expected an Array of ReactionType")
    emojis = []
    for one in value:
        if not isinstance(one, dict):
            raise bad_request("can't parse ReactionType: expected an Object")
        kind = one.get("type")
        if kind == "custom_emoji":
            raise bad_request("REACTION_INVALID")
        if kind != "emoji":
            raise bad_request("can't parse ReactionType: invalid reaction type specified")
        emoji = plain(str(one.get("emoji", "")))
        if emoji not in ALLOWED:
            raise bad_request("REACTION_INVALID")
        emojis.append(emoji)
    if len(emojis) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    return emojis


def react(world: World, message: Message, by: Account, emojis: list[str]) -> list[str]:
    """Replaces what `by` reacted with; what it was before."""
    before = message.reactions.pop(by.id, [])
    if emojis:
        message.reactions[by.id] = emojis
    if before != emojis:
        message.seq = world.feed.publish(
            "reaction", message.chat.id, {"message_id": message.id, "by": by.id, "emoji": emojis}
        )
    return before


def reaction_types(emojis: list[str]) -> list[Json]:
    return [{"type": "emoji", "emoji": emoji} for emoji in emojis]
