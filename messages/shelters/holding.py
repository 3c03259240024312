"""A hold as it is shown: to whoever holds, to whoever keeps the shelter, in a group; what is asked and told of it."""

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from domain.shelters.hold_views import HoldListView, HoldView
from domain.shelters.taps import HeldAction, HeldTap, HoldAction, HoldTap
from domain.shelters.types import Hold, Outcome
from messages import signs
from messages.layout import Button, Line, Rendered, bold, code, headed, joined, screen
from messages.people import role_name
from messages.reader import Reader
from messages.shelters.naming import beds_text, category_name, example, place_of, shelter_of, until_text, when
from messages.shelters.standing import at

_MOST_LISTED = 5


def card(view: HoldView, reader: Reader) -> Rendered:
    """The hold, with what can be done about it; once it is over, how it ended. Words and address are gone then."""
    if not view.open:
        return screen(*_over(view, reader), keyboard=_afterwards(view, reader))
    return screen(*(_own(view, reader) if view.own else _kept(view, reader)), keyboard=_actions(view, reader))


def _own(view: HoldView, reader: Reader) -> Iterator[Line]:
    say, hold = reader.say, view.hold
    yield _held(view, reader)
    yield place_of(reader, hold)
    yield say("Door words: {words}", words=bold(hold.words))
    yield say("To be said at the door, in place of a name.")
    shelter = shelter_of(reader, hold.shelter)
    if view.address and shelter is not None and shelter.address is not None:
        yield say("Address: {address}", address=shelter.address.text(reader.language))
    if shelter is not None and shelter.admission is not None:
        yield say("Admission: {rule}", rule=shelter.admission.text(reader.language))
    if view.stale_since is not None:
        time = at(view.stale_since, view.now, reader)
        yield say("Last counted {time}: phone before you set out.", time=time)
    if view.cut:
        yield say("12 hours at most: held no longer.")
    if view.dropped:
        yield say("The rest of your message is not kept.")
    yield _asked(view, reader)


def _held(view: HoldView, reader: Reader) -> Markup:
    until = until_text(reader, view.hold.until, view.now)
    said = reader.say.plain_plural("{n} bed held {until}", "{n} beds held {until}", view.hold.beds, until=until)
    return headed(signs.BEDS, said)


def _kept(view: HoldView, reader: Reader) -> Iterator[Line]:
    say, hold = reader.say, view.hold
    until = until_text(reader, hold.until, view.now)
    said = say.plain_plural("{n} bed to keep {until}", "{n} beds to keep {until}", hold.beds, until=until)
    yield headed(signs.BEDS, said)
    yield place_of(reader, hold)
    yield say("Door words: {words}", words=bold(hold.words))
    yield _holder(view, reader)
    yield _asked(view, reader)


def _holder(view: HoldView, reader: Reader) -> Markup:
    say = reader.say
    if view.holder is None:
        return say("Whoever held them has left the team: still held.")
    names = [role_name(view.holder, say)]
    if view.holder_project is not None:
        names.append(reader.project(view.holder_project))
    return say("Held by: {holder}", holder=joined(names, ", "))


def _asked(view: HoldView, reader: Reader) -> Line:
    """The question of the menu that is open."""
    say, beds = reader.say, view.hold.beds
    if view.part == "release":
        return bold(say.plain_plural("Release {n} bed?", "Release {n} beds?", beds))
    return bold(say("How many came?")) if view.part == "fewer" else None


def _actions(view: HoldView, reader: Reader) -> list[list[Button]]:
    say, beds = reader.say, view.hold.beds
    keep = (say.plain("Back"), _tap(view, HeldAction.KEEP))
    if view.part == "release":
        return [[(say.plain("Keep"), keep[1]), (say.plain("Yes, release"), _tap(view, HeldAction.RELEASE_NOW))]]
    if view.part == "fewer" and view.may_arrive:
        numbers: list[Button] = [(str(n), _tap(view, HeldAction.ARRIVED, n)) for n in range(1, beds)]
        return [*(numbers[i : i + 6] for i in range(0, len(numbers), 6)), [keep]]
    rows: list[list[Button]] = []
    if view.may_arrive:
        all_came = _tap(view, HeldAction.ARRIVED)
        if beds == 1:
            rows.append([(say.plain("Arrived"), all_came)])
        else:
            fewer = _tap(view, HeldAction.FEWER)
            rows.append([(say.plain("Arrived: {n}", n=beds), all_came), (say.plain("Fewer than {n}…", n=beds), fewer)])
    going_on: list[Button] = []
    if view.may_extend:
        going_on.append((say.plain("Extend"), _tap(view, HeldAction.EXTEND)))
    going_on.append((say.plain("Release"), _tap(view, HeldAction.RELEASE)))
    return [*rows, going_on]


def _tap(view: HoldView, action: HeldAction, people: int | None = None) -> HeldTap:
    until = int(view.hold.until.timestamp()) if action is HeldAction.EXTEND else None
    return HeldTap(action=action, hold=view.hold.id, until=until, people=people)


def _over(view: HoldView, reader: Reader) -> Iterator[Line]:
    say, hold = reader.say, view.hold
    time = when(reader, hold.ended_at or hold.until, view.now)
    match hold.outcome:
        case Outcome.ARRIVED:
            came = hold.beds if hold.arrived is None else hold.arrived
            yield headed(
                signs.STORED, say.plain_plural("{n} arrived · {time}", "{n} arrived · {time}", came, time=time)
            )
        case Outcome.RELEASED:
            said = say.plain_plural("{n} bed released · {time}", "{n} beds released · {time}", hold.beds, time=time)
            yield headed(signs.BEDS, said)
        case _:
            said = say.plain_plural("{n} bed no longer held", "{n} beds no longer held", hold.beds)
            yield headed(signs.BEDS, said)
    yield place_of(reader, hold)
    if hold.outcome is Outcome.ARRIVED:
        left = hold.beds - (hold.beds if hold.arrived is None else hold.arrived)
        yield say.plural("{n} bed is free again", "{n} beds are free again", left) if left else None
    elif hold.outcome is not Outcome.RELEASED:
        yield say("Time over at {time}", time=time)
        yield say("Said late: Vigie was off.") if view.late else None


def _afterwards(view: HoldView, reader: Reader) -> list[list[Button]]:
    """One tap holds them anew, for whoever is only late; or says that *Arrived* was a slip."""
    hold = view.hold
    if view.may_take_back:
        return [[(reader.say.plain("Undo"), _tap(view, HeldAction.NOT_HERE))]]
    if not (view.own and view.may_hold) or hold.outcome is Outcome.ARRIVED:
        return []
    again = HoldTap(action=HoldAction.HOLD, shelter=hold.shelter, category=hold.category, beds=hold.beds)
    return [[(reader.say.plain("Hold again"), again)]]


def reminder(view: HoldView, reader: Reader) -> Rendered:
    """Shortly before the end. Answered, it says what became of the hold."""
    say, hold = reader.say, view.hold
    if not view.open:
        return screen(next(_over(view, reader)))  # the card and the news say the rest
    if view.asked_until is not None and hold.until > view.asked_until:
        return screen(headed(signs.STORED, say("Held until {time}", time=when(reader, hold.until, view.now))))
    time = when(reader, hold.until, view.now)
    lines: list[Line] = [
        headed(signs.WAITING, say("Held until {time}: still coming?", time=time)),
        joined((beds_text(reader, hold.beds), category_name(hold.shelter, hold.category, reader))),
        Markup("{}").format(reader.site(hold.shelter)),
        say("Without an answer they are free again at {time}.", time=time),
    ]
    if not view.may_extend:
        lines.append(say("12 hours already: they cannot be held longer."))
    if view.part == "release":
        return screen(*lines, _asked(view, reader), keyboard=_actions(view, reader))
    row: list[Button] = []
    if view.may_extend:
        row.append((say.plain("Coming: +30 min"), _tap(view, HeldAction.EXTEND)))
    row.append((say.plain("Release"), _tap(view, HeldAction.RELEASE)))
    return screen(*lines, keyboard=[row])


def news(view: HoldView, reader: Reader) -> Rendered:
    """It is over: as its card says it; to the holder whose beds somebody else released, who did."""
    made = card(view, reader)
    hold = view.hold
    if hold.outcome is not Outcome.RELEASED:
        return made
    by = reader.say("Released by the shelter") if view.own else reader.say("Released by whoever held them")
    if not view.own and hold.ended_by != hold.holder:
        by = reader.say("Released by a keeper")
    return replace(made, html=f"{made.html}\n{by}")


def in_group(view: HoldView, reader: Reader) -> Rendered:
    """Neither words nor address."""
    said = reader.say("The door words are in the private chat.")
    return screen(_held(view, reader), place_of(reader, view.hold), said)


def hold_list(view: HoldListView, reader: Reader) -> Rendered:
    """What is held now; a tap opens the hold's card."""
    return screen(*_listed(view, reader), keyboard=_opening(view, reader))


def _listed(view: HoldListView, reader: Reader) -> Iterator[Line]:
    say = reader.say
    if not view.own and not view.kept:
        yield headed(signs.BEDS, say("Nothing is held"))
    if view.own:
        yield headed(signs.BEDS, say("Held by you"))
        yield from (joined((_row(hold, view, reader), reader.site(hold.shelter))) for hold in view.own[:_MOST_LISTED])
        yield _more(view.own, reader)
    if view.kept:
        title = say("Held in your shelter")
        yield bold(title) if view.own else headed(signs.BEDS, title)
        yield from (_row(hold, view, reader) for hold in view.kept[:_MOST_LISTED])
        yield _more(view.kept, reader)
    if view.may_hold:
        yield say("To hold beds, for example:")
        yield code(example(reader, view.near))


def _more(holds: tuple[Hold, ...], reader: Reader) -> Line:
    more = len(holds) - _MOST_LISTED
    return reader.say.plural("{n} more, ending later", "{n} more, ending later", more) if more > 0 else None


def _row(hold: Hold, view: HoldListView, reader: Reader) -> Markup:
    category = category_name(hold.shelter, hold.category, reader)
    return joined((when(reader, hold.until, view.now), beds_text(reader, hold.beds), category))


def _opening(view: HoldListView, reader: Reader) -> list[list[Button]]:
    rows: list[list[Button]] = []
    for hold in (*view.own[:_MOST_LISTED], *view.kept[:_MOST_LISTED]):
        label = f"{when(reader, hold.until, view.now)} · {beds_text(reader, hold.beds)} · {hold.words}"
        rows.append([(label, HeldTap(action=HeldAction.SHOW, hold=hold.id))])
    if view.may_hold:
        rows.append([(reader.say.plain("Hold beds…"), HoldTap(action=HoldAction.HOLD))])
    return rows
