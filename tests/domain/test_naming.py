"""Whose name a message begins with."""

import pytest

from domain.naming import named

NAMES = {1: "Amina", 2: "Zoé", 3: "Marie", 4: "Marie Claude", 5: "Jean-Luc Pierre", 6: "amina", 7: ""}


@pytest.mark.parametrize(
    ("said", "found", "rest"),
    [
        ("zoe clinique 34", (2,), "clinique 34"),
        ("Zoé: clinique 34", (2,), "clinique 34"),
        ("ZOÉ,\nclinique 34\npsm 8", (2,), "clinique 34\npsm 8"),
        ("Marie clinique 34", (3,), "clinique 34"),
        ("marie claude clinique 34", (4,), "clinique 34"),
        ("Jean-Luc clinique 34", (5,), "clinique 34"),
        ("Amina clinique 34", (1, 6), "clinique 34"),
        ("Zoé", (2,), ""),
        ("Paul clinique 34", (), "Paul clinique 34"),
        ("clinique Zoé 34", (), "clinique Zoé 34"),
        ("Zoélie 34", (), "Zoélie 34"),
        ("  ", (), ""),
    ],
)
def test_a_name_at_the_beginning(said: str, found: tuple[int, ...], rest: str) -> None:
    assert named(said, NAMES) == (found, rest)
