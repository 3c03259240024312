"""What people say in a word or two, and mean what was said to them last: yes, no, take it back, thank you."""

import re
from datetime import timedelta

from domain.reading.words import flat
from domain.taps import ReportAction

_AGREED = frozenset(
    (
        "affirmatif", "c est bon", "c est ca", "c est correct", "c est exact", "c est juste", "confirme", "confirmed",
        "correct", "d accord", "exact", "it is right", "it s right", "je confirme", "juste", "ok", "okay", "oui",
        "oui c est bon", "oui c est ca", "oui c est juste", "ouais", "right", "that is right", "that s right",
        "tout a fait", "yeah", "yep", "yes", "yes it is", "yes that s right",
    )
)  # fmt: skip
_SENDS = frozenset(
    ("alerte", "envoie", "envoyer", "oui", "oui alerte", "oui envoie", "send", "send it", "yes", "yes send it")
)
_DENIED = frozenset(
    (
        "c est faux", "c est pas juste", "ce n est pas juste", "erreur", "faux", "incorrect", "it is wrong", "mistake",
        "no", "non", "non c est faux", "nope", "not right", "pas juste", "that s wrong", "wrong",
    )
)  # fmt: skip
_WITHDRAWN = frozenset(
    (
        "annule", "annule ca", "annule le", "annuler", "cancel", "cancel it", "cancel that", "delete", "delete it",
        "delete that", "efface", "efface ca", "supprime", "supprime ca", "supprime le", "supprimer", "undo", "undo it",
    )
)  # fmt: skip
_COURTESIES = frozenset(
    (
        "a demain", "bien recu", "bon courage", "bonne nuit", "bonne soiree", "bye", "c est bon", "cheers", "d accord",
        "good night", "merci", "merci beaucoup", "merci bonne nuit", "merci bonne soiree", "ok", "ok merci",
        "ok thanks", "okay", "parfait", "super", "thank you", "thanks", "thanks a lot", "top",
    )
)  # fmt: skip
_SAVES = frozenset(
    ("enregistre", "enregistre le", "enregistrer", "save", "save it", "valide", "valider", "oui enregistre", "yes save")
)
_REPLACES = frozenset(
    (
        "c est une correction", "correction", "oui remplace", "remplace", "remplace la", "remplace le", "remplacer",
        "replace", "replace it", "yes replace",
    )
)  # fmt: skip
_ADDS = frozenset(("add", "add it", "ajoute", "ajoute la", "ajoute le", "ajouter", "en plus", "oui ajoute", "yes add"))
_THE_SAME = frozenset(
    (
        "c est la meme", "c est la meme chose", "c est le meme", "doublon", "duplicate", "it s the same", "la meme",
        "la meme chose", "le meme", "meme", "same", "same drop mine", "same one", "the same",
    )
)  # fmt: skip
_ANOTHER_TEAM = frozenset(
    (
        "a different team", "another team", "another team add", "autre equipe", "autre equipe ajouter",
        "c est une autre equipe", "different team", "other team", "une autre equipe",
    )
)  # fmt: skip
_POLITE = frozenset(("merci", "please", "stp", "svp", "thanks"))
_SIGNS_OF_YES, _SIGNS_OF_THANKS = frozenset("👍✅👌"), frozenset("🙏❤😊🙂💪")
AGREED_WITHIN = timedelta(minutes=15)
"""What is said on its own ("oui", "24", "annule") is about what Vigie said before it; later nobody knows."""


def agrees(said: str) -> bool:
    """Whether the words say yes and nothing else: "oui", "oui c'est juste", "ok merci", "👍"."""
    return _bare(said) in _AGREED or _signs(said) in _SIGNS_OF_YES


def sends(said: str) -> bool:
    """Whether the words say that an alert is to leave: "oui", "envoie". An "ok" may answer anything else."""
    return _bare(said) in _SENDS


def denies(said: str) -> bool:
    """Whether the words say no and nothing else: "non", "c'est faux"."""
    return _bare(said) in _DENIED


def withdraws(said: str) -> bool:
    """Whether the words take back what was just said: "annule", "delete that"."""
    return _bare(said) in _WITHDRAWN


def saves(said: str) -> bool:
    """Whether the words say that what stands in a form is to be kept: "enregistre", "save it"."""
    return _bare(said) in _SAVES


def on_double(said: str, *, own: bool) -> ReportAction | None:
    """What the words answer where the same work was reported already, by the author (`own`) or by a colleague, whose
    report is nobody else's to replace: "remplace", "ajoute"; "c'est le même", "another team". None: something else."""
    words = _bare(said)
    if words in _ADDS or (words in _ANOTHER_TEAM and not own):
        return ReportAction.ADD
    if own:
        return ReportAction.REPLACE if words in _REPLACES else None
    return ReportAction.DROP if words in _THE_SAME else None


def is_courtesy(said: str) -> bool:
    """Whether the words ask for nothing: "merci", "bonne nuit", "ok", "👍"."""
    return _words(said) in _COURTESIES or _signs(said) in _SIGNS_OF_YES | _SIGNS_OF_THANKS


def _words(said: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", flat(said)))


def _bare(said: str) -> str:
    """The words without the politeness around them; "merci" alone is no other word."""
    words = _words(said).split()
    while len(words) > 1 and words[-1] in _POLITE:
        words.pop()
    return " ".join(words)


def _signs(said: str) -> str:
    """The one emoji that a message is, less its colour; empty where it is anything else."""
    left = "".join(c for c in said.strip() if c != "\ufe0f" and not 0x1F3FB <= ord(c) <= 0x1F3FF)
    return left if len(left) == 1 else left[:1] if left and set(left) == {left[0]} and not left.isalnum() else ""
