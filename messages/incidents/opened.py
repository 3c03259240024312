"""What is open on the card of somebody who is alerted: closing, sharing, the timeline, the written report."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from domain.incidents.follow_views import Line as Entry
from domain.incidents.follow_views import Opened, Part
from domain.incidents.taps import FollowAction, FollowTap
from domain.incidents.types import Act, Advice, Detail, Outcome, Status
from domain.incidents.views import AlertView
from messages.incidents import facts, following
from messages.layout import Button, Line, Quote, bold, capital, joined, one_line, shelved
from messages.reader import Reader
from messages.wording import marked

LABELS: Mapping[Detail, str] = {
    Detail.TYPE: marked("Type"),
    Detail.SEVERITY: marked("Severity"),
    Detail.SITE: marked("Site"),
    Detail.PLACE: marked("Position"),
    Detail.WHEN: marked("When"),
    Detail.AFFECTED: marked("Affected"),
    Detail.DONE: marked("Already done"),
    Detail.HELP: marked("Help needed"),
    Detail.NEAR_MISS: marked("Near miss"),
    Detail.PHOTO: marked("Photo"),
}
_ACTS: Mapping[Act, str] = {
    Act.RAISED: marked("Alert"),
    Act.EDITED: marked("Correction"),
    Act.TAKEN: marked("Taken"),
    Act.DECLINED: marked("Not available"),
    Act.GIVEN_BACK: marked("Given back"),
    Act.LAPSED: marked("No news"),
    Act.PHOTO: marked("Photo"),
    Act.LOCATED: marked("Position"),
    Act.REOPENED: marked("Reopened"),
    Act.REPORTED: marked("Written report"),
    Act.REPORT_ASKED: marked("Report asked for"),
    Act.SHARED: marked("Shared"),
    Act.JOINED: marked("Joined to the same event"),
    Act.SPLIT: marked("Taken apart"),
}
_PARTS: Mapping[Part, str] = {
    Part.CLOSING: marked("Close…"),
    Part.SHARING: marked("Share…"),
    Part.TIMELINE: marked("Timeline"),
    Part.REPORT: marked("Written report"),
}


def lines(view: AlertView, opened: Opened, reader: Reader) -> Iterator[Line]:
    """Below the card's first lines."""
    say = reader.say
    match opened.part:
        case Part.MORE:
            yield say("Answering this card tells everybody who has it.")
            if opened.shared:
                yield say.plural("Shared with {n} person", "Shared with {n} people", opened.shared)
        case Part.CLOSING:
            yield bold(say("How did it end?"))
        case Part.SHARING:
            yield bold(say("Share with the coordinators of other projects?"))
            yield say("What goes out: type, severity, project, time, advice.")
            yield say("What does not: names, words, exact place.")
        case Part.TIMELINE:
            yield bold(say("Timeline"))
            for act in opened.lines:
                yield _act(act, view, reader)
        case Part.REPORT:
            yield following.report(view.written, view.standing, reader) or bold(say("Written report"))
            yield Quote(opened.text) if opened.text else say("Nothing is written yet.")


def _act(line: Entry, view: AlertView, reader: Reader) -> Line:
    say = reader.say
    time = facts.at(line.at, view.standing.now, reader)
    name = None if line.name == "" else facts.name_of(line.name, reader)
    text = one_line(line.text, 120) if line.text else None
    anew = following.corrected(line.corrected_at, view.standing.now, reader)
    match line.act:
        case Act.SAID:
            return joined(part for part in (time, name, text, anew) if part)
        case None:
            return joined((time, _step(line.text or "", reader)))
        case Act.DETAIL if line.detail in set(Detail):
            # What was chosen stands on the card; words are told.
            said = text if line.detail in (Detail.DONE, Detail.HELP) else None
            return joined(p for p in (time, say.plain(LABELS[Detail(line.detail)]), name, said) if p)
        case Act.CLOSED:
            outcome = say.plain(following.OUTCOMES[Outcome(line.detail or Outcome.OTHER)])
            return joined(p for p in (time, say("Closed"), name, text or outcome, anew) if p)
        case Act.REPORTED:
            return joined(p for p in (time, say.plain(_ACTS[line.act]), name, anew) if p)
    label = say.plain(_ACTS[line.act]) if line.act in _ACTS else None
    return joined(part for part in (time, label, name, text, anew) if part)


def _step(step: str, reader: Reader) -> Markup:
    """What the clock did: the first step is the alert itself."""
    return reader.say("Sent, step 1") if step == "1" else reader.say("Climbed to step {n}", n=step)


def buttons(view: AlertView, opened: Opened, reader: Reader) -> list[list[Button]]:
    """What can be done, and the way back."""
    say = reader.say
    back: list[Button] = [(say.plain("Back"), _open(view, None if opened.part is Part.MORE else Part.MORE))]
    match opened.part:
        case Part.MORE:
            rows = _more(view, opened, reader)
        case Part.CLOSING:
            rows = shelved([(capital(_outcome(o, reader)), _tap(view, FollowAction.CLOSE, o)) for o in Outcome])
        case Part.SHARING:
            rows = shelved([(_advice(a, reader), _tap(view, FollowAction.SHARE, a)) for a in _ADVICES])
        case Part.TIMELINE:
            rows = [_leaf(view, opened)]
        case Part.REPORT:
            write = say.plain("Add to it") if opened.text else say.plain("Write it")
            rows = [_leaf(view, opened), [(write, _tap(view, FollowAction.WRITE))]]
    return [*rows, back]


_ADVICES = (Advice.AVOID, Advice.POSTPONE, Advice.PAIRS, Advice.OTHER, Advice.NONE)


def _more(view: AlertView, opened: Opened, reader: Reader) -> list[list[Button]]:
    say = reader.say

    def to(part: Part) -> Button:
        return say.plain(_PARTS[part]), _open(view, part)

    closed = view.standing.status is Status.CLOSED
    first = (say.plain("Reopen"), _tap(view, FollowAction.REOPEN)) if closed else to(Part.CLOSING)
    share = [to(Part.SHARING)] if opened.may_share else []
    rows = shelved([first, *share, to(Part.TIMELINE), to(Part.REPORT)])
    if opened.photos:
        label = say.plain_plural("{n} photo", "{n} photos", opened.photos)
        rows.append([(label, _tap(view, FollowAction.PHOTOS))])
    for other in opened.apart:
        label = say.plain("Take apart: {number}", number=other.number)
        rows.append([(label, _tap(view, FollowAction.APART, str(other.incident)))])
    return rows


def _outcome(outcome: Outcome, reader: Reader) -> str:
    say = reader.say
    return say.plain("In words…") if outcome is Outcome.OTHER else say.plain(following.OUTCOMES[outcome])


def _advice(advice: Advice, reader: Reader) -> str:
    say = reader.say
    if advice is Advice.OTHER:
        return say.plain("Another advice…")
    return say.plain("Without advice") if advice is Advice.NONE else say.plain(following.ADVICE[advice])


def _leaf(view: AlertView, opened: Opened) -> list[Button]:
    page, pages = opened.page, opened.pages
    before = [(f"‹ {page}/{pages}", _open(view, opened.part, page - 1))] if page > 0 else []
    after = [(f"{page + 2}/{pages} ›", _open(view, opened.part, page + 1))] if page < pages - 1 else []
    row: list[Button] = [*before, *after]
    return row


def _open(view: AlertView, part: Part | None, page: int = 0) -> FollowTap:
    return FollowTap(action=FollowAction.OPEN, incident=view.incident, choice=part, page=page)


def _tap(view: AlertView, action: FollowAction, choice: str | None = None) -> FollowTap:
    return FollowTap(action=action, incident=view.incident, choice=choice)


def offers(view: AlertView, reader: Reader) -> list[list[Button]]:
    """Below a card: whether another one is the same event, one a row."""
    return [
        [(reader.say.plain("Same event: {number}", number=o.number), _tap(view, FollowAction.SAME, str(o.incident)))]
        for o in view.same
    ]


def more(view: AlertView, reader: Reader) -> list[Button]:
    """The button that opens all of this."""
    return [(reader.say.plain("More…"), _open(view, Part.MORE))] if view.may_more else []
