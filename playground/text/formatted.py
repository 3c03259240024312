"""From the parameters of a call (text, parse mode, entities) to the text and entities that Telegram keeps."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from playground.errors import bad_request
from playground.model import Json
from playground.text.automatic import find_entities
from playground.text.html import parse_html
from playground.text.links import checked_link, link_refusal, mentioned_user
from playground.text.markdown import parse_markdown, parse_markdown_v2
from playground.text.utf16 import Units, utf16_len

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ENTITIES = 100
_GIVEN = frozenset(
    [
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "blockquote",
        "expandable_blockquote",
    ]
)
_FOUND = frozenset(
    ["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number", "date_time"]
)
_CLOSED = frozenset(("code", "pre"))
_SPLIT = frozenset(("bold", "italic", "underline", "strikethrough", "spoiler"))
_ORDER = {"expandable_blockquote": 0, "blockquote": 0, "text_link": 1, "text_mention": 1}
KnownUser = Callable[[int], Json | None]


def format_text(text: str, parse_mode: str, given: Any, known_user: KnownUser) -> tuple[str, list[Json]]:
    """Text without its markup, and its entities (given or parsed, then automatic ones), trimmed as Telegram trims.

    `given`: the decoded `entities` parameter or None; it is ignored where a parse mode is set. Raises ApiError 400.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    if len(text) > 1 << 15:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    entities: list[Json] = []
    if text and mode and mode != "none":
        parser = {"html": parse_html, "markdownv2": parse_markdown_v2, "markdown": parse_markdown}.get(mode)
        if parser is None:
            raise bad_request("unsupported parse_mode")
        text, entities = parser(text)
    elif given:
        entities = check_entities(text, given)
    if "\r" in text:
        text = text.replace("\r", "\n") if entities else text.replace("\r\n", "\n").replace("\r", "\n")
    text, entities = _trim(text, entities)
    entities = _normal(entities, known_user)
    for found in find_entities(text):
        start, end = found["offset"], found["offset"] + found["length"]
        if all(
            end <= e["offset"] or start >= e["offset"] + e["length"]
            for e in entities
            if e["type"] in _CLOSED or e["type"] in ("text_link", "text_mention") or e["type"] in _FOUND
        ):
            entities.append(found)
    entities.sort(key=lambda e: (e["offset"], -e["length"], _ORDER.get(e["type"], 2)))
    return text, entities[:MAX_ENTITIES]


def check_entities(text: str, given: Any) -> list[Json]:
    """The `entities` parameter: types, required fields, ranges inside the text. Raises ApiError 400."""
    if not isinstance(given, list):
        return []
    units = Units(text) if text else None
    entities = []
    for entry in given:
        if not isinstance(entry, dict):
            raise bad_request("can't parse MessageEntity: expected an Object")
        checked = _check_entity(entry)
        if checked is None:
            continue
        offset, length = checked["offset"], checked["length"]
        if length <= 0 or units is None:
            continue
        if offset < 0:
            raise bad_request(f"entity has wrong offset {offset}")
        if offset + length > units.total:
            raise bad_request(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text"
                f" at UTF-16 offset {units.total}"
            )
        if units.cut(offset, length) is None:
            raise bad_request(
                f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol at byte offset"
                f" {offset + length}"
            )
        entities.append(checked)
    return entities


def _check_entity(entry: Json) -> Json | None:
    numbers: Json = {}
    for name in ("offset", "length"):
        value = entry.get(name)
        if name not in entry:
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
        if isinstance(value, bool) or not isinstance(value, int | str) or not str(value).lstrip("-").isdigit():
            raise bad_request(f'can\'t parse MessageEntity: Field "{name}" must be of type Number')
        numbers[name] = int(value)
    kind = entry.get("type")
    if "type" not in entry:
        raise bad_request("can't parse MessageEntity: Can't find field \"type\"")
    if kind in _FOUND:
        return None
    if not isinstance(kind, str) or kind not in _GIVEN:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    entity: Json = {"type": kind, **numbers}
    if kind == "text_link":
        url = entry.get("url")
        if not isinstance(url, str):
            raise bad_request("can't parse MessageEntity: Can't find field \"url\"")
        user = mentioned_user(url)
        if user is not None:
            return {**entity, "type": "text_mention", "user_id": user}
        link = checked_link(url, loopback=True)
        if link is None:
            raise bad_request(f"entity URL '{url}' is invalid: {link_refusal(url)}")
        entity["url"] = link
    elif kind == "text_mention":
        user_json = entry.get("user")
        if not isinstance(user_json, dict) or "id" not in user_json:
            raise bad_request("can't parse MessageEntity: Can't find field \"user\"")
        entity["user_id"] = int(user_json["id"])
    elif kind == "pre" and entry.get("language"):
        entity["language"] = str(entry["language"])
    elif kind == "custom_emoji":
        entity["custom_emoji_id"] = str(entry.get("custom_emoji_id", ""))
    return entity


def _trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without white space around; entities move along, and end where the text ends."""
    if not text or not (text[0].isspace() or text[-1].isspace()):
        return text, entities
    left = text.lstrip()
    shift, text = utf16_len(text) - utf16_len(left), left.rstrip()
    total = utf16_len(text)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        end = min(total, entity["offset"] + entity["length"] - shift)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return text, kept


def _normal(entities: list[Json], known_user: KnownUser) -> list[Json]:
    """Mentions of people that the bot knows; nothing inside code; touching entities of one kind as one."""
    closed = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in _CLOSED]
    result: list[Json] = []
    for entity in entities:
        kind = entity["type"]
        if kind == "text_mention":
            user = known_user(entity.pop("user_id"))
            if user is not None:
                result.append({**entity, "user": user})
            continue
        if kind not in _SPLIT or not closed:
            result.append(entity)
            continue
        spans = [(entity["offset"], entity["offset"] + entity["length"])]
        for low, high in closed:
            spans = [
                piece
                for start, end in spans
                for piece in ((start, min(end, low)), (max(start, high), end))
                if piece[1] > piece[0]
            ]
        result.extend({**entity, "offset": start, "length": end - start} for start, end in spans)
    return _merge(result)


def _merge(entities: list[Json]) -> list[Json]:
    """One entity where two of the same simple kind touch or overlap (Telegram's clients could not tell them apart)."""
    last: dict[str, Json] = {}
    result = []
    for entity in sorted(entities, key=lambda e: (e["offset"], -e["length"])):
        kind = entity["type"]
        before = last.get(kind)
        if kind in _SPLIT and before is not None and entity["offset"] <= before["offset"] + before["length"]:
            end = max(before["offset"] + before["length"], entity["offset"] + entity["length"])
            before["length"] = end - before["offset"]
            continue
        last[kind] = entity
        result.append(entity)
    return result


_TAG = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "blockquote": "blockquote",
}


def to_html(text: str, entities: list[Json]) -> str:
    """The text with its entities as Telegram HTML (automatic entities stay plain)."""
    if not entities:
        return escape(text, quote=False)
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    for entity in sorted(entities, key=lambda e: (e["offset"], -e["length"])):
        tags = _tags(entity)
        if tags:
            opens.setdefault(entity["offset"], []).append(tags[0])
            closes.setdefault(entity["offset"] + entity["length"], []).insert(0, tags[1])
    units, done = Units(text), 0
    parts: list[str] = []
    for offset in sorted(opens.keys() | closes.keys()):
        place = units.to_index(offset)
        if place is None:  # within a character, or beyond the text
            continue
        parts += (escape(text[done:place], quote=False), *closes.get(offset, ()), *opens.get(offset, ()))
        done = place
    return "".join((*parts, escape(text[done:], quote=False)))


def _tags(entity: Json) -> tuple[str, str] | None:
    kind = entity["type"]
    if kind in _TAG:
        return f"<{_TAG[kind]}>", f"</{_TAG[kind]}>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if kind == "pre":
        language = entity.get("language")
        if language:
            return f'<pre><code class="language-{escape(language)}">', "</code></pre>"
        return "<pre>", "</pre>"
    if kind == "text_link":
        return f'<a href="{escape(entity["url"])}">', "</a>"
    if kind == "text_mention":
        return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
    return None
