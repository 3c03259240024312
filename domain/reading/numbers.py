"""Amounts in figures and in words: which ones are exact, and what is doubtful about the others."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA
from text_to_num import text2num

from domain.frozen import frozen
from domain.reading.lexicon import VAGUE_NOUNS, word_set
from domain.reading.words import Kind, Token

MOST = 5000
"""The most that one figure of one shift can be; more is asked about."""

_FRENCH = word_set(
    """
    zero un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
    vingt vingts trente quarante cinquante
    soixante septante huitante octante nonante cent cents mille
    """
)
_ENGLISH = word_set(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
    """
)
_BULLETS_NEAR = 40  # tokens around a dash in which another line would start with one
NUMBER_WORDS = _FRENCH | _ENGLISH
_TENS = word_set("vingt trente quarante cinquante soixante septante huitante octante nonante")
_TENS_TO_MISSPELL = _TENS | word_set("twenty thirty forty fifty sixty seventy eighty ninety")
_HUNDREDS = word_set("hundred thousand cent cents mille")
_SEVERAL = word_set("couple few several many some quelque quelques plusieurs")
_RANGE_WORDS = word_set("a ou to or")
_MULTIPLES = VAGUE_NOUNS - {"couple"}  # "two dozen"; but two people are a couple
_ABOUT_WORDS = word_set("aine taine ene zaine")


@frozen
class Amount:
    """A number in the text, tokens `first` to `last`. `doubt`: the code of the question to ask instead of counting."""

    value: int
    first: int
    last: int
    doubt: str | None = None
    words: bool = False


def amount_at(tokens: Sequence[Token], at: int, plain: str, after_activity: bool) -> Amount | None:
    """The amount that starts at token `at`, or None.

    `after_activity`: an activity's name stands right before, so that "4 200 litres" may be 4, and then 200 litres.
    """
    token = tokens[at]
    if token.kind is Kind.NUMBER:
        return _marked(tokens, at, _figures(tokens, at, plain, after_activity))
    if token.kind is Kind.WORD and token.text in NUMBER_WORDS:
        return _marked(tokens, at, _spelled(tokens, at))
    return None


def _figures(tokens: Sequence[Token], at: int, plain: str, after_activity: bool) -> Amount:
    text = tokens[at].text
    value = int(text[:12])
    last = at
    doubt: str | None = None
    while (nxt := _figure(tokens, last + 1)) and len(nxt.text) == 3 and len(text) <= 3 and text[0] != "0":
        gap = plain[tokens[last].end : nxt.start]
        if gap not in (" ", "\u00a0"):
            break
        if gap == " " and (len(text) > 1 or after_activity or last > at):
            doubt = "unclear_number"
        value = min(value * 1000 + int(nxt.text), 10**12)
        last += 1
    sign, after = _sign(tokens, last + 1), _figure(tokens, last + 2)
    if sign and after and sign.glued and after.glued:
        last += 2
        if sign.text in ".,'" and len(after.text) == 3 and len(text) <= 3 and text[0] != "0":
            value = value * 1000 + int(after.text)
        else:
            doubt = "vague_amount" if sign.text in "-–~" else "unclear_number"
        while (sign := _sign(tokens, last + 1)) and (after := _figure(tokens, last + 2)) and sign.glued and after.glued:
            doubt, last = "unclear_number", last + 2
    elif sign and after and sign.text == "+":
        doubt, last = "unclear_number", last + 2
    return Amount(value, at, last, doubt)


def _spelled(tokens: Sequence[Token], at: int) -> Amount:
    """Number words that belong together: "vingt et un", "twenty-one", "deux trois" (no number, so a doubt)."""
    words = [tokens[at].text]
    last, here = at, at + 1
    while here < len(tokens) and len(words) < 12:
        token = tokens[here]
        if token.kind is Kind.SIGN and token.text == "-" and token.glued:
            here += 1
            continue
        if token.kind is not Kind.WORD:
            break
        if token.text in NUMBER_WORDS:
            words.append(token.text)
            last = here
        elif not (token.text in ("et", "and") and _joins(words[-1], tokens, here)):
            break
        here += 1
    value = None if _of_several(tokens, at) else _number(tuple(words))
    doubt = "vague_amount" if value is None else "unclear_number" if _misspelled_before(tokens, at) else None
    return Amount(value or 0, at, last, doubt, words=True)


def _of_several(tokens: Sequence[Token], at: int) -> bool:
    """ "A few hundred", "a couple of hundred", "quelques cents": nobody says how many hundreds."""
    if tokens[at].text not in _HUNDREDS:
        return False
    before = at - 2 if at > 1 and tokens[at - 1].text == "of" else at - 1
    return before >= 0 and tokens[before].text in _SEVERAL


def _joins(before: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether "et" or "and" is inside a number: "soixante et onze", "vingt-et-un"."""
    beyond = at + 1
    hyphen = beyond < len(tokens) and tokens[beyond].text == "-" and tokens[beyond].glued
    beyond += hyphen
    after = tokens[beyond].text if beyond < len(tokens) else ""
    if hyphen or before in ("cent", "cents", "mille"):
        return after in NUMBER_WORDS  # whatever it spells, it is one number
    if tokens[at].text == "et":
        return before in _TENS and after in ("un", "une", "onze")
    return before in ("hundred", "thousand") and after in _ENGLISH


def _misspelled_before(tokens: Sequence[Token], at: int) -> bool:
    """ "vint-deux", "fourty two": the first half of a number, in letters that nobody knows."""
    before = tokens[at - 1] if at else None
    if before is not None and before.text == "-" and before.glued and tokens[at].glued and at > 1:
        before = tokens[at - 2]
    return before is not None and before.kind is Kind.WORD and _nearly_tens(before.text)


@lru_cache(maxsize=4096)
def _nearly_tens(word: str) -> bool:
    if word in NUMBER_WORDS or not 4 <= len(word) <= 10:
        return False
    return any(word[0] == tens[0] and OSA.distance(word, tens, score_cutoff=1) <= 1 for tens in _TENS_TO_MISSPELL)


@lru_cache(maxsize=4096)
def _number(words: tuple[str, ...]) -> int | None:
    """The number that the words spell in French or English; None where they spell none, or two different ones."""
    spelled: set[int] = set()
    for language, known in (("fr", _FRENCH), ("en", _ENGLISH)):
        if all(word in known for word in words):
            text = " ".join("un" if w == "une" else w for w in words)
            if language == "fr":
                text = text.replace(" un", " et un") if len(words) > 1 and words[-2] in _TENS else text
            try:
                spelled.add(text2num(text, language))
            except ValueError:
                continue
    return spelled.pop() if len(spelled) == 1 else None


def _marked(tokens: Sequence[Token], at: int, amount: Amount) -> Amount:
    """The amount with what stands around it: "30 à 35", "~30", "30+", "30?", "20aine", "-5"."""
    doubt, last = amount.doubt, amount.last
    nxt = tokens[last + 1] if last + 1 < len(tokens) else None
    if nxt is not None and nxt.kind is Kind.WORD:
        if (nxt.text in _ABOUT_WORDS and nxt.glued) or nxt.text in _MULTIPLES:
            doubt, last = "vague_amount", last + 1
        elif nxt.text in _RANGE_WORDS and last + 2 < len(tokens):
            beyond = tokens[last + 2]
            if beyond.kind is Kind.NUMBER or (
                beyond.kind is Kind.WORD and beyond.text in NUMBER_WORDS - {"un", "une", "one"}
            ):
                doubt, last = "vague_amount", last + 2
                last = _spelled(tokens, last).last if beyond.kind is Kind.WORD else last
    elif (
        nxt is not None
        and nxt.kind is Kind.SIGN
        and ((nxt.text in "+~" and nxt.glued) or (nxt.text == "?" and (nxt.glued or last + 2 >= len(tokens))))
    ):
        doubt, last = doubt or "vague_amount", last + 1
    before = tokens[at - 1] if at else None
    if before is not None and before.kind is Kind.SIGN:
        arrow = before.text == ">" and at > 1 and tokens[at - 2].text in "-="
        if before.text in "~≈±><≥≤" and not arrow:
            doubt = doubt or "vague_amount"
        elif before.text == "+" and tokens[at].glued and not any(t.kind is Kind.NUMBER for t in tokens[:at]):
            doubt = doubt or "vague_amount"  # "+30": more than that; but in "34 cs +5 gale" it only joins
        elif before.text == "-" and tokens[at].glued and _negative(tokens, at - 1):
            doubt = "negative_number"
    elif before is not None and before.kind is Kind.WORD and before.text in ("moins", "minus"):
        doubt = "negative_number"
    if doubt is None and amount.value > MOST:
        doubt = "absurd_number"
    if doubt is amount.doubt and last == amount.last:
        return amount
    return Amount(amount.value, amount.first, last, doubt, amount.words)


def _negative(tokens: Sequence[Token], dash: int) -> bool:
    """Whether a dash before figures is a minus: not a hyphen ("cs-34"), and not the bullet of a list."""
    before = tokens[dash - 1] if dash else None
    if before is None or before.kind is Kind.LINE:
        near = range(max(0, dash - _BULLETS_NEAR), min(len(tokens), dash + _BULLETS_NEAR))
        return not any(
            tokens[i].text == "-" and i != dash and (i == 0 or tokens[i - 1].kind is Kind.LINE) for i in near
        )
    if before.kind is Kind.SIGN and before.text == ".":
        return False
    return not (tokens[dash].glued and before.kind in (Kind.WORD, Kind.NUMBER, Kind.MASK))


def _figure(tokens: Sequence[Token], at: int) -> Token | None:
    return tokens[at] if at < len(tokens) and tokens[at].kind is Kind.NUMBER else None


def _sign(tokens: Sequence[Token], at: int) -> Token | None:
    token = tokens[at] if at < len(tokens) else None
    return token if token is not None and token.kind is Kind.SIGN and token.text in "-–.,/'~+:" else None
