"""The French is whole, in step with the code, and counts as French does."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from domain.toasts import Toast
from messages.commands import command_lists
from messages.signs import REACTION
from messages.toasts import toast
from messages.wording import LOCALES, say_in

MESSAGES = LOCALES.parent
KEYWORDS = {"say": None, "marked": None, "plain": None, "plural": (1, 2), "plain_plural": (1, 2)}
PLACEHOLDER = re.compile(r"{\w*}")
TAG = re.compile(r"</?\w+>")


def said() -> set[object]:
    found = extract_from_dir(MESSAGES, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {message for _, _, message, _, _ in found}


def french() -> Catalog:
    with (LOCALES / "fr.po").open("rb") as file:
        return read_po(file, locale="fr")


def entries() -> Iterator[Message]:
    return (message for message in french() if message.id)


def strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def test_what_the_code_says_and_what_is_translated_are_the_same() -> None:
    translated = {tuple(m.id) if isinstance(m.id, list | tuple) else m.id for m in entries()}
    assert translated == said()


def test_no_translation_is_empty_or_doubtful() -> None:
    for message in entries():
        assert not message.fuzzy, message.id
        assert len(strings(message)) == (2 if isinstance(message.id, list | tuple) else 1)
        assert all(text.strip() for text in strings(message)), message.id


def test_a_translation_keeps_every_value_and_tag() -> None:
    for message in entries():
        ids = message.id if isinstance(message.id, list | tuple) else (message.id,)
        for text in strings(message):
            assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(ids[0])), message.id
            assert sorted(TAG.findall(text)) == sorted(TAG.findall(ids[0])), message.id


def test_nothing_is_said_inside_an_f_string() -> None:
    """Extraction does not look into them before Python 3.12: what is said there would never be translated."""
    for path in MESSAGES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                calls = [c for c in ast.walk(node) if isinstance(c, ast.Call)]
                assert not any(literal(call) for call in calls), f"{path.name}:{node.lineno}"


def literal(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in KEYWORDS and bool(call.args) and isinstance(call.args[0], ast.Constant)


def test_no_calling_out_and_no_begging_in_any_wording() -> None:
    for message in entries():
        for text in (*strings(message), str(message.id)):
            assert not re.search(r"!|please|sorry|s'il te pla|s'il vous pla|désolé|’", text, re.I), text


def test_a_line_fits_a_small_phone() -> None:
    """What a screen says by itself takes two of its lines at most; a question around somebody's words a little more."""
    for message in entries():
        for text in (*strings(message), *(message.id if isinstance(message.id, list | tuple) else (message.id,))):
            most = 76 if "{about}" in text else 60
            assert len(PLACEHOLDER.sub("", TAG.sub("", text))) <= most, text


@pytest.mark.parametrize(
    ("language", "n", "text"),
    [
        ("fr", 0, "Coordination prévenue : 0 personne"),
        ("fr", 1, "Coordination prévenue : 1 personne"),
        ("fr", 2, "Coordination prévenue : 2 personnes"),
        ("fr", 1234, "Coordination prévenue : 1 234 personnes"),
        ("en", 0, "Coordination told: 0 people"),
        ("en", 1, "Coordination told: 1 person"),
        ("en", 2, "Coordination told: 2 people"),
        ("en", 1234, "Coordination told: 1,234 people"),
    ],
)
def test_plurals(language: str, n: int, text: str) -> None:
    made = say_in(language).plural("Coordination told: {n} person", "Coordination told: {n} people", n)
    assert made.replace("\u00a0", " ").replace("\u202f", " ") == text


def test_no_french_line_starts_with_a_colon() -> None:
    assert say_in("fr")("For example:") == "Par exemple\u00a0:"


def test_a_value_is_escaped_and_braces_in_it_are_words() -> None:
    assert say_in("en")("Role: {role}", role="<{role}> & co") == "Role: &lt;{role}&gt; &amp; co"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_toast_is_short(language: str) -> None:
    texts = {toast(t, language) for t in Toast}
    assert len(texts) == len(Toast)
    assert all(0 < len(text) <= 60 for text in texts)


def test_every_command_list_names_its_own_twin() -> None:
    lists = {(c["scope"]["type"], c["language_code"]): [b["command"] for b in c["commands"]] for c in command_lists()}
    assert lists["all_private_chats", "fr"] == [
        "rapport",
        "alerte",
        "incidents",
        "sos",
        "jour",
        "rapport_pour",
        "resume",
        "manquants",
        "ferme",
        "repos",
        "abonner",
        "abonnements",
        "astreinte",
        "retenir",
        "appel",
        "exercice",
        "occupation",
        "entree",
        "sortie",
        "places",
        "refus",
        "annuler",
        "invite",
        "equipe",
        "audit",
        "confidentialite",
        "mesdonnees",
        "oubliezmoi",
        "reglages",
        "bloquer",
        "aide",
    ]
    assert lists["all_private_chats", "en"] == [
        "report",
        "incident",
        "incidents",
        "sos",
        "today",
        "report_for",
        "summary",
        "missing",
        "closed",
        "dayoff",
        "subscribe",
        "subscriptions",
        "duty",
        "hold",
        "rollcall",
        "drill",
        "occupancy",
        "in",
        "out",
        "beds",
        "refused",
        "undo",
        "invite",
        "team",
        "audit",
        "privacy",
        "mydata",
        "forgetme",
        "settings",
        "lockme",
        "help",
    ]
    assert lists["all_group_chats", "fr"] == [
        "rapport",
        "alerte",
        "incidents",
        "sos",
        "jour",
        "resume",
        "manquants",
        "abonner",
        "abonnements",
        "astreinte",
        "retenir",
        "places",
        "refus",
        "annuler",
        "link",
        "confidentialite",
        "aide",
    ]
    assert lists["all_group_chats", "en"] == [
        "report",
        "incident",
        "incidents",
        "sos",
        "today",
        "summary",
        "missing",
        "subscribe",
        "subscriptions",
        "duty",
        "hold",
        "beds",
        "refused",
        "undo",
        "link",
        "privacy",
        "help",
    ]
    for scope in ("all_private_chats", "all_group_chats"):
        assert lists[scope, None] == lists[scope, "fr"]


def test_command_lists_are_what_telegram_takes() -> None:
    for listed in command_lists():
        assert len(listed["commands"]) <= 100
        for command in listed["commands"]:
            assert re.fullmatch(r"[a-z0-9_]{1,32}", command["command"])
            assert 1 <= len(command["description"]) <= 256
            assert command["description"] != command["command"]


def test_reactions_are_signs_that_bots_may_use() -> None:
    from telegram.constants import ReactionEmoji

    assert set(REACTION.values()) <= {str(emoji.value) for emoji in ReactionEmoji}


def test_locales_hold_nothing_compiled() -> None:
    assert [p.name for p in Path(LOCALES).iterdir()] == ["fr.po"]
