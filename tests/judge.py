"""An independent judge of the calls that a bot makes: aiogram's models of the Bot API, and Telegram's limits.

The playground takes what a bot sends as far as it needs it; Telegram could still refuse a call that it lets pass.
So tests hand the recorded calls to `judge_calls`, which shares no code with the bot nor with the playground.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, get_args
from unittest.mock import patch

from pydantic import BaseModel, ValidationError

# aiogram builds its four hundred models when it is loaded, which takes every test process four seconds; a bot calls
# twenty methods. So they are built when the first call of them is judged.
with patch.object(BaseModel, "model_rebuild", new=classmethod(lambda cls, **_: None)):
    import aiogram.methods
    import aiogram.types
    from aiogram.client.default import Default
    from aiogram.enums import ChatAction, MessageEntityType, UpdateType

METHODS: dict[str, type[BaseModel]] = {
    name[0].lower() + name[1:]: getattr(aiogram.methods, name)
    for name in aiogram.methods.__all__
    if name not in ("TelegramMethod", "Request", "Response", "TelegramType")
}
# Longest texts by parameter, in UTF-16 units, after the mark-up is taken away.
LIMITS = {
    ("*", "text"): 4096,
    ("*", "caption"): 1024,
    ("answerCallbackQuery", "text"): 200,
    ("setMyDescription", "description"): 512,
    ("setMyShortDescription", "short_description"): 120,
    ("setMyName", "name"): 64,
}
UPLOAD_LIMITS = {"sendPhoto": 10 * 1024 * 1024, "*": 50 * 1024 * 1024}
MAY_BE_EMPTY = {"answerCallbackQuery", "sendMessageDraft"}
PARSE_MODES = {"HTML", "MarkdownV2", "Markdown"}
# fmt: off
TAGS = {
    "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "a", "tg-emoji", "tg-time",
    "code", "pre", "blockquote",
}
REACTIONS = {
    "❤", "👍", "👎", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🤮", "💩", "🙏", "👌", "🕊",
    "🤡", "🥱", "🥴", "😍", "🐳", "❤\u200d🔥", "🌚", "🌭", "💯", "🤣", "⚡", "🍌", "🏆", "💔", "🤨", "😐", "🍓", "🍾",
    "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨\u200d💻", "👀", "🎃", "🙈", "😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅",
    "🎄", "☃", "💅", "🤪", "🗿", "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎", "👾", "🤷\u200d♂", "🤷", "🤷\u200d♀",
    "😡",
}
# fmt: on
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s[^<>]*)?)>")
COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def build(*models: type[BaseModel]) -> None:
    """For tests in which aiogram itself runs: builds these models of it, with all that they are made of."""
    for model in models:
        if not model.__pydantic_complete__:
            model.model_rebuild(_types_namespace=vars(aiogram.types))


def judge_calls(calls: list[dict[str, Any]]) -> list[str]:
    """What Telegram would not take in these calls, a line each; an empty list if all are well.

    A call is `{method, params}` as the playground's `calls` lists them: `params` is decoded JSON in which an uploaded
    file is `{file_name, size}`.
    """
    complaints = []
    for position, call in enumerate(calls, 1):
        where = f"call {call.get('seq', position)} {call['method']}"
        complaints += [f"{where}: {complaint}" for complaint in _judged(call["method"], json.dumps(call.get("params")))]
    return complaints


@lru_cache(maxsize=2_000)
def _judged(method: str, params: str) -> tuple[str, ...]:
    """Every bot that starts sets the same commands: they are judged once."""
    return tuple(_judge(method, json.loads(params) or {}))


def _judge(method: str, given: dict[str, Any]) -> Iterator[str]:
    model = METHODS.get(method)
    if model is None:
        yield "no such method"
        return
    build(model)
    params = dict(given)
    if any(map(_is_file, params.values())):
        _read_form(model, params)
    yield from _take_uploads(method, model, params)
    try:
        # From JSON, as it came: strict there means that "5" is no number, while a nested object is its type.
        parsed = model.model_validate_json(json.dumps(params), strict=True)
    except ValidationError as error:
        yield from _mistyped(error)
        yield from (f"{name}: unknown parameter" for name in params if name not in model.model_fields)
        return
    yield from _unknown(parsed, "")
    for path, part in _parts(parsed, ""):
        yield from _judge_part(method, path, part)
    if method.startswith("edit") or method == "stopPoll":
        yield from _judge_target(params)


def _is_file(value: object) -> bool:
    return isinstance(value, dict) and set(value) == {"file_name", "size"}


def _read_form(model: type[BaseModel], params: dict[str, Any]) -> None:
    """A call with files came as a form, in which numbers and truths are text; here they become what they stand for."""
    for name, value in params.items():
        field = model.model_fields.get(name)
        if field is None or not isinstance(value, str):
            continue
        kinds = {field.annotation, *get_args(field.annotation)}
        if int in kinds and re.fullmatch(r"-?\d{1,19}", value):
            params[name] = int(value)
        elif bool in kinds and value in ("true", "false"):
            params[name] = value == "true"
        elif float in kinds and re.fullmatch(r"-?\d{1,9}(\.\d+)?", value):
            params[name] = float(value)


def _take_uploads(method: str, model: type[BaseModel], params: dict[str, Any]) -> Iterator[str]:
    """Takes the files out of `params`; what points to them, or may be one, is left as a text."""
    named = set(re.findall(r'"attach://([^"]+)"', json.dumps(params)))
    for name, value in list(params.items()):
        if not _is_file(value):
            continue
        field = model.model_fields.get(name)
        if field is not None and "InputFile" in str(field.annotation):
            if str in get_args(field.annotation):
                params[name] = "attach://upload"
            else:
                del params[name]
        elif name in named:
            del params[name]
            named.discard(name)
        limit = UPLOAD_LIMITS.get(method, UPLOAD_LIMITS["*"])
        if value["size"] > limit:
            yield f"{name}: {value['size']} bytes are more than {limit}"
    yield from (f"attach://{name}: no such file in the call" for name in sorted(named - {"upload"}))


def _mistyped(error: ValidationError) -> Iterator[str]:
    # A union complains once for each of its members; the one that got furthest is the one that was meant.
    deepest: dict[Any, Any] = {}
    for found in error.errors(include_url=False):
        name = found["loc"][0] if found["loc"] else ""
        if name not in deepest or len(found["loc"]) > len(deepest[name]["loc"]):
            deepest[name] = found
    for found in deepest.values():
        yield f"{'.'.join(map(str, found['loc']))}: {found['msg']}"


def _children(value: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield (f"{path}.{name}" if path else name), getattr(value, name)
    elif isinstance(value, list | tuple):
        for position, item in enumerate(value):
            yield f"{path}[{position}]", item


def _parts(value: object, path: str) -> Iterator[tuple[str, BaseModel]]:
    """Every model in it, with its path, itself first."""
    if isinstance(value, BaseModel):
        yield path, value
    for where, child in _children(value, path):
        if not isinstance(child, Default):
            yield from _parts(child, where)


def _unknown(value: object, path: str) -> Iterator[str]:
    # aiogram lets unknown fields pass, for Bot APIs newer than itself; Telegram ignores them, and a slip of the pen
    # (`disable_notifications`) changes what people get.
    for where, part in _parts(value, path):
        for name in part.model_extra or {}:
            yield f"{f'{where}.' if where else ''}{name}: unknown parameter"


def _judge_part(method: str, path: str, part: BaseModel) -> Iterator[str]:
    at = f"{path}." if path else ""
    if path == "" or isinstance(part, aiogram.types.InputMedia):
        for name in ("text", "caption", "description", "short_description", "name"):
            yield from _judge_text(method, at, part, name)
    if path == "":
        yield from _judge_method(method, part)
    match part:
        case aiogram.types.InlineKeyboardMarkup():
            if sum(map(len, part.inline_keyboard)) > 100:
                yield f"{at}inline_keyboard: more than 100 buttons"
        case aiogram.types.InlineKeyboardButton():
            yield from _judge_button(at, part)
        case aiogram.types.KeyboardButton():
            if not part.text.strip():
                yield f"{at}text: a button without a text"
        case aiogram.types.BotCommand():
            if not COMMAND.fullmatch(part.command):
                yield f"{at}command: must be 1 to 32 of a-z, 0-9 and _"
            if not 1 <= _units(part.description) <= 256:
                yield f"{at}description: must be 1 to 256 characters"
        case aiogram.types.ReactionTypeEmoji():
            if part.emoji not in REACTIONS:
                yield f"{at}emoji: bots cannot react with {part.emoji}"


def _judge_method(method: str, call: BaseModel) -> Iterator[str]:
    for name in ("chat_id", "from_chat_id"):
        chat = getattr(call, name, None)
        if chat == 0 or (isinstance(chat, str) and not re.fullmatch(r"@\w{4,}", chat)):
            yield f"{name}: neither a chat's number nor its @username"
    match call:
        case aiogram.methods.SetMyCommands():
            if len(call.commands) > 100:
                yield "commands: more than 100"
            if call.language_code and not re.fullmatch("[a-z]{2}", call.language_code):
                yield "language_code: not two letters"
        case aiogram.methods.SendChatAction():
            if call.action not in set(ChatAction):
                yield f"action: no such action as {call.action}"
        case aiogram.methods.SendMediaGroup():
            if not 2 <= len(call.media) <= 10:
                yield "media: must be 2 to 10"
        case aiogram.methods.GetUpdates() | aiogram.methods.SetWebhook():
            for kind in set(call.allowed_updates or ()) - {*UpdateType}:
                yield f"allowed_updates: no such kind as {kind}"


def _judge_button(at: str, button: aiogram.types.InlineKeyboardButton) -> Iterator[str]:
    looks = {"text", "icon_custom_emoji_id", "style"}
    does = [name for name in type(button).model_fields if name not in looks and getattr(button, name) is not None]
    if len(does) != 1:
        yield f"{at[:-1]}: a button must do exactly one thing, this one: {', '.join(does) or 'nothing'}"
    if not button.text.strip():
        yield f"{at}text: a button without a text"
    if button.callback_data is not None and not 1 <= (size := len(button.callback_data.encode())) <= 64:
        yield f"{at}callback_data: {size} bytes, must be 1 to 64"


def _judge_target(params: dict[str, Any]) -> Iterator[str]:
    in_chat = "chat_id" in params and "message_id" in params
    if in_chat == ("inline_message_id" in params):
        yield "must name a message: chat_id and message_id, or inline_message_id"


def _judge_text(method: str, at: str, part: BaseModel, name: str) -> Iterator[str]:
    limit = LIMITS.get((method, name)) or LIMITS.get(("*", name))
    text = getattr(part, name, None)
    if limit is None or not isinstance(text, str):
        return
    mode = getattr(part, "parse_mode", None)
    if isinstance(mode, str):
        if mode not in PARSE_MODES:
            yield f"{at}parse_mode: no such mode as {mode}"
        elif mode == "HTML":
            text, complaints = plain(text)
            yield from (f"{at}{name}: {complaint}" for complaint in complaints)
    if name == "text" and method not in MAY_BE_EMPTY and not text.strip():
        yield f"{at}text: empty"
    if (units := _units(text.strip())) > limit:
        yield f"{at}{name}: {units} UTF-16 units, must be at most {limit}"
    for position, entity in enumerate(
        getattr(part, "caption_entities" if name == "caption" else "entities", None) or ()
    ):
        where = f"{at}{'caption_entities' if name == 'caption' else 'entities'}[{position}]"
        if entity.type not in set(MessageEntityType):
            yield f"{where}: no such type as {entity.type}"
        if entity.offset < 0 or entity.length < 1 or entity.offset + entity.length > _units(text):
            yield f"{where}: reaches beyond the text"


def plain(marked: str) -> tuple[str, list[str]]:
    """Telegram's HTML as people read it, and what is wrong with its mark-up."""
    complaints: list[str] = []
    pieces: list[str] = []
    open_tags: list[str] = []
    end = 0
    for tag in TAG.finditer(marked):
        pieces.append(marked[end : tag.start()])
        end = tag.end()
        closes, name, attributes = tag[1] == "/", tag[2].lower(), tag[3].strip()
        if name not in TAGS or (name == "span" and not closes and attributes != 'class="tg-spoiler"'):
            complaints.append(f"unsupported start tag {name}")
        elif not closes:
            open_tags.append(name)
        elif not open_tags or open_tags.pop() != name:
            complaints.append(f"unmatched end tag {name}")
    pieces.append(marked[end:])
    complaints += [f"can't find the end of tag {name}" for name in open_tags]
    if any("<" in piece for piece in pieces):
        complaints.append("a < that begins no tag")
    # Telegram knows these four names and numbers; any other stands as it is written.
    entity = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
    return "".join(entity.sub(lambda found: html.unescape(found[0]), piece) for piece in pieces), complaints


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
