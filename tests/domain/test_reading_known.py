"""Nothing about a reading changes unnoticed: what is certain, what is asked, and what a question holds back."""

from datetime import UTC, datetime

import pytest

from bot.catalogue import catalogue_from
from domain.reading import names_activity
from tests.support.known import as_kept, as_read, rows


def test_messages_are_read_as_they_are_known_to_be() -> None:
    """After a rule changed: `python -m tests.support.asked`, and each line of the difference is read in another way."""
    catalogue = catalogue_from(None)
    other = {row["text"]: said for row in rows() if (said := as_kept(as_read(row, catalogue))) != row["read"]}
    assert not other


@pytest.mark.parametrize(
    ("text", "speaks"),
    [("clinique 12", True), ("12 à la clinic", True), ("12 femmes", False), ("camp 12", False), ("", False)],
)
def test_a_text_that_names_an_activity_speaks_for_itself(text: str, speaks: bool) -> None:
    assert names_activity(text, catalogue_from(None), datetime(2026, 11, 24, 17, 30, tzinfo=UTC)) is speaks
