"""Long texts are cut at lines, never inside a tag, and nothing of them is lost."""

import re

from hypothesis import given
from hypothesis import strategies as st

from messages.splitting import split, units
from tests.judge import plain

PIECES = st.sampled_from(
    ["mot ", "mot", "\n", "\n\n", "<b>gras</b>", "&amp;", "🚑", "é" * 7, '<a href="https://x.org/a b">ici</a>']
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)


def test_a_short_text_is_one_message() -> None:
    assert split("bonjour") == ["bonjour"]


def test_it_is_cut_at_a_line() -> None:
    assert split("aaaa\nbbbb\ncccc", most=10) == ["aaaa\nbbbb", "cccc"]


def test_a_tag_that_is_open_at_a_cut_is_closed_and_opened_again() -> None:
    assert split("<b>aaaa\nbbbb</b>", most=5) == ["<b>aaaa</b>", "<b>bbbb</b>"]


def test_a_line_too_long_by_itself_is_cut_at_a_space() -> None:
    assert split("aaa bbb ccc", most=8) == ["aaa bbb ", "ccc"]


def test_no_part_is_blank() -> None:
    assert split("aaaa\n" + "\n" * 30 + "bbbb", most=6) == ["aaaa", "bbbb"]


@given(TEXTS)
def test_every_part_is_whole_and_short_and_nothing_is_lost(text: str) -> None:
    parts = split(text, most=20)
    for part in parts:
        shown, complaints = plain(part)
        assert not complaints
        assert len(parts) == 1 or (units(part) <= 20 and shown.strip())
    assert re.sub(r"\s", "", "".join(plain(part)[0] for part in parts)) == re.sub(r"\s", "", plain(text)[0])
