"""Webhooks, who the bot is, and leaving the server."""

from __future__ import annotations

import re
from typing import Any

from playground.access import Call
from playground.errors import bad_request
from playground.methods.registry import method
from playground.model import Webhook
from playground.polling import confirm, set_allowed
from playground.render import user_json
from playground.text.links import checked_link

_SECRET = re.compile(r"^[A-Za-z0-9_-]{1,256}$")


@method("getMe")
def get_me(call: Call) -> Any:
    bot = call.bot
    return {
        **user_json(bot),
        "can_join_groups": True,
        "can_read_all_group_messages": not bot.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("setWebhook")
def set_webhook(call: Call) -> Any:
    params, bot = call.params, call.bot
    url = params.text("url").strip()
    if params.flag("drop_pending_updates"):
        confirm(call.world, bot, bot.next_update_id)
    if not url:
        return _delete(call)
    secret = params.text("secret_token")
    if secret and not _SECRET.match(secret):
        too_long = len(secret) > 256
        raise bad_request("secret token is too long" if too_long else "secret token contains unallowed characters")
    # As a local server does, and unlike Telegram's own, plain HTTP is taken: the bot is on this machine.
    if checked_link(url, loopback=True) is None:
        raise bad_request("bad webhook: Invalid webhook URL specified")
    set_allowed(bot, params)
    connections = min(max(params.integer("max_connections", 40), 1), 100)
    hook = Webhook(url, secret, connections, params.text("ip_address"), "certificate" in params.files)
    same = bot.webhook
    call.description = "Webhook was set"
    if same is not None and (same.url, same.secret, same.max_connections) == (url, secret, connections):
        call.description = "Webhook is already set"
        return True
    call.world.polls.webhook_set(bot)
    call.world.webhooks.set(bot, hook)
    return True


def _delete(call: Call) -> bool:
    call.description = "Webhook was deleted" if call.bot.webhook is not None else "Webhook is already deleted"
    call.world.webhooks.set(call.bot, None)
    return True


@method("deleteWebhook")
def delete_webhook(call: Call) -> Any:
    if call.params.flag("drop_pending_updates"):
        confirm(call.world, call.bot, call.bot.next_update_id)
    return _delete(call)


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> Any:
    bot, hook = call.bot, call.bot.webhook
    call.world.expire(bot)
    shown: dict[str, Any] = {
        "url": hook.url if hook else "",
        "has_custom_certificate": bool(hook and hook.has_certificate),
        "pending_update_count": bot.pending,
    }
    if hook is not None:
        if hook.last_error_date:
            shown.update(last_error_date=hook.last_error_date, last_error_message=hook.last_error)
        shown["max_connections"] = hook.max_connections
        if hook.ip_address:
            shown["ip_address"] = hook.ip_address
    if bot.allowed_updates is not None:
        shown["allowed_updates"] = sorted(bot.allowed_updates)
    return shown


@method("logOut")
def log_out(call: Call) -> Any:
    return True


@method("close")
def close(call: Call) -> Any:
    return True
