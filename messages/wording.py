"""Words in the reader's language. The English in the code is the key; French stands in `locales/fr.po`.

`say("…")` and `say.plural("…", "…", n)` give `Markup`: their values are escaped, so that a name with `<` in it stays a
name. `say.plain` and `say.plain_plural` give text for places that know no HTML: buttons, toasts, command lists.
"""

import gettext
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations
from markupsafe import Markup, escape

LOCALES = Path(__file__).parent / "locales"
LANGUAGES = ("fr", "en")
"""What Vigie speaks; the first is what a reader of any other language gets."""

_FRENCH_SPACES = ((" :", "\u00a0:"), (" ?", "\u00a0?"), (" ;", "\u00a0;"), ("« ", "«\u00a0"), (" »", "\u00a0»"))


def marked(text: str) -> str:
    """The text itself; marks a sentence that is said later, so that it is found for translation."""
    return text


class Say:
    """One language's voice."""

    __slots__ = ("_translations", "language")

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, text: str, /, **values: object) -> Markup:
        """The sentence, with its values escaped."""
        return _filled(self._translations.gettext(text), values)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> Markup:
        """The sentence for `n` of something; `{n}` in it is the number as the language groups it."""
        return _filled(self._translations.ngettext(one, many, n), {"n": self.number(n), **values})

    def plain(self, text: str, /, **values: object) -> str:
        """The sentence where there is no HTML."""
        found = self._translations.gettext(text)
        return found.format(**values) if values else found

    def plain_plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The sentence for `n` of something where there is no HTML."""
        return self._translations.ngettext(one, many, n).format(**{"n": self.number(n), **values})

    def number(self, n: int) -> str:
        """The number, grouped as the language does: 1 234 or 1,234."""
        return str(n) if -1000 < n < 1000 else _grouped(n, self.language)


def _filled(text: str, values: dict[str, object]) -> Markup:
    return Markup(text.format(**{name: escape(value) for name, value in values.items()}) if values else text)


@lru_cache(maxsize=4096)
def _grouped(n: int, language: str) -> str:
    return format_decimal(n, locale=language)


@lru_cache(maxsize=16)
def say_in(language: str, locales: Path = LOCALES) -> Say:
    """The voice for a reader's language; `locales`: where its translations lie."""
    known = language if language in LANGUAGES else LANGUAGES[0]
    if known == "en":
        return Say(known, gettext.NullTranslations())
    with (locales / f"{known}.po").open("rb") as file:
        catalog = read_po(file, locale=known)
    return Say(known, _spaced(catalog))


def _spaced(catalog: Catalog) -> Translations:
    """The translations, with the spaces before : and ? and inside « » made unbreakable: no line starts with a colon."""
    for message in catalog:
        if message.id:
            if isinstance(message.string, str):
                message.string = _unbreakable(message.string)
            elif message.string is not None:
                message.string = tuple(_unbreakable(text) for text in message.string)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled)


def _unbreakable(text: str) -> str:
    for plain, fixed in _FRENCH_SPACES:
        text = text.replace(plain, fixed)
    return text
