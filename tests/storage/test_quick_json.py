"""What the quick JSON does not know, the standard library's does."""

import json

import pytest

from storage.quick_json import dumps, loads


def test_half_a_surrogate_pair_goes_through_as_ascii() -> None:
    said = {"text": "douche \ud83d cassée 🚿", "n": 2**70, "f": 50.9573, "none": None}
    assert dumps(said).isascii()
    assert loads(dumps(said)) == json.loads(json.dumps(said)) == said
    assert loads(dumps({"text": "🚿 é"})) == {"text": "🚿 é"}


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(TypeError):
        dumps({"text": object()})
    with pytest.raises(ValueError, match="Expecting"):
        loads('{"text": ')
