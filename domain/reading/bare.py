"""Numbers that stand alone: the headline of a heading, a whole before its parts, a correction, a zero, a question."""

from collections.abc import Sequence

from domain.catalogue.folding import stem
from domain.reading.corrections import corrects_last, retracted
from domain.reading.counted_first import closes, counts_first, held_at
from domain.reading.items import Item, What
from domain.reading.lexicon import DONE, LINKS, NOT, SEEN, SHARES, VAGUE_OF_ALL, word_set
from domain.reading.masks import Mask
from domain.reading.pairing import Pair
from domain.reading.phrases import Meaning, name_words
from domain.reading.walk import Figure, Walk

_NEAR = 8  # how many items around a bare number are looked at
# Between a number and a word they say which ones are counted; other small words start something new.
_WAS = word_set("was were has is had a est etait fut them eux elles")
_ATTRIBUTES = word_set("autre autres other others more encore meme tous toutes all both plus")


def number_alone(walk: Walk, p: Pair, stretch: Sequence[Item], start: int) -> None:
    """A number that has no name of its own, or several."""
    number = p.number
    if number is None:
        return
    if number.what is What.ONE and not p.doubt:
        _one_of_them(walk, number, stretch)
        return
    if number.what is What.NO and not p.doubt:
        return
    if p.doubt:
        names = [m for item in p.doubt for m in walk.meanings(item)]
        walk.out.used |= {id(i) for i in p.doubt}
        items = [number, *p.doubt]
        span = (min(i.start for i in items), max(i.end for i in items))
        value = number.amount.value if number.amount else 0
        told = number.amount is not None
        walk.doubtful("unclear_number", Figure(tuple(names), value, span, walk.text(*span), told=told))
        walk.fresh = False
        return
    at = walk.place(number)
    before, after = stretch[max(0, at - _NEAR) : at], stretch[at + 1 : at + 1 + _NEAR]
    if number.amount is None:
        _nothing(walk, number, before, after)
        return
    _bare(walk, number, before, after, start + at)
    walk.fresh = False


def _one_of_them(walk: Walk, one: Item, stretch: Sequence[Item]) -> None:
    """ "One was referred", "une a été orientée" is a figure; of "un monsieur avec la gale" only its author knows."""
    at = walk.place(one)
    rest = [i for i in stretch[at + 1 : at + 7] if i.what is not What.LINK]
    here = next((n for n, i in enumerate(rest) if i.what is What.NAME), 0)
    name, between = rest[here] if rest else one, rest[:here]
    if walk.scope and not here and not name.of("indicator") and _has_with(walk, one):
        return
    if not walk.scope or not between or between[0].text in VAGUE_OF_ALL | SHARES:
        return
    if id(name) in walk.paired or not walk.counts(name) or not (meanings := walk.meanings(name)):
        return
    strange = [i for i in between if i.what is not What.SMALL]
    if len(strange) > 1 or any(i.what is not What.WORD for i in strange):
        return
    span = (one.start, name.end)
    figure = Figure(meanings, 1, span, walk.text(*span), True, walk.fixing, name.slip)
    walk.out.used.add(id(name))
    walk.paired.add(id(name))
    if strange or between[0].text not in _WAS:
        walk.doubtful("unclear_number", figure)
    else:
        walk.keep(figure)


def _has_with(walk: Walk, one: Item) -> bool:
    """Asks about "un monsieur avec la gale", which may be counted already, or not."""
    at = walk.at[id(one)]
    rest = [i for i in walk.items[at + 1 : at + 7] if i.what is not What.LINK or i.text in ("des", "les")]
    if len(rest) < 3 or rest[0].what is not What.WORD or rest[1].text not in ("avec", "with") or rest[1].end < one.end:
        return False
    name = rest[2]
    if name.what is not What.NAME or not walk.counts(name) or not (meanings := walk.meanings(name)):
        return False
    walk.out.used.add(id(name))
    span = (one.start, name.end)
    walk.doubtful("unclear_number", Figure(meanings, 1, span, walk.text(*span), True, walk.fixing, name.slip))
    return True


def _nothing(walk: Walk, item: Item, before: Sequence[Item], after: Sequence[Item]) -> None:
    """RAS, rien, none: a zero for the headline of what is open; "aucun incident" is about something else."""
    if item.what is What.NONE and any(i.what in (What.WORD, What.NAME) for i in after[:2]):
        walk.out.left.append((item, "phrase"))
        return
    rest = any(i.what is What.ELSE for i in (*before, *after))
    for key in walk.scope or [""]:
        walk.out.nothing.append((key, item, rest))
    walk.fresh = False


def _bare(walk: Walk, number: Item, before: Sequence[Item], after: Sequence[Item], at: int) -> None:
    """A number without a name: the headline, a whole whose parts follow, a correction, or a question."""
    amount = number.amount
    if amount is None:
        return
    following = [i for i in after if i.what not in (What.LINK, What.SMALL, What.SIGN)]
    if len(following) > 1 and following[0].what is What.DASH and following[1].what is What.WORD:
        joined = following[0].start == number.end and following[1].start == following[0].end
        following = following[1:] if joined else following  # "50-strong", but "50 - calme"
    odd = following[0] if following and following[0].what in (What.WORD, What.NAME, What.VAGUE_WORD) else None
    if after and after[0].what is What.SMALL and after[0].text not in _ATTRIBUTES | NOT and odd is not None:
        odd = odd if odd.what is What.NAME else None  # "34 mais tout va bien"; but not "34 autres vaccinations"
    if odd is not None and odd.what is What.NAME and (odd.of("project") or id(odd) in walk.paired):
        odd = None  # "clinique 34 gale 12": the name has its own number
    end = odd.end if odd is not None else number.end
    if odd is not None and (done := reached(walk, at, odd)):
        walk.keep(Figure(done, amount.value, (number.start, end), walk.text(number.start, end), corrects=walk.fixing))
        return
    if (
        odd is not None
        and counts_first(number, odd)
        and (odd is after[0] or (not walk.scope and held_at(after, odd)))
        and closes(walk.items, at, walk.at[id(odd)])
    ):
        activity = walk.catalogue.activity(odd.of("activity")[0].key)
        span = number.start, odd.end
        own = Meaning("indicator", activity.headline.key, activity.key)
        walk.out.headings.append((activity.key, odd))
        walk.keep(Figure((own,), amount.value, span, walk.text(*span), corrects=walk.fixing))
        return
    seen_after = odd is not None and odd.text in SEEN and _closes(walk, odd)
    if seen_after and len(walk.scope) == 1 and not walk.undone:
        odd = None  # "33 seen": what was seen is what the activity counts
    figure = Figure((), amount.value, (number.start, end), walk.text(number.start, end), corrects=walk.fixing)
    seen = walk.fresh and bool(before) and before[-1].text in SEEN
    if odd is None and before and before[-1].what is What.WORD and not seen:
        odd = before[-1]
        figure.span = (odd.start, number.end)
        figure.about = walk.text(*figure.span)
    if odd is not None:
        figure.meanings = odd.of("indicator")
        if _in_numbers_only(walk, at):
            walk.out.left.append((number, "line"))
        else:
            walk.doubtful("unknown_word", figure)
        return
    code = (
        amount.doubt
        or ("each_or_total" if walk.size_of_last(before) else None)
        or ("vague_amount" if _vague_beside(before, after) else None)
    )
    if amount.value == 0 and walk.out.nothing and not walk.fresh and not amount.doubt:
        last = walk.out.nothing[-1]  # "nobody came: 0" says it twice
        walk.out.nothing.append((last[0], number, last[2]))
        return
    if code == "each_or_total" and walk.last is not None and walk.last.value == 1 and (of := size_of(walk)):
        figure.meanings = of
        walk.keep(figure)
        return
    figure.meanings = _whole(walk, at)
    if walk.fresh and _is_of_next(walk, at):
        code = "unclear_number"
    headline = walk.fresh or seen_after or any(i.what is What.TOTAL for i in (*before, *after))
    if not figure.meanings and walk.fixing and walk.last is not None:
        if corrects_last(walk, at):
            figure.meanings = walk.last.meanings
    elif not figure.meanings and headline and len(walk.scope) == 1:
        activity = walk.catalogue.activity(walk.scope[0])
        figure.meanings = (Meaning("indicator", activity.headline.key, activity.key),)
    if not _whole(walk, at) and retracted(walk, at):
        walk.out.left.append((number, "retracted"))
    elif _in_numbers_only(walk, at):
        walk.out.left.append((number, "line"))
    elif code:
        walk.doubtful(code, figure)
    elif figure.meanings:
        walk.keep(figure)
    else:
        walk.doubtful("bare_number", figure)


def reached(walk: Walk, at: int, word: Item) -> tuple[Meaning, ...]:
    """ "10 rdv prévus, 7 honorés": what was planned beside the number at `at`; the headline where that was not said."""
    if word.text not in DONE or walk.undone or len(walk.scope) != 1:
        return ()
    before = [i for i in walk.items[max(0, at - 4) : at] if i.what not in _LIGHT]
    after = walk.items[walk.at[id(word)] + 1 :][:1]
    planned = next((i for i in (*before[-1:], *after) if i.rule is not None and i.rule.kind is Mask.PLANNED), None)
    if planned is None or any(i.text in NOT for i in walk.items[at : walk.at[id(word)]]):
        return ()
    activity = walk.catalogue.activity(walk.scope[0])
    said = [w for w in planned.text.split() if w.isalpha() and w not in LINKS | {"sur", "out"}]
    named = [i.key for i in activity.indicators if any(set(name_words(n)) <= set(map(stem, said)) for n in i.names)]
    if not named and len(said) > 1:
        return ()
    return tuple(Meaning("indicator", key, activity.key) for key in named or [activity.headline.key])


_LIGHT = frozenset((What.COMMA, What.LINK, What.SMALL, What.JOIN))


def _closes(walk: Walk, word: Item) -> bool:
    """Whether nothing after a word like "seen" says what was: "33 seen out of 40", but not "3 seen by a dentist"."""
    at = walk.at[id(word)] + 1
    after = walk.items[at] if at < len(walk.items) else None
    return after is None or after.what in _AFTER_SEEN or after.text in ("today", "total", "aujourd")


_AFTER_SEEN = frozenset(
    (
        What.COMMA,
        What.STOP,
        What.LINE,
        What.SKIP,
        What.DATE,
        What.OPEN,
        What.CLOSE,
        What.OF_WHICH,
        What.JOIN,
        What.NUMBER,
    )
)


def size_of(walk: Walk) -> tuple[Meaning, ...]:
    """ "1 groupe de 6": the one indicator that bears the last one's name within its own, "participants groupe"."""
    if walk.last is None or len(walk.last.meanings) != 1:
        return ()
    of = walk.last.meanings[0]
    activity = walk.catalogue.activity(of.of)
    words = {
        stem(w) for name in activity.indicator(of.key).names if len(name_words(name)) == 1 for w in name_words(name)
    }
    others = [
        other.key
        for other in activity.indicators
        if other.key != of.key and any(len(n) > 1 and words & set(n) for n in map(name_words, other.names))
    ]
    return (Meaning("indicator", others[0], of.of),) if len(others) == 1 else ()


def _is_of_next(walk: Walk, at: int) -> bool:
    """ "Psychologist, 5 legal appointments": the number is of the heading and the name that follow."""
    rest = walk.items[at + 1 : at + 3]
    return (
        len(rest) == 2
        and all(i.what is What.NAME for i in rest)
        and bool(rest[0].of("activity"))
        and bool(rest[1].of("indicator"))
    )


def _vague_beside(before: Sequence[Item], after: Sequence[Item]) -> bool:
    return any(i.what is What.VAGUE for i in (*before[-1:], *after[:1]))


def _in_numbers_only(walk: Walk, at: int) -> bool:
    """ "1 urgence (15)": a telephone line that is a name, not a figure, in brackets after a figure."""
    item = walk.items[at]
    before = walk.items[at - 1] if at else None
    bracketed = before is not None and before.what is What.OPEN
    if not bracketed or walk.last is None or walk.last.span[1] > item.start:
        return False
    return any(name == item.text and (key in walk.scope or not walk.scope) for key, name in walk.lines)


def _whole(walk: Walk, at: int) -> tuple[Meaning, ...]:
    """ "34 (12 f, 22 h)", "34 dont 12 femmes": the whole of which the figures after it are parts."""
    rest = [i for i in walk.items[at + 1 : at + 6] if i.what is not What.SMALL]
    if not rest or rest[0].what not in (What.OPEN, What.OF_WHICH):
        return ()
    name = next((i for i in rest if i.what is What.NAME), None)
    if name is None:
        return ()
    wholes = []
    for m in walk.meanings(name):
        whole = walk.catalogue.activity(m.of).indicator(m.key).part_of
        if whole is not None:
            wholes.append(Meaning("indicator", whole, m.of))
    return tuple(wholes)
