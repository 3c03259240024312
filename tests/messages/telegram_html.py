"""A strict reader of the HTML that Vigie allows itself: a small part of what Telegram understands."""

import html
import re

from messages.layout import SCREEN_WIDTH

_TOKEN = re.compile(r'<(/?)(b|i|code|pre|blockquote|a)((?: href="[^"<>]*")?)>|&(?:lt|gt|amp|quot|#\d+);|[^<>&]+')

ONE_SCREEN = 26
"""Lines between the head of a chat and its field to write in."""


class NotTelegramHtml(AssertionError):
    """Telegram would refuse the message, or show something else than was meant."""


def read(markup: str) -> str:
    """The text as a phone shows it. Raises NotTelegramHtml where a tag or a bare < > & does not belong."""
    shown: list[str] = []
    open_tags: list[str] = []
    at = 0
    while at < len(markup):
        token = _TOKEN.match(markup, at)
        if token is None:
            raise NotTelegramHtml(f"{markup[at : at + 40]!r} is neither text nor an allowed tag")
        at = token.end()
        closing, tag, link = token.group(1), token.group(2), token.group(3)
        if tag is None:
            shown.append(html.unescape(token.group()))
        elif closing:
            if not open_tags or open_tags.pop() != tag:
                raise NotTelegramHtml(f"</{tag}> closes nothing")
        else:
            if (tag == "a") != bool(link):
                raise NotTelegramHtml(f"<{tag}> with or without a link")
            if "code" in open_tags or tag in open_tags:
                raise NotTelegramHtml(f"<{tag}> within {open_tags}")
            open_tags.append(tag)
    if open_tags:
        raise NotTelegramHtml(f"{open_tags} never closed")
    return "".join(shown)


def units(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def lines_on_a_phone(text: str, width: int = SCREEN_WIDTH) -> int:
    """How many lines it takes where each holds so many letters: broken between words, a sign as wide as two letters."""
    lines = 0
    for line in text.split("\n"):
        lines, used = lines + 1, 0
        for word in line.split(" "):
            wide = sum(0 if letter == "\ufe0f" else 1 + (letter > "\u2600") for letter in word)
            if used and used + 1 + wide > width:
                lines, used = lines + 1, 0
            used += wide + bool(used)
            lines += (used - 1) // width if used > width else 0
    return lines
