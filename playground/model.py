"""What there is: people, bots, chats, topics, files and messages. Data and nothing else."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
ChatType = Literal["private", "group", "supergroup"]

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
    "can_manage_tags",
    "can_send_welcome_messages",
)


@dataclass(slots=True, eq=False)
class Person:
    id: int
    name: str
    last_name: str | None = None
    username: str | None = None
    language: str | None = None
    deactivated: bool = False
    blocked: set[int] = field(default_factory=set)
    json: Json = field(default_factory=dict)

    @property
    def full_name(self) -> str:
        return f"{self.name} {self.last_name}" if self.last_name else self.name


@dataclass(slots=True)
class Update:
    id: int
    kind: str
    body: bytes
    expires: float
    lane: tuple[str, int]
    done: bool = False


@dataclass(slots=True)
class Webhook:
    url: str
    secret: str = ""
    max_connections: int = 40
    ip_address: str = ""
    has_certificate: bool = False
    last_error_date: int = 0
    last_error: str = ""


@dataclass(slots=True, eq=False)
class Bot:
    id: int
    token: str
    username: str
    name: str
    privacy: bool = True
    json: Json = field(default_factory=dict)
    queue: deque[Update] = field(default_factory=deque)
    pending: int = 0
    next_update_id: int = 1
    confirmed: deque[Update] = field(default_factory=lambda: deque(maxlen=100))
    allowed_updates: frozenset[str] | None = None
    webhook: Webhook | None = None
    next_message_id: int = 1
    commands: dict[tuple[str, str, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)

    @property
    def full_name(self) -> str:
        return self.name


Account = Person | Bot


@dataclass(slots=True)
class Member:
    account: Account
    status: str = "member"
    rights: frozenset[str] = frozenset()
    can_send: bool = True

    @property
    def inside(self) -> bool:
        return self.status in ("creator", "administrator", "member", "restricted")

    @property
    def is_admin(self) -> bool:
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)


@dataclass(slots=True)
class Topic:
    thread: int
    name: str
    icon_color: int
    closed: bool = False
    deleted: bool = False


@dataclass(slots=True)
class StoredFile:
    id: str
    unique_id: str
    data: bytes
    kind: str
    name: str | None = None
    mime_type: str | None = None
    path: str = ""
    width: int = 0
    height: int = 0
    duration: int = 0


@dataclass(slots=True)
class Version:
    """One state of a message: when it came about (server's clock) and what it then said."""

    at: float
    text: str
    entities: list[Json]
    markup: Json | None


@dataclass(slots=True, eq=False)
class Message:
    chat: Chat
    id: int
    sender: Account
    date: int
    kind: str
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    content: Json = field(default_factory=dict)
    file: StoredFile | None = None
    markup: Json | None = None
    reply_to: Message | None = None
    quote: Json | None = None
    thread: int | None = None
    silent: bool = False
    protected: bool = False
    edit_date: int | None = None
    deleted_at: float | None = None
    extra: Json = field(default_factory=dict)
    versions: list[Version] = field(default_factory=list)
    reactions: dict[int, list[str]] = field(default_factory=dict)
    seq: int = 0

    @property
    def is_service(self) -> bool:
        return self.kind == "service"


@dataclass(slots=True, eq=False)
class Chat:
    id: int
    type: ChatType
    title: str = ""
    username: str | None = None
    forum: bool = False
    person: Person | None = None
    bot: Bot | None = None
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    next_message_id: int = 1
    pinned: list[int] = field(default_factory=list)
    reply_keyboard: Json | None = None
    actions: deque[tuple[float, str]] = field(default_factory=lambda: deque(maxlen=20))
    migrated_to: int | None = None
    migrated_from: int | None = None
    deleted: bool = False
    started: bool = False
    json: Json = field(default_factory=dict)

    def new_message_id(self) -> int:
        """Private chats of a bot share one count, as on Telegram; every group has its own."""
        owner: Bot | Chat = self.bot if self.bot is not None else self
        number = owner.next_message_id
        owner.next_message_id += 1
        return number
