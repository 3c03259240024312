"""The command lists that Telegram shows at the / key, for private chats and groups, in each language."""

from collections.abc import Mapping

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)

from domain.commands import COMMANDS, Command
from domain.frozen import frozen
from messages.wording import LANGUAGES, marked, say_in

_DESCRIPTIONS: Mapping[str, str] = {
    "report": marked("report a shift"),
    "report_for": marked("report for somebody"),
    "today": marked("today's reports"),
    "incident": marked("alert the coordination"),
    "incidents": marked("incidents, open ones first"),
    "sos": marked("life in danger: alert at once"),
    "summary": marked("summary of the day, week, month"),
    "missing": marked("missing reports, last 7 days"),
    "closed": marked("a site is closed"),
    "dayoff": marked("days without reminders"),
    "subscribe": marked("subscribe to a summary"),
    "subscriptions": marked("summaries that you receive"),
    "duty": marked("who is on duty"),
    "hold": marked("hold beds, see what is held"),
    "rollcall": marked("is everybody safe?"),
    "drill": marked("run an alert exercise"),
    "occupancy": marked("count the beds of a shelter"),
    "in": marked("somebody came into the shelter"),
    "out": marked("somebody left the shelter"),
    "beds": marked("find a bed"),
    "refused": marked("record people turned away"),
    "undo": marked("undo your last report"),
    "invite": marked("invite somebody"),
    "team": marked("your team: people and roles"),
    "lockme": marked("phone lost: lock your account"),
    "link": marked("link this group to a project"),
    "audit": marked("who did what, when"),
    "privacy": marked("what is kept of you, how long"),
    "mydata": marked("all that is kept of you, as a file"),
    "forgetme": marked("erase who you are"),
    "settings": marked("site, project, language"),
    "help": marked("how to report"),
}


@frozen
class CommandList:
    """One call of setMyCommands. `language_code` None: what readers of any other language see."""

    scope: BotCommandScope
    language_code: str | None
    commands: tuple[BotCommand, ...]


def command_lists() -> tuple[CommandList, ...]:
    """Every list: each scope without a language (the first language's), then in each language."""
    scopes: tuple[tuple[BotCommandScope, bool], ...] = (
        (BotCommandScopeAllPrivateChats(), False),
        (BotCommandScopeAllGroupChats(), True),
    )
    return tuple(
        CommandList(scope, code, _listed(code or LANGUAGES[0], groups))
        for scope, groups in scopes
        for code in (None, *LANGUAGES)
    )


def _listed(language: str, groups: bool) -> tuple[BotCommand, ...]:
    shown = (c for c in COMMANDS if (c.groups if groups else c.private))
    return tuple(_described(command, language) for command in shown)


def _described(command: Command, language: str) -> BotCommand:
    word = command.en if language == "en" else command.fr
    described = _DESCRIPTIONS.get(command.name)
    return BotCommand(word, say_in(language).plain(described) if described else command.name)
