"""The chat page: what a launcher tells it about its mission. The page lies in `assets/`, its words in `locales/`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass

from playground.model import Json

Words = Mapping[str, str]
"""The same words in each language: `{"fr": "…", "en": "…"}`."""


@dataclass(frozen=True)
class Part:
    """Somebody of the cast: a person of the playground's world, and what stands beside the name."""

    person: str
    label: Words
    team: Words


@dataclass(frozen=True)
class Done:
    """What the page watches for in the feed, after the step began.

    `kind`: message, edit, delete, reaction, tap, clock or operation. `person`: whose private chat with the bot, or who
    acted, one for all or one for each of the reader's languages; `"stranger"`: any stranger of the page. `chat`: a
    group's title. `matches`: a JavaScript regular expression (flags `iu`) on the text (message, edit), on the
    operation's key, or on the toast (tap).
    """

    kind: str
    person: str | Words | None = None
    chat: str | None = None
    from_bot: bool | None = None
    matches: str | None = None


@dataclass(frozen=True)
class Step:
    """A step of the guided tour.

    `text`: short paragraphs separated by blank lines; `code` in backticks and *emphasis* are shown as such.
    `person`: whom to play, as in `Done` (`"stranger"`: the page's), `chat`: where (None: the private chat with the
    bot), `type`: what "type it for me" puts into the composer (`sent`: and sends at once), `done`: all that must
    happen, in this order.
    """

    key: str
    title: Words
    text: Words
    person: str | Words | None = None
    chat: str | None = None
    type: Words | None = None
    sent: bool = False
    done: tuple[Done, ...] = ()


@dataclass(frozen=True)
class Result:
    """What an operation came to: words to show, and a file (name, MIME type, bytes) to save."""

    message: Words | None = None
    file: tuple[str, str, bytes] | None = None


@dataclass(frozen=True)
class Operation:
    """Something the launcher can do at the press of a button, such as killing the bot."""

    key: str
    label: Words
    help: Words
    run: Callable[[], Awaitable[Result]]


@dataclass(frozen=True)
class Page:
    """`bot`: its username. `zone`: the mission's IANA zone. `groups`: titles. `stranger`: the name a stranger gets.

    `state`: how things stand now, such as `{"bot": "running"}` (or `"stopped"`); its changes are published in the feed
    as `state`.
    """

    title: str
    bot: str
    zone: str
    languages: tuple[str, ...]
    cast: tuple[Part, ...]
    groups: tuple[str, ...]
    stranger: Words
    tour: tuple[Step, ...]
    operations: tuple[Operation, ...]
    state: Callable[[], Mapping[str, str]]


def describe(page: Page) -> Json:
    """The page as JSON, `run` left out."""
    return {
        "title": page.title,
        "bot": page.bot,
        "zone": page.zone,
        "languages": page.languages,
        "cast": [asdict(part) for part in page.cast],
        "groups": page.groups,
        "stranger": dict(page.stranger),
        "tour": [asdict(step) for step in page.tour],
        "operations": [{"key": o.key, "label": dict(o.label), "help": dict(o.help)} for o in page.operations],
        "state": dict(page.state()),
    }
