"""A strict reader of the HTML that Vigie allows itself: a small part of what Telegram understands."""

import html
import re

_TOKEN = re.compile(r'<(/?)(b|i|code|pre|blockquote|a)((?: href="[^"<>]*")?)>|&(?:lt|gt|amp|quot|#\d+);|[^<>&]+')


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
