"""The account of a reading: every stretch of a message with what it was taken as.

It is told from what the reader kept while it read, and reads nothing anew; so it shows what was done, right or wrong.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal, get_args

from domain.catalogue import Catalogue
from domain.frozen import frozen
from domain.reading import masks
from domain.reading.items import Item, What
from domain.reading.phrases import Index, Meaning, name_words
from domain.reading.reader import Trace, trace_report
from domain.reading.report import Question, ReportReading, Span
from domain.reading.walk import Figure
from domain.reading.words import Kind, tokenise

PieceKind = (
    masks.Means
    | Literal[
        "activity",  # a heading
        "command",
        "comment",
        "date",
        "name",  # of the catalogue, where it says no figure and no place
        "one_of_them",  # "un jeune est parti" beside "45 jeunes"
        "place",
        "question",
        "unknown",  # a word that nothing was made of
        "value",
        "word",  # everyday words, and words that order the others
    ]
)

ACCOUNTED: frozenset[str] = frozenset(
    (*get_args(masks.Means), "command", "comment", "date", "name", "one_of_them", "place", "activity", "question",
     "value")
)  # fmt: skip
"""The kinds of stretches in which a number is accounted for. In the others, "unknown" and "word", none may stand."""

# Signs are told of only where they belong to something.
_SIGNS = frozenset(
    (What.COLON, What.COMMA, What.STOP, What.LINE, What.SLASH, What.DASH, What.OPEN, What.CLOSE, What.SIGN)
)
# Asked about as a whole: what stands between their figures is not in question.
_FAR_APART = frozenset(("parts_exceed_whole", "said_twice"))
_NAMELESS = frozenset((What.WORD, What.VAGUE_AMOUNT, What.VAGUE_WORD))


@frozen
class Piece:
    """A stretch of a message, as it was written, and what it was taken as.

    of: what of the catalogue it is, as paths ("clinic.women", "clinic", "coast_calais"); several where that is open.
    value: the figure, where it is one. code: of its question. slips: (as written, as the catalogue spells it).
    span: its place in the text in Unicode's composed form (NFC).
    """

    text: str
    kind: PieceKind
    span: Span
    of: tuple[str, ...] = ()
    value: int | None = None
    code: str = ""
    slips: tuple[tuple[str, str], ...] = ()


@frozen
class _Label:
    """What an item was taken as. Neighbours with the same label are one piece; `whose` keeps two figures apart."""

    kind: PieceKind
    of: tuple[str, ...] = ()
    value: int | None = None
    code: str = ""
    whose: int = 0


def account_of(
    text: str, *, catalogue: Catalogue, project: str | None, site: str | None, now: datetime
) -> tuple[ReportReading, tuple[Piece, ...]]:
    """The reading of `text`, the same as `read_report` gives, and its account, from the first word to the last."""
    trace = trace_report(text, catalogue=catalogue, project=project, site=site, now=now)
    # Where figures stand before their activities the reader has turned them round.
    return trace.reading, tuple(sorted(_pieces(trace, catalogue), key=lambda piece: piece.span))


def _pieces(trace: Trace, catalogue: Catalogue) -> Iterator[Piece]:
    command = trace.text[: trace.begin]
    if command.strip():
        yield Piece(command.strip(), "command", (0, trace.begin))
    labels = _labels(trace)
    at = 0
    items = trace.items
    while at < len(items):
        label = labels[at]
        last = at
        while label is not None and last + 1 < len(items) and labels[last + 1] == label:
            last += 1
        if label is not None:
            stretch = items[at : last + 1]
            span = min(i.start for i in stretch), max(i.end for i in stretch)
            slips = tuple(s for item in stretch for s in _slips(item, trace, catalogue))
            written = trace.text[slice(*span)].strip()
            yield Piece(written, label.kind, span, label.of, label.value, label.code, slips)
        at = last + 1
    rest = items[-1].end if items else trace.begin
    for question in trace.reading.questions:
        if question.code == "too_long":
            yield Piece(trace.text[rest : trace.end].strip(), "question", (rest, trace.end), code=question.code)
    if trace.end < len(trace.text):
        yield Piece(trace.text[trace.end :].strip(), "comment", (trace.end, len(trace.text)))


def _labels(trace: Trace) -> list[_Label | None]:
    """A label for each item; None for signs that belong to nothing."""
    items, out = trace.items, trace.figures
    labels: list[_Label | None] = [None] * len(items)

    def mark(span: Span, label: _Label, over: frozenset[What] = frozenset()) -> None:
        for at, item in enumerate(items):
            if labels[at] is None and span[0] <= item.start and item.end <= span[1] and item.what not in over:
                labels[at] = label

    dates = frozenset((What.DATE, What.FUTURE))
    for figure in out.kept:
        mark(figure.span, _Label("value", _paths(figure.meanings), figure.value, whose=id(figure)), dates)
    doubtful = {id(f) for f in out.doubtful}
    for figure in out.certain:
        if id(figure) not in doubtful:
            mark(figure.span, _left_out(figure, out.kept), dates)
    left = {id(item): why for item, why in out.left}
    for at, item in enumerate(items):
        if id(item) in left:
            labels[at] = _Label(left[id(item)])
    questions = trace.reading.questions
    for question in questions:
        if question.code not in _FAR_APART:
            for at, item in enumerate(items):
                if item.what in dates and item.span == question.span:
                    labels[at] = _Label("question", question.options, code=question.code)
    for figure in out.doubtful:
        code = _code_of(figure, questions)
        mark(figure.span, _Label("question", _paths(figure.meanings), code=code, whose=id(figure)), dates)
    for question in questions:
        if question.code not in _FAR_APART and question.about:
            mark(question.span, _Label("question", question.options, code=question.code), dates)
    headings = {id(item): key for key, item in out.headings}
    for at, item in enumerate(items):
        if labels[at] is None:
            labels[at] = _plain_label(item, headings, trace)
    return labels


def _paths(meanings: Sequence[Meaning]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.path for m in meanings))


def _left_out(figure: Figure, kept: Sequence[Figure]) -> _Label:
    """What became of a figure that was read, and is not the one that counts: said again, or corrected."""
    paths = _paths(figure.meanings)
    winner = next((k for k in kept if k.meanings[0] == figure.meanings[0]), None)
    if winner is not None and winner.value == figure.value:
        return _Label("value", paths, figure.value, whose=id(figure))
    if winner is not None and figure.article:
        return _Label("one_of_them", paths, figure.value, whose=id(figure))
    return _Label("retracted", paths, figure.value, whose=id(figure))


def _code_of(figure: Figure, questions: Sequence[Question]) -> str:
    """The code of the question that a doubtful figure raised, or that it shares with others."""
    for question in questions:
        if question.span == figure.span:
            return question.code
    paths = {m.path for m in figure.meanings} | {m.of for m in figure.meanings}
    shared = next((q.code for q in questions if paths & set(q.options)), "")
    return shared or next((q.code for q in questions), "")


def _plain_label(item: Item, headings: dict[int, str], trace: Trace) -> _Label | None:
    """What an item is that neither says a figure nor raises a question."""
    if item.rule is not None:
        return _Label(item.rule.means)
    if item.what in (What.DATE, What.FUTURE):
        return _Label("date", whose=id(item))
    if id(item) in headings:
        return _Label("activity", (headings[id(item)],))
    if item.what is What.NAME:
        place = _place_label(item, trace)
        return place or _Label("name", _paths(item.meanings), whose=id(item))
    if item.what is What.NOTHING or any(item is said for _, said, _ in trace.figures.nothing):
        return _Label("nothing")
    if item.what in _SIGNS:
        return None
    return _Label("unknown") if item.what in _NAMELESS or item.what is What.NUMBER else _Label("word")


def _place_label(item: Item, trace: Trace) -> _Label | None:
    """A name that settled where the report comes from."""
    reading = trace.reading
    if any(item is said for said in trace.place.said) and any(m.key == reading.site for m in item.of("site")):
        return _Label("place", (str(reading.site),))
    if any(m.key == trace.place.project for m in item.of("project")):
        return _Label("place", (str(trace.place.project),))
    return None


def _slips(item: Item, trace: Trace, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The name as it was typed, with the catalogue's spelling of the one that was found in it."""
    if not item.slip:
        return
    words = _words(item.text, trace.index)
    spelled = [name for name in _names_of(item.meanings, catalogue) if name_words(name) == words]
    if spelled:
        yield trace.text[item.start : item.end], min(spelled)


def _words(text: str, index: Index) -> tuple[str, ...]:
    """The words of the catalogue that were found in a name, as the index looked them up."""
    return name_words(" ".join(index.word(t.text) for t in tokenise(text) if t.kind is Kind.WORD))


def _names_of(meanings: Sequence[Meaning], catalogue: Catalogue) -> Iterator[str]:
    for m in meanings:
        if m.kind == "activity":
            yield from catalogue.activity(m.key).names
        elif m.kind == "indicator":
            yield from catalogue.activity(m.of).indicator(m.key).names
        elif m.kind == "site":
            yield from catalogue.site(m.key).names
        else:
            yield from catalogue.project(m.key).names
