"""A sample as it stands on a phone: text as it is read, buttons in brackets."""

from messages.render import render
from tests.messages.samples import BOT, CATALOGUE, samples
from tests.messages.telegram_html import read

_SPACES = str.maketrans("\u00a0\u202f", "  ")


def on_screen(name: str, language: str) -> list[str]:
    """The lines of the sample of that name; spaces that do not break are shown as plain ones."""
    view, notice = next((view, notice) for other, view, notice in samples() if other == name)
    rendered = render(view, notice=notice, language=language, catalogue=CATALOGUE, bot_username=BOT)
    lines = read(rendered.html).translate(_SPACES).split("\n")
    return [*lines, *(" ".join(f"[{text}]" for text, _ in row) for row in rendered.keyboard)]
