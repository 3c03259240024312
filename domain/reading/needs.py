"""What a text must hold for an expression to find anything in it.

A message is searched for a hundred expressions, nearly all of them in vain. But what one of them finds has certain
letters in it: "12 km" and "3 metres" have "0km" and "0metre", once spaces are gone and every figure is a zero. Where
neither stands in a message, nobody need look for distances. These fragments are read off the expression itself, so
that a rule is written once.
"""

from collections.abc import Iterable, Sequence
from re import _parser  # type: ignore[attr-defined]  # the one that compiles: there is no public one
from typing import Any

# What a part of an expression can find, squeezed, or what it needs. None where nobody can list it.
Texts = frozenset[str] | None

_FIGURE = "\0"  # any figure, until the fragments are done: no text that went through `flat` has it
_ZEROS = str.maketrans(dict.fromkeys(f"{_FIGURE}123456789", "0"))
_NOTHING = frozenset(("",))
_CATEGORIES = {"CATEGORY_DIGIT": _FIGURE, "CATEGORY_SPACE": ""}
_MOST_TEXTS = 100
_MOST_TIMES = 6
_LONG_ENOUGH = 7  # letters: by chance such a fragment stands in few messages, and a longer one in no fewer
_MOST_NEEDS = 3  # sets of fragments: what is dearer than these is seldom worth a look
_MOST_FURTHER = 40  # fragments of a further set: to look for more of them takes longer than the search itself
_REPORT = 60  # characters
_IN_VAIN = 100  # looks for a fragment take as long as one search in vain


def squeezed(plain: str) -> tuple[str, str]:
    """A text without its spaces: as it is, and with a zero for every figure."""
    close = "".join(plain.split())
    return close, close.translate(_ZEROS)


def needs_of(expression: str) -> tuple[str, ...]:
    """Fragments of which one at least is in every text that the expression finds something in, once it is squeezed.

    Those with other figures than zeros are in the text as it is, all others in the one with zeros. The expression is
    for texts that went through `flat`, and has no flags. Where nothing is sure, every text has the one empty fragment.
    """
    return all_needs_of(expression)[0]


def all_needs_of(expression: str) -> list[tuple[str, ...]]:
    """What `needs_of` says, and further such fragments: of each row of them one at least is in the text as well."""
    _, needs = _read(_parser.parse(expression))
    rows = [frozenset([text.translate(_ZEROS) if _FIGURE in text else text for text in need]) for need in needs]
    first, *others = map(_shortest, rows or [_NOTHING])
    return [tuple(sorted(row)) for row in (first, *filter(_is_quickly_seen, others))]


def _is_quickly_seen(needs: frozenset[str]) -> bool:
    """Whether a look for all of these takes less than a search in vain."""
    return len(needs) <= _MOST_FURTHER and min(map(len, needs)) > 1 and not any(map(has_figures, needs))


def has_figures(need: str) -> bool:
    """Whether a fragment has figures of its own, for which no zero may stand: "72" and "112"."""
    return need.translate(_ZEROS) != need


def _read(sequence: Any) -> tuple[Texts, list[frozenset[str]]]:
    """What a sequence can find, and the fragments that it needs: of each set of them one, the cheapest set first."""
    parts, needs, before = _parts(sequence)
    for first, start in (*enumerate(parts), *before):
        if start is None or "" in start:
            continue
        run = _shortest_ends(start)
        needs.append(run)
        for part in parts[first + 1 :]:
            if min(map(len, run)) >= _LONG_ENOUGH or part is None or len(run) * len(part) > _MOST_TEXTS:
                break
            run = _joined(run, part)
            if "" in part:
                run = _shortest_ends(run)
            needs.append(run)
    whole: Texts = _NOTHING
    for part in parts:
        whole = None if whole is None or part is None else _few(_joined(whole, part))
    return whole, _cheapest(map(_shortest, needs))


def _cheapest(needs: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The few that are worth a look: each of them may be missing in a text that has those before."""
    several = dict.fromkeys(needs)
    chosen: list[frozenset[str]] = []
    for need in sorted(several, key=_cost) if len(several) > 1 else several:
        if len(chosen) < _MOST_NEEDS and not any(all(any(n in text for n in need) for text in c) for c in chosen):
            chosen.append(need)
    return chosen


def _parts(sequence: Any) -> tuple[list[Texts], list[frozenset[str]], list[tuple[int, Texts]]]:
    """What each part of a sequence can find, fragments that the sequence needs because a part of it does, and what it
    only looks back at: after which of the parts, and what stands there."""
    parts: list[Texts] = []
    needs: list[frozenset[str]] = []
    before: list[tuple[int, Texts]] = []
    letters = ""  # side by side, they are one part
    for code, value in sequence.data:
        if code.name == "LITERAL":
            letters += _close(value)
            continue
        looks_back = code.name == "ASSERT" and value[0] < 0
        found, need = _part(code.name, value)
        needs += need
        if letters and (looks_back or any(part != _NOTHING for part in found)):
            parts.append(frozenset((letters,)))
            letters = ""
        if looks_back:
            before.append((len(parts) - 1, _end(value[1])))
        parts += [part for part in found if part != _NOTHING]
    return parts + ([frozenset((letters,))] if letters or not parts else []), needs, before


def _end(sequence: Any) -> Texts:
    """What stands at the end of a sequence."""
    end = _NOTHING
    for part in reversed(_parts(sequence)[0]):
        if part is None or len(part) * len(end) > _MOST_TEXTS:
            break
        end = _joined(part, end)
    return end


def _part(code: str, value: Any) -> tuple[list[Texts], list[frozenset[str]]]:
    """What a part can find, piece after piece, and what it needs. Of codes not named here nothing is known."""
    if code == "ASSERT":
        return [], _read(value[1])[1]
    if code in ("AT", "ASSERT_NOT"):
        return [], []
    if code == "IN":
        return [_one_of(value)], []
    if code == "SUBPATTERN":
        found, needs = _read(value[3])
        return [found], needs
    if code == "BRANCH":
        read = [_read(branch) for branch in value[1]]
        return [_any_of([found for found, _ in read])], _of_each([needs for _, needs in read])
    if code == "MAX_REPEAT":
        least, most, repeated = value
        found, needs = _read(repeated)
        surely = min(least, _MOST_TIMES)
        return [found] * surely + [_up_to(most - surely, found)], needs if least else []
    return [None], []


def _of_each(branches: Sequence[Sequence[frozenset[str]]]) -> list[frozenset[str]]:
    """What is needed whichever of the branches it is: the cheapest of each together, and so on."""
    if not all(branches):
        return []
    rows = [frozenset().union(*[b[min(n, len(b) - 1)] for b in branches]) for n in range(max(map(len, branches)))]
    return [row for row in rows if len(row) <= _MOST_TEXTS]


def _one_of(members: Sequence[tuple[Any, Any]]) -> Texts:
    """What a set of characters can find: few, figures or spaces."""
    found: set[str] = set()
    for code, value in members:
        if code.name == "LITERAL":
            found.add(_close(value))
        elif code.name == "RANGE" and ord("0") <= value[0] <= value[1] <= ord("9"):
            found.add(_FIGURE)
        elif code.name == "CATEGORY" and value.name in _CATEGORIES:
            found.add(_CATEGORIES[value.name])
        else:
            return None
    return frozenset(found)


def _up_to(times: int, once: Texts) -> Texts:
    """What is found by what may be repeated so often, or less."""
    if once is None or times > _MOST_TIMES:
        return _NOTHING if once == _NOTHING else None
    found: Texts = _NOTHING
    for _ in range(times):
        found = None if found is None else _few(_joined(found, once | _NOTHING))
    return found


def _close(code: int) -> str:
    return "" if chr(code).isspace() else chr(code)


def _joined(firsts: frozenset[str], seconds: frozenset[str]) -> frozenset[str]:
    return frozenset([first + second for first in firsts for second in seconds])


def _any_of(found: Sequence[Texts]) -> Texts:
    known = [texts for texts in found if texts is not None]
    return _few(frozenset().union(*known)) if len(known) == len(found) else None


def _few(texts: frozenset[str]) -> Texts:
    return texts if len(texts) <= _MOST_TEXTS else None


def _shortest_ends(texts: frozenset[str]) -> frozenset[str]:
    """Without those that end as another does: where a run begins, who looks for "0km" finds "00km" as well."""
    if len(texts) < 2:
        return texts
    return frozenset([text for text in texts if not any(text[cut:] in texts for cut in range(1, len(text) + 1))])


def _shortest(texts: frozenset[str]) -> frozenset[str]:
    """Without those that hold another."""
    if len(texts) < 2:
        return texts
    kept: list[str] = []
    for text in sorted(texts, key=len):
        if not any(map(text.__contains__, kept)):
            kept.append(text)
    return frozenset(kept)


def _cost(needs: frozenset[str]) -> float:
    """What it costs to look for all of them, and to search in vain where one stands in a message by chance."""
    return len(needs) + _IN_VAIN * sum([min(1.0, _chance(need)) for need in needs])


def _chance(need: str) -> float:
    """How often a fragment may stand in a report: letters are rarer than figures, signs rarer than letters."""
    if need.isalpha():
        return _REPORT / 16.0 ** len(need)
    figures, letters = need.count(_FIGURE), sum(map(str.isalpha, need))
    return _REPORT / (8.0**figures * 16.0**letters * 40.0 ** (len(need) - figures - letters))
