"""The `reply_markup` parameter: checked, and brought into the form in which messages carry it."""

from __future__ import annotations

from typing import Any

from playground.errors import ApiError, bad_request
from playground.model import Json
from playground.text.links import checked_link, link_refusal, mentioned_user

ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
MAX_BUTTONS = 100
MAX_ROW = 8


def check_markup(value: Any) -> Json | None:
    """`{"inline_keyboard": …}`, `{"keyboard": …, …}`, `{"remove_keyboard": true}`, `{"force_reply": true}` or None.

    Raises ApiError 400. Empty inline keyboards count as none.
    """
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    for name in ("keyboard", "inline_keyboard"):
        if value.get(name) is not None and not isinstance(value[name], list):
            raise bad_request(f'Field "{name}" must be of type Array')
    if value.get("keyboard"):
        return _reply_keyboard(value)
    if value.get("inline_keyboard"):
        return _inline_keyboard(value["inline_keyboard"])
    if value.get("remove_keyboard") or value.get("hide_keyboard"):
        return {"remove_keyboard": True}
    if value.get("force_reply") or value.get("force_reply_keyboard"):
        return {"force_reply": True}
    return None


def _reply_keyboard(value: Json) -> Json:
    rows: list[list[Json]] = []
    for row in value["keyboard"]:
        if not isinstance(row, list):
            raise bad_request('field "keyboard" must be an Array of Arrays')
        buttons: list[Json] = []
        for button in row:
            if isinstance(button, str):
                button = {"text": button}
            if not isinstance(button, dict):
                raise bad_request("can't parse keyboard button: KeyboardButton must be an Object")
            _text(button, "can't parse keyboard button")
            buttons.append(button)
        if buttons:
            rows.append(buttons)
    if not rows:
        raise bad_request("reply keyboard is empty")
    flags = ("one_time_keyboard", "resize_keyboard", "is_persistent", "selective", "input_field_placeholder")
    return {"keyboard": rows, **{name: value[name] for name in flags if value.get(name)}}


def _text(button: Json, prefix: str) -> None:
    if "text" not in button:
        raise bad_request(f'{prefix}: Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise bad_request(f'{prefix}: Field "text" must be of type String')


def _inline_keyboard(value: list[Any]) -> Json | None:
    rows: list[list[Json]] = []
    for row in value:
        if not isinstance(row, list):
            raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
        if row:
            rows.append([_inline_button(button) for button in row])
    if not rows:
        return None
    if sum(map(len, rows)) > MAX_BUTTONS or max(map(len, rows)) > MAX_ROW:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return {"inline_keyboard": rows}


def _inline_button(button: Any) -> Json:
    prefix = "can't parse inline keyboard button"
    if not isinstance(button, dict):
        raise bad_request(f"{prefix}: InlineKeyboardButton must be an Object")
    _text(button, prefix)
    text = button["text"].strip()
    present = [name for name in ACTIONS if button.get(name) is not None and button.get(name) != ""]
    if not present:
        if button.get("callback_data") == "":
            raise _invalid_data()
        raise bad_request(f"{prefix}: Text buttons are unallowed in the inline keyboard")
    if len(present) > 1:
        # Telegram's own server takes the first it knows; its documentation asks for exactly one, and so do we.
        raise bad_request(f"{prefix}: exactly one of the optional fields must be used, got {', '.join(present)}")
    if not text:
        raise bad_request("BUTTON_TEXT_INVALID") if "text" in button else bad_request("REPLY_MARKUP_INVALID")
    action = present[0]
    value = button[action]
    kept: Json = {"text": text, action: value}
    if action == "callback_data":
        if not isinstance(value, str):
            raise bad_request(f'{prefix}: Field "callback_data" must be of type String')
        if not 1 <= len(value.encode("utf-8", "surrogatepass")) <= 64:
            raise _invalid_data()
    elif action == "url":
        if not isinstance(value, str):
            raise bad_request(f'{prefix}: Field "url" must be of type String')
        if mentioned_user(value) is None:
            link = checked_link(value, loopback=True)
            if link is None:
                raise bad_request(f"inline keyboard button URL '{value}' is invalid: {link_refusal(value)}")
            kept["url"] = link
    elif action == "copy_text":
        if not isinstance(value, dict) or not isinstance(value.get("text"), str) or not 1 <= len(value["text"]) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    elif action == "web_app" and not (isinstance(value, dict) and str(value.get("url", "")).startswith("https://")):
        raise bad_request(f"{prefix}: Web App URL is invalid: Only HTTPS links are allowed")
    if button.get("style") is not None:
        if button["style"] not in ("danger", "success", "primary"):
            raise bad_request(f"{prefix}: invalid button style specified")
        kept["style"] = button["style"]
    return kept


def _invalid_data() -> ApiError:
    return bad_request("BUTTON_DATA_INVALID")


def inline_rows(markup: Json | None) -> list[list[Json]]:
    """Rows of the inline keyboard, empty where there is none."""
    rows: list[list[Json]] = markup.get("inline_keyboard", []) if markup else []
    return rows
