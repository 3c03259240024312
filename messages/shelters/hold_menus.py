"""What is asked before beds are held, and what is said where they are not."""

from collections.abc import Iterator
from datetime import datetime

from markupsafe import Markup

from domain.notices import BedHoldInPrivate, BedHoldMoved, BedHoldUnclear
from domain.reading import Question
from domain.shelters.hold_views import BedChoice, HoldMenuView, NotHeldView
from domain.shelters.holds import WhyNot
from domain.shelters.taps import HoldAction, HoldTap
from messages import signs
from messages.dates import short_day
from messages.layout import Button, Line, Rendered, capital, code, headed, joined, one_line, screen, shortened
from messages.questions import asked
from messages.reader import Reader
from messages.shelters.naming import beds_text, category_name, example, until_text, when
from messages.shelters.standing import later_line
from messages.wording import marked

_MOST_BUTTONS, _A_ROW = 8, 4
_LABEL = 26


def menu(view: HoldMenuView, reader: Reader) -> Rendered:
    """The shelter, for whom, how many: one question at a time."""
    return screen(*_menu(view, reader), keyboard=_choices(view, reader))


def _menu(view: HoldMenuView, reader: Reader) -> Iterator[Line]:
    say = reader.say
    if view.shelter is None:
        yield headed(signs.QUESTION, say("Hold: in which shelter?"))
    elif view.category is None:
        yield headed(signs.QUESTION, say("Hold: beds for whom?"))
        yield Markup("{}").format(reader.site(view.shelter))
    elif view.held is not None and view.beds is not None:
        yield headed(signs.QUESTION, say.plain_plural("Hold {n} more bed?", "Hold {n} more beds?", view.beds))
        yield joined((reader.site(view.shelter), category_name(view.shelter, view.category, reader)))
        yield say.plural("Held by you: {n} bed", "Held by you: {n} beds", view.held)
        yield _free(view, reader)
        return
    else:
        yield headed(signs.QUESTION, say("Hold: how many beds?"))
        yield joined((reader.site(view.shelter), category_name(view.shelter, view.category, reader)))
        yield _free(view, reader)
    known = [beds_text(reader, view.beds)] if view.beds is not None else []
    known += [until_text(reader, view.until, view.now)] if view.until is not None else []
    yield joined(known) if known else None
    yield say("The rest of your message is not kept.") if view.dropped else None
    if view.category is not None and view.shelter is not None and _most(view) < (view.free or 0):
        yield say("More: {example}", example=code(_example(view, reader)))


def _free(view: HoldMenuView, reader: Reader) -> Line:
    if view.free is None:
        return reader.say("Never counted")
    return reader.say.plural("{n} free", "{n} free", max(0, view.free))


def _most(view: HoldMenuView) -> int:
    free = view.free if view.free is not None and view.free > 0 else view.most
    return max(1, min(_MOST_BUTTONS, free))


def _example(view: HoldMenuView, reader: Reader) -> str:
    assert view.shelter is not None  # the number is asked last
    assert view.category is not None
    project = reader.project(reader.catalogue.project_of(view.shelter).key)
    return f"{reader.command('hold')} {project} 9 {category_name(view.shelter, view.category, reader)}"


def _choices(view: HoldMenuView, reader: Reader) -> list[list[Button]]:
    if view.shelter is None:
        rows: list[list[Button]] = [
            [(_choice(c, reader.site(c.key), reader), _tap(view, shelter=c.key))] for c in view.choices
        ]
        return [*rows, [(reader.say.plain("Another shelter…"), _tap(view))]] if view.others else rows
    if view.category is None:
        return [
            [(_choice(c, category_name(view.shelter, c.key, reader), reader), _tap(view, category=c.key))]
            for c in view.choices
        ]
    if view.held is not None and view.beds is not None:
        label = reader.say.plain_plural("Hold {n} more", "Hold {n} more", view.beds)
        return [[(label, _tap(view))]]
    numbers: list[Button] = [(str(n), _tap(view, beds=n)) for n in range(1, _most(view) + 1)]
    return [numbers[i : i + _A_ROW] for i in range(0, len(numbers), _A_ROW)]


def _choice(choice: BedChoice, name: str, reader: Reader) -> str:
    """`Femmes seules : 3 libres`."""
    say = reader.say
    if not choice.taking:
        said = say.plain("closed now")
    elif choice.free is None:
        said = say.plain("not counted")
    elif choice.free <= 0:
        said = say.plain("full")
    else:
        said = say.plain_plural("{n} free", "{n} free", choice.free)
    return say.plain("{label}: {n}", label=shortened(capital(name), _LABEL), n=said)


def _tap(view: HoldMenuView, **chosen: object) -> HoldTap:
    said = {"shelter": view.shelter, "category": view.category, "beds": view.beds, **chosen}
    return _wish(view.until, view.question, **said)


def _wish(until: datetime | None, question: int | None = None, **said: object) -> HoldTap:
    minutes = None if until is None else int(until.timestamp() // 60)
    about = question if until is None else None  # a button has no room for both
    return HoldTap.model_validate({"action": HoldAction.HOLD, "question": about, "until": minutes, **said})


def moved(notice: BedHoldMoved, reader: Reader) -> Rendered:
    """In the place of a menu that was answered, or of an older card."""
    return screen(reader.say("It goes on further down."))


def in_private(notice: BedHoldInPrivate, reader: Reader) -> Rendered:
    """In a group."""
    return screen(reader.say("To hold beds, it goes on in your private chat."))


def unclear(notice: BedHoldUnclear, reader: Reader) -> Rendered:
    """What is not understood, and a line that would work; or step by step, with what is certain."""
    say = reader.say
    certain = _wish(notice.until, shelter=notice.shelter, category=notice.category, beds=notice.beds)
    return screen(
        headed(signs.QUESTION, asked(Question(notice.code, notice.about), reader)),
        say("Nothing is held yet. For example:"),
        code(example(reader, notice.shelter or notice.near)),
        keyboard=[[(say.plain("Choose with buttons…"), certain)]],
    )


_WHY = {
    WhyNot.FULL: marked("Nothing held: full"),
    WhyNot.NEVER_COUNTED: marked("Nothing held: never counted"),
    WhyNot.CLOSED: marked("Nothing held: nobody is taken in now"),
    WhyNot.OUT_OF_SEASON: marked("Nothing held: closed for the season"),
    WhyNot.GONE: marked("Nothing held: these beds no longer exist"),
    WhyNot.HOUR_OVER: marked("Nothing held: that hour is over"),
}


def not_held(view: NotHeldView, reader: Reader) -> Rendered:
    """Why not, and what else there is: a button holds it."""
    rows: list[list[Button]] = []
    for other in view.elsewhere:
        name = shortened(reader.site(other.shelter), _LABEL)
        tap = _wish(view.until, shelter=other.shelter, category=other.category, beds=view.beds)
        rows.append([(reader.say.plain_plural("Hold {n} · {place}", "Hold {n} · {place}", view.beds, place=name), tap)])
    return screen(*_not_held(view, reader), keyboard=rows)


def _not_held(view: NotHeldView, reader: Reader) -> Iterator[Line]:
    say = reader.say
    if view.why is WhyNot.FEW:
        yield headed(signs.BEDS, say.plain_plural("Nothing held: {n} free", "Nothing held: {n} free", view.free or 0))
    else:
        yield headed(signs.BEDS, say(_WHY[view.why]))
    yield joined((reader.site(view.shelter), category_name(view.shelter, view.category, reader)))
    yield from _because(view, reader)
    if view.elsewhere:
        yield say("Elsewhere:")
        for other in view.elsewhere:
            category = category_name(other.shelter, other.category, reader)
            yield joined((reader.site(other.shelter), category, say.plain_plural("{n} free", "{n} free", other.free)))
    elif view.why in (WhyNot.FULL, WhyNot.FEW):
        yield say("Nothing free elsewhere.")
    yield from (later_line(one, view.now, reader) for one in view.later)
    if view.why in (WhyNot.FULL, WhyNot.FEW, WhyNot.CLOSED, WhyNot.OUT_OF_SEASON):
        yield say("{refused}: note who gets no bed", refused=reader.command("refused"))


def _because(view: NotHeldView, reader: Reader) -> Iterator[Line]:
    say = reader.say
    match view.why:
        case WhyNot.FEW:
            yield say.plural("{n} asked for: all are held or none.", "{n} asked for: all are held or none.", view.beds)
        case WhyNot.FULL:
            yield say.plural("{n} bed asked for", "{n} beds asked for", view.beds)
        case WhyNot.NEVER_COUNTED:
            yield say("A count is asked for: try again soon.") if view.asked else _phone(view, reader)
        case WhyNot.CLOSED:
            if view.closed_until is not None:
                yield say("Until {time}", time=when(reader, view.closed_until, view.now))
            yield _phone(view, reader)
        case WhyNot.OUT_OF_SEASON:
            yield (
                say("Opens {day}", day=short_day(view.opens, reader.language, view.opens.year != view.now.year))
                if view.opens
                else None
            )
        case WhyNot.HOUR_OVER:
            yield say("Without an hour they are held as long as is usual.")
        case WhyNot.GONE:
            yield say("{beds}: what there is", beds=reader.command("beds"))


def _phone(view: NotHeldView, reader: Reader) -> Line:
    say = reader.say
    if view.project is None:
        return None
    project = reader.project(view.project)
    if view.on_duty:
        names = ", ".join(one_line(name, 40) for name in view.on_duty)
        return say("Phone {names} (on duty, {project})", names=names, project=project)
    return say("Phone the coordination of {project}", project=project)
