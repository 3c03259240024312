"""What is said in a word or two: yes, no, take it back, thank you; and nothing longer."""

import pytest

from domain.brief_replies import agrees, denies, is_courtesy, sends, withdraws

KINDS = {"yes": agrees, "send": sends, "no": denies, "take back": withdraws, "thanks": is_courtesy}


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
