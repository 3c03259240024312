"""What is said around counts: keepers are asked for one, what waits, what the clock changed, seasons."""

from datetime import timedelta

from domain.notices import BedsChanged, BedSeason
from domain.shelters.count_views import CountAskedView, CountReminderView, MovementUnclearView
from domain.shelters.taps import CountAction, CountTap
from messages import signs
from messages.dates import short_day
from messages.layout import Button, Rendered, code, headed, joined, one_line, screen
from messages.people import role_name
from messages.reader import Reader
from messages.shelters.count_words import category_title
from messages.shelters.standing import at as moment_of


def _count(site: str, reader: Reader) -> Button:
    return reader.say.plain("Count…"), CountTap(action=CountAction.OPEN, draft=0, version=0, choice=site)


def asked(view: CountAskedView, reader: Reader) -> Rendered:
    """To keepers: somebody needs to know. Once it is counted, nothing is left to do."""
    say = reader.say
    if not view.waiting and view.counted_at is not None:
        at = moment_of(view.counted_at, view.now, reader)
        by = None if view.counted_role is None else role_name(view.counted_role, say)
        first = headed(signs.BEDS, say("{name} · counted at {time}", name=reader.site(view.site), time=at))
        return screen(first, None if by is None else say("By: {role}", role=by))
    before = None
    if view.counted_at is not None:
        before = say("Last count: {time}", time=moment_of(view.counted_at, view.now, reader))
    return screen(
        headed(signs.BEDS, say("How are the beds now?")),
        joined([reader.site(view.site)]),
        say("Somebody is looking for a bed."),
        before,
        keyboard=[[_count(view.site, reader)]],
    )


def reminder(view: CountReminderView, reader: Reader) -> Rendered:
    """A question of a count, or steppers, were left open."""
    say = reader.say
    keyboard = [[_count(view.site, reader)]] if view.site is not None else []
    return screen(
        headed(signs.WAITING, say("This count is not stored yet")),
        joined([reader.site(view.site)]) if view.site is not None else None,
        say("Answer the question above, or count anew."),
        keyboard=keyboard,
    )


def unclear(view: MovementUnclearView, reader: Reader) -> Rendered:
    """/in or /out without a number, or with words that are not clear."""
    say, command = reader.say, reader.command("out" if view.left else "in")
    if view.said.strip():
        first = say("Not understood: “{said}”", said=one_line(view.said))
    else:
        first = say("How many left?") if view.left else say("How many came in?")
    words = "2"
    if view.shelter is not None:
        words = f"2 {view.shelter.categories[0].label.text(reader.language).lower()}"
    return screen(headed(signs.QUESTION, first), say("For example:"), code(f"{command} {words}"))


def changed(notice: BedsChanged, reader: Reader) -> Rendered:
    """Quietly, to keepers: what they had set until now is over."""
    say = reader.say
    first = headed(signs.BEDS, reader.site(notice.site))
    if notice.category is None:
        return screen(first, say("Takes people in again."), keyboard=[[_count(notice.site, reader)]])
    name = category_title(notice.site, notice.category, reader)
    return screen(
        first,
        say.plural("{n} extra bed is over · {name}", "{n} extra beds are over · {name}", notice.beds or 0, name=name),
        keyboard=[[_count(notice.site, reader)]],
    )


def season(notice: BedSeason, reader: Reader) -> Rendered:
    """On the day before."""
    say = reader.say
    day = short_day(notice.day, say.language)
    name = reader.site(notice.site)
    if notice.opens:
        return screen(headed(signs.BEDS, say("{name} · opens tomorrow, {day}", name=name, day=day)))
    last = short_day(notice.day - timedelta(days=1), say.language)
    return screen(
        headed(signs.BEDS, say("{name} · closes tomorrow, {day}", name=name, day=day)),
        say("Last night: {day}", day=last),
    )
