"""The world of one playground: its people, bots, chats and files, and who is who."""

from __future__ import annotations

import random
import re
import secrets
import string
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from playground.calls import CallLog
from playground.clock import ServerClock
from playground.errors import ControlError
from playground.events import Feed
from playground.faults import Faults
from playground.files import FileStore
from playground.idleness import Idleness
from playground.limits import FloodGate
from playground.model import Account, Bot, Chat, Json, Person, Update

if TYPE_CHECKING:
    from playground.polling import Polls
    from playground.webhook import Webhooks

T = TypeVar("T")
TOKEN = re.compile(r"^\d{1,16}:[A-Za-z0-9_-]{35}$")
USERNAME = re.compile(r"^[A-Za-z0-9_]{3,32}$")
# Telegram's own server leaves these out unless they are asked for.
ASKED_FOR = frozenset(("chat_member", "message_reaction", "message_reaction_count"))


class World:
    """All state; one instance an app."""

    def __init__(self) -> None:
        self.name = secrets.token_urlsafe(8)
        """Tells this world from the one before a restart, whose numbers mean something else."""
        self.first_number = 1
        """With what the numbering of messages begins; raised, and that of updates too, for a bot that remembers those
        of a world before this one."""
        self.clock = ServerClock()
        self.feed = Feed(self.clock)
        self.files = FileStore()
        self.calls = CallLog(self.clock)
        self.faults = Faults()
        self.floods = FloodGate()
        self.idleness = Idleness(self)
        self.people: dict[int, Person] = {}
        self.bots: dict[int, Bot] = {}
        self.tokens: dict[str, Bot] = {}
        self.groups: dict[int, Chat] = {}
        self.private: dict[tuple[int, int], Chat] = {}
        self.callbacks: dict[str, Any] = {}
        self.webhook_delay = 1.0
        self.message_count = 0
        self.duplicates = 0
        self.polls: Polls
        self.webhooks: Webhooks
        self._random = random.Random(20260131)

    # -- who is who ---------------------------------------------------------------------------------------------

    def account(self, number: int) -> Account | None:
        return self.people.get(number) or self.bots.get(number)

    def known_user(self, number: int) -> Json | None:
        """The `User` with that id, None for a stranger."""
        from playground.render import user_json

        account = self.account(number)
        return user_json(account) if account is not None else None

    def find_person(self, address: Any) -> Person:
        """By id, `@username`, first or full name. ControlError 404 where there is none, 400 where there are several."""
        if isinstance(address, str) and address.lstrip("-").isdigit():
            address = int(address)
        if isinstance(address, int) and address in self.people:
            return self.people[address]
        if isinstance(address, str) and address:
            if address.startswith("@"):
                found = [p for p in self.people.values() if (p.username or "").lower() == address[1:].lower()]
            else:
                found = [p for p in self.people.values() if address in (p.name, p.full_name)]
                found = [p for p in found if p.full_name == address] or found
            return self._only(found, f"person {address!r}")
        raise ControlError(404, f"no person {address!r}")

    def find_bot(self, address: Any = None) -> Bot:
        """By id or username; None: the only bot there is."""
        if address is None or address == "":
            return self._only(self.bots.values(), "bot (name one with `bot`)")
        if isinstance(address, str) and address.isdigit():
            address = int(address)
        if isinstance(address, int) and address in self.bots:
            return self.bots[address]
        name = str(address).removeprefix("@").lower()
        return self._only([b for b in self.bots.values() if b.username.lower() == name], f"bot {address!r}")

    def find_group(self, address: Any) -> Chat:
        """By id, `@username` or title; titles of groups that became supergroups name the supergroup."""
        if isinstance(address, str) and address.lstrip("-").isdigit():
            address = int(address)
        if isinstance(address, int) and address in self.groups:
            return self.groups[address]
        if isinstance(address, str) and address:
            living = [g for g in self.groups.values() if g.migrated_to is None]
            if address.startswith("@"):
                return self._only([g for g in living if g.username == address[1:]], f"chat {address!r}")
            return self._only([g for g in living if g.title == address], f"chat {address!r}")
        raise ControlError(404, f"no chat {address!r}")

    def find_chat(self, person: Person | None, chat: Any, bot: Any = None) -> Chat:
        """A group, or (without `chat`, or with a person's or bot's address as `chat`) a private chat."""
        if chat is None or chat == "":
            if person is None:
                raise ControlError(400, "chat or person is needed")
            return self.private_chat(person, self.find_bot(bot))
        if person is not None:
            names = {str(person.id), *(f"@{b.username}" for b in self.bots.values()), *map(str, self.bots)}
            if str(chat) == str(person.id):
                return self.private_chat(person, self.find_bot(bot))
            if str(chat) in names:
                return self.private_chat(person, self.find_bot(chat))
        return self.find_group(chat)

    @staticmethod
    def _only(found: Iterable[T], what: str) -> T:
        several = list(found)
        if not several:
            raise ControlError(404, f"no {what}")
        if len(several) > 1:
            raise ControlError(400, f"more than one {what}")
        return several[0]

    # -- making -------------------------------------------------------------------------------------------------

    def _new_id(self) -> int:
        while True:
            number = self._random.randint(100_000_000, 7_999_999_999)
            if number not in self.people and number not in self.bots:
                return number

    def add_bot(self, username: str, name: str, token: str | None, privacy: bool, number: int | None) -> Bot:
        """ControlError 400 for a token or username of the wrong shape, 409 where it is taken."""
        username = username.removeprefix("@")
        if not USERNAME.match(username) or not username.lower().endswith("bot"):
            raise ControlError(400, "a bot's username has 3 to 32 of a-z, 0-9, _ and ends in bot")
        if token is not None:
            if not TOKEN.match(token):
                raise ControlError(400, "a token is <id>:<35 characters of A-Z a-z 0-9 _ ->")
            number = int(token.split(":")[0])
        number = number or self._new_id()
        if self.account(number) or any(b.username.lower() == username.lower() for b in self.bots.values()):
            raise ControlError(409, "that id or username is taken")
        if token is None:
            letters = string.ascii_letters + string.digits
            token = f"{number}:AA" + "".join(secrets.choice(letters) for _ in range(33))
        bot = Bot(number, token, username, name, privacy, next_message_id=self.first_number)
        bot.next_update_id = self._random.randint(100_000_000, 900_000_000) + self.first_number
        self.bots[number] = self.tokens[token] = bot
        self.feed.publish("bot", None, {"bot": {"id": bot.id, "username": username, "name": name}})
        return bot

    def add_person(
        self, name: str, last_name: str | None, username: str | None, language: str | None, number: int | None
    ) -> Person:
        username = username.removeprefix("@") if username else None
        if not name.strip():
            raise ControlError(400, "name is empty")
        if username and (not USERNAME.match(username) or any(p.username == username for p in self.people.values())):
            raise ControlError(400, f"username {username!r} is taken or not of 3 to 32 of a-z, 0-9, _")
        if number is not None and self.account(number):
            raise ControlError(409, f"id {number} is taken")
        person = Person(number or self._new_id(), name, last_name, username, language)
        self.people[person.id] = person
        self.feed.publish("person", None, {"person": {"id": person.id, "name": person.full_name}})
        return person

    def private_chat(self, person: Person, bot: Bot) -> Chat:
        """The chat of the two; it exists on demand, and `started` once the person wrote."""
        key = (person.id, bot.id)
        chat = self.private.get(key)
        if chat is None:
            chat = self.private[key] = Chat(person.id, "private", person=person, bot=bot)
        return chat

    def new_group(self, kind: str, title: str, number: int | None = None) -> Chat:
        """A group, supergroup or forum without members. ControlError 409 where `number`, its id, is taken."""
        if number in self.groups:
            raise ControlError(409, f"id {number} is taken")
        number = number or self._new_group_id(kind)
        chat = Chat(number, "group" if kind == "group" else "supergroup", title=title, forum=kind == "forum")
        chat.next_message_id = self.first_number
        self.groups[number] = chat
        return chat

    def _new_group_id(self, kind: str) -> int:
        while True:
            number = self._random.randint(1_000_000_000, 3_999_999_999)
            number = -number if kind == "group" else -1_000_000_000_000 - number
            if number not in self.groups:
                return number

    # -- updates ------------------------------------------------------------------------------------------------

    def push(self, bot: Bot, kind: str, body: bytes, lane: tuple[str, int], ttl: float = 86_400) -> int | None:
        """Queues an update for the bot and wakes whoever waits for it; its id, or None where the bot does not want it.

        `body` is the update's JSON object without braces and `update_id`; `ttl` in seconds of the server's clock.
        """
        allowed = bot.allowed_updates
        if (kind in ASKED_FOR) if allowed is None else (kind not in allowed):
            return None
        return self.push_raw(bot, kind, body, lane, ttl)

    def push_raw(
        self, bot: Bot, kind: str, body: bytes, lane: tuple[str, int], ttl: float, number: int | None = None
    ) -> int:
        """As `push`, whatever the bot wants."""
        if number is None:
            number = bot.next_update_id
        bot.next_update_id = max(bot.next_update_id, number + 1)
        update = Update(number, kind, body, self.clock.timestamp() + ttl, lane)
        bot.queue.append(update)
        bot.pending += 1
        self.idleness.stir()
        if bot.webhook is not None:
            self.webhooks.offer(bot, update)
        else:
            self.polls.wake(bot)
        return number

    def close_update(self, bot: Bot, update: Update) -> None:
        """Confirmed, delivered or expired: it is waited for no longer."""
        if not update.done:
            update.done = True
            bot.pending -= 1
            self.idleness.stir()

    def expire(self, bot: Bot) -> None:
        """Drops what is done with, and what waited too long by the server's clock."""
        now, queue = self.clock.timestamp(), bot.queue
        for update in queue:
            if not update.done and update.expires <= now:
                self.close_update(bot, update)
        while queue and queue[0].done:
            queue.popleft()
