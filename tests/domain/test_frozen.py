"""What `frozen` makes is what the standard's frozen dataclass would be."""

import pickle
from dataclasses import dataclass, field, replace

import pytest

from domain.frozen import frozen


@frozen
class Bed:
    """A plain one."""

    site: str
    free: int = 0
    note: str = field(default="", compare=False, repr=False)


@frozen
class Cot(Bed):
    """One more field."""

    size: int = 1


@frozen
class Nothing:
    """Without a field."""


@dataclass(frozen=True, slots=True)
class Standard:
    """The standard's own."""

    site: str
    free: int = 0
    note: str = field(default="", compare=False, repr=False)


def test_equal_where_what_is_compared_is() -> None:
    assert Bed("calais", 2, "by the door") == Bed("calais", 2) != Bed("calais", 3)
    assert len({Bed("calais", 2, "by the door"), Bed("calais", 2), Bed("dunkerque", 2)}) == 2
    assert Bed("calais") != Cot("calais") == Cot("calais")
    assert Nothing() == Nothing() != Bed("calais")
    assert hash(Nothing()) == hash(Nothing())


def test_shown_copied_and_sent_as_the_standards() -> None:
    bed = Bed("calais", 2, "by the door")
    assert repr(bed) == repr(Standard("calais", 2)).replace("Standard", "Bed")
    assert replace(bed, free=1) == Bed("calais", 1)
    assert pickle.loads(pickle.dumps(bed)).note == "by the door"
    with pytest.raises(AttributeError):
        bed.other = 1  # type: ignore[attr-defined]
