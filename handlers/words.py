"""Filters that Telegram's own marks are not enough for: accented commands, commands for somebody else, mentions."""

from telegram import Message
from telegram.constants import ChatType
from telegram.ext.filters import MessageFilter

from domain.commands import BY_WORD, Said, read_command
from domain.report_form import START
from handlers.turn import turn


def said_command(message: Message) -> Said | None:
    """The command that a message begins with, where it is for Vigie."""
    said = read_command(message.text or "")
    if said is None or said.addressed_to not in (None, turn().bot_username.casefold()):
        return None
    return said


def said_alarm(message: Message) -> Said | None:
    """As `said_command`, also below a picture: an alert must not be answered by "Vigie reads text"."""
    said = read_command(message.text or message.caption or "")
    if said is None or said.addressed_to not in (None, turn().bot_username.casefold()):
        return None
    return said


def without_mention(text: str) -> str:
    """The text less Vigie's own name at its beginning: `@vigie_bot clinique 34` is a report."""
    mention = f"@{turn().bot_username}"
    stripped = text.lstrip()
    return stripped[len(mention) :].lstrip(" ,:") if stripped.casefold().startswith(mention.casefold()) else text


class IsCommand(MessageFilter):
    """The message begins with the command of this name, in either language, with or without accents."""

    def __init__(self, name: str) -> None:
        super().__init__(name=f"IsCommand({name})")
        self._name = name

    def filter(self, message: Message) -> bool:
        """Whether it is that command."""
        said = said_command(message)
        if said is None:
            return False
        command = BY_WORD.get(said.word)
        return command is not None and command.name == self._name


class IsAlarm(MessageFilter):
    """The message, or what stands below its picture, begins with the command of this name, which raises an alert."""

    def __init__(self, name: str) -> None:
        super().__init__(name=f"IsAlarm({name})")
        self._name = name

    def filter(self, message: Message) -> bool:
        """Whether it is that command."""
        said = said_alarm(message)
        command = None if said is None else BY_WORD.get(said.word)
        return command is not None and command.name == self._name


class IsAnyCommand(MessageFilter):
    """The message begins with some command for Vigie, known or not."""

    def filter(self, message: Message) -> bool:
        """Whether it is one."""
        return said_command(message) is not None


class IsFormLink(MessageFilter):
    """The private chat was opened by the link to the form."""

    def filter(self, message: Message) -> bool:
        """Whether it was."""
        said = said_command(message)
        private = message.chat.type == ChatType.PRIVATE
        return private and said is not None and said.word == "start" and said.rest == START


class IsMention(MessageFilter):
    """The message begins with Vigie's name."""

    def filter(self, message: Message) -> bool:
        """Whether it does."""
        text = message.text or ""
        return without_mention(text) != text


class AnswersVigie(MessageFilter):
    """The message is an answer to something that Vigie said."""

    def filter(self, message: Message) -> bool:
        """Whether it is."""
        answered = message.reply_to_message
        sender = answered.from_user if answered is not None else None
        return (
            sender is not None
            and isinstance(sender.username, str)  # PTB reads what comes as it comes
            and sender.username.casefold() == turn().bot_username.casefold()
        )
