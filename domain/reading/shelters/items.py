"""A shelter message as a row of items: figures, who they count, what they say of beds, and where."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.reading.lexicon import LINKS, ONE, SMALL, word_set
from domain.reading.numbers import NUMBER_WORDS, Amount, amount_at
from domain.reading.report import Question, Span
from domain.reading.searching import claim
from domain.reading.shelters.asides import asides_in
from domain.reading.shelters.hours import Time
from domain.reading.shelters.language import ENGLISH_ONE, What
from domain.reading.shelters.vocabulary import NOTHING_SAID, TELLING, Said, Vocabulary
from domain.reading.words import Kind, Token, tokenise

MOST_ITEMS = 300
MOST = 500
"""The most people or beds that one message is about; more is asked."""

_RATIO = re.compile(r"(?<![\d/.,:])(\d{1,3})(\s?/\s?)(\d{1,3})(?![\d/]|[.,]\d)")
_WITH = re.compile(r"(?<![^\W_])w/")
_PLUS = re.compile(r"(?<=[^\W_])\s?\+(?=\s?[^\W_])|\+(?=\s?\d)")
_SIGNS = {
    ":": What.COLON, "=": What.COLON, ",": What.SEPARATOR, ";": What.SEPARATOR, "|": What.SEPARATOR,
    "•": What.SEPARATOR, "·": What.SEPARATOR, "…": What.SEPARATOR, ".": What.SEPARATOR, "!": What.SEPARATOR,
    "?": What.ASKED, "/": What.JOIN, "&": What.JOIN, "-": What.SEPARATOR, "–": What.SEPARATOR, "(": What.SEPARATOR,
    "[": What.SEPARATOR, ")": What.SEPARATOR, "]": What.SEPARATOR, "→": What.FIX, "~": What.VAGUE, "≈": What.VAGUE,
    "±": What.VAGUE, "<": What.VAGUE, ">": What.VAGUE, "≤": What.VAGUE, "≥": What.VAGUE,
}  # fmt: skip


@dataclass(slots=True)
class Item:
    """One item with its place in the text. `value`, `doubt` and `of` ("14/20") belong to numbers."""

    what: What
    start: int
    end: int
    text: str
    said: Said = NOTHING_SAID
    value: int = 0
    doubt: str | None = None
    of: int | None = None
    one: bool = False  # un, une: a number, and an article
    singular: bool = False
    time: Time | None = None

    @property
    def span(self) -> Span:
        return self.start, self.end


def items_of(plain: str, vocabulary: Vocabulary, times: Sequence[Time]) -> list[Item]:
    """The items of a text that went through `flat`, as written; `times` are those found in it."""
    masks: list[tuple[Span, object]] = [(t.span, t) for t in times]
    taken = bytearray(len(plain))
    for (start, end), _ in masks:
        claim(taken, start, end)
    ratios = {m.span(): (int(m[1]), int(m[3])) for m in _RATIO.finditer(plain) if int(m[1]) <= int(m[3])}
    masks += asides_in(plain, taken, vocabulary.kind, vocabulary.tells)
    masks += [(span, ratio) for span, ratio in ratios.items() if claim(taken, *span)]
    masks.sort(key=lambda m: m[0])
    plain = _PLUS.sub(lambda m: m[0].replace("+", "&"), plain)
    plain = _WITH.sub("w ", plain)
    tokens = tokenise(plain, masks)
    items: list[Item] = []
    at = 0
    while at < len(tokens) and len(items) <= MOST_ITEMS:
        item, at = _item(tokens, at, plain, vocabulary)
        if item is not None:
            if item.what is What.NUMBER and item.value > 1 and item.of is None and items and _is_one_bed(items[-1]):
                item.doubt = item.doubt or "unclear_number"  # "lit 3 cassé" is the third bed
            items.append(item)
    return _people_joined(_relatives(_without_idle_words(items), vocabulary.kind), vocabulary.kind)


_PLURAL = ("s", "x", "people", "men", "children")


def _is_one_bed(item: Item) -> bool:
    return item.what is What.BED and item.singular and item.text != "matelas"


def _item(tokens: Sequence[Token], at: int, plain: str, vocabulary: Vocabulary) -> tuple[Item | None, int]:
    """The item that starts at token `at`, None where it says nothing, and the token after it."""
    token = tokens[at]
    if token.kind is Kind.MASK:
        return _masked(token), at + 1
    if token.kind is Kind.LINE:
        return Item(What.SEPARATOR, token.start, token.end, "\n"), at + 1
    if token.kind is Kind.SIGN:
        what = _SIGNS.get(token.text)
        if token.text == "." and _ends_a_clipped_word(tokens, at):
            return None, at + 1
        hyphen = token.text == "-" and token.glued and at + 1 < len(tokens) and tokens[at + 1].glued
        if token.text == "-" and at + 1 < len(tokens) and tokens[at + 1].text == ">":
            return Item(What.FIX, token.start, token.end, "->"), at + 2
        if hyphen and tokens[at - 1].kind is Kind.WORD and tokens[at + 1].kind is Kind.WORD:
            return None, at + 1
        return (Item(what, token.start, token.end, token.text) if what else None), at + 1
    if token.kind is Kind.WORD:
        found = vocabulary.find(tokens, at)
        if found is not None and not (found[1] == at and token.text in NUMBER_WORDS):
            sense, last = found
            text = plain[token.start : tokens[last].end]
            singular = last == at and (not text.rstrip("'").endswith(_PLURAL) or _one_son(tokens, at))
            return Item(sense.what, token.start, tokens[last].end, text, sense.said, singular=singular), last + 1
    amount = amount_at(tokens, at, plain, False)
    if amount is not None:
        if token.text in ONE and _after_of(tokens, at) and vocabulary.find(tokens, amount.last + 1) is None:
            return Item(What.SMALL, token.start, token.end, token.text), at + 1
        number = _number(tokens, at, amount, plain, vocabulary.carries)
        return number, amount.last + 1
    return _word(tokens, at), at + 1


def _one_son(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text == "fils" and at > 0 and tokens[at - 1].text in ("son", "un")


def _after_of(tokens: Sequence[Token], at: int) -> bool:
    """ "À cause d'une fuite": an article."""
    return at > 1 and tokens[at - 1].text == "'" and tokens[at - 2].text in ("d", "l", "qu")


def _ends_a_clipped_word(tokens: Sequence[Token], at: int) -> bool:
    """ "fam. 22": the point belongs to the word."""
    before, after = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    short = before is not None and before.kind is Kind.WORD and len(before.text) <= 4 and tokens[at].glued
    if not short or before is None or after is None:
        return False
    return before.text in _CLIPPED and after.kind in (Kind.NUMBER, Kind.WORD)


def _masked(token: Token) -> Item:
    if isinstance(token.mask, tuple):
        value, of = token.mask
        return Item(What.NUMBER, token.start, token.end, token.text, value=value, of=of)
    if isinstance(token.mask, Time):
        return Item(What.TIME, token.start, token.end, token.text, time=token.mask)
    what = token.mask if isinstance(token.mask, What) else What.SMALL
    return Item(what, token.start, token.end, token.text)


def _number(tokens: Sequence[Token], at: int, amount: Amount, plain: str, carries: Callable[[str], bool]) -> Item:
    """A figure; letters glued to it that are no word make it doubtful: "1O", "30ish"."""
    last, value, doubt = amount.last, amount.value, amount.doubt
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and after.kind is Kind.SIGN and after.text in "%€$":
        doubt = "vague_amount"
    if doubt is None and value > MOST:
        doubt = "absurd_number"
    before = tokens[at - 1] if at else None
    if before is not None and before.kind is Kind.WORD and tokens[at].glued and not carries(before.text):
        doubt = doubt or "unclear_number"
    start, end = tokens[at].start, tokens[last].end
    one = at == last and tokens[at].text in ONE
    return Item(What.NUMBER, start, end, plain[start:end], value=value, doubt=doubt, one=one)


def _word(tokens: Sequence[Token], at: int) -> Item | None:
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.text in ("a", "an") and after is not None and after.text in ENGLISH_ONE:
        return Item(What.NUMBER, token.start, token.end, token.text, value=1, one=True)
    if token.text in ("et", "and"):
        return Item(What.JOIN, token.start, token.end, token.text)
    if after is not None and after.text == "'" and len(token.text) <= 2:
        return None
    if token.text in LINKS or token.text in SMALL or token.text in _WITH_SHORT:
        return Item(What.SMALL, token.start, token.end, token.text)
    return Item(What.WORD, token.start, token.end, token.text)


def _without_idle_words(items: list[Item]) -> list[Item]:
    """ "Pas dans les critères", "over the weekend": no amount is near, so nothing is inexact."""
    telling = [i for i in items if i.what is not What.SMALL]
    for at, item in enumerate(items):
        if item.one and item.text == "one" and at and _stands_for_a_noun(items[:at], items[at + 1 : at + 2]):
            item.what = What.SMALL
    for at, item in enumerate(telling):
        if item.what is What.VAGUE and item.text in _VAGUE_WITH_A_FIGURE:
            beside = telling[max(0, at - 1) : at + 2]
            if not any(i.what is What.NUMBER for i in beside):
                item.what = What.SMALL
    return items


def _is_theirs(before: Sequence[Item]) -> bool:
    return any(i.what is What.SMALL and i.text in _HIS_OR_HERS for i in before)


def _after_a_parent(before: Sequence[Item]) -> bool:
    """ "Maman + fille 8 ans", "mère et 2 filles"."""
    before = [i for i in before if i.what is not What.NUMBER]
    before = before[-2:]
    return len(before) == 2 and before[0].said >= {"child"} and before[0].singular and before[1].what is What.JOIN


def _stands_for_a_noun(before: Sequence[Item], after: Sequence[Item]) -> bool:
    """ "Last one back", "a cold one tonight": no figure."""
    if after and (after[0].what in TELLING or after[0].what is What.OUT):
        return False
    if before[-1].what in (What.WORD, What.MOVED) or before[-1].text in _BEFORE_A_PRONOUN:
        return True
    return before[-1].what is What.SMALL and any(i.text in _BEFORE_A_PRONOUN for i in before[-2:-1])


def _relatives(items: list[Item], kind: str) -> list[Item]:
    """ "2 frères", "elle et sa soeur" need beds, and "chez une amie" none; "ses 2 petits" are children."""
    for at, item in enumerate(items):
        before = items[at - 1] if at else None
        counted = before is not None and before.what is What.NUMBER
        if kind == "count" and counted and item.what is What.WORD and item.text in _GUARDS:
            item.what = What.STAFF  # "1 security": in a refusal it is a reason
        if item.what is What.WHO and item.said == _KIN:
            several = before is not None and counted and before.value > 1
            hers = before is not None and before.text in _HIS_OR_HERS and items[at - 2].what is What.JOIN
            beside = [i for i in items[max(0, at - 1) : at + 2] if i.what is What.WHO and i is not item]
            if kind == "count" or not (several or hers or beside):
                item.what = What.WORD
        elif item.text in _LITTLE and item.what is What.WORD:
            after = items[at + 1] if at + 1 < len(items) else None
            ends = after is None or after.what not in (What.WORD, What.WHO, What.BED, What.PLACE_WORD)
            with_some = before is not None and before.text in _BETWEEN
            theirs = counted or _is_theirs(items[max(0, at - 1) : at])
            if ends and (with_some or (theirs and kind != "count")):
                item.what, item.said = What.WHO, frozenset(("child",))
    return items


def _people_joined(items: list[Item], kind: str) -> list[Item]:
    """ "Femmes" "avec" "enfants" as one: words for people side by side say one thing."""
    row: list[Item] = []
    for at, item in enumerate(items):
        young = kind != "count" and item.what is What.WHO and item.said <= _YOUNG
        if young and (_is_theirs(items[max(0, at - 3) : at]) or _after_a_parent(items[max(0, at - 3) : at])):
            item.said = frozenset(("child",))  # "une femme et ses deux filles"
        if item.what is What.WHO:
            back = -1
            while len(row) >= -back and row[back].what is What.SMALL and row[back].text in _BETWEEN:
                back -= 1
            own = kind == "count" and item.said == {"child"} and len(row) > -back and row[back].text in ("&", "/")
            if own and row[back - 1].said == {"woman"}:
                back -= 1  # "5 femmes + enfants"
            theirs = back < -1 and row[back + 1].text in _THEIRS and kind == "count"
            if theirs and len(row) > -back and row[back].what is What.JOIN:
                back -= 1  # "6 femmes et leurs enfants"
            baby = kind != "count" and item.text in _BABIES
            if (
                len(row) >= -back
                and row[back].what is What.WHO
                and not baby
                and not row[back].said | item.said >= _BOTH
            ):
                last = row[back]
                del row[len(row) + back :]
                item = Item(What.WHO, last.start, item.end, f"{last.text} {item.text}", last.said | item.said)
                item.singular = last.singular
        row.append(item)
    return row


_BEFORE_A_PRONOUN = word_set("a the this that last first next another other only every each which which's cold")
_VAGUE_WITH_A_FIGURE = ("dans les", "vers les", "over", "under", "around", "between", "entre", "entree", "entrees")
_BETWEEN = word_set(
    "avec with w av ac avc avek aec de d des of enceinte enceintes pregnant the non av leur leurs her their ses"
)
_YOUNG = frozenset(("girl", "boy", "youth", "minor"))
_BOTH = frozenset(("woman", "man"))
_WITH_SHORT = ("h", "w", "av", "ac", "avc", "avek", "aec")
_GUARDS = word_set("security securite secu")
_KIN = frozenset(("kin",))
_LITTLE = word_set("petit petite petits petites")
_BABIES = word_set("bebe baby nourrisson infant toddler newborn")
_HIS_OR_HERS = word_set("ses sa son leur leurs her his their")
_THEIRS = word_set("leur leurs their her ses")
_CLIPPED = word_set("fem fam fams pers occ ad adu enf mna min nb mat ch no env max tot cap")


def question(code: str, text: str, items: Sequence[Item] = (), options: Sequence[str] = ()) -> Question:
    """A question about a stretch of items, in the words of the text."""
    if not items:
        return Question(code, "", tuple(options))
    start, end = min(i.start for i in items), max(i.end for i in items)
    return Question(code, text[start:end].strip(), tuple(options), (start, end))
