"""What does not fit is cut: quotes first, then the last lines; never a tag, never half a character."""

from markupsafe import Markup

from messages.layout import Quote, bold, joined, one_line, packed, screen, shortened
from tests.messages.telegram_html import read, units


def test_a_long_quote_is_cut_to_what_the_other_lines_leave() -> None:
    text = read(screen(bold("first"), Quote("<é🚑>" * 2000), bold("last")).html)
    assert units(text) <= 4096
    assert units(text) > 4000
    assert text.startswith("first\n<é")
    assert text.endswith("…\nlast")


def test_lines_without_end_are_cut_at_a_line() -> None:
    text = read(screen(*(bold(f"line {n}") for n in range(2000))).html)
    assert units(text) <= 4096
    assert text.endswith("\n…")


def test_half_a_character_is_no_character() -> None:
    assert shortened("🚑🚑🚑", 4) == "🚑…"
    assert shortened("short", 60) == "short"


def test_own_words_stay_on_one_line() -> None:
    assert one_line("a\n  b\tc") == "a b c"


def test_what_is_joined_is_escaped_and_markup_stays() -> None:
    assert joined(("<x>", bold("<y>"))) == Markup("&lt;x&gt; · <b>&lt;y&gt;</b>")


def test_parts_share_a_line_as_far_as_a_phone_holds_them() -> None:
    assert packed(["a" * 20, "b" * 10, "c" * 20]) == [f"{'a' * 20} · {'b' * 10}", "c" * 20]
