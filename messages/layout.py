"""How a screen is put together: lines, the buttons below them, and what is cut when Telegram has no more room."""

import html
import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from domain.frozen import frozen
from domain.taps import Tap

MOST_UNITS = 4096
"""Telegram: a text has at most 4,096 UTF-16 units, tags not counted."""
CAPTION_UNITS = 1024
"""Telegram: so much text may stand below a picture."""
SCREEN_WIDTH = 38
"""About what a line of a small phone holds."""

_TAG = re.compile(r"<[^>]*>")


Keyboard = tuple[tuple[tuple[str, str], ...], ...]
"""Rows of buttons: each the words on it, and the data that its tap sends."""


@frozen
class Drawing:
    """A picture that is drawn when it is sent: which (a module of messages/pictures), and from what."""

    name: str
    view: object


@frozen
class Attachment:
    """A file that is made when it is sent; the HTML is its caption. `digest`: what is in it, hashed: one that is as
    before is not sent again. `photo`: Telegram shows it in the chat. `empty`: nothing is in it yet, so it is not sent
    before something is. `reply_to`: the message that it belongs to."""

    drawing: Drawing
    file_name: str
    digest: str
    photo: bool
    empty: bool
    reply_to: int | None


@frozen
class Document:
    """A file to send."""

    name: str
    content: bytes


@frozen
class Rendered:
    """What is sent: HTML in Telegram's subset, the keyboard below it, and whether an answer to it is asked for.

    `red`: the data of the one button that stands out. `share_place`: the words on the button in the keyboard's place
    that sends where the person is; `no_keys` takes such a button away. `protected`: it can be neither forwarded nor
    copied. `photo`: Telegram's own name of a photo, whose caption the HTML is. `drawing`: a picture that is drawn then,
    likewise; where it cannot be, the HTML says the same alone. `attachment`: a file that is made then.
    `document`: a file that is made already, whose caption the HTML is. `unread`: what stands in the place of a photo
    that cannot be cleaned.
    """

    html: str
    keyboard: Keyboard = ()
    force_reply: bool = False
    placeholder: str | None = None
    red: str | None = None
    share_place: str | None = None
    no_keys: bool = False
    protected: bool = False
    photo: str | None = None
    unread: str | None = None
    drawing: Drawing | None = None
    attachment: Attachment | None = None
    document: Document | None = None


@frozen
class Quote:
    """Words of a person, as long as they are, in a tag of their own: what is cut first where there is no room."""

    text: str
    tag: str = "blockquote"

    def cut(self, most: int) -> Markup:
        """The quote with at most `most` units."""
        return Markup("<{0}>{1}</{0}>").format(Markup(self.tag), shortened(self.text, most))


Line = Markup | Quote | None
"""None is a line that has nothing to say; an empty Markup is a blank line."""
Button = tuple[str, Tap]


def units(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def visible(markup: str) -> str:
    """What is read of it: without tags, entities resolved."""
    return html.unescape(_TAG.sub("", markup))


def shortened(text: str, most: int) -> str:
    """The text with at most `most` units, an ellipsis at its end where it was cut."""
    if units(text) <= most:
        return text
    kept = text.encode("utf-16-le")[: 2 * max(most - 1, 0)].decode("utf-16-le", "ignore")
    return kept.rstrip() + "…"


def capital(text: str) -> str:
    """The text as a line or a button begins."""
    return text[:1].upper() + text[1:]


def one_line(text: str, most: int = 60) -> str:
    """A person's own words within a sentence: on one line, cut where they are long."""
    return shortened(" ".join(text.split()), most)


def screen(*lines: Line, keyboard: Iterable[Sequence[Button]] = ()) -> Rendered:
    """A message that is never split: quotes are cut to what fits, then the last lines go."""
    return Rendered(fitted([line for line in lines if line is not None]), drawn(keyboard))


def fitted(lines: Sequence[Markup | Quote], most: int = MOST_UNITS) -> str:
    """The lines as one text of at most 4,096 units, or fewer."""
    whole = "\n".join(line.cut(most) if isinstance(line, Quote) else line for line in lines)
    if len(whole) <= most // 2 or units(visible(whole)) <= most:
        return whole
    quotes = sum(isinstance(line, Quote) for line in lines)
    fixed = sum(1 + units(visible(line)) for line in lines if not isinstance(line, Quote)) + quotes
    room = max(most - 4 - fixed, 0) // max(quotes, 1)
    kept: list[str] = []
    left = most - 2
    for line in lines:
        text = line.cut(max(room, 60)) if isinstance(line, Quote) else line
        left -= 1 + units(visible(text))
        if left < 0:
            kept.append("…")
            break
        kept.append(text)
    return "\n".join(kept)


def joined(parts: Iterable[str], by: str = " · ") -> Markup:
    """The parts on one line, escaped."""
    return Markup(by).join(parts)


def packed(parts: Iterable[str], width: int = SCREEN_WIDTH) -> list[Markup]:
    """The parts, as many to a line as a small phone holds."""
    rows: list[list[str]] = []
    used = 0
    for part in parts:
        size = len(visible(part)) if isinstance(part, Markup) else len(part)
        if rows and used + 3 + size <= width:
            rows[-1].append(part)
            used += 3 + size
        else:
            rows.append([part])
            used = size
    return [joined(row) for row in rows]


def bold(text: str) -> Markup:
    """What the eye must find."""
    return Markup(f"<b>{escape(text)}</b>")


def headed(sign: str, text: str) -> Markup:
    """A first line: its sign, and what matters."""
    return Markup(f"{sign} <b>{escape(text)}</b>")


def code(text: str) -> Markup:
    """Words to copy with one tap."""
    return Markup(f"<code>{escape(text)}</code>")


def drawn(rows: Iterable[Sequence[Button]]) -> Keyboard:
    """The keyboard; empty where there is no button."""
    return tuple([tuple([(text, tap.pack()) for text, tap in row]) for row in rows if row])


def shelved(buttons: Iterable[Button], width: int = SCREEN_WIDTH) -> list[list[Button]]:
    """Buttons in rows of two where both are short, else one a row."""
    rows: list[list[Button]] = []
    for button in buttons:
        short = len(button[0]) <= width // 2 - 2
        if rows and short and len(rows[-1]) == 1 and len(rows[-1][0][0]) <= width // 2 - 2:
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows
