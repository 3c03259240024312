"""The buttons below a count."""

from domain.shelters.closing import EXTRA_BEDS
from domain.shelters.count_views import CountView, HoldRow
from domain.shelters.count_words import Answer
from domain.shelters.taps import CountAction, CountTap
from messages.dates import clock
from messages.layout import SCREEN_WIDTH, Button, shelved, shortened
from messages.reader import Reader
from messages.shelters.count_words import category_title, until_button

Rows = list[list[Button]]
_STEPS = (-5, -1, 1, 5)
_WIDTH = SCREEN_WIDTH - 2


def tap(view: CountView, action: CountAction, choice: str | None = None) -> CountTap:
    """The button's data, at the draft's version."""
    return CountTap(action=action, draft=view.draft, version=view.count.version, choice=choice)


def steppers(view: CountView, reader: Reader) -> Rows:
    """The categories, the steps of the one that is chosen, what can be set up, and the end."""
    say, count = reader.say, view.count
    rows: Rows = []
    if view.shelter is not None and len(view.shelter.categories) > 1:
        others = [c for c in view.shelter.categories if c.key != count.category and c.key in count.values]
        rows += shelved(
            (shortened(category_title(view.site or "", c.key, reader), _WIDTH), tap(view, CountAction.CATEGORY, c.key))
            for c in others
        )
    rows.append([(f"+{n}" if n > 0 else f"−{-n}", tap(view, CountAction.BY, str(n))) for n in _STEPS])
    out = say.plain("Occupied") if count.out else say.plain("Out of service")
    rows.append(
        [
            (say.plain("Empty"), tap(view, CountAction.EMPTY)),
            (say.plain("Full"), tap(view, CountAction.FULL)),
            (out, tap(view, CountAction.OUT)),
        ]
    )
    if not count.events:
        rows.append(_set_up(view, reader))
    rows.append(
        [(say.plain("Cancel"), tap(view, CountAction.CANCEL)), (say.plain("Save"), tap(view, CountAction.SAVE))]
    )
    return rows


def _set_up(view: CountView, reader: Reader) -> list[Button]:
    say = reader.say
    closed = view.standing.closure if view.standing is not None else None
    row: list[Button] = []
    if closed is None:
        row.append((say.plain("Close the shelter…"), tap(view, CountAction.CLOSE)))
    elif not closed.season:
        row.append((say.plain("Take people in again"), tap(view, CountAction.REOPEN)))
    row.append((say.plain("Extra beds…"), tap(view, CountAction.EXTRA)))
    return row


def closing(view: CountView, reader: Reader) -> Rows:
    """Until when nobody is taken in."""
    buttons: list[Button] = [
        (until_button(edge, view.now, reader), tap(view, CountAction.CLOSE_UNTIL, edge.code)) for edge in view.until
    ]
    buttons.append((reader.say.plain("Until reopened"), tap(view, CountAction.CLOSE_UNTIL)))
    return [*shelved(buttons), back(view, reader)]


def extra_categories(view: CountView, reader: Reader) -> Rows:
    """Where there are more beds than usual."""
    assert view.shelter is not None  # the menu is a shelter's
    rows = shelved(
        (
            shortened(category_title(view.site or "", c.key, reader), _WIDTH),
            tap(view, CountAction.EXTRA_CATEGORY, c.key),
        )
        for c in view.shelter.categories
    )
    return [*rows, *_away(view, reader), back(view, reader)]


def extra_beds(view: CountView, reader: Reader) -> Rows:
    """How many."""
    buttons: list[Button] = [(f"+{n}", tap(view, CountAction.EXTRA_BEDS, str(n))) for n in EXTRA_BEDS]
    rows = [buttons[at : at + 5] for at in range(0, len(buttons), 5)]
    only = view.shelter is not None and len(view.shelter.categories) == 1
    return [*rows, *(_away(view, reader) if only else []), back(view, reader)]


def _away(view: CountView, reader: Reader) -> Rows:
    if not view.extras:
        return []
    return [[(reader.say.plain("Take extra beds away"), tap(view, CountAction.EXTRA_AWAY))]]


def extra_until(view: CountView, reader: Reader) -> Rows:
    """Until when."""
    buttons: list[Button] = [
        (until_button(edge, view.now, reader), tap(view, CountAction.EXTRA_UNTIL, edge.code)) for edge in view.until
    ]
    return [*shelved(buttons), back(view, reader)]


def back(view: CountView, reader: Reader) -> list[Button]:
    """To the steppers."""
    return [(reader.say.plain("Back"), tap(view, CountAction.STEPPERS))]


def answers(view: CountView, reader: Reader) -> Rows:
    """Likely answers, the way to the steppers, and the way out."""
    say = reader.say
    buttons: list[Button] = [
        (shortened(_answer(answer, view, reader), _WIDTH), tap(view, CountAction.ANSWER, str(n)))
        for n, answer in enumerate(view.answers)
    ]
    last: list[Button] = [(say.plain("Cancel"), tap(view, CountAction.CANCEL))]
    if view.site is not None and view.count.change is None:
        last.append((say.plain("Count here…"), tap(view, CountAction.STEPPERS)))
    return [*shelved(buttons), last]


def _answer(answer: Answer, view: CountView, reader: Reader) -> str:
    if answer.shelter is not None:
        return reader.site(answer.shelter)
    if answer.occupied is not None and answer.free is not None:
        say = reader.say
        occupied = say.plain_plural("{n} occupied", "{n} occupied", answer.occupied)
        free = say.plain_plural("{n} free", "{n} free", answer.free)
        return f"{occupied} · {free}"
    return category_title(view.site or "", answer.category or "", reader)


def over(view: CountView, reader: Reader) -> Rows:
    """The safe one stands left."""
    say = reader.say
    way_back = CountAction.STEPPERS if view.count.change is None else CountAction.CANCEL
    word = say.plain("Correct it") if view.count.change is None else say.plain("Cancel")
    return [[(word, tap(view, way_back)), (say.plain("Yes, that's right"), tap(view, CountAction.OVER))]]


def holds(view: CountView, reader: Reader) -> Rows:
    """A hold alone is one tap; several are ticked, or all, or none."""
    say = reader.say
    if len(view.holds) == 1:
        none, every = say.plain("Not yet"), say.plain("Yes, counted")
        return [[(none, tap(view, CountAction.NONE)), (every, tap(view, CountAction.ALL))]]
    ticks = shelved(
        (f"{'✓ ' if h.hold in view.count.arrived else ''}{_hold(h, reader)}", tap(view, CountAction.HOLD, str(h.hold)))
        for h in view.holds
    )
    last: list[Button] = [
        (say.plain("None of them"), tap(view, CountAction.NONE)),
        (say.plain("All of them"), tap(view, CountAction.ALL)),
    ]
    if view.count.arrived:
        last = [(say.plain("Save"), tap(view, CountAction.SAVE))]
    return [*ticks, last]


def _hold(hold: HoldRow, reader: Reader) -> str:
    return shortened(f"{hold.beds} · {hold.words or clock(hold.until, reader.catalogue)}", _WIDTH - 2)


def receipt(view: CountView, reader: Reader) -> Rows:
    """Corrected and undone, while nothing newer stands."""
    say = reader.say
    if view.newer:
        return []
    row: list[Button] = []
    if view.count.change is None:
        row.append((say.plain("Correct it"), tap(view, CountAction.CORRECT)))
    return [[*row, (say.plain("Undo"), tap(view, CountAction.UNDO))]]


def count_again(view: CountView, reader: Reader) -> Rows:
    """Nothing of it stands."""
    return [[(reader.say.plain("Count…"), tap(view, CountAction.STEPPERS))]] if view.site is not None else []
