"""What words and pieces of words make likely, learned from written examples: which event, and whether it is restricted.

A linear model over hashed features, with weights of one byte. `training/incidents` makes its file. It knows topics of
`incident_words.ANCHORS`, never a catalogue's types, and four that are no event: `empty` (a call that does not say what
happened), `report`, `shelter`, `none`.
"""

import json
import lzma
import math
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter

from domain.reading.words import LONGEST, flat

NO_EVENTS = frozenset(("empty", "report", "shelter", "none"))
"""What the model tells from events."""

RESTRICTED = "restricted"
BITS = 15
"""Features are hashed into 2**BITS places: with twice as many, nothing was read better."""

_WORD = re.compile(r"[a-z]+|\d+")
_LONGEST_WORD = 40
_ZERO = 128  # weights are stored as bytes


def pieces(text: str) -> list[tuple[str, list[str]]]:
    """Each word of a text with its features: itself, it and the word before, its runs of 2 to 5 letters."""
    found: list[tuple[str, list[str]]] = []
    before = ""
    for word in _WORD.findall(flat(text[:LONGEST])):
        own = ["=" + word]
        if before:
            own.append(before + " " + word)
        edged = "<" + word[:_LONGEST_WORD] + ">"
        for size in range(2, 6):
            own += [edged[at : at + size] for at in range(len(edged) - size + 1)]
        found.append((word, own))
        before = word
    return found


def place(feature: str) -> int:
    """Where a feature's weights stand."""
    return zlib.crc32(feature.encode()) & ((1 << BITS) - 1)


@dataclass(frozen=True, slots=True)
class Likelihood:
    """What a text is likely to speak of.

    events: each topic with its share of 1 among the events and `empty`, the likeliest first. restricted: 0 to 1.
    kinds: `event`, `report`, `shelter`, `none`, each with its share of 1.
    """

    events: tuple[tuple[str, float], ...]
    restricted: float
    kinds: Mapping[str, float]

    @property
    def margin(self) -> float:
        """How far the likeliest event is ahead of the next."""
        return self.events[0][1] - self.events[1][1]

    def of(self, topic: str) -> float:
        """How likely a topic is; 0 for one that the model does not know."""
        return dict(self.events).get(topic, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class IncidentModel:
    """The weights: of each label one byte for each place, its scale and its bias. `corpus`: a hash of what it learned."""

    corpus: str
    labels: tuple[str, ...]
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    columns: tuple[bytes, ...]
    squares: bytes
    """How rare each place's features are, squared, so that a long text weighs no more than a short one."""
    square_scale: float

    @classmethod
    def from_bytes(cls, data: bytes) -> "IncidentModel":
        """The model of a file as `to_bytes` writes it. Raises ValueError or lzma.LZMAError for anything else."""
        head, _, body = data.partition(b"\n")
        told = json.loads(head)
        size = 1 << BITS
        raw = lzma.decompress(body)
        if len(raw) != size * (len(told["labels"]) + 1):
            raise ValueError("the model's weights are not of the size that its head says")
        columns = [raw[at : at + size] for at in range(0, len(raw), size)]
        return cls(
            told["corpus"],
            tuple(told["labels"]),
            tuple(told["scales"]),
            tuple(told["biases"]),
            tuple(columns[:-1]),
            columns[-1],
            told["square_scale"],
        )

    def to_bytes(self) -> bytes:
        """The file: a line of JSON, then the weights."""
        head = {
            "corpus": self.corpus,
            "labels": self.labels,
            "scales": self.scales,
            "biases": self.biases,
            "square_scale": self.square_scale,
        }
        return json.dumps(head).encode() + b"\n" + lzma.compress(b"".join((*self.columns, self.squares)), preset=9)

    def read(self, text: str) -> Likelihood:
        """What `text` is likely to speak of. Deterministic; any text has an answer."""
        places = {place(feature) for _, own in pieces(text) for feature in own}
        scores = dict(zip(self.labels, self._scores(places), strict=True))
        restricted = 1 / (1 + math.exp(-max(-50.0, min(50.0, scores.pop(RESTRICTED)))))
        most = max(scores.values())
        shares = {label: math.exp(score - most) for label, score in scores.items()}
        whole = sum(shares.values())
        kinds = {kind: shares.pop(kind) / whole for kind in ("report", "shelter", "none")}
        events = sum(shares.values())
        ranked = sorted(((topic, share / events) for topic, share in shares.items()), key=lambda t: (-t[1], t[0]))
        return Likelihood(tuple(ranked), restricted, {"event": events / whole, **kinds})

    def _scores(self, places: set[int]) -> list[float]:
        if len(places) < 2:
            return list(self.biases)
        pick = itemgetter(*places)
        norm = math.sqrt(sum(pick(self.squares)) * self.square_scale) or 1.0
        away = _ZERO * len(places)
        return [
            bias + (sum(pick(column)) - away) * scale / norm
            for column, scale, bias in zip(self.columns, self.scales, self.biases, strict=True)
        ]

    def weighing(self, text: str, label: str, most: int = 4) -> tuple[str, ...]:
        """The words of `text` that speak most for `label` (a topic, or `restricted`), the weightiest first.

        Empty for a label that the model does not know. For an event, what speaks for every event alike does not count.
        """
        if label not in self.labels:
            return ()
        at = self.labels.index(label)
        topics = [n for n, name in enumerate(self.labels) if name != RESTRICTED] if label != RESTRICTED else []
        weights: dict[str, float] = {}
        for word, own in pieces(text):
            total = sum(self._weight(at, place(f)) for f in own)
            if topics:
                total -= sum(self._weight(n, place(f)) for f in own for n in topics) / len(topics)
            weights[word] = max(weights.get(word, 0.0), total)
        ranked = sorted((word for word, weight in weights.items() if weight > 0), key=lambda w: (-weights[w], w))
        return tuple(ranked[:most])

    def _weight(self, label: int, where: int) -> float:
        return (self.columns[label][where] - _ZERO) * self.scales[label]
