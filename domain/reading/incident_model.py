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
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from domain.frozen import frozen
from domain.reading.words import LONGEST, flat

NO_EVENTS = frozenset(("empty", "report", "shelter", "none"))
"""What the model tells from events."""

RESTRICTED = "restricted"
BITS = 15
"""Features are hashed into 2**BITS places: with twice as many, nothing was read better."""

_WORD = re.compile(r"[a-z]+|\d+")
_LONGEST_WORD = 40
_ZERO = 128  # weights are stored as bytes
# A window no larger than what is in it: unpacking needs that much memory.
_PACKED = [{"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": 1 << 20}]


def words_of(text: str) -> list[str]:
    """The words and figures of a text, without accents."""
    return _WORD.findall(flat(text[:LONGEST]))


def pieces(text: str) -> list[tuple[str, list[str]]]:
    """Each word of a text with its features: itself, its runs of 2 to 5 letters, it and each of the two words before.

    The second of them tells who did it: "par un bénévole", "par des bénévoles".
    """
    found: list[tuple[str, list[str]]] = []
    earlier = before = ""
    for word in words_of(text):
        found.append((word, [*_own(word), *_pairs(earlier, before, word)]))
        earlier, before = before, word
    return found


def _pairs(earlier: str, before: str, word: str) -> list[str]:
    if not before:
        return []
    return [before + " " + word, earlier + "_" + word] if earlier else [before + " " + word]


def _own(word: str) -> list[str]:
    edged = "<" + word[:_LONGEST_WORD] + ">"
    runs = [edged[at : at + size] for size in range(2, 6) for at in range(len(edged) - size + 1)]
    return ["=" + word, *runs]


def place(feature: str) -> int:
    """Where a feature's weights stand."""
    return zlib.crc32(feature.encode()) & ((1 << BITS) - 1)


_BLOCK = 65_520 // 255  # bytes whose sum is below 65,521, where Adler's checksum starts again at zero


def _sum_of(weights: bytes) -> int:
    """The sum of bytes: so many at a time it is the lower half of a checksum, which is reckoned in no time."""
    return sum([zlib.adler32(weights[at : at + _BLOCK], 0) & 0xFFFF for at in range(0, len(weights), _BLOCK)])


@lru_cache(maxsize=4096)  # about 1 MB when full
def _places(word: str) -> tuple[int, ...]:
    return tuple({place(feature) for feature in _own(word)})


@frozen
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
    """The weights: of each label one byte for each place, its scale and its bias.

    `corpus`: a hash of the messages that it learned from.
    """

    corpus: str
    labels: tuple[str, ...]
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    rows: bytes
    """Place by place the weights of all labels, and a byte that says how rare the place's features are, squared:
    a long text weighs no more than a short one."""
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
        rows = bytearray(len(raw))
        width = len(told["labels"]) + 1
        for n in range(width):
            rows[n::width] = raw[n * size : (n + 1) * size]
        told = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
        return cls(rows=bytes(rows), **told)

    def to_bytes(self) -> bytes:
        """The file: a line of JSON, then the weights."""
        head = {
            "corpus": self.corpus,
            "labels": self.labels,
            "scales": self.scales,
            "biases": self.biases,
            "square_scale": self.square_scale,
        }
        # Label by label it packs smaller.
        width = len(self.labels) + 1
        raw = b"".join(self.rows[n::width] for n in range(width))
        return json.dumps(head).encode() + b"\n" + lzma.compress(raw, filters=_PACKED)

    def read(self, text: str, hints: Iterable[str] = ()) -> Likelihood:
        """What `text` is likely to speak of. Deterministic; any text has an answer.

        `hints`: what the word lists find in it, as `incident_cues.hear` names it.
        """
        places = set(map(place, hints))
        earlier = before = ""
        for word in words_of(text):
            places.update(_places(word))
            places.update(map(place, _pairs(earlier, before, word)))
            earlier, before = before, word
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
        width = len(self.labels) + 1
        picked = b"".join([self.rows[at * width : (at + 1) * width] for at in places])
        norm = math.sqrt(_sum_of(picked[width - 1 :: width]) * self.square_scale) or 1.0
        away = _ZERO * len(places)
        return [
            bias + (_sum_of(picked[n::width]) - away) * scale / norm
            for n, (scale, bias) in enumerate(zip(self.scales, self.biases, strict=True))
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
        return (self.rows[where * (len(self.labels) + 1) + label] - _ZERO) * self.scales[label]
