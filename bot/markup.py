"""Buttons and other answers that a message asks for, as Telegram's JSON."""

from typing import Any

from messages.layout import Rendered

Json = dict[str, Any]


def markup_of(rendered: Rendered) -> Json | None:
    """What stands below a new message, or in the place of the reader's keyboard."""
    if rendered.force_reply:
        forced = {"force_reply": True, "selective": True, "input_field_placeholder": rendered.placeholder}
        return {name: value for name, value in forced.items() if value is not None}
    if rendered.share_place is not None:
        key = {"text": rendered.share_place, "request_location": True}
        return {"keyboard": [[key]], "resize_keyboard": True, "one_time_keyboard": True}
    if rendered.no_keys:
        return {"remove_keyboard": True}
    return inline_of(rendered)


def inline_of(rendered: Rendered) -> Json | None:
    """The buttons below a message, new or edited."""
    if not rendered.keyboard:
        return None
    rows = [[_button(text, data, red=data == rendered.red) for text, data in row] for row in rendered.keyboard]
    return {"inline_keyboard": rows}


def _button(text: str, data: str, *, red: bool) -> Json:
    return {"text": text, "callback_data": data, "style": "danger"} if red else {"text": text, "callback_data": data}
