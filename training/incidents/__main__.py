"""Train the incident model: `python -m training.incidents`. Needs scikit-learn (see the README beside this file).

Writes bot/models/incidents.model; the same corpus gives the same file. With `--check` it writes nothing and prints how
well messages are read that were kept apart, in five turns.
"""

import argparse
from collections.abc import Sequence
from functools import cache

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from bot.catalogue import catalogue_from
from domain.reading.incident_cues import hear
from domain.reading.incident_model import BITS, NO_EVENTS, RESTRICTED, IncidentModel, pieces, place
from domain.reading.words import flat
from training.incidents.corpus import MODEL, Example, examples, fingerprint

ROUNDS = 100
NO_EVENT_COUNTS = 3.0
"""How often a message that is no event counts: the corpus has few of them, a team's chat has many."""
FREEDOM = 60.0  # scikit-learn's C: from 8 to 30 it read more, from 30 to 100 a little


def train(learned: Sequence[Example], corpus: str) -> IncidentModel:
    """The model of some examples."""
    rows = [sorted(set(map(place, {f for _, own in pieces(e.text) for f in own} | hints(e.text)))) for e in learned]
    ends = np.cumsum([0, *map(len, rows)])
    found = np.fromiter((at for row in rows for at in row), dtype=np.int32)
    counts = sparse.csr_matrix((np.ones(len(found)), found, ends), shape=(len(rows), 1 << BITS))
    rare = np.log((1 + len(rows)) / (1 + np.asarray(counts.sum(axis=0)).ravel())) + 1
    weighed = counts @ sparse.diags(rare)
    norms = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
    inputs = sparse.csr_matrix(sparse.diags(1 / np.where(norms > 0, norms, 1)) @ weighed)

    weights_of = {t: NO_EVENT_COUNTS if t in NO_EVENTS else 1.0 for t in {e.topic for e in learned}}
    topics = LogisticRegression(C=FREEDOM, max_iter=ROUNDS, class_weight=weights_of).fit(
        inputs, [e.topic for e in learned]
    )
    said = [n for n, e in enumerate(learned) if e.restricted is not None]
    restricted = LogisticRegression(C=FREEDOM, max_iter=ROUNDS, class_weight="balanced").fit(
        inputs[said], [bool(learned[n].restricted) for n in said]
    )
    weights = np.vstack([topics.coef_, restricted.coef_]) * rare
    scales = np.abs(weights).max(axis=1) / 127
    columns = np.rint(weights / scales[:, None]).astype(int) + 128
    square_scale = float((rare**2).max() / 255)
    squares = np.clip(np.rint(rare**2 / square_scale), 1, 255).astype(int)
    return IncidentModel(
        corpus=corpus,
        labels=(*(str(c) for c in topics.classes_), RESTRICTED),
        scales=tuple(float(f"{s:.6g}") for s in scales),
        biases=tuple(float(f"{b:.6g}") for b in (*topics.intercept_, *restricted.intercept_)),
        rows=bytes(np.vstack([columns, squares]).T.ravel().tolist()),
        square_scale=float(f"{square_scale:.6g}"),
    )


_CATALOGUE = catalogue_from(None)


@cache
def hints(text: str) -> frozenset[str]:
    """What the word lists find in a message."""
    return hear(text, flat(text), _CATALOGUE).hints


def check(known: Sequence[Example]) -> None:
    """Print how well the model alone reads what it did not learn."""
    right = events = missed = stories = 0
    turns = StratifiedKFold(5, shuffle=True, random_state=0).split(known, [e.topic for e in known])
    for learned, kept in turns:
        model = train([known[n] for n in learned], "")
        for example in (known[n] for n in kept):
            likely = model.read(example.text, hints(example.text))
            if example.topic not in NO_EVENTS:
                events += 1
                right += likely.events[0][0] == example.topic
            stories += example.restricted is True
            missed += example.restricted is True and likely.restricted < 0.01
    print(f"{right / events:.1%} of {events} events; {missed} of {stories} restricted stories below 0.01")


def main() -> None:
    """Train or check, as asked."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true")
    known = examples()
    if options.parse_args().check:
        check(known)
        return
    data = train(known, fingerprint()).to_bytes()
    MODEL.write_bytes(data)
    print(f"{len(known)} messages, {len(data):,} bytes in {MODEL.name}")


if __name__ == "__main__":
    main()
