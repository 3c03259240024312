"""What is said in a word or two: yes, no, take it back, thank you; and nothing longer."""

import pytest

from domain.brief_replies import agrees, denies, is_courtesy, on_double, saves, sends, withdraws
from domain.taps import ReportAction

KINDS = {"yes": agrees, "send": sends, "no": denies, "take back": withdraws, "thanks": is_courtesy, "save": saves}


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("oui", {"yes", "send"}),
        ("Oui, c'est juste !", {"yes"}),
        ("yes please", {"yes", "send"}),
        ("oui merci", {"yes", "send"}),
        ("Envoie", {"send"}),
        ("ok", {"yes", "thanks"}),
        ("ok merci", {"yes", "thanks"}),
        ("👍🏽", {"yes", "thanks"}),
        ("👍👍", {"yes", "thanks"}),
        ("❤️", {"thanks"}),
        ("Merci beaucoup !", {"thanks"}),
        ("non", {"no"}),
        ("C'est faux", {"no"}),
        ("No sorry", set()),
        ("annule", {"take back"}),
        ("Enregistre stp", {"save"}),
        ("Save it", {"save"}),
        ("enregistre 12 femmes", set()),
        ("Supprime ça stp", {"take back"}),
        ("delete that please", {"take back"}),
        ("merci, un homme est blessé", set()),
        ("oui il y a le feu", set()),
        ("annule la distribution de demain", set()),
        ("12 femmes", set()),
        ("33", set()),
        ("🔥", set()),
        ("", set()),
        (" ", set()),
    ],
)
def test_a_word_or_two(said: str, means: set[str]) -> None:
    assert {name for name, is_it in KINDS.items() if is_it(said)} == means


@pytest.mark.parametrize(
    ("said", "of_ones_own", "of_a_colleagues"),
    [
        ("Remplace", ReportAction.REPLACE, None),
        ("replace it please", ReportAction.REPLACE, None),
        ("c'est une correction", ReportAction.REPLACE, None),
        ("Ajouter", ReportAction.ADD, ReportAction.ADD),
        ("C'est le même", None, ReportAction.DROP),
        ("same, drop mine", None, ReportAction.DROP),
        ("Autre équipe, ajouter", None, ReportAction.ADD),
        ("another team", None, ReportAction.ADD),
        ("remplace 34 par 36", None, None),
        ("ajoute 12 femmes", None, None),
        ("oui", None, None),
    ],
)
def test_what_is_said_of_a_double(
    said: str, of_ones_own: ReportAction | None, of_a_colleagues: ReportAction | None
) -> None:
    """A colleague's report is nobody else's to replace, and of two of one's own nobody says which is "the same"."""
    assert on_double(said, own=True) is of_ones_own
    assert on_double(said, own=False) is of_a_colleagues
