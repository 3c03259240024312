"""Long texts that are no card, cut into messages: at a line, never inside a tag.

Telegram's limit is 4,096 characters after entities; counting UTF-16 units is on the safe side.
"""

import html
import re
from collections.abc import Iterator

MOST_UNITS = 4096

_TOKEN = re.compile(r"<[^>]+>|&[^;\s]+;|.", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-z-]+)[^>]*>")


def units(text: str) -> int:
    """UTF-16 units of a text as it is shown: tags count nothing, an entity is its character."""
    return len(_plain(text).encode("utf-16-le", "surrogatepass")) // 2


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def split(text: str, most: int = MOST_UNITS) -> list[str]:
    """The text as messages of at most `most` units. A tag that is open at a cut is closed there and opened again.

    None of them is blank: Telegram refuses a message without text. A text that is blank as a whole comes back as it is.
    """
    if units(text) <= most:
        return [text]
    parts: list[str] = []
    part, size = "", 0
    opened: list[str] = []
    for line in _pieces(text, most):
        length = units(line)
        if part and size + length > most:
            parts.append(_closed(part.rstrip("\n"), opened))
            part, size = "".join(opened), 0
        part += line
        size += length
        opened = _open_after(opened, line)
    parts.append(part.rstrip("\n"))
    return [part for part in parts if _plain(part).strip()] or [text]


def _pieces(text: str, most: int) -> Iterator[str]:
    """Lines with their ends; a line that is too long by itself is cut at spaces, or where there is none, anywhere
    between two characters."""
    for line in text.splitlines(keepends=True):
        if units(line) <= most:
            yield line
            continue
        piece, size, space = "", 0, 0
        for token in _TOKEN.findall(line):
            width = units(token)
            while piece and size + width > most:  # cut at a space, what is left may still be too long for a wide sign
                cut = space or len(piece)
                yield piece[:cut]
                piece = piece[cut:]
                size, space = units(piece), 0
            piece += token
            size += width
            if token == " ":
                space = len(piece)
        yield piece


def _open_after(opened: list[str], line: str) -> list[str]:
    still = list(opened)
    for match in _TAG.finditer(line):
        if match[1]:
            if still:
                still.pop()
        else:
            still.append(match[0])
    return still


def _closed(part: str, opened: list[str]) -> str:
    names = [match[2] for tag in reversed(opened) if (match := _TAG.match(tag))]
    return part + "".join(f"</{name}>" for name in names)
