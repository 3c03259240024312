"""The learned model: its file belongs to its corpus, and any text has an answer, the same each time and soon."""

import json
import lzma
from pathlib import Path
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.incident_model import incident_model
from domain.reading.incident_model import NO_EVENTS, RESTRICTED, IncidentModel
from domain.reading.incident_words import ANCHORS
from training.incidents.corpus import MODEL, examples, fingerprint

ROOT = Path(__file__).parents[2]
MODEL_BYTES = MODEL.read_bytes()


def test_the_shipped_file_was_made_from_the_corpus_as_it_is() -> None:
    assert incident_model().corpus == fingerprint(), (
        "the corpus has changed: train anew, see training/incidents/README.md"
    )


def test_the_corpus_is_sorted_and_says_each_thing_once() -> None:
    rows = (ROOT / "training/incidents/corpus.tsv").read_text("utf-8").splitlines()
    assert rows == sorted(rows)
    texts = [e.text for e in examples()]
    assert len(texts) == len(set(texts))
    assert {e.topic for e in examples()} <= {*ANCHORS, *NO_EVENTS}


def test_nothing_that_is_measured_was_learned() -> None:
    learned = {e.text for e in examples()}
    kept = (ROOT / "tests/data/kinds.tsv").read_text("utf-8").splitlines()
    assert [row for row in kept if row.split("\t")[1] in learned] == []
    alerts = (ROOT / "tests/data/incidents.jsonl").read_text("utf-8").splitlines()
    assert [text for row in alerts if (text := json.loads(row)["text"]) in learned] == []


def test_the_file_is_small_and_says_what_it_holds() -> None:
    assert len(MODEL_BYTES) < 700_000
    model = IncidentModel.from_bytes(MODEL_BYTES)
    assert {*model.labels} == {*ANCHORS, *NO_EVENTS, RESTRICTED}
    assert IncidentModel.from_bytes(model.to_bytes()).read("incendie") == model.read("incendie")


def test_a_file_that_is_cut_is_refused() -> None:
    with pytest.raises((ValueError, lzma.LZMAError, EOFError)):
        IncidentModel.from_bytes(MODEL_BYTES[: len(MODEL_BYTES) // 2])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
@example("")
@example("a")
@example("\U0001f600 ٣٤ \u0130\u0301")
def test_any_text_has_likelihoods_the_same_each_time(text: str) -> None:
    likely = incident_model().read(text)
    assert likely == incident_model().read(text)
    assert 0 <= likely.restricted <= 1
    assert sum(share for _, share in likely.events) == pytest.approx(1)
    assert sum(likely.kinds.values()) == pytest.approx(1)
    shares = [share for _, share in likely.events]
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize(
    "text", ["x" * 4096, "abcde " * 700, "é" * 4096, "".join(chr(97 + n * n % 26) for n in range(4096))]
)
def test_the_longest_message_is_read_at_once(text: str) -> None:
    incident_model()
    start = process_time()
    incident_model().read(text)
    assert process_time() - start < 0.1


@pytest.mark.parametrize(
    ("text", "label", "word"),
    [
        ("la tente a pris feu hier soir", "fire", "feu"),
        ("our van was hit by a lorry on the A16", "road", "lorry"),
        ("elle dit avoir ete violee par un homme", RESTRICTED, "violee"),
    ],
)
def test_the_words_that_weighed_are_named(text: str, label: str, word: str) -> None:
    assert word in incident_model().weighing(text, label)


def test_a_label_that_the_model_does_not_know_has_no_words() -> None:
    assert incident_model().weighing("criquets partout", "locusts") == ()
