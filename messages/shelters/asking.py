"""The answer to a question for beds: what fits first, and where nothing does, what comes nearest to it."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from domain.notices import BedsAnswerMoved, BedsBoardInGroups, BedsMessageEdited, BedsNotUnderstood
from domain.shelters.asking_views import BedsView, BoardView
from domain.shelters.ranking import Option, Wish, code_of
from domain.shelters.taps import AskAction, AskTap, HoldAction, HoldTap, TurnedAwayAction, TurnedAwayTap
from domain.shelters.types import Age
from messages import signs
from messages.layout import (
    Button,
    Line,
    Rendered,
    bold,
    capital,
    code,
    headed,
    joined,
    one_line,
    screen,
    shortened,
    units,
    visible,
)
from messages.reader import Reader
from messages.shelters.naming import category_name
from messages.shelters.standing import at, free_beds, later_line, place_of, shelter_line, shelter_lines

_HOLDS = 3
"""How many categories can be held by one tap: more buttons would push the figures off the screen."""
_NUMBERS, _A_ROW = 8, 4
_LABEL = 36
_BOARD = 3400
"""Units of a board that are its shelters': a card is never split."""
_BOARD_LINES = 18
"""More lines than that are no board any more."""
_OLD = (Age.STALE, Age.NEVER)


def answer(view: BedsView, reader: Reader) -> Rendered:
    """The card of a question."""
    if view.over:
        first = headed(
            signs.BEDS, reader.say("Answer of {time}: too old now", time=at(view.asked_at, view.now, reader))
        )
        return screen(first, keyboard=[[_refresh(view, reader)]])
    if view.choosing is not None:
        return _how_many(view, view.choosing, reader)
    if view.page:
        return _page(view, reader)
    if not (view.shown or view.rest):
        return screen(headed(signs.BEDS, reader.say("No shelter is known here.")))
    lines: list[Line] = [_headline(view, reader)]
    if view.held:
        lines.append(reader.say.plural("Held by you: {n} bed", "Held by you: {n} beds", view.held))
    if view.several:
        lines.append(reader.say("Several groups: to hold beds, ask for one at a time"))
    for some in view.shown:
        lines += shelter_lines(some, view.now, reader, own=view.wish.own, rule=True)
    lines += _otherwise(view, reader)
    return screen(*lines, keyboard=_keyboard(view, reader))


def _headline(view: BedsView, reader: Reader) -> Markup:
    """What matters: whether there is a bed. A card whose best bed was counted too long ago says so by its sign."""
    say, wish = reader.say, view.wish
    best = view.takes[0] if view.takes else None
    options = [option for some in view.shown for option in some.options if option.closure is None]
    sure = best.age not in _OLD if best is not None else any(option.age not in _OLD for option in options)
    sign = signs.BEDS if sure or not options else signs.DOUBTFUL
    who, where = _who(wish, reader), _where(wish, reader)
    if best is not None and wish.beds is not None:
        text = say("Room for {who}", who=who) if sure else say("Perhaps room for {who}", who=who)
    elif best is not None:
        free = say.plural("{n} bed free", "{n} beds free", view.free)
        text = joined((free, *([who] if who else [])))
    elif options and all(option.beds.free is None for option in options):
        text = joined((say("Not counted yet"), *([who] if who else [])))
    elif wish.beds is not None or who:
        text = say("No more room for {who}", who=who) if view.held else say("No room for {who}", who=who)
    else:
        text = say("No bed free")
    return headed(sign, joined((text, where)) if where else text)


def _who(wish: Wish, reader: Reader) -> str:
    """`2 : femmes seules`, `4 personnes`, `familles`; empty where nobody in particular was named. Never `4 familles`:
    they are four people."""
    fitting = wish.fitting or ()
    there = [bed for bed in fitting if _there(bed[0], wish, reader)] or fitting
    names = {category_name(site, category, reader) for site, category in there}
    name = names.pop() if len(names) == 1 else None
    if wish.beds is None:
        return name or ""
    if name is not None:
        return reader.say.plain("{label}: {n}", label=reader.say.number(wish.beds), n=name)
    return reader.say.plain_plural("{n} person", "{n} people", wish.beds)


def _there(site: str, wish: Wish, reader: Reader) -> bool:
    """Whether a shelter is in the project that was named, if one was."""
    mine = reader.catalogue.shelters
    return wish.project is None or any(
        s.site == site and reader.catalogue.project_of(site).key == wish.project for s in mine
    )


def _where(wish: Wish, reader: Reader) -> str:
    if wish.shelter is not None:
        return reader.site(wish.shelter)
    return "" if wish.project is None else reader.project(wish.project)


def _otherwise(view: BedsView, reader: Reader) -> Iterable[Line]:
    """Where nothing is free: the next possibilities, nearest first."""
    if not (view.elsewhere or view.later or view.others):
        if not view.wish.anything and (view.full or not any(some.options[0].closure is None for some in view.shown)):
            yield reader.say("No other bed is known of now.")
        return
    if view.elsewhere or view.later:
        yield bold(reader.say("Otherwise:"))
    yield from (_short(option, reader) for option in view.elsewhere)
    yield from (later_line(one, view.now, reader) for one in view.later)
    if view.others:
        yield bold(reader.say("For others:"))
    yield from (_short(option, reader) for option in view.others)


def _short(option: Option, reader: Reader) -> Markup:
    label = capital(category_name(option.shelter, option.category, reader))
    line = reader.say("{label}: {free}", label=label, free=free_beds(option.beds, reader))
    return joined((line, place_of(option, reader)))


def _keyboard(view: BedsView, reader: Reader) -> list[list[Button]]:
    say = reader.say
    rows = [[button] for button in _holding(view, reader)]
    row: list[Button] = []
    if view.may_record:
        start = TurnedAwayTap(action=TurnedAwayAction.START, id=view.question)
        row.append((say.plain("Turned away"), start))
    rows.append([*row, _refresh(view, reader)])
    if view.rest > 0:
        rows.append([(say.plain("See all ({n} more)", n=view.rest), _tap(view, AskAction.ALL, page=1))])
    return rows


def _holding(view: BedsView, reader: Reader) -> list[Button]:
    """A button for each of the best, which holds at once where it is known how many are on the way."""
    if not view.may_hold or view.several:
        return []
    options = [*view.takes[:_HOLDS], *view.elsewhere][:_HOLDS]
    names = [capital(category_name(o.shelter, o.category, reader)) for o in options]
    buttons: list[Button] = []
    for option, name in zip(options, names, strict=True):
        there = option in view.elsewhere or names.count(name) > 1
        shown = f"{name}, {reader.project(option.project)}" if there else name
        if view.wish.beds is None:
            label = reader.say.plain("Hold · {name}…", name=shown)
            tap: AskTap | HoldTap = _tap(view, AskAction.MANY, bed=code_of(option.shelter, option.category))
        else:
            label = reader.say.plain("Hold {n} · {name}", n=view.wish.beds, name=shown)
            tap = _hold(view, option, view.wish.beds)
        buttons.append((shortened(label, _LABEL), tap))
    return buttons


def _hold(view: BedsView, option: Option, beds: int) -> HoldTap:
    return HoldTap(
        action=HoldAction.HOLD,
        question=view.question,
        shelter=option.shelter,
        category=option.category,
        beds=beds,
    )


def _refresh(view: BedsView, reader: Reader) -> Button:
    return reader.say.plain("Refresh"), _tap(view, AskAction.REFRESH)


def _tap(view: BedsView, action: AskAction, *, page: int = 0, bed: str | None = None) -> AskTap:
    return AskTap(action=action, question=view.question, page=page, bed=bed)


def _how_many(view: BedsView, option: Option, reader: Reader) -> Rendered:
    """How many beds of one category to hold."""
    say = reader.say
    free = option.beds.free or 0
    numbers: list[Button] = [(str(n), _hold(view, option, n)) for n in range(1, min(free, _NUMBERS) + 1)]
    rows = [numbers[start : start + _A_ROW] for start in range(0, len(numbers), _A_ROW)]
    name = category_name(option.shelter, option.category, reader)
    return screen(
        headed(signs.QUESTION, say("How many beds to hold?")),
        joined((reader.site(option.shelter), name)),
        Markup("{0}").format(capital(free_beds(option.beds, reader))),
        keyboard=[*rows, [(say.plain("Back"), _tap(view, AskAction.OPEN))]],
    )


def _page(view: BedsView, reader: Reader) -> Rendered:
    """Every shelter, a page at a time."""
    lines: list[Line] = [headed(signs.BEDS, reader.say("All shelters"))]
    for some in view.shown:
        lines += shelter_lines(some, view.now, reader, own=view.wish.own, rule=True)
    leaf: list[Button] = []
    if view.page > 1:
        leaf.append((f"‹ {view.page - 1}/{view.pages}", _tap(view, AskAction.ALL, page=view.page - 1)))
    if view.page < view.pages:
        leaf.append((f"{view.page + 1}/{view.pages} ›", _tap(view, AskAction.ALL, page=view.page + 1)))
    back: Button = (reader.say.plain("Back"), _tap(view, AskAction.OPEN))
    return screen(*lines, keyboard=[leaf, [back, _refresh(view, reader)]])


def board(view: BoardView, reader: Reader) -> Rendered:
    """A group's board, the group's own shelters first. Where they are many, each has one line."""
    say = reader.say
    options = [o for some in view.shown for o in some.options if o.closure is None]
    free = sum(max(0, option.beds.free or 0) for option in options)
    sign = signs.DOUBTFUL if options and all(option.age in _OLD for option in options) else signs.BEDS
    lines: list[Line] = [headed(sign, say.plural("Live board · {n} bed free", "Live board · {n} beds free", free))]
    lines += _on_board(view, reader)
    if view.pinned is False:
        lines.append(say("Not pinned: Vigie may not pin here."))
    lines.append(say("To find a bed: {beds}", beds=_beds(reader)))
    return screen(
        *lines, keyboard=[[(say.plain("Take down"), AskTap(action=AskAction.REMOVE, question=view.question))]]
    )


def _on_board(view: BoardView, reader: Reader) -> list[Line]:
    own = view.shown[0].options[0].project if view.shown else None
    every = [list(shelter_lines(some, view.now, reader, own=own, rule=False)) for some in view.shown]
    lines = [line for some in every for line in some if line is not None]
    if len(lines) <= _BOARD_LINES:
        return list(lines)
    shown: list[Line] = []
    used = 0
    for place, some in enumerate(view.shown):
        line = shelter_line(some, view.now, reader)
        used += 1 + units(visible(line))
        if used > _BOARD:
            more = len(view.shown) - place
            return [*shown, reader.say.plural("And {n} more shelter", "And {n} more shelters", more)]
        shown.append(line)
    return shown


def _beds(reader: Reader) -> str:
    return reader.command("beds")


def moved(notice: BedsAnswerMoved, reader: Reader) -> Rendered:
    """In the place of an older answer, or of a board."""
    if notice.removed:
        return screen(reader.say("The board of beds was taken down. {live} puts one up.", live=_live(reader)))
    if notice.board:
        return screen(reader.say("The board of beds stands further down."))
    return screen(reader.say("The answer about beds stands further down."))


def not_understood(notice: BedsNotUnderstood, reader: Reader) -> Rendered:
    """In the person's own words, with lines that work."""
    say = reader.say
    return screen(
        say("Not understood: “{said}”", said=one_line(notice.said)),
        say("The rest is answered below. For example:") if notice.beside else say("For example:"),
        *(code(line) for line in _examples(reader)),
    )


def edited(notice: BedsMessageEdited, reader: Reader) -> Rendered:
    """A hold, or people turned away, whose message was edited."""
    say = reader.say
    return screen(
        bold(say("Editing it changes nothing here.")), say("Use the buttons of the answer, or send a new message.")
    )


def board_in_groups(notice: BedsBoardInGroups, reader: Reader) -> Rendered:
    """`/beds live` in private."""
    return screen(
        bold(reader.say("The board is for a team's group: send {live} there.", live=_live(reader))),
        reader.say("Here: {beds}", beds=_beds(reader)),
    )


def _live(reader: Reader) -> str:
    live = reader.say.plain("live")
    return f"{_beds(reader)} {live}"


def _examples(reader: Reader) -> Sequence[str]:
    """From the catalogue's own categories and projects."""
    beds = _beds(reader)
    shelters = reader.catalogue.shelters
    if not shelters:
        return (beds,)
    label = shelters[0].categories[0].label.text(reader.language)
    project = reader.catalogue.project_of(shelters[-1].site).label.text(reader.language)
    return (f"{beds} {label} 2", f"{beds} {project}")
