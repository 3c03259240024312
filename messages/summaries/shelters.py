"""What a summary says of beds: how they stand, who found none."""

from collections import Counter
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from domain.shelters.turned_away import Why
from domain.summaries.views import UNMET, BedsLine, SummaryView
from messages import signs
from messages.layout import joined
from messages.reader import Reader
from messages.wording import marked

WHY: Mapping[Why | None, str] = {
    Why.FULL: marked("no bed free"),
    Why.RULES: marked("rules of the shelter"),
    Why.OTHER: marked("another reason"),
    None: marked("no reason given"),
}
"""Why people were turned away."""


def standing(view: SummaryView, reader: Reader) -> Markup | None:
    """How the beds stand, or stood at the end."""
    if not view.beds:
        return None
    now = joined(_now(view.beds, reader))
    if view.period.last < view.today:
        now = reader.say("At the end: {beds}", beds=now)
    return joined((f"{signs.BEDS} ", now), "")


def _now(lines: tuple[BedsLine, ...], reader: Reader) -> Iterator[Markup]:
    """`5 places libres · 2 retenues · 1 abri non compté`: over all shelters; what was not counted is not free."""
    say = reader.say
    taking = [line for line in lines if not line.closed]
    known = [line for line in taking if line.free is not None]
    if known:
        yield say.plural("{n} bed free", "{n} beds free", sum(line.free or 0 for line in known))
    held, out = sum(line.held for line in taking), sum(line.out_of_service for line in taking)
    if held:
        yield say.plural("{n} held", "{n} held", held)
    if out:
        yield say.plural("{n} out of service", "{n} out of service", out)
    over = sum(line.over for line in lines)
    if over:
        yield say.plural("{n} over capacity", "{n} over capacity", over)
    unknown = len(taking) - len(known)
    partly = sum(bool(line.uncounted) for line in known)
    if unknown:
        yield say.plural("{n} shelter not counted", "{n} shelters not counted", unknown)
    if partly:
        yield say.plural("{n} shelter counted in part", "{n} shelters counted in part", partly)
    closed = len(lines) - len(taking)
    if closed:
        yield say.plural("{n} shelter closed", "{n} shelters closed", closed)


def unmet_need(view: SummaryView, reader: Reader) -> Markup | None:
    """`Besoins non couverts : 5 refus (était 3) · faute de place 4 · sans raison notée 1`."""
    say = reader.say
    why: Counter[Why | None] = Counter()
    for line in view.turned_away:
        why[line.reason] += line.people
    people = sum(why.values())
    if not people:
        return None
    parts = [say.plural("{n} turned away", "{n} turned away", people)]
    if view.changed is not None and UNMET in view.changed:
        before = view.changed[UNMET]
        parts = [joined((*parts, say("(new)") if before is None else say("(was {n})", n=say.number(before))), " ")]
    reasons = [reason for reason in (*Why, None) if why[reason]]
    if len(reasons) > 1:
        parts += [joined((say(WHY[reason]), say.number(why[reason])), " ") for reason in reasons]
    elif reasons != [None]:
        parts.append(say(WHY[reasons[0]]))
    return say("Unmet need: {people}", people=joined(parts))
