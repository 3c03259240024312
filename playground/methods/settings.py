"""What the bot says of itself: commands by scope and language, name, descriptions, menu button."""

from __future__ import annotations

import re
from typing import Any

from playground.access import Call
from playground.errors import bad_request
from playground.methods.registry import method
from playground.model import Json

MAX_COMMANDS = 100
_COMMAND = re.compile(r"^[a-z0-9_]{1,32}$")
_LANGUAGE = re.compile(r"^[a-z]{2}$")
_SCOPES = frozenset(("default", "all_private_chats", "all_group_chats", "all_chat_administrators"))
_CHAT_SCOPES = frozenset(("chat", "chat_administrators", "chat_member"))
_LIMITS = {"name": 64, "description": 512, "short_description": 120}


def _key(call: Call) -> tuple[str, str, str]:
    """Scope, what it is about, language."""
    scope = call.params.decoded("scope", "can't parse BotCommandScope JSON object")
    language = _language(call)
    if scope is None:
        return "default", "", language
    prefix = "can't parse BotCommandScope: "
    if not isinstance(scope, dict):
        raise bad_request(prefix + "BotCommandScope must be an Object")
    kind = scope.get("type")
    if not kind:
        raise bad_request(prefix + 'Can\'t find field "type"')
    if kind in _SCOPES:
        return str(kind), "", language
    if kind not in _CHAT_SCOPES:
        raise bad_request(prefix + "Unsupported type specified")
    about = str(scope.get("chat_id") or "")
    if not about:
        raise bad_request(prefix + 'Can\'t find field "chat_id"')
    known = _knows(call, about) or (kind == "chat" and about.isdigit() and int(about) in call.world.people)
    if not known:
        raise bad_request("chat not found")
    if kind == "chat_member":
        user = scope.get("user_id")
        if not user or call.world.account(int(user)) is None:
            raise bad_request(prefix + "Invalid user_id specified")
        about += f":{user}"
    return str(kind), about, language


def _knows(call: Call, about: str) -> bool:
    if not about.lstrip("-").isdigit():
        return any(group.username and "@" + group.username == about for group in call.world.groups.values())
    group = call.world.groups.get(int(about))
    return group is not None and call.bot.id in group.members


def _language(call: Call) -> str:
    language = call.params.text("language_code")
    if language and not _LANGUAGE.match(language):
        raise bad_request("invalid language code specified")
    return language


@method("setMyCommands")
def set_my_commands(call: Call) -> Any:
    given = call.params.decoded("commands", "can't parse commands JSON object")
    if given is None:
        given = []
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    commands: list[Json] = []
    for one in given:
        prefix = "can't parse BotCommand: "
        if not isinstance(one, dict):
            raise bad_request(prefix + "expected an Object")
        for name in ("command", "description"):
            if not isinstance(one.get(name), str):
                raise bad_request(f'{prefix}Can\'t find field "{name}"')
        command, description = one["command"].removeprefix("/"), one["description"].strip()
        if not command:
            raise bad_request("command must be non-empty")
        if len(command) > 32:
            raise bad_request("command length must not exceed 32")
        if not description:
            raise bad_request("command description must be non-empty")
        if len(description) > 256:
            raise bad_request("command description length must not exceed 256")
        if not _COMMAND.match(command):
            raise bad_request("BOT_COMMAND_INVALID")
        commands.append({"command": command, "description": description})
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    key = _key(call)
    if commands:
        call.bot.commands[key] = commands
    else:
        call.bot.commands.pop(key, None)
    return True


@method("getMyCommands")
def get_my_commands(call: Call) -> Any:
    return call.bot.commands.get(_key(call), [])


@method("deleteMyCommands")
def delete_my_commands(call: Call) -> Any:
    call.bot.commands.pop(_key(call), None)
    return True


def _set(call: Call, name: str) -> bool:
    value = call.params.text(name)
    if len(value) > _LIMITS[name]:
        raise bad_request(f"bot {name.replace('_', ' ')} is too long")
    language = _language(call)
    call.bot.texts[(name, language)] = value
    if name == "name" and value and not language:
        call.bot.name = value
        call.bot.json = {}
    return True


def _get(call: Call, name: str) -> Json:
    """In the language asked for, else the one for all."""
    texts, language = call.bot.texts, _language(call)
    value = texts.get((name, language)) or texts.get((name, "")) or (call.bot.name if name == "name" else "")
    return {name: value}


@method("setMyName")
def set_my_name(call: Call) -> Any:
    return _set(call, "name")


@method("getMyName")
def get_my_name(call: Call) -> Any:
    return _get(call, "name")


@method("setMyDescription")
def set_my_description(call: Call) -> Any:
    return _set(call, "description")


@method("getMyDescription")
def get_my_description(call: Call) -> Any:
    return _get(call, "description")


@method("setMyShortDescription")
def set_my_short_description(call: Call) -> Any:
    return _set(call, "short_description")


@method("getMyShortDescription")
def get_my_short_description(call: Call) -> Any:
    return _get(call, "short_description")


@method("setChatMenuButton")
def set_chat_menu_button(call: Call) -> Any:
    button = call.params.decoded("menu_button", "can't parse menu button JSON object") or {"type": "default"}
    if not isinstance(button, dict):
        raise bad_request("can't parse menu button: MenuButton must be an Object")
    if button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    number = call.params.integer("chat_id")
    if number and number not in call.world.people:
        raise bad_request("chat not found")
    call.bot.menu_buttons[number] = button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(call: Call) -> Any:
    buttons = call.bot.menu_buttons
    return buttons.get(call.params.integer("chat_id")) or buttons.get(0) or {"type": "commands"}
