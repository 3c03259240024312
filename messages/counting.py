"""A figure and what it counts: `34 consultations`, `1 consultation`, `gale : 3`.

A catalogue gives one label an indicator, mostly in the plural. Where its singular is sure, the label follows the
number; where it is not, or where the label is no plural (`gale`, `attendance`), the number follows the label: right
for every label that a mission may write.
"""

from collections.abc import Mapping
from functools import lru_cache

from messages.wording import Say

_FR_LINKS = frozenset(
    ("de", "du", "des", "en", "à", "au", "aux", "par", "pour", "dans", "sous", "sur", "avec", "sans", "avant", "après")
)
_FR_SAME = frozenset(
    (
        "abus",
        "accès",
        "avis",
        "bras",
        "cas",
        "colis",
        "corps",
        "dos",
        "fois",
        "gros",
        "mauvais",
        "mois",
        "pays",
        "permis",
    )
) | {"poids", "poux", "puits", "refus", "repas", "secours", "tapis", "temps", "virus"}
_EN_LINKS = frozenset(
    ("of", "in", "within", "with", "without", "under", "over", "to", "for", "at", "from", "by", "on", "after", "before")
)
_EN_IRREGULAR: Mapping[str, str] = {
    "women": "woman", "men": "man", "children": "child", "people": "person", "persons": "person", "babies": "baby",
}  # fmt: skip
_EN_COUNTED = frozenset({"injured", "missing", "dead", "wounded", "sick"})
_EN_MASS = frozenset({"measles", "scabies", "rabies", "mumps", "news", "lice", "rickets", "tetanus"})
_JOINED = frozenset({"et", "ou", "and", "or", "&", "/"})


def counted(n: int, label: str, say: Say, *, shown: str | None = None, start: bool = False) -> str:
    """The figure with its label. `shown` stands for the number (`34 → 36`); `start`: at the start of a line."""
    few = n < 2 if say.language == "fr" else n == 1
    form = _singular(label, say.language) if few else _plural(label, say.language)
    figure = shown or say.number(n)
    if form is not None:
        return f"{figure} {form}"
    return say.plain("{label}: {n}", label=label[:1].upper() + label[1:] if start else label, n=figure)


def countable(label: str, language: str) -> bool:
    """Whether a number can stand before the label."""
    return _plural(label, language) is not None


@lru_cache(maxsize=4096)
def _plural(label: str, language: str) -> str | None:
    """The label where a number of two and more can stand before it; else None."""
    words = label.split()
    if language == "en":
        head = _up_to_link(words, _EN_LINKS)
        return label if not head or any(_en_one(w) for w in head) or words[0] in _EN_COUNTED else None
    first = words[0]
    return label if _links(first, _FR_LINKS) or first[-1] in "sx" else None


@lru_cache(maxsize=4096)
def _singular(label: str, language: str) -> str | None:
    """The label for one, or None where its singular is not sure."""
    if _plural(label, language) is None or _JOINED.intersection(label.split()) or "," in label:
        return None
    words = label.split()
    return _en_singular(words) if language == "en" else _fr_singular(words)


def _fr_singular(words: list[str]) -> str | None:
    head = _up_to_link(words, _FR_LINKS)
    ones = [_fr_one(word) for word in head]
    changed = sum(one != word for one, word in zip(ones, head, strict=True))
    if changed > 2:  # "kits vêtements secs": which words agree with the first is no longer sure
        return None
    known = [one for one in ones if one is not None]
    return " ".join([*known, *words[len(head) :]]) if len(known) == len(ones) else None


def _fr_one(word: str) -> str | None:
    if word in _FR_SAME or word.endswith(("ès", "ss")) or word[-1] not in "sx":
        return word
    if word.endswith("eaux"):
        return word[:-1]
    return None if word.endswith("x") else word[:-1]


def _en_singular(words: list[str]) -> str:
    head = _up_to_link(words, _EN_LINKS)
    for place in reversed(range(len(head))):
        one = _en_one(head[place])
        if one is not None:
            return " ".join([*words[:place], one, *words[place + 1 :]])
    return " ".join(words)


def _en_one(word: str) -> str | None:
    """The singular of an English plural; None for a word that is none."""
    if word in _EN_IRREGULAR:
        return _EN_IRREGULAR[word]
    if word in _EN_MASS or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s")):
        return None
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


def _up_to_link(words: list[str], links: frozenset[str]) -> list[str]:
    for place, word in enumerate(words):
        if _links(word, links):
            return words[:place]
    return words


def _links(word: str, links: frozenset[str]) -> bool:
    return word in links or word.startswith(("d'", "d’", "l'", "l’"))
