"""`parse_mode=HTML`: tags and character references to plain text and entities, with the real server's refusals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playground.errors import parse_error
from playground.model import Json
from playground.text.links import checked_link, mentioned_user
from playground.text.utf16 import utf16_len

SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "blockquote": "blockquote",
}
TAGS = frozenset(SIMPLE) | {"a", "code", "pre", "tg-emoji"}
SPACES = " \t\r\n\0\v"
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TOKEN = re.compile(r"[a-zA-Z0-9.\-]*")
_NEXT = re.compile(r"[<&]")


def _decode(found: re.Match[str]) -> str | None:
    """The character of a reference, None where it stays as written."""
    if found.group(3) is not None:
        return _NAMED.get(found.group(3))
    number = int(found.group(1), 16) if found.group(1) is not None else int(found.group(2))
    if number == 0 or number >= 0x10FFFF or found.end() - found.start() > 10:
        return None
    return chr(number)


def _unescape(text: str) -> str:
    return _REFERENCE.sub(lambda found: _decode(found) or found.group(0), text)


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    part: int


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.units = 0
        self.stack: list[_Open] = []
        self.entities: list[Json] = []

    def bytes_before(self, index: int) -> int:
        return len(self.source[:index].encode("utf-8", "surrogatepass"))

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.units += utf16_len(text)

    def run(self) -> tuple[str, list[Json]]:
        source, at, end = self.source, 0, len(self.source)
        while at < end:
            found = _NEXT.search(source, at)
            if found is None:
                self.add(source[at:])
                break
            if found.start() > at:
                self.add(source[at : found.start()])
            at = found.start()
            if source[at] == "&":
                reference = _REFERENCE.match(source, at)
                char = _decode(reference) if reference else None
                self.add(char or "&")
                at = reference.end() if reference and char else at + 1
            elif source.startswith("</", at):
                at = self.end_tag(at)
            else:
                at = self.start_tag(at)
        if self.stack:
            raise parse_error(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')
        return "".join(self.parts), self.entities

    def start_tag(self, begin: int) -> int:
        source, end = self.source, len(self.source)
        at = begin + 1
        while at < end and source[at] not in SPACES and source[at] != ">":
            at += 1
        if at >= end:
            raise parse_error(f"Unclosed start tag at byte offset {self.bytes_before(begin)}")
        tag = source[begin + 1 : at].lower()
        if tag not in TAGS:
            raise parse_error(f'Unsupported start tag "{tag}" at byte offset {self.bytes_before(begin)}')
        argument = ""
        while source[at] != ">":
            at = self.skip(at)
            if at >= end:
                raise parse_error(f'Unclosed start tag "{tag}" at byte offset {self.bytes_before(begin)}')
            if source[at] == ">":
                break
            name, value, at = self.attribute(tag, begin, at)
            if tag == "a" and name == "href":
                argument = value
            elif tag == "code" and name == "class" and value.startswith("language-"):
                argument = value[9:]
            elif tag == "span" and name == "class" and value.startswith("tg-"):
                argument = value[3:]
            elif tag == "tg-emoji" and name == "emoji-id":
                argument = value
            elif tag == "blockquote" and name == "expandable":
                argument = "1"
        if tag == "span" and argument != "spoiler":
            raise parse_error(f'Tag "span" must have class "tg-spoiler" at byte offset {self.bytes_before(begin)}')
        self.stack.append(_Open(tag, argument, self.units, len(self.parts)))
        return at + 1

    def skip(self, at: int) -> int:
        while at < len(self.source) and self.source[at] in SPACES:
            at += 1
        return at

    def attribute(self, tag: str, begin: int, at: int) -> tuple[str, str, int]:
        source, end, start = self.source, len(self.source), at
        while at < end and source[at] not in SPACES and source[at] not in "=>":
            at += 1
        name = source[start:at]
        where = self.bytes_before(begin)
        if not name:
            raise parse_error(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
        after = self.skip(at)
        if after >= end:
            raise parse_error(f'Unclosed start tag "{tag}" at byte offset {where}')
        if source[after] != "=":
            if tag == "blockquote" and name == "expandable":
                return name, "1", after
            raise parse_error(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {where}'
            )
        at = self.skip(after + 1)
        if at >= end:
            raise parse_error(f'Unclosed start tag "{tag}" at byte offset {where}')
        if source[at] in "\"'":
            close = source.find(source[at], at + 1)
            if close < 0 or close + 1 >= end:
                raise parse_error(f"Unclosed start tag at byte offset {where}")
            return name, _unescape(source[at + 1 : close]), close + 1
        token = _TOKEN.match(source, at)
        stop = token.end() if token else at
        if stop >= end:
            raise parse_error(f"Unclosed start tag at byte offset {where}")
        if source[stop] not in SPACES and source[stop] != ">":
            raise parse_error(f"Unexpected end of name token at byte offset {self.bytes_before(at)}")
        return name, source[at:stop].lower(), stop

    def end_tag(self, begin: int) -> int:
        source, end = self.source, len(self.source)
        if not self.stack:
            raise parse_error(f"Unexpected end tag at byte offset {self.bytes_before(begin)}")
        at = begin + 2
        while at < end and source[at] not in SPACES and source[at] != ">":
            at += 1
        name = source[begin + 2 : at].lower()
        at = self.skip(at)
        if at >= end or source[at] != ">":
            raise parse_error(f"Unclosed end tag at byte offset {self.bytes_before(begin)}")
        opened = self.stack[-1]
        if name and name != opened.tag:
            raise parse_error(
                f"Unmatched end tag at byte offset {self.bytes_before(begin)},"
                f' expected "</{opened.tag}>", found "</{name}>"'
            )
        self.stack.pop()
        if self.units > opened.offset:
            self.close(opened)
        return at + 1

    def close(self, opened: _Open) -> None:
        tag, entity = opened.tag, {"offset": opened.offset, "length": self.units - opened.offset, "type": ""}
        if tag in SIMPLE:
            entity["type"] = SIMPLE[tag]
            if tag == "blockquote" and opened.argument:
                entity["type"] = "expandable_blockquote"
        elif tag == "a":
            url = opened.argument or "".join(self.parts[opened.part :])
            user = mentioned_user(url)
            link = None if user is not None else checked_link(url)
            if user is None and link is None:
                return
            mention = {"type": "text_mention", "user_id": user}
            entity.update(mention if user is not None else {"type": "text_link", "url": link})
        elif tag == "tg-emoji":
            if not opened.argument.isdigit() or int(opened.argument) == 0:
                raise parse_error("Invalid custom emoji identifier specified")
            entity.update({"type": "custom_emoji", "custom_emoji_id": opened.argument})
        else:
            self.close_code(tag, opened.argument, entity)
            return
        self.entities.append(entity)

    def close_code(self, tag: str, argument: str, entity: Json) -> None:
        """`<pre><code class="language-x">` (either way round) is one `pre` with its language."""
        last = self.entities[-1] if self.entities else None
        same = last is not None and last["offset"] == entity["offset"] and last["length"] == entity["length"]
        if last is not None and same and tag == "pre" and last["type"] == "code" and last.get("hint"):
            last["type"], last["language"] = "pre", last.pop("hint")
            return
        entity["type"] = tag
        if tag == "code" and argument:
            entity["hint"] = argument
        self.entities.append(entity)


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Plain text and its entities (`user_id` in place of `user` where a person is mentioned).

    Raises ApiError 400 `can't parse entities: …` with the byte offset in the UTF-8 source.
    """
    text, entities = _Parser(source).run()
    for entity in entities:
        entity.pop("hint", None)
    return text, entities
