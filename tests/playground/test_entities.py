"""Parse modes and automatic entities; offsets in UTF-16 units."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.errors import ApiError
from playground.text.automatic import find_entities
from playground.text.formatted import format_text, to_html
from playground.text.html import parse_html
from playground.text.utf16 import Units, utf16_len


def nobody(_: int) -> dict[str, Any] | None:
    return None


def html(source: str) -> tuple[str, list[dict[str, Any]]]:
    return format_text(source, "HTML", None, nobody)


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("a <b>b</b>", "a b", [("bold", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("😀<u>é</u>", "😀é", [("underline", 2, 1)]),
        ("&lt;b&gt; &amp; &quot; &nbsp; &#233;", '<b> & " &nbsp; é', []),
        ("<code>x &lt; y</code>", "x < y", [("code", 0, 5)]),
        ("<pre><code class='language-py'>x</code></pre>", "x", [("pre", 0, 1)]),
        ("<a href='https://a.org'>a</a>", "a", [("text_link", 0, 1)]),
        ("<a href='nowhere'>a</a>", "a", []),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<tg-spoiler>a</tg-spoiler><span class='tg-spoiler'>b</span>", "ab", [("spoiler", 0, 2)]),
        ("<B>a</b> <strong>b</STRONG>", "a b", [("bold", 0, 1), ("bold", 2, 1)]),
        ("  <b> a </b>  ", "a", [("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        ("<b>a<code>b</code>c</b>", "abc", [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]),
    ],
)
def test_html(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    found = html(source)
    assert found[0] == text
    assert [(e["type"], e["offset"], e["length"]) for e in found[1]] == entities


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é<x>", 'Unsupported start tag "x" at byte offset 2'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("x </b>", "Unexpected end tag at byte offset 2"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
    ],
)
def test_html_refusals(source: str, words: str) -> None:
    with pytest.raises(ApiError) as refusal:
        html(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a* _b_ __c__ ~d~ ||e||", "a b c d e", ["bold", "italic", "underline", "strikethrough", "spoiler"]),
        ("*a _b_*", "a b", ["bold", "italic"]),
        (r"1\.5 \- 2\!", "1.5 - 2!", []),
        ("[a](https://a.org/x\\)y)", "a", ["text_link"]),
        ("`x*y`", "x*y", ["code"]),
        ("```py\nx\n```", "x", ["pre"]),
        (">a\n>b\nc", "a\nb\nc", ["blockquote"]),
    ],
)
def test_markdown_v2(source: str, text: str, entities: list[str]) -> None:
    found = format_text(source, "MarkdownV2", None, nobody)
    assert (found[0], [e["type"] for e in found[1]]) == (text, entities)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("1.5", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("é *x", "Can't find end of Bold entity at byte offset 3"),
    ],
)
def test_markdown_v2_refusals(source: str, words: str) -> None:
    with pytest.raises(ApiError) as refusal:
        format_text(source, "MarkdownV2", None, nobody)
    assert refusal.value.description == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/r 12", ["/r"]),
        ("/équipe", []),
        ("/reglé", []),
        ("a/b /beds@vigie_bot", ["/beds@vigie_bot"]),
        ("@awa_d et @x", ["@awa_d"]),
        ("voir https://a.org/x?y=1, ou msf.fr.", ["https://a.org/x?y=1", "msf.fr"]),
        ("12.30 et 3.fr.x", []),
        ("awa@msf.org", ["awa@msf.org"]),
        ("+33 6 12 34 56 78 ou 06 12", ["+33 6 12 34 56 78"]),
        ("#calais $EUR", ["#calais", "$EUR"]),
        ("😀 /r", ["/r"]),
    ],
)
def test_automatic_entities(text: str, found: list[str]) -> None:
    units = Units(text)
    assert [units.cut(e["offset"], e["length"]) for e in find_entities(text)] == found


def test_given_entities_must_fit_the_text() -> None:
    for bad in (
        [{"type": "bold", "offset": 0, "length": 9}],
        [{"type": "bold", "offset": 1, "length": 1}],
        [{"type": "bold", "length": 1}],
        [{"type": "loud", "offset": 0, "length": 1}],
        [1],
    ):
        with pytest.raises(ApiError):
            format_text("😀x", "", bad, nobody)
    assert format_text("😀x", "", [{"type": "bold", "offset": 0, "length": 2}], nobody)[1][0]["type"] == "bold"


words = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<>&"), min_size=1, max_size=8)
tags = st.sampled_from(["b", "i", "u", "s", "code", "tg-spoiler", "blockquote"])


@given(st.lists(st.tuples(words, tags | st.none()), min_size=1, max_size=6))
def test_every_entity_covers_its_words_in_utf16(pieces: list[tuple[str, str | None]]) -> None:
    source = "".join(f"<{tag}>{word}</{tag}>" if tag else word for word, tag in pieces)
    text, entities = parse_html(source)
    assert text == "".join(word for word, _ in pieces)
    encoded = text.encode("utf-16-le")
    cut = [encoded[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le") for e in entities]
    assert cut == [word for word, tag in pieces if tag]


@given(st.text(max_size=30), st.data())
def test_units_translate_both_ways(text: str, data: st.DataObject) -> None:
    units = Units(text) if text else None
    if units is None:
        return
    index = data.draw(st.integers(0, len(text)))
    assert units.to_index(units.of_index(index)) == index
    assert units.of_index(index) == utf16_len(text[:index])


@given(st.lists(st.tuples(words, st.sampled_from(["b", "i", "u", "code"]) | st.none()), min_size=1, max_size=5))
def test_the_html_of_a_view_says_the_same(pieces: list[tuple[str, str | None]]) -> None:
    source = "".join(f"<{tag}>{word}</{tag}>" if tag else word for word, tag in pieces)
    text, entities = html(source)
    assert html(to_html(text, entities)) == (text, entities)
