"""A message as a row of items: names, amounts, dates, signs and words, each with what it can mean."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from domain.reading import lexicon
from domain.reading.asides import STREETS
from domain.reading.dates import SEARCHES, numeric_dates, worded_dates
from domain.reading.greetings import GREETINGS
from domain.reading.mask_rules import FIRST, LAST
from domain.reading.masks import Mask, Rule, masks
from domain.reading.numbers import NUMBER_WORDS, Amount, amount_at
from domain.reading.phrases import NO_MEANINGS, Index, Meaning, Meanings
from domain.reading.plans import PLANS, plans
from domain.reading.reckoning import Clock, Said
from domain.reading.report import Span
from domain.reading.searching import Lookout, claim
from domain.reading.words import Kind, Token, tokenise


class What(Enum):
    """What an item is to the reader."""

    __hash__ = object.__hash__  # it is looked up all the time, and every Enum's own hash is slow

    NUMBER = "number"
    ONE = "one"  # un, une, one: a number before a name, an article before anything else
    NAME = "name"  # of an activity, indicator, site or project
    NOTHING = "nothing"  # RAS, rien: a zero for the whole
    NONE = "none"  # aucun, zéro: a zero for a name beside it, or for the whole
    NO = "no"  # pas de, without: a zero for the name after it, or nothing
    FIX = "fix"
    WEAK_FIX = "weak_fix"
    VAGUE = "vague"  # the figure beside it is not exact
    VAGUE_AMOUNT = "vague_amount"  # une vingtaine
    VAGUE_WORD = "vague_word"  # plusieurs, many
    OF_WHICH = "of_which"
    TOTAL = "total"
    EACH = "each"
    ELSE = "else"
    DATE = "date"
    FUTURE = "future"
    SKIP = "skip"
    SOFT = "soft"
    COLON = "colon"
    COMMA = "comma"
    STOP = "stop"  # ends a sentence
    LINE = "line"
    SLASH = "slash"
    DASH = "dash"
    OPEN = "open"
    CLOSE = "close"
    JOIN = "join"
    LINK = "link"
    SMALL = "small"
    WORD = "word"  # unknown
    SIGN = "sign"


@dataclass(slots=True)
class Item:
    """One item, with its place in the text; the fields after `text` only where they belong to its kind."""

    what: What
    start: int
    end: int
    text: str
    amount: Amount | None = None
    meanings: Meanings = NO_MEANINGS
    slip: bool = False
    said: Said | None = None
    rule: Rule | None = None  # that found it

    def of(self, kind: str) -> tuple[Meaning, ...]:
        """Its meanings of one kind: "activity", "indicator", "site" or "project"."""
        return self.meanings.by_kind.get(kind, ())

    @property
    def span(self) -> Span:
        return self.start, self.end


_SIGNS = {
    ":": What.COLON, "=": What.COLON, ",": What.COMMA, ";": What.COMMA, "|": What.COMMA, "•": What.COMMA,
    "·": What.COMMA, "…": What.COMMA, ".": What.STOP, "!": What.STOP, "?": What.STOP, "/": What.SLASH,
    "\\": What.SLASH, "-": What.DASH,
    "–": What.DASH, "(": What.OPEN, "[": What.OPEN, ")": What.CLOSE, "]": What.CLOSE, "&": What.JOIN, "+": What.JOIN,
    "*": What.LINK, "×": What.LINK, "→": What.FIX, "'": What.LINK, "_": What.LINK,
}  # fmt: skip
_MASKED = {
    Mask.SKIP: What.SKIP, Mask.SOFT: What.SOFT, Mask.PLANNED: What.SKIP, Mask.PAST: What.SKIP, Mask.FIX: What.FIX,
    Mask.VAGUE: What.VAGUE, Mask.MANY: What.VAGUE_WORD, Mask.NOTHING: What.NOTHING, Mask.COLON: What.COLON,
}  # fmt: skip
_OPENING = (*GREETINGS, *STREETS)
MOST_ITEMS = 300
"""Words, numbers and signs that are read; no report has a quarter of them. What is longer is asked to be cut."""

_BORN = lexicon.word_set("ne nee nes nees")
_ALWAYS_NOTHING = lexicon.word_set("ras rien nothing nada")


def _word_kinds() -> dict[str, What]:
    """Each everyday word with what it is; the later line wins."""
    kinds = dict.fromkeys(lexicon.SMALL | lexicon.TOWARDS | lexicon.AT, What.SMALL)
    kinds |= dict.fromkeys(lexicon.LINKS, What.LINK)
    kinds |= dict.fromkeys(("et", "and", "ou", "or"), What.JOIN)
    kinds |= dict.fromkeys(lexicon.TOTALS, What.TOTAL)
    kinds |= dict.fromkeys(lexicon.OF_WHICH, What.OF_WHICH)
    kinds |= dict.fromkeys(lexicon.ELSE, What.ELSE)
    kinds |= dict.fromkeys(lexicon.EACH, What.EACH)
    kinds |= dict.fromkeys(lexicon.FIXES, What.FIX)
    kinds |= dict.fromkeys(lexicon.WEAK_FIXES, What.WEAK_FIX)
    kinds |= dict.fromkeys(lexicon.NO, What.NO)
    kinds |= dict.fromkeys(lexicon.NOTHING, What.NONE)
    kinds |= dict.fromkeys(_ALWAYS_NOTHING, What.NOTHING)
    kinds |= dict.fromkeys(lexicon.VAGUE_NOUNS, What.VAGUE_AMOUNT)
    kinds |= dict.fromkeys(lexicon.VAGUE_BEFORE_WORD, What.VAGUE_WORD)
    kinds |= dict.fromkeys(lexicon.ONE, What.ONE)
    return kinds


_WORDS = _word_kinds()


@lru_cache(maxsize=16)
def _lookout(index: Index) -> Lookout:
    return Lookout((*_OPENING, *FIRST, *LAST, *PLANS, *SEARCHES, *(search for search, _ in index.with_digits)))


def items_of(plain: str, index: Index, clock: Clock) -> tuple[list[Item], list[Said]]:
    """The items of a text that went through `flat`, and every mention of a day or shift in it."""
    taken = bytearray(len(plain))
    likely = _lookout(index).likely(plain)
    figures = any(map(str.isdigit, plain))
    found: list[tuple[Span, object]] = []
    found += masks(plain, _OPENING, likely, taken, figures)
    names_at = _namer(plain, index)
    said = plans(plain, likely, clock, taken)
    said += numeric_dates(plain, likely, clock, names_at, taken)
    for search, meanings in index.with_digits:
        for match in search.pattern.finditer(plain) if search in likely else ():
            start, end = match.span()
            while plain[start].isspace():
                start += 1
            if claim(taken, start, end):
                found.append(((start, end), meanings))
    found += masks(plain, FIRST, likely, taken, figures)
    said += worded_dates(plain, likely, clock, names_at, _header(plain, index), _namesakes(plain, index, taken))
    for mention in said:
        start, end = mention.span
        taken[start:end] = b"\x01" * (end - start)
        found.append((mention.span, mention))
    found += masks(plain, LAST, likely, taken, figures)
    found.sort(key=lambda f: f[0])
    tokens = tokenise(plain, found)
    return _items(tokens, plain, index), said


def _namer(plain: str, index: Index) -> Callable[[int], bool]:
    """Whether the name of an indicator starts at a place of the text (after spaces): then a number before it counts."""

    def names_at(at: int) -> bool:
        tokens = tokenise(plain[at : at + 40])
        first = next((i for i, t in enumerate(tokens) if t.text not in lexicon.LINKS), None)
        phrase = index.find(tokens, first) if first is not None else None
        return phrase is not None and {m.kind for m in phrase.meanings} & {"indicator", "activity"} == {"indicator"}

    return names_at


def _header(plain: str, index: Index) -> Callable[[int], bool]:
    """Whether the name of an activity starts at a place of the text (after spaces)."""

    def heads_at(at: int) -> bool:
        tokens = tokenise(plain[at : at + 40])
        phrase = index.find(tokens, 0) if tokens else None
        return phrase is not None and any(m.kind == "activity" for m in phrase.meanings)

    return heads_at


def _namesakes(plain: str, index: Index, taken: bytearray) -> Callable[[], bytearray]:
    """`taken`, with names of several words taken as well, reckoned when it is first asked for."""
    known: list[bytearray] = []

    def taken_of() -> bytearray:
        if not known:
            named = any(word in plain for word in index.day_words)
            known.append(_without_names(plain, index, taken) if named else taken)
        return known[0]

    return taken_of


def _without_names(plain: str, index: Index, taken: bytearray) -> bytearray:
    """`taken`, with names of several words taken as well: the "jour" of "accueil de jour" is no shift."""
    blocked = bytearray(taken)
    tokens = tokenise(plain)
    at = 0
    while at < len(tokens):
        phrase = index.find(tokens, at)
        if phrase is None:
            at += 1
            continue
        if phrase.last > phrase.first:
            start, end = tokens[phrase.first].start, tokens[phrase.last].end
            blocked[start:end] = b"\x01" * (end - start)
        at = phrase.last + 1
    return blocked


def _items(tokens: Sequence[Token], plain: str, index: Index) -> list[Item]:
    items: list[Item] = []
    at = 0
    while at < len(tokens) and len(items) <= MOST_ITEMS:
        item, at = _item(tokens, at, plain, index, items)
        arrow = (item.what is What.DASH or item.text == "=") and at < len(tokens)
        if arrow and tokens[at].glued and tokens[at].text == ">":
            item.what, at = What.FIX, at + 1
        items.append(item)
    return items


def _item(tokens: Sequence[Token], at: int, plain: str, index: Index, before: list[Item]) -> tuple[Item, int]:
    """The item that starts at token `at`, and the token after it."""
    token = tokens[at]
    if token.kind is Kind.MASK:
        return _masked(token), at + 1
    if token.kind is Kind.LINE:
        return Item(What.LINE, token.start, token.end, "\n"), at + 1
    if token.kind is Kind.SIGN:
        return Item(_SIGNS.get(token.text, What.SIGN), token.start, token.end, token.text), at + 1
    elided = len(token.text) <= 2 and at + 1 < len(tokens) and tokens[at + 1].text == "'"
    if token.kind is Kind.WORD and not elided:
        phrase = index.find(tokens, at)
        if phrase is not None and (last := _compound(tokens, phrase.last, index)):
            return Item(What.WORD, token.start, tokens[last].end, plain[token.start : tokens[last].end]), last + 1
        if phrase is not None:
            end = tokens[phrase.last].end
            text = plain[token.start : end]
            return Item(What.NAME, token.start, end, text, meanings=phrase.meanings, slip=phrase.slip), phrase.last + 1
    amount = None
    if token.kind is Kind.NUMBER or (token.text in NUMBER_WORDS and token.text not in lexicon.ONE):
        after_activity = bool(before) and bool(before[-1].of("activity"))
        amount = amount_at(tokens, at, plain, after_activity)
    if amount is not None:
        if amount.words and amount.value == 0 and amount.doubt is None:
            return Item(What.NONE, token.start, tokens[amount.last].end, token.text), amount.last + 1
        end = tokens[amount.last].end
        return Item(What.NUMBER, token.start, end, plain[token.start : end], amount=amount), amount.last + 1
    what = _WORDS.get(token.text, What.WORD)
    if elided and what in (What.WORD, What.SMALL):
        what = What.LINK
    return Item(what, token.start, token.end, token.text), at + 1


def _compound(tokens: Sequence[Token], last: int, index: Index) -> int:
    """The last token of a word like "nouveau-nés", which is not what the name before its hyphen says; else 0."""
    if last + 1 < len(tokens) and tokens[last + 1].text in _BORN and _born(tokens, last + 1):
        return last + 1
    if last + 2 >= len(tokens) or tokens[last + 1].text != "-" or not tokens[last + 1].glued:
        return 0
    if tokens[last + 2].text in _BORN:
        return last + 2
    word = tokens[last + 2]
    if word.kind is not Kind.WORD or not word.glued or len(word.text) < 3 or word.text in _WORDS:
        return 0
    known = is_number_word(word.text) or index.find(tokens, last + 2) is not None
    return 0 if known else last + 2


def _born(tokens: Sequence[Token], at: int) -> bool:
    """ "1 mort né" without its hyphen; but "1 mort ne ..." only says "not"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].text != "ne" or after is None or after.kind in (Kind.SIGN, Kind.LINE)


def _masked(token: Token) -> Item:
    mask = token.mask
    if isinstance(mask, Said):
        what = What.FUTURE if mask.future else What.DATE
        return Item(what, token.start, token.end, token.text, said=mask)
    if isinstance(mask, Meanings):
        return Item(What.NAME, token.start, token.end, token.text, meanings=mask)
    if not isinstance(mask, Rule):
        raise TypeError(mask)
    if mask.kind is Mask.RANGE:
        figures = [int(word) for word in token.text.split() if word.isdigit()]
        amount = Amount(max(figures, default=0), 0, 0, "vague_amount")
        return Item(What.NUMBER, token.start, token.end, token.text, amount=amount)
    return Item(_MASKED[mask.kind], token.start, token.end, token.text, rule=mask)


def is_number_word(text: str) -> bool:
    """Whether a folded word is a number in French or English."""
    return text in NUMBER_WORDS
