"""Entities that Telegram finds by itself: commands, mentions, hashtags, links, addresses, telephone numbers."""

from __future__ import annotations

import re

from playground.model import Json
from playground.text.utf16 import Units

# ASCII only: /équipe is no command to Telegram, nor is /regl in /reglé.
_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")
_MENTION = re.compile(r"(?<!\w)@[A-Za-z0-9_]{4,32}(?!\w)")
_HASHTAG = re.compile(r"(?<![\w#])#\w*[^\W\d_]\w*")
_CASHTAG = re.compile(r"(?<![\w$])\$[A-Z]{3,8}(?!\w)")
_EMAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9_.+-]{1,64}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}(?![\w@])")
_TOP = "com|org|net|int|info|gov|edu|io|me|app|dev|ngo|ong|eu|fr|be|ch|de|uk|it|es|nl|lu|ca|us|co|ru|ua|tv|xyz"
_URL = re.compile(
    rf"(?<![\w@./-])(?:(?:https?|ftp|tg|ton)://[^\s<>\"'«»]+|(?:[\w-]+\.)+(?:{_TOP})(?![\w-]|\.\w)(?:[/?#:][^\s<>\"'«»]*)?)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w+])\+\d(?:[ ().-]{0,2}\d){6,14}(?!\w)")
_FINDERS = (
    (_EMAIL, "email", "@"),
    (_URL, "url", "."),
    (_MENTION, "mention", "@"),
    (_COMMAND, "bot_command", "/"),
    (_HASHTAG, "hashtag", "#"),
    (_CASHTAG, "cashtag", "$"),
    (_PHONE, "phone_number", "+"),
)
_HINT = re.compile(r"[@./#$+]")


def find_entities(text: str) -> list[Json]:
    """Automatic entities of plain text, in order, none inside another; offsets in UTF-16 units."""
    if not _HINT.search(text):
        return []
    taken: list[tuple[int, int, str]] = []
    for pattern, kind, hint in _FINDERS:
        if hint not in text:
            continue
        for found in pattern.finditer(text):
            start, end = found.start(), found.end()
            if kind == "url":
                while end > start and text[end - 1] in ".,:;!?)]}'\"…":
                    end -= 1
            if end > start and all(end <= low or start >= high for low, high, _ in taken):
                taken.append((start, end, kind))
    if not taken:
        return []
    units = Units(text)
    taken.sort()
    return [
        {"type": kind, "offset": units.of_index(start), "length": units.of_index(end) - units.of_index(start)}
        for start, end, kind in taken
    ]
