"""Which names of activities are headings, under which figures stand, and which are part of a story."""

from collections.abc import Sequence

from domain.reading.items import Item, What
from domain.reading.lexicon import AT, COMPARING, HAVE, SEEN, TITLES, TOWARDS, WHO_REPORTS, word_set

_BREAKS = frozenset((What.COMMA, What.STOP, What.LINE, What.SLASH, What.OPEN, What.CLOSE, What.FIX))
_LIGHT = frozenset(
    (
        What.SMALL,
        What.LINK,
        What.DATE,
        What.SKIP,
        What.SOFT,
        What.DASH,
        What.SIGN,
        What.JOIN,
        What.TOTAL,
        What.NO,
        What.COLON,
    )
)
_MOST_LIGHT = 20
"""Light words that are looked past: without an end to it, one name over and over is looked at by the square."""
_LEADS_ON = frozenset((What.SMALL, What.LINK, What.COMMA, What.DATE, What.DASH, What.COLON))
_VALUES = frozenset((What.NUMBER, What.ONE, What.NONE, What.NOTHING, What.VAGUE_AMOUNT, What.VAGUE))


def is_heading(items: Sequence[Item], at: int, start: int, scope: Sequence[str]) -> bool:
    """Whether the name at `at` opens an activity. `start`: where its stretch begins; `scope`: the open activities."""
    item = items[at]
    if not item.of("activity"):
        return False
    if item.of("indicator") and any(m.of in scope for m in item.of("indicator")) and _has_number(items, at):
        return False
    if not scope and item.of("indicator") and is_counted_part(items, at):
        return False
    before = _before(items, at)
    if before is not None and before.text in TOWARDS and before.what is What.SMALL and not _of_nobody(items, at):
        return not scope and before.text in ("pour", "for") and _announces(items, at)
    if before is not None and before.what is What.NO and _lies_ahead(items, at):
        return False
    opposed = before is None or before.what is What.OPEN or _valued(items[start:at])
    if item.text in COMPARING and opposed and not (before is not None and says_nothing(items, start, at)):
        return before is None  # "41 cs vs 28": no other activity, but another day's figure
    if item.of("site") and _is_where(items, at):
        return False
    if _opens(items, at):
        return True
    if scope and _was_done(items, at):
        return False
    if at - start <= _MOST_LIGHT and all(_light(i) for i in items[start:at]):
        return True
    nothing = items[start].text in ("rien", "nothing", "nobody", "personne") or not scope
    return (not scope and not any(i.what in _VALUES for i in items[start:at])) or (
        nothing and (says_nothing(items, start, at) or is_denied_after(items, start, at))
    )


def _of_nobody(items: Sequence[Item], at: int) -> bool:
    """ "Nobody came to the clinic": no direction, but where nobody was."""
    return any(i.what is What.NOTHING for i in items[max(0, at - 4) : at])


def is_round(items: Sequence[Item], at: int) -> bool:
    """ "Maraude, 2e tournée", "maraude tournée du soir": a name that may only say which time it was."""
    before = _before(items, at)
    beside = before is not None and before.what is What.NAME and bool(before.of("activity"))
    return _is_nth(items, at) or (beside and _is_of_shift(items, at))


_NTH = word_set("premier premiere deuxieme second seconde troisieme quatrieme derniere dernier first third fourth last")
_SHIFTS = word_set("matin midi aprem soir soiree nuit morning afternoon evening night")


def _is_nth(items: Sequence[Item], at: int) -> bool:
    before = items[at - 1] if at else None
    return before is not None and (before.text in _NTH or (before.rule is not None and before.rule.means == "ordinal"))


def _is_of_shift(items: Sequence[Item], at: int) -> bool:
    after = next((i for i in items[at + 1 : at + 3] if i.what is not What.LINK), None)
    return after is not None and (after.what is What.DATE or after.text in _SHIFTS)


def _lies_ahead(items: Sequence[Item], at: int) -> bool:
    """ "Demain pas de clinique", "pas de maraude demain": none is held, but not on the day of the report."""
    return any(i.what is What.FUTURE for i in (*items[max(0, at - 4) : at], *items[at + 1 : at + 2]))


def _announces(items: Sequence[Item], at: int) -> bool:
    """ "Pour la clinique : 36", "the number for clinic is 36": nothing but such words before, and a figure after."""
    return _opens(items, at) and all(_light(i) or i.text in TITLES for i in items[:at])


def is_counted_part(items: Sequence[Item], at: int) -> bool:
    """ "3 cpn, 1 gynéco": an activity's name that its own indicator has, with its number, beside another figure."""
    item = items[at]
    own = {m.key for m in item.of("activity")}
    if not own or {m.of for m in item.of("indicator")} != own:
        return False
    counted = at > 0 and items[at - 1].what in (What.NUMBER, What.ONE, What.NONE)
    if not counted and not (_has_number(items, at) and any(_is_of(i, own) for i in items[:at])):
        return False
    return any(other is not item and _is_of(other, own) for other in items)


def _is_of(item: Item, activities: set[str]) -> bool:
    return item.what is What.NAME and activities == {m.of for m in item.of("indicator")}


_CALLED_OFF = word_set("annule annulee annules annulees cancelled canceled supprimee supprime")


def is_called_off(items: Sequence[Item], at: int) -> bool:
    """ "Clinique annulée": whether the activity at `at` was not held."""
    after = next((i for i in items[at + 1 : at + 4] if i.what not in (What.SMALL, What.LINK)), None)
    return after is not None and after.text in _CALLED_OFF


def _valued(items: Sequence[Item]) -> bool:
    return any(i.what in _VALUES for i in items)


def _is_where(items: Sequence[Item], at: int) -> bool:
    """ "psm adj: 4", "clinique au littoral": right after an activity a word for a place says where it was."""
    here = at - 1
    while here >= 0 and (items[here].what is What.LINK or (items[here].what is What.SMALL and items[here].text in AT)):
        here -= 1
    other = items[here] if here >= 0 else None
    if other is None or other.what is not What.NAME or other.of("indicator"):
        return False
    return bool(other.of("activity")) and other.of("activity") != items[at].of("activity")


def says_nothing(items: Sequence[Item], start: int, at: int) -> bool:
    """ "RAS à la clinique": a zero said right before the heading at `at`, with no figure after, is this activity's."""
    after = items[at + 1] if at + 1 < len(items) else None
    if not all(i.what in _LEADS_ON or i.what in (What.NOTHING, What.NONE) or i.text in SEEN for i in items[start:at]):
        return False
    if after is None or after.what in (What.STOP, What.LINE, What.DATE) or _tells_why(items, at + 1):
        return True
    parted = after.what in (What.COMMA, What.SLASH, What.JOIN) or after.text in ("mais", "but")
    return parted and _is_elsewhere(items, at + 2, {m.key for m in items[at].of("activity")})


def is_denied_after(items: Sequence[Item], start: int, at: int) -> bool:
    """ "Rien à la clinique, 2 gales": a zero of what `at` opens, and a figure of it. RAS says that all is quiet."""
    if items[start].text not in _PLAIN_ZEROS or not all(i.what in _LEADS_ON for i in items[start + 1 : at]):
        return False
    return at + 1 < len(items) and items[at + 1].what is What.COMMA


_PLAIN_ZEROS = word_set("rien nothing none nobody personne zero aucun")


def _is_elsewhere(items: Sequence[Item], at: int, activity: set[str]) -> bool:
    """ "Rien à la distri, clinique 20 cs", "… et 20 cs": what comes next is another activity's."""
    while at < len(items) and items[at].what in (What.SMALL, What.LINK, What.JOIN):
        at += 1
    here = items[at : at + 2]
    if here and here[0].what in (What.NOTHING, What.NONE):
        return True  # "rien à la clinique, rien à la distri"
    if here and here[0].what is What.NAME and here[0].of("activity") and not here[0].of("indicator"):
        return _opens(items, at)
    counted = len(here) > 1 and here[0].what is What.NUMBER and here[1].what is What.NAME
    return counted and bool(here[1].of("indicator")) and activity.isdisjoint(m.of for m in here[1].of("indicator"))


def _tells_why(items: Sequence[Item], at: int) -> bool:
    """ "Rien à la distri : route barrée": nothing that is counted until the sentence ends."""
    for item in items[at:]:
        if item.what in (What.STOP, What.LINE):
            break
        if item.what in _VALUES or item.what is What.NAME:
            return False
    return True


def trails(items: Sequence[Item], start: int, end: int, scope: Sequence[str]) -> Item | None:
    """The activity named after the figures of a stretch: "34 cs à la clinique". None where there is none."""
    seen = False
    names: list[Item] = []
    for at in range(start, end):
        item = items[at]
        seen = seen or item.what in _VALUES
        if item.what is What.NAME and item.of("indicator"):
            names.append(item)
        if seen and item.what is What.NAME and item.of("activity") and not item.of("indicator"):
            if scope and item.slip:
                continue  # a word that only looks like an activity closes no heading
            before = _before(items, at)
            towards = before is not None and before.what is What.SMALL and before.text in TOWARDS
            counted = items[at - 1].what in (What.NUMBER, What.ONE)
            key = item.of("activity")[0].key
            fits = bool(names) and all(any(m.of == key for m in i.of("indicator")) for i in names)
            if fits and not towards and not counted and key not in scope:
                return item
    return None


def joined_to_heading(items: Sequence[Item], at: int) -> bool:
    """Whether only a joining word stands between this heading and the one before: "clinique et distri"."""
    here = at - 1
    joins = 0
    while here >= 0 and (items[here].what in (What.JOIN, What.SLASH, What.COMMA, What.LINK) or _is_place(items[here])):
        joins += items[here].what in (What.JOIN, What.SLASH, What.COMMA)
        here -= 1
    return here >= 0 and joins > 0 and items[here].what is What.NAME and bool(items[here].of("activity"))


def _was_done(items: Sequence[Item], at: int) -> bool:
    """ "On a bien tourné": a verb that sounds like an activity's name."""
    before = [i.text for i in items[max(0, at - 4) : at] if i.what in (What.SMALL, What.WORD, What.LINK)]
    return not HAVE.isdisjoint(before) and not WHO_REPORTS.isdisjoint(before)


def _is_place(item: Item) -> bool:
    named = item.what is What.NAME and bool(item.of("site") or item.of("project"))
    return named and not item.of("indicator") and not item.of("activity")


def _light(item: Item) -> bool:
    place = item.what is What.NAME and bool(item.of("site") or item.of("project")) and not item.of("indicator")
    return item.what in _LIGHT or place


def _before(items: Sequence[Item], at: int) -> Item | None:
    at -= 1
    while at >= 0 and items[at].what is What.LINK:
        at -= 1
    return items[at] if at >= 0 else None


def _has_number(items: Sequence[Item], at: int) -> bool:
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    beyond = items[at + 2] if at + 2 < len(items) else None
    if before is not None and before.what in (What.NUMBER, What.ONE, What.NONE, What.NO, What.LINK):
        return True
    if after is not None and after.what is What.COLON:
        return beyond is not None and beyond.what in _VALUES and not _names_after(items, at + 3)
    return after is not None and after.what in _VALUES and not _names_after(items, at + 2)


def _names_after(items: Sequence[Item], at: int) -> bool:
    return at < len(items) and items[at].what is What.NAME and bool(items[at].of("indicator"))


def _opens(items: Sequence[Item], at: int) -> bool:
    """Whether a colon, a value, or an indicator follows the name, with only light words between."""
    colon = False
    for item in items[at + 1 : at + 1 + _MOST_LIGHT]:
        if item.what in _VALUES or item.what is What.COLON:
            return True
        if item.what is What.NAME and item.of("indicator"):
            return True
        if item.what is What.OPEN and not colon:
            return True
        if item.what is What.JOIN or item.what in _BREAKS or not _light(item):
            return False
    return False
