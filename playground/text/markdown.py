"""`parse_mode=MarkdownV2` and the old `Markdown`."""

from __future__ import annotations

from playground.errors import parse_error
from playground.model import Json
from playground.text.links import checked_link, mentioned_user
from playground.text.utf16 import utf16_len

RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
_MARKS = {"*": "bold", "__": "underline", "_": "italic", "~": "strikethrough", "||": "spoiler", "[": "text_link"}
_CLOSES = {"*": "*", "__": "__", "_": "_", "~": "~", "||": "||", "[": "]"}
_NAMES = {"*": "Bold", "__": "Underline", "_": "Italic", "~": "Strikethrough", "||": "Spoiler", "[": "TextUrl"}


class _MarkdownV2:
    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.units = 0
        self.stack: list[tuple[str, int, int]] = []
        self.entities: list[Json] = []
        self.quote: int | None = None
        self.expandable = False

    def where(self, index: int) -> int:
        return len(self.source[:index].encode("utf-8", "surrogatepass"))

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.units += utf16_len(text)

    def entity(self, kind: str, start: int, **more: object) -> None:
        if self.units > start:
            self.entities.append({"type": kind, "offset": start, "length": self.units - start, **more})

    def run(self) -> tuple[str, list[Json]]:
        source, at = self.source, 0
        while at < len(source):
            at = self.step(at)
        self.end_quote()
        if self.stack:
            mark, _, begin = self.stack[-1]
            raise parse_error(f"Can't find end of {_NAMES[mark]} entity at byte offset {self.where(begin)}")
        return "".join(self.parts), self.entities

    def step(self, at: int) -> int:
        source = self.source
        char = source[at]
        if char == "\\" and at + 1 < len(source) and 0 < ord(source[at + 1]) <= 126:
            self.add(source[at + 1])
            return at + 2
        if (at == 0 or source[at - 1] == "\n") and not self.stack:
            if char == ">":
                if self.quote is None:
                    self.quote = self.units
                return at + 1
            if source.startswith("**>", at):
                self.end_quote()
                self.quote = self.units
                return at + 3
            self.end_quote()
        if char not in RESERVED:
            self.add(char)
            return at + 1
        if char == "`":
            return self.code(at)
        ends_quote = self.quote is not None and source.startswith("||", at) and source[at + 2 : at + 3] in ("", "\n")
        if ends_quote and not (self.stack and self.stack[-1][0] == "||"):
            self.expandable = True
            return at + 2
        return self.mark(at)

    def end_quote(self) -> None:
        if self.quote is not None:
            self.entity("expandable_blockquote" if self.expandable else "blockquote", self.quote)
        self.quote, self.expandable = None, False

    def code(self, at: int) -> int:
        source = self.source
        mark = "```" if source.startswith("```", at) else "`"
        start, cursor, language = self.units, at + len(mark), ""
        if mark == "```":
            line = source.find("\n", cursor)
            head = source[cursor:line] if line >= 0 else ""
            if line >= 0 and "`" not in head and not any(char.isspace() for char in head):
                language, cursor = head, line + 1
        while True:
            if cursor >= len(source):
                name = "PreCode" if language else "Pre" if mark == "```" else "Code"
                raise parse_error(f"Can't find end of {name} entity at byte offset {self.where(at)}")
            if source.startswith(mark, cursor):
                break
            if source[cursor] == "\\" and cursor + 1 < len(source):
                cursor += 1
            self.add(source[cursor])
            cursor += 1
        more = {"language": language} if language else {}
        self.entity("pre" if mark == "```" else "code", start, **more)
        return cursor + len(mark)

    def mark(self, at: int) -> int:
        source, char = self.source, self.source[at]
        if self.stack and source.startswith(_CLOSES[self.stack[-1][0]], at):
            opened, start, _ = self.stack[-1]
            # `___` closes the italic first where that is the inner one, as the real parser does.
            if not (opened == "_" and source.startswith("__", at) and not source.startswith("___", at)):
                self.stack.pop()
                at += len(_CLOSES[opened])
                return self.link(at, start) if opened == "[" else self.closed(opened, start, at)
        for mark in ("__", "||", "*", "_", "~", "["):
            if source.startswith(mark, at):
                self.stack.append((mark, self.units, at))
                return at + len(mark)
        if char == "!" and source.startswith("![", at):
            self.stack.append(("[", self.units, at))
            return at + 2
        raise parse_error(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")

    def closed(self, mark: str, start: int, at: int) -> int:
        self.entity(_MARKS[mark], start)
        return at

    def link(self, at: int, start: int) -> int:
        source = self.source
        if not source.startswith("(", at):
            self.add_link("".join(self.parts), start)
            return at
        url, cursor = "", at + 1
        while cursor < len(source) and source[cursor] != ")":
            if source[cursor] == "\\" and cursor + 1 < len(source):
                cursor += 1
            url += source[cursor]
            cursor += 1
        if cursor >= len(source):
            raise parse_error(f"Can't find end of a URL at byte offset {self.where(at)}")
        self.add_link(url, start)
        return cursor + 1

    def add_link(self, url: str, start: int) -> None:
        user = mentioned_user(url)
        if user is not None:
            self.entity("text_mention", start, user_id=user)
        elif link := checked_link(url):
            self.entity("text_link", start, url=link)


def parse_markdown_v2(source: str) -> tuple[str, list[Json]]:
    """As `parse_html`, for MarkdownV2."""
    return _MarkdownV2(source).run()


def parse_markdown(source: str) -> tuple[str, list[Json]]:
    """The old `Markdown`: `*bold*`, `_italic_`, `` `code` ``, ```` ```pre``` ````, `[text](url)`, nothing nested."""
    parts: list[str] = []
    entities: list[Json] = []
    units = at = 0
    while at < len(source):
        char = source[at]
        if char == "\\" and source[at + 1 : at + 2] in ("_", "*", "`", "["):
            parts.append(source[at + 1])
            units, at = units + 1, at + 2
            continue
        if char not in "_*`[":
            parts.append(char)
            units, at = units + utf16_len(char), at + 1
            continue
        mark = "```" if source.startswith("```", at) else char
        close = "]" if char == "[" else mark
        stop = source.find(close, at + len(mark))
        if stop < 0:
            offset = len(source[:at].encode())
            raise parse_error(f"Can't find end of the entity starting at byte offset {offset}")
        inner = source[at + len(mark) : stop]
        entity: Json = {"offset": units, "length": utf16_len(inner)}
        at = stop + len(close)
        if char == "[":
            end = source.find(")", at) if source.startswith("(", at) else -1
            url = source[at + 1 : end] if end > 0 else inner
            at = end + 1 if end > 0 else at
            user, link = mentioned_user(url), checked_link(url)
            entity.update({"type": "text_mention", "user_id": user} if user else {"type": "text_link", "url": link})
            keep = bool(user or link)
        else:
            entity["type"] = {"*": "bold", "_": "italic", "`": "code", "```": "pre"}[mark]
            keep = True
        if inner:
            parts.append(inner)
            units += utf16_len(inner)
            if keep:
                entities.append(entity)
    return "".join(parts), entities
