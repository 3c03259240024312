"""Nothing about a reading changes unnoticed: what is certain, what is asked, and what a question holds back."""

from bot.catalogue import catalogue_from
from tests.support.known import as_kept, as_read, rows


def test_messages_are_read_as_they_are_known_to_be() -> None:
    """After a rule changed: `python -m tests.support.asked`, and each line of the difference is read in another way."""
    catalogue = catalogue_from(None)
    other = {row["text"]: said for row in rows() if (said := as_kept(as_read(row, catalogue))) != row["read"]}
    assert not other
