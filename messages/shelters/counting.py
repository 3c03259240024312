"""The card of a count: its questions or steppers while it is made, its receipt once it is stored."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from domain.notices import BedCountMoved
from domain.reporting_day import reporting_day
from domain.shelters.count_views import CountView
from domain.shelters.count_words import example
from domain.shelters.counting import Part
from messages import signs
from messages.dates import clock, moment
from messages.layout import Line, Rendered, bold, code, headed, joined, one_line, screen
from messages.reader import Reader
from messages.shelters import count_buttons as buttons
from messages.shelters.count_words import category_title, closed, figures, lines, out_of_service, still_held, until
from messages.wording import marked

_ASKED: Mapping[str, str] = {
    "ambiguous_category": marked("“{about}”: which category?"),
    "free_or_occupied": marked("“{about}”: free or occupied?"),
    "vague_amount": marked("“{about}”: how many exactly?"),
    "number_missing": marked("“{about}”: how many?"),
    "unclear_number": marked("“{about}”: how many?"),
    "absurd_number": marked("“{about}”: a digit too many?"),
    "negative_number": marked("“{about}”: how many?"),
    "bare_number": marked("“{about}”: what is it?"),
    "unknown_word": marked("“{about}”: what is it?"),
    "said_twice": marked("“{about}”: which figure is right?"),
    "beds_disagree": marked("“{about}”: these figures do not agree"),
    "above_capacity": marked("“{about}”: more than there are beds"),
    "people_or_families": marked("“{about}”: how many people?"),
    "each_or_total": marked("“{about}”: how many people in all?"),
    "temporary_beds": marked("“{about}”: how many people sleep there?"),
}
_NO_WORDS: Mapping[str, str] = {
    "ambiguous_shelter": marked("Which shelter?"),
    "ambiguous_category": marked("Which category?"),
    "nothing_found": marked("How many beds are occupied?"),
    "too_long": marked("Too long: the figures alone"),
}
_OTHER, _OTHER_NO_WORDS = marked("“{about}”: not understood"), marked("How many beds are occupied?")


def count(view: CountView, reader: Reader) -> Rendered:
    """The card, as it stands."""
    match view.count.part:
        case Part.SHELTER | Part.QUESTION:
            return screen(*_question(view, reader), keyboard=buttons.answers(view, reader))
        case Part.STEPPERS:
            return screen(*_steppers(view, reader), keyboard=buttons.steppers(view, reader))
        case Part.OVER:
            return screen(*_over(view, reader), keyboard=buttons.over(view, reader))
        case Part.HOLDS:
            return screen(*_holds(view, reader), keyboard=buttons.holds(view, reader))
        case Part.RECOUNT:
            return screen(*_recount(view, reader), keyboard=buttons.count_again(view, reader))
        case Part.CLOSING:
            return _menu(view, reader, reader.say("take nobody in until when?"), buttons.closing(view, reader))
        case Part.EXTRA:
            return _menu(view, reader, reader.say("extra beds: for whom?"), buttons.extra_categories(view, reader))
        case Part.EXTRA_BEDS:
            asked = reader.say("{name}: how many extra beds?", name=_category(view, reader))
            return _menu(view, reader, asked, buttons.extra_beds(view, reader))
        case Part.EXTRA_UNTIL:
            beds = view.count.beds or 0
            asked = reader.say.plural(
                "{name}: {n} extra bed until when?",
                "{name}: {n} extra beds until when?",
                beds,
                name=_category(view, reader),
            )
            return _menu(view, reader, asked, buttons.extra_until(view, reader))
        case Part.SAVED:
            return screen(*_saved(view, reader), keyboard=buttons.receipt(view, reader))
        case Part.UNDONE:
            return screen(*_undone(view, reader), keyboard=buttons.count_again(view, reader))
        case Part.CANCELLED:
            first = headed(signs.UNDONE, reader.say("No count was stored"))
            return screen(first, _shelter_line(view, reader), keyboard=buttons.count_again(view, reader))


def _name(view: CountView, reader: Reader) -> str:
    return reader.site(view.site) if view.site is not None else ""


def _shelter_line(view: CountView, reader: Reader) -> Line:
    return Markup("{0}").format(_name(view, reader)) if view.site is not None else None


def _category(view: CountView, reader: Reader) -> str:
    return category_title(view.site or "", view.count.category or "", reader)


def _menu(view: CountView, reader: Reader, asked: str, rows: buttons.Rows) -> Rendered:
    return screen(headed(signs.BEDS, _name(view, reader)), bold(asked[:1].upper() + asked[1:]), keyboard=rows)


# Questions


def _question(view: CountView, reader: Reader) -> Iterable[Line]:
    say = reader.say
    yield headed(signs.QUESTION, _asked(view, reader))
    if view.site is not None:
        yield _shelter_line(view, reader)
    if view.count.part is Part.SHELTER:
        return
    if view.values and view.site is not None and view.shelter is not None:
        sure = [
            say(
                "{name}: {state}",
                name=category_title(view.site, c.key, reader),
                state=figures(said, c.capacity, reader),
            )
            for c in view.shelter.categories
            if (said := view.values.get(c.key)) is not None
        ]
        if sure:
            yield say("Understood so far:")
            yield from sure
    yield say("Stored once the rest is clear.") if view.count.events else say("Not stored yet.")
    if not view.answers and view.shelter is not None:
        yield say("For example:")
        words = example(view.shelter, reader.language)
        yield code(f"{reader.command('occupancy')} {words}")


def _asked(view: CountView, reader: Reader) -> Markup:
    say, question = reader.say, view.question
    if question is None:
        if view.site is None:
            return say("Which shelter?")
        people = abs(view.count.change or 0)
        if (view.count.change or 0) < 0:
            return say.plural("{n} left: which category?", "{n} left: which category?", people)
        return say.plural("{n} came in: which category?", "{n} came in: which category?", people)
    if question.about:
        return say(_ASKED.get(question.code, _OTHER), about=one_line(question.about, 40))
    return say(_NO_WORDS.get(question.code, _OTHER_NO_WORDS))


def _over(view: CountView, reader: Reader) -> Iterable[Line]:
    say = reader.say
    yield headed(signs.DOUBTFUL, say("More people than beds?"))
    yield _shelter_line(view, reader)
    if view.standing is None:
        return
    for key in view.over:
        beds = view.standing.of(key)
        said = view.count.values.get(key)
        occupied = (beds.occupied or 0) + (view.count.change or 0)
        out = beds.out_of_service
        if said is not None:
            occupied = beds.occupied or 0 if said.occupied is None else said.occupied
            out = out if said.out_of_service is None else said.out_of_service
        state = say.plain("{n} people, {beds} beds", n=occupied, beds=max(beds.capacity - out, 0))
        yield say("{name}: {state}", name=category_title(view.standing.shelter, key, reader), state=state)
    yield say("Not stored yet.")


def _holds(view: CountView, reader: Reader) -> Iterable[Line]:
    say = reader.say
    yield headed(signs.QUESTION, say("Already in your count?"))
    yield _shelter_line(view, reader)
    yield say("Beds held, nobody marked as arrived:")
    for hold in view.holds:
        name = category_title(view.site or "", hold.category, reader)
        ends = until(hold.until, view.now, reader)
        state = joined(part for part in (str(hold.beds), hold.words or "", ends) if part)
        yield say("{name}: {state}", name=name, state=state)
    yield say("Not stored yet.")


def _recount(view: CountView, reader: Reader) -> Iterable[Line]:
    say = reader.say
    beds = None if view.standing is None else view.standing.find(view.count.category)
    if beds is None or beds.occupied is None:
        yield headed(signs.QUESTION, say("Nobody has counted here yet"))
    elif beds.occupied == 0:
        yield headed(signs.QUESTION, say("Nobody is counted there"))
    else:
        first = say.plural("Only {n} is counted there", "Only {n} are counted there", beds.occupied)
        yield headed(signs.QUESTION, first)
    yield joined((_name(view, reader), _category(view, reader)))
    yield say("Not stored. Count first:")


# Steppers


def _steppers(view: CountView, reader: Reader) -> Iterable[Line]:
    say, now = reader.say, view.count
    if now.events and view.at is not None:
        first = say("{name} · correct {time}", name=_name(view, reader), time=_at(view, reader))
    elif now.out:
        first = say("{name} · out of service", name=_name(view, reader))
    else:
        first = say("{name} · count", name=_name(view, reader))
    yield headed(signs.BEDS, first)
    if view.shelter is None or view.standing is None:
        return
    for category in view.shelter.categories:
        said, beds = now.values.get(category.key), view.standing.of(category.key)
        if said is None:
            continue
        shown = figures(said, beds.capacity, reader)
        if said.occupied is None:
            none = say.plain_plural("not counted yet ({n} bed)", "not counted yet ({n} beds)", beds.capacity)
            shown = ", ".join(part for part in (none, shown) if part)
        chosen = category.key == now.category
        if chosen and now.out and not said.out_of_service:
            shown += f", {out_of_service(0, reader)}"
        line = say("{name}: {state}", name=category_title(view.shelter.site, category.key, reader), state=shown)
        yield bold(line) if chosen else line
    for extra in view.extras:
        yield say.plural(
            "{n} extra bed until {time} · {name}",
            "{n} extra beds until {time} · {name}",
            extra.beds,
            time=until(extra.until, view.now, reader),
            name=category_title(view.site or "", extra.category, reader),
        )
    yield closed(view.standing, view.now, reader)
    yield still_held(view.standing, reader)


# Receipts


def _saved(view: CountView, reader: Reader) -> Iterable[Line]:
    say = reader.say
    if view.count.change is not None:
        yield headed(signs.STORED, _moved(view, reader))
        yield _shelter_line(view, reader)
    else:
        yield headed(signs.STORED, _name(view, reader))
    if view.standing is not None:
        yield from lines(view.standing, reader)
        yield closed(view.standing, view.now, reader)
    if view.count.change is None:
        yield say("Counted at {time}", time=_at(view, reader))
    elif view.count.change > 0 and _held_there(view):
        yield say("Had they held beds? Undo, and mark the hold as arrived.")
    if view.newer:
        yield say("Somebody has counted since.")


def _held_there(view: CountView) -> bool:
    beds = None if view.standing is None else view.standing.find(view.count.category)
    return beds is not None and beds.held > 0


def _moved(view: CountView, reader: Reader) -> Markup:
    """`Entrées : 2 · femmes seules`: a category's name has no singular that is sure."""
    people, name = abs(view.count.moved), _category(view, reader).lower()
    if view.count.moved < 0:
        return reader.say("Left: {n} · {name}", n=people, name=name)
    return reader.say("Came in: {n} · {name}", n=people, name=name)


def _at(view: CountView, reader: Reader) -> str:
    today = reporting_day(view.now, reader.catalogue.zone, reader.catalogue.day_starts_at)
    return moment(view.at or view.now, today, reader.say, reader.catalogue)


def _undone(view: CountView, reader: Reader) -> Iterable[Line]:
    say = reader.say
    yield headed(signs.UNDONE, say("Undone") if view.count.change is not None else say("Count undone"))
    yield _shelter_line(view, reader)
    if view.standing is not None:
        yield say("Now stands again:")
        yield from lines(view.standing, reader)
        if view.standing.counted_at is not None:
            yield say("Counted at {time}", time=clock(view.standing.counted_at, reader.catalogue))


def moved(notice: BedCountMoved, reader: Reader) -> Rendered:
    """In the place of an older card."""
    return screen(reader.say("The count stands further down."))
