"""The page's French is whole and in step with its code."""

from __future__ import annotations

import re

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from playground.page.site import ASSETS, LOCALES, catalogue

PLACEHOLDER = re.compile(r"{\w*}")


def french() -> Catalog:
    with (LOCALES / "fr.po").open("rb") as file:
        return read_po(file, locale="fr")


def test_what_the_page_says_and_what_is_translated_are_the_same() -> None:
    found = extract_from_dir(ASSETS, method_map=[("**.js", "javascript")], keywords={"t": None, "tn": (1, 2)})
    said = {message for _, _, message, _, _ in found}
    translated = {tuple(m.id) if isinstance(m.id, list | tuple) else m.id for m in french() if m.id}
    assert said - translated == set(), "not translated"
    assert translated - said == set(), "no longer said"


def test_a_translation_is_there_and_keeps_every_value() -> None:
    for message in french():
        if message.id:
            ids = message.id if isinstance(message.id, list | tuple) else [message.id]
            forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
            assert len(forms) == len(ids), message.id
            for text in forms:
                assert text.strip(), message.id
                assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(ids[0])), message.id


def test_french_spaces_do_not_break() -> None:
    words = catalogue("fr")
    assert words["messages"]["Messages: {chat}"] == "Messages\u00a0: {chat}"
    assert not re.search(r" [:;?!»]|« ", str(words))
