"""The launcher's own words for the page: English in the code, French in `locales/fr.po`."""

from pathlib import Path

from messages.wording import LANGUAGES, say_in
from playground.page import Words

LOCALES = Path(__file__).parent / "locales"


def words(text: str, /, **values: object) -> Words:
    """The sentence in every language that Vigie speaks; a value that is itself `Words` is put in by language."""
    return {language: _said(language, text, values) for language in LANGUAGES}


def _said(language: str, text: str, values: dict[str, object]) -> str:
    mine = {name: value[language] if isinstance(value, dict) else value for name, value in values.items()}
    return say_in(language, LOCALES).plain(text, **mine)
