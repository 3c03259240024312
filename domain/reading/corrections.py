"""Which figure a number after a word like "pardon" corrects, and which number such a word takes back."""

from domain.reading.items import What
from domain.reading.walk import Walk


def corrects_last(walk: Walk, at: int) -> bool:
    """Whether a bare number after "pardon" can only mean the last figure: it was bare too, or the only one."""
    if walk.last is None:
        return False
    if not any(c.isalpha() for c in walk.last.about) or _right_after(walk, at):
        return True
    of = walk.last.meanings[0].of
    return sum(1 for f in (*walk.out.certain, *walk.out.orphans) if f.meanings[0].of == of) == 1


def _right_after(walk: Walk, at: int) -> bool:
    """ "5 plaies pardon 6": nothing but such words between the last figure and the number at `at`."""
    if walk.last is None:
        return False
    between = [i for i in walk.items[max(0, at - 5) : at] if i.start >= walk.last.span[1]]
    reaches = at > len(between) and walk.items[at - len(between) - 1].end == walk.last.span[1]
    return reaches and all(i.what is What.FIX or i.what is What.WEAK_FIX for i in between) and _is_nearest(walk, at)


def _is_nearest(walk: Walk, at: int) -> bool:
    """Whether no other figure is closer to the number: "33 cs, 5 plaies oups 35" could be of either."""
    amount, last = walk.items[at].amount, walk.last
    if amount is None or last is None:
        return False
    others = [f.value for f in (*walk.out.certain, *walk.out.orphans) if f is not last]
    return all(abs(amount.value - last.value) < abs(amount.value - value) for value in others)


def _excuses(walk: Walk, at: int) -> bool:
    """ "33 cs pardon 32, mon erreur. 5 plaies": the second such word says why, since another thing's figure follows."""
    rest = walk.items[at + 1 : at + 7]
    n = next((n for n, i in enumerate(rest) if i.what in (What.NUMBER, What.NONE)), 0)
    named = [i for i in (*rest[max(0, n - 2) : n], *rest[n + 1 : n + 3]) if i.what not in (What.LINK, What.COLON)]
    named += [i for i in rest[:n] if i.of("activity")]
    meanings = {
        m for i in named if i.what is What.NAME for m in (*walk.meanings(i), *i.of("indicator"), *i.of("activity"))
    }
    return walk.last is not None and bool(meanings) and meanings.isdisjoint(walk.last.meanings)


def retracted(walk: Walk, at: int) -> bool:
    """ "34, non 36 cs": the first number was taken back before anybody said what it was."""
    if walk.fresh:
        return False
    near = walk.items[at + 1 : at + 4]
    fix = next((i for i, item in enumerate(near) if item.what is What.FIX), None)
    return (
        fix is not None
        and all(i.what in (What.COMMA, What.STOP, What.SMALL) for i in near[:fix])
        and not (walk.fixing and _excuses(walk, at + 1 + fix))
        and walk.fix_follows(at + 1 + fix)
    )
