"""Whether a project that a message names is the one it reports from: "lent to Calais today", "merci à Paris"."""

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from domain.reading.items import Item, What
from domain.reading.lexicon import AT, HAVE, TITLES, TOWARDS, WHO_REPORTS, word_set

_NEAR = 16
"""Words before and after a name that are looked at: no clause is longer."""
_CLAUSE_ENDS = frozenset((What.COMMA, What.STOP, What.LINE, What.OPEN, What.CLOSE))
_COUNTED = frozenset((What.NUMBER, What.ONE, What.VAGUE_AMOUNT, What.VAGUE_WORD))
# Somebody of the team works elsewhere: "lent to Calais", "en renfort à Calais".
_LENT = word_set(
    """
    lent loaned seconded detached posted reassigned assigned deployed redeployed covering cover covered filling filled
    standing stood replacing replaced replace helping helped help backup support supporting back prete pretee pretes
    pretees detache detachee detaches detachees affecte affectee affectes mute mutee renfort renforts remplace
    remplacais remplacement depanne depannage appui soutien retour
    """
)
# It can also be said of those who were met, or of a truck.
_WENT = word_set(
    """
    moved sent shifted transferred went gone drove came alle allee alles allees parti partie partis parties passe passee
    passes envoye envoyee envoyes envoyees deplace deplacee bascule basculee venu venue venus venues
    """
)
_BEING = word_set("suis etais est etait sommes etions am m was were re travaille travaillais bosse worked working")
# Somebody came from there, or went there without a report to make.
_FROM = word_set("de d du des from of")
_CAME = word_set(
    """
    arrive arrivee arrives arrivees arrivent arrivant venu venue venus venues vient viennent venant revient reviennent
    revenu revenus parti partie partis parties partent sorti sortis rentre rentres rentrent came come coming arriving
    arrived back renfort renforts retour
    """
)
_CARED_ON = ("orient", "refer", "transf", "evac", "hospital", "adress", "emmen")
_SENT_ON = (*_CARED_ON, "envoy", "parti", "sent", "accompagn")
_ARTICLES = word_set("l la le les the '")
_THANKED = word_set("merci thanks thank thx cheers bravo remerciement remerciements salutations")
_GREETED = word_set("hello hi hey bonjour bonsoir salut coucou")
_LIGHT = frozenset((What.SMALL, What.LINK, What.DATE, What.SKIP, What.JOIN, What.TOTAL, What.COLON, What.DASH,
                    What.SLASH, What.NAME, What.FIX, What.NONE, What.NOTHING, What.SIGN, What.SOFT))  # fmt: skip


class Told(Enum):
    """What the name of a project says of the report."""

    HERE = "here"  # it is from there
    OPEN = "open"  # nobody can be sure
    AWAY = "away"  # it is somewhere else


def told_of(items: Sequence[Item], at: int, head: bool) -> Told:
    """What the project's name at `at` says. `head`: no figure stands before it."""
    first, last = at, at
    while at - first < _NEAR and first and not _ends(items[first - 1]):
        first -= 1
    while last - at < _NEAR and last + 1 < len(items) and not _ends(items[last + 1]):
        last += 1
    clause, before = items[first : last + 1], items[first:at]
    near = _preposition(before)
    words = {i.text for i in clause if i.what is not What.NAME}
    if any(i.what is What.FUTURE for i in clause) or not _THANKED.isdisjoint(words):
        return Told.AWAY
    if _lies_ahead(items, first) and not any(i.what is What.NUMBER or i.of("activity") for i in clause):
        return Told.AWAY
    counted = any(i.what in _COUNTED for i in before)
    if any(i.text.startswith(_SENT_ON if counted else _CARED_ON) for i in before):
        return Told.AWAY  # "3 partis à Paris", "femmes transférées à l'abri"
    strange = any(_is_strange(i) for i in clause)
    if near is not None and near.text in _FROM:
        return _from_there(before, words, strange or counted)
    if near is not None and near.text in ("par", "by"):
        return Told.AWAY
    if any(i.text in _LENT or i.text in _WENT for i in before):
        opens = first < _NEAR and all(i.what in _LIGHT or i.what in _CLAUSE_ENDS for i in items[:first])
        return Told.HERE if _is_us(before, words, opens) else Told.OPEN
    if near is not None and near.text in TOWARDS and near.what is not What.NAME:
        return Told.HERE if near.text in ("pour", "for") and head and len(before) == 1 else Told.AWAY
    if near is not None and near.text in AT:
        others = [i for i in clause if i is not items[at]]
        reports = any(i.what is What.NUMBER or i.of("activity") or i.of("indicator") for i in others)
        if any(i.of("activity") and before.text in HAVE for before, i in pairwise(clause)):
            return Told.OPEN  # "on a tourné au camion": a verb
        if not head and not reports and any(i.what in (What.NOTHING, What.NONE) for i in before):
            return Told.OPEN  # "20 cs, rien à signaler sur la plage"
        us = not WHO_REPORTS.isdisjoint(words) and not _BEING.isdisjoint(words)
        return Told.HERE if reports or not strange or us else Told.OPEN
    if not strange and at and items[at - 1].what in (What.DASH, What.OPEN) and _signs(items, at):
        return Told.HERE
    greeted = any(i.text in _GREETED for i in before)
    return Told.HERE if head and not strange and not greeted else Told.OPEN


def _signs(items: Sequence[Item], at: int) -> bool:
    """Whether the name at `at` closes the message, as a signature: "clinique 20 cs - Calais"."""
    return all(i.what in (What.STOP, What.CLOSE, What.LINE, What.SIGN) for i in items[at + 1 :])


def _ends(item: Item) -> bool:
    return item.what in _CLAUSE_ENDS or item.what is What.COLON


def _lies_ahead(items: Sequence[Item], first: int) -> bool:
    """ "Demain relâche, réunion à Paris": whether the sentence spoke of what is to come."""
    for item in reversed(items[max(0, first - _NEAR) : first]):
        if item.what in (What.STOP, What.LINE):
            return False
        if item.what is What.FUTURE:
            return True
    return False


def in_story(items: Sequence[Item], at: int) -> bool:
    """Whether a word like "à" stands before the name at `at`."""
    near = _preposition(items[max(0, at - _NEAR) : at])
    return near is not None and near.text in AT


def _preposition(before: Sequence[Item]) -> Item | None:
    """The word before a name, past its article."""
    return next((i for i in reversed(before) if i.text not in _ARTICLES), None)


def _is_us(before: Sequence[Item], words: set[str], opens: bool) -> bool:
    """Whether who writes is the one that was lent, and not "Léa", "2 collègues" or "le camion"."""
    if any(i.what is What.SOFT and i.text.split()[0] not in WHO_REPORTS for i in before):
        return False
    known = _LENT | _WENT
    others = [
        i for i in before if i.text not in known and (_is_strange(i) or i.what is What.NAME or i.what in _COUNTED)
    ]
    if any(not i.of("activity") for i in others):
        return False
    return opens or not WHO_REPORTS.isdisjoint(words) or any(i.text in _LENT for i in before)


def _is_strange(item: Item) -> bool:
    """Whether a clause that has this word tells of more than whose figures follow."""
    if item.what in _LIGHT or item.what in _COUNTED or item.text in TITLES:
        return False
    return item.what is not What.WORD or not item.text.endswith(("ment", "ly"))


def _from_there(before: Sequence[Item], words: set[str], more: bool) -> Told:
    """ "Stats de Calais" are its own; "2 collègues de Calais" and "venus de Calais" are not of the report."""
    rest = [i for i in before if i.what is not What.LINK and i.text not in _FROM]
    if not rest:
        return Told.OPEN
    source = rest[-1]
    if source.of("site"):
        return Told.HERE
    if source.text in TITLES or source.of("activity"):
        return Told.OPEN if more else Told.HERE
    if source.text in _LENT and not WHO_REPORTS.isdisjoint(words):
        return Told.OPEN  # "j'étais en renfort de Calais": to help there, or from there
    came = source.text in _CAME or source.what is What.SOFT
    return (
        Told.AWAY
        if came or (any(i.text == "from" for i in before[-2:]) and source.what is not What.SMALL)
        else Told.OPEN
    )
