"""One message read as a shift report."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.catalogue import Catalogue
from domain.reading.comments import COMMENT, comment_in
from domain.reading.counted_first import heads_first, names_first
from domain.reading.figures import Reader
from domain.reading.items import MOST_ITEMS, Item, What, items_of
from domain.reading.lexicon import AT, OF_THEM, SENT, word_set
from domain.reading.phrases import Index, index_on
from domain.reading.places import Place, place_of, project_on
from domain.reading.reckoning import Clock, Said
from domain.reading.report import Held, Question, ReportReading
from domain.reading.settling import another_day, of_report, settle, told_aside
from domain.reading.split_names import whole_again
from domain.reading.tally import entries_of, possible_of
from domain.reading.walk import Figures
from domain.reading.words import LONGEST, flat
from domain.reporting_day import reporting_day

_COMMAND = re.compile(r"\s*/(?:rapport|report|r)(?:@\w+)?(?!\w)", re.IGNORECASE)


_NOBODY = re.compile("pas un|personne|nobody|no one")
_BE = word_set("was were is are has have been got a ete est")


def read_report(
    text: str, *, catalogue: Catalogue, project: str | None, site: str | None, now: datetime
) -> ReportReading:
    """Read `text` as a shift report written at `now` (aware) by somebody of `project` and `site` (keys, or None).

    Deterministic and pure; any text gives a reading. What is not certain is no value but a question. The rules are
    those of `vigie parse`; spans in questions count characters of `text` in Unicode's composed form (NFC).
    """
    return trace_report(text, catalogue=catalogue, project=project, site=site, now=now).reading


@dataclass(slots=True)
class Trace:
    """A reading with everything that led to it. Places count characters of `text`, which is what was read."""

    reading: ReportReading
    text: str
    begin: int  # after the command
    end: int  # where the comment starts
    items: list[Item]
    figures: Figures
    place: Place
    index: Index


def trace_report(text: str, *, catalogue: Catalogue, project: str | None, site: str | None, now: datetime) -> Trace:
    """`read_report`, keeping what was made on the way."""
    text = unicodedata.normalize("NFC", text)[:LONGEST]
    local = now.astimezone(catalogue.zone)
    clock = Clock(local, reporting_day(now, catalogue.zone, catalogue.day_starts_at))
    index = index_on(catalogue, clock.today)
    plain = flat(text)
    begin = match.end() if (match := _COMMAND.match(plain)) else 0
    plain = " " * begin + plain[begin:]
    end, comment = _comment_at(plain, text)
    body = plain[:end]
    items, said, out = _figures(body, text, index, clock, catalogue)
    entries = entries_of(out, items, catalogue, clock.today)
    own = (project if _has_project(catalogue, project) else None, site)
    said = of_report(said, items, clock)
    day, shift, doubt = settle(said, clock, body)
    if doubt is None and entries and (doubt := another_day(said, clock, body)) is not None:
        day = None
    if doubt is None and said and entries and (doubt := told_aside(said, items, clock, body)) is not None:
        day = None
    on = day or clock.today
    place = place_of(items, out.used, [e.activity for e in entries], catalogue, index, own, on)
    if comment is not None:
        _look_into_comment(plain, end, text, index, clock, catalogue, out)
    questions = [*place.questions, *([doubt] if doubt else []), *out.questions]
    if not entries:
        why = _nothing_read(said, body, out, catalogue)
        if why.code != "nothing_found":
            questions = [*(q for q in questions if q.code != "number_missing"), why]
        elif not out.questions:
            questions.append(why)
    reading = ReportReading(
        project=project_on(place.project, place.site, on, catalogue),
        site=place.site,
        date=day,
        shift=shift,
        entries=entries,
        comment=comment,
        questions=tuple(dict.fromkeys(_in_own_words(q, text) for q in questions)),
        possible=possible_of(out, entries, catalogue),
        is_report_like=_talks_figures(out, items),
    )
    return Trace(reading, text, begin, end, items, out, place, index)


def names_activity(text: str, catalogue: Catalogue, now: datetime) -> bool:
    """Whether a text names an activity by a word that means nothing else: it then speaks for itself, whatever form is
    open when it comes."""
    local = now.astimezone(catalogue.zone)
    clock = Clock(local, reporting_day(now, catalogue.zone, catalogue.day_starts_at))
    index = index_on(catalogue, clock.today)
    items, _ = items_of(flat(unicodedata.normalize("NFC", text)[:LONGEST]), index, clock)
    return any(i.what is What.NAME and bool(i.of("activity")) and not i.of("indicator") for i in items)


def _figures(
    plain: str, text: str, index: Index, clock: Clock, catalogue: Catalogue
) -> tuple[list[Item], list[Said], Figures]:
    items, said = items_of(plain, index, clock)
    whole_again(items, index)
    if "no one" in plain:
        items = _no_one(items)
    _settle_weak_fixes(items)
    if "whom" in plain:
        _of_whom(items)
    if _NOBODY.search(plain):
        items = _not_one(items)
    items = names_first(heads_first(_unwrap(items)))
    if "?" in plain:
        _answer(items)
    if "." in plain:
        _cut_short(items)
    out = Reader(items[:MOST_ITEMS], text, catalogue, index.site_names).read()
    if len(items) > MOST_ITEMS:
        out.ask("too_long", "", (items[MOST_ITEMS].start, len(text)))
    return items[:MOST_ITEMS], said, out


def _in_own_words(question: Question, text: str) -> Question:
    """The question with the words as they were written: inside, everything is folded."""
    start, end = question.span
    if not question.about or question.code == "parts_exceed_whole":  # several stretches, already as written
        return question
    return replace(question, about=text[start:end].strip())


def _has_project(catalogue: Catalogue, key: str | None) -> bool:
    return any(p.key == key for p in catalogue.projects)


def _comment_at(plain: str, text: str) -> tuple[int, str | None]:
    """Where the comment starts (the text's end where there is none), and the comment as it was written."""
    match = comment_in(plain)
    if match is None:
        return len(plain), None
    return match.start(), text[match.end() :].strip() or None


def _look_into_comment(
    plain: str, start: int, text: str, index: Index, clock: Clock, catalogue: Catalogue, out: Figures
) -> None:
    """A comment reports nothing. But what is notifiable in it may alert, and figures on its later lines are asked."""
    inside = " " * start + COMMENT.sub(lambda m: " " * len(m.group()), plain[start:], count=1)
    _, _, found = _figures(inside, text, index, clock, catalogue)
    out.doubtful += [*found.certain, *found.orphans, *found.doubtful]
    line = plain.find("\n", start)
    if line < 0:
        return
    later = [f for f in found.certain if f.span[0] > line]
    later += [f for f in found.orphans if f.span[0] > line and ":" in f.about]
    if later:
        out.ask("figures_in_comment", later[0].about, later[0].span, (m.path for f in later for m in f.meanings), later)


def _settle_weak_fixes(items: list[Item]) -> None:
    """ "Non", "actually" before a figure take back the one before; "no deaths" is a zero, "non" alone nothing."""
    for at, item in enumerate(items):
        if item.what is not What.WEAK_FIX:
            continue
        rest = [i for i in items[at + 1 : at + 5] if i.what not in (What.COMMA, What.SMALL, What.COLON)]
        if rest and rest[0].what in (What.NUMBER, What.FIX, What.WEAK_FIX):
            item.what = What.FIX
        elif item.text == "no" and rest and rest[0].what in (What.NAME, What.WORD):
            item.what = What.NO
        else:
            item.what = What.SMALL


def _no_one(items: list[Item]) -> list[Item]:
    """ "No one missing", "no one was injured": one word, as nobody is."""
    row: list[Item] = []
    for at, item in enumerate(items):
        last = row[-1] if row else None
        rest = [i for i in items[at + 1 : at + 4] if i.text not in _BE and i.what is not What.LINK]
        told = bool(rest) and (rest[0].what is What.NAME or rest[0].text in AT)
        if told and item.text == "one" and last is not None and last.text == "no":
            row[-1] = Item(What.NOTHING, last.start, item.end, "no one")
        else:
            row.append(item)
    return row


def _of_whom(items: list[Item]) -> None:
    """ "3 of whom referred": the figure stands before; in "40 of whom 15 women" it follows."""
    for at in range(2, len(items) - 1):
        if items[at].text != "whom" or items[at - 1].what is not What.LINK or items[at - 2].what is not What.NUMBER:
            continue
        beyond = items[at + 1 : at + 3]
        if beyond[0].what is What.NAME or (beyond[0].text in OF_THEM and beyond[-1].what is What.NAME):
            items[at].what = What.SMALL


def _nobody_is(items: Sequence[Item], at: int) -> bool:
    """Whether an item is the nobody of "nobody referred", "personne de blessé"."""
    item, after = items[at], items[at + 1]
    if item.what is What.NOTHING:
        said = next((i for i in items[at + 1 : at + 4] if i.text not in _BE and i.text not in SENT), after)
        return item.text in ("nobody", "no one") and said.what is What.NAME and bool(said.of("indicator"))
    if item.text != "personne" or after.what is not What.LINK or after.text not in ("de", "d", "n"):
        return False
    alone = at == 0 or items[at - 1].what in (What.COMMA, What.COLON, What.STOP, What.LINE, What.JOIN, What.OF_WHICH)
    named = next((i for i in items[at + 1 : at + 6] if i.what is not What.LINK and i.text not in _BE), None)
    return alone and named is not None and named.what is What.NAME


def _not_one(items: list[Item]) -> list[Item]:
    """ "Pas une urgence", "pas un seul mort", "personne de blessé" as "pas d'urgence"."""
    row = list(items)
    for at in range(len(row) - 2, -1, -1):
        if _nobody_is(row, at):
            said = next(n for n in range(at + 1, len(row)) if row[n].what is What.NAME)
            row[at:said] = [Item(What.NO, row[at].start, row[at].end, row[at].text)]
        if row[at].what is What.NO and row[at].text == "pas" and row[at + 1].what is What.ONE:
            alone = at + 2 < len(row) and row[at + 2].text in ("seul", "seule")
            if at + 2 + alone < len(row) and row[at + 2 + alone].what is What.NAME:
                row[at : at + 2 + alone] = [row[at]]
    return row


def _answer(items: list[Item]) -> None:
    """ "Urgences ? 2" on a form as "urgences : 2"."""
    for at in range(1, len(items) - 1):
        name, after = items[at - 1], items[at + 1]
        if items[at].text != "?" or name.what is not What.NAME or after.what not in (What.NUMBER, What.NONE):
            continue
        if at == 1 or items[at - 2].what in (What.COMMA, What.STOP, What.LINE):
            items[at].what = What.COLON


def _cut_short(items: list[Item]) -> None:
    """ "Réf. 3 ; urg. 0": the stop only says that the word goes on; after "5 urg." it ends the sentence."""
    for at in range(1, len(items) - 1):
        stop, name, number = items[at], items[at - 1], items[at + 1]
        if stop.text != "." or name.what is not What.NAME or stop.start != name.end or number.what is not What.NUMBER:
            continue
        begins = at == 1 or items[at - 2].what in _PARTED
        ends = at + 2 == len(items) or items[at + 2].what in _PARTED
        if begins and ends and len(name.text) <= _ABBREVIATED and bool(name.of("indicator")):
            stop.what = What.COLON


_PARTED = frozenset((What.COMMA, What.LINE, What.SLASH, What.OPEN, What.CLOSE, What.COLON))
_ABBREVIATED = 7  # letters at most


def _unwrap(items: list[Item]) -> list[Item]:
    """ "gale (3)" as "gale: 3", "12 (f)" as "12 f", "douze (12)" as "douze"."""
    row = list(items)
    if not any(i.what is What.OPEN for i in row):
        return row
    at = 0
    while at + 3 < len(row):
        if row[at + 1].what is What.OPEN and row[at + 3].what is What.CLOSE:
            first, opening, inner, _ = row[at : at + 4]
            before = next((i for i in reversed(row[max(0, at - 3) : at]) if i.what is not What.LINK), None)
            numbered = before is not None and before.what in (What.NUMBER, What.ONE, What.NONE, What.COLON)
            name_first = first.what is What.NAME and inner.what is What.NUMBER and not numbered
            if name_first and first.of("indicator"):
                row[at : at + 4] = [first, Item(What.COLON, opening.start, opening.end, ":"), inner]
            elif first.what is What.NUMBER and inner.what is What.NAME and inner.of("indicator"):
                row[at : at + 4] = [first, inner]
            elif _said_in_words_too(first, inner):
                row[at : at + 4] = [replace(first, end=row[at + 3].end)]
        at += 1
    return row


def _said_in_words_too(first: Item, inner: Item) -> bool:
    """ "trente-quatre (34)": one figure, written as on a cheque."""
    if first.amount is None or inner.amount is None or first.amount.doubt or inner.amount.doubt:
        return False
    return first.amount.value == inner.amount.value and first.amount.words != inner.amount.words


def _nothing_read(said: list[Said], plain: str, out: Figures, catalogue: Catalogue) -> Question:
    """The question for a message without any figure."""
    for mention in said:
        start, end = mention.span
        if mention.future:
            return Question("future_date", plain[start:end], (), mention.span)
        if mention.figure is not None:
            named = tuple(dict.fromkeys(key for key, _ in out.headings))
            whole = tuple(f"{key}.{catalogue.activity(key).headline.key}" for key in named)
            return Question("date_or_number", plain[start:end], (), mention.span, (Held(whole, mention.figure),), named)
    return Question("nothing_found")


def _talks_figures(out: Figures, items: list[Item]) -> bool:
    if out.certain or out.headings or out.doubtful or out.nothing or out.questions:
        return True
    return any(i.what is What.NUMBER or (i.what is What.NAME and bool(i.of("indicator"))) for i in items)
