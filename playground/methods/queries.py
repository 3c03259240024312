"""Answering a tap, and reacting."""

from __future__ import annotations

from typing import Any

from playground.access import Call, check_access, message_of, resolve_chat
from playground.callbacks import answer
from playground.errors import QUERY_TOO_OLD, bad_request
from playground.methods.registry import method
from playground.reactions import parse_reactions, react

MAX_ANSWER = 200


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> Any:
    params = call.params
    text = params.text("text")
    query = call.world.callbacks.get(params.text("callback_query_id"))
    if query is None or query.bot is not call.bot or query.answered:
        raise bad_request(QUERY_TOO_OLD)
    if call.world.clock.timestamp() > query.expires:
        raise bad_request(QUERY_TOO_OLD)
    if len(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    shown = {"text": text, "show_alert": params.flag("show_alert"), "url": params.text("url") or None}
    answer(call.world, query, shown)
    return True


@method("setMessageReaction")
def set_message_reaction(call: Call) -> Any:
    emojis = parse_reactions(call.params.decoded("reaction", "can't parse reaction types JSON object"))
    chat = resolve_chat(call)
    check_access(chat, call.bot, write=True)
    message = message_of(chat, call.params.integer("message_id"), "react")
    if message.is_service and chat.type != "supergroup":
        raise bad_request("REACTION_INVALID")
    react(call.world, message, call.bot, emojis)
    return True
