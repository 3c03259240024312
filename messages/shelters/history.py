"""The last thirty nights of shelters: a picture, and the same figures in words below it."""

import re
from collections.abc import Iterator
from datetime import date

from babel.dates import format_date

from domain.shelters.history_views import NIGHTS, BedHistoryView, ShelterHistory
from domain.shelters.taps import HistoryTap
from messages import signs
from messages.layout import CAPTION_UNITS, Button, Drawing, Line, Rendered, bold, drawn, fitted, headed, joined
from messages.pictures.views import BedHistoryPicture, Legend, Night, Panel
from messages.reader import Reader

PICTURE = "bed_history"
"""Which picture; see messages/pictures."""
_WEEK = 7


def history(view: BedHistoryView, reader: Reader) -> Rendered:
    """The picture with its words."""
    say = reader.say
    if not view.shelters:
        return Rendered(headed(signs.BEDS, say("No shelter in the catalogue")))
    lines: list[Line] = [
        headed(signs.BEDS, title(view, reader)),
        say("{period}, {n} nights", period=_period(view, reader), n=NIGHTS),
    ]
    for shelter in view.shelters:
        lines.append(bold(_name(shelter, reader)))
        lines.append(joined(_findings(shelter, reader)))
    if view.elsewhere:
        lines.append(bold(say.plain("At no shelter in particular")))
        lines.append(say.plural("{n} person turned away", "{n} people turned away", view.elsewhere))
    buttons: list[list[Button]] = []
    if view.pages > 1:
        following = (view.page + 1) % view.pages
        label = say.plain("Next shelters, {page} of {pages}", page=following + 1, pages=view.pages)
        buttons.append([(label, HistoryTap(page=following))])
    return Rendered(
        fitted([line for line in lines if line is not None], CAPTION_UNITS),
        drawn(buttons),
        drawing=Drawing(PICTURE, picture(view, reader)),
    )


def title(view: BedHistoryView, reader: Reader) -> str:
    """What is to be known of all of it."""
    say = reader.say
    over, refused = view.over, view.refused
    if not any(shelter.known for shelter in view.shelters) and not refused:
        return say.plain("Nothing counted in {n} nights", n=NIGHTS)
    parts = []
    if over:
        parts.append(say.plain_plural("{n} night above capacity", "{n} nights above capacity", over))
    if refused:
        parts.append(say.plain_plural("{n} person turned away", "{n} people turned away", refused))
    return ", ".join(parts) if parts else say.plain("No night above capacity")


def _findings(shelter: ShelterHistory, reader: Reader) -> Iterator[str]:
    """What is to be known of one shelter."""
    say = reader.say
    if shelter.over:
        yield say.plain_plural("{n} night above", "{n} nights above", shelter.over)
    if shelter.refused:
        yield say.plain_plural("{n} turned away", "{n} turned away", shelter.refused)
    if not shelter.known:
        yield say.plain("nothing counted")
        return
    people = [night.occupied or 0 for night in shelter.known]
    mean = say.number(round(sum(people) / len(people)))
    yield say.plain("{n} of {capacity} on average", n=mean, capacity=say.number(shelter.known[-1].capacity))
    if shelter.unknown:
        yield say.plain_plural("{n} night not counted", "{n} nights not counted", shelter.unknown)
    for category in shelter.uncounted:
        yield say.plain("{category}: never counted", category=_category(shelter.shelter, category, reader))


def picture(view: BedHistoryView, reader: Reader) -> BedHistoryPicture:
    """What the picture is drawn from."""
    say, days = reader.say, view.days
    return BedHistoryPicture(
        title=kept_together(title(view, reader)),
        subtitle=_period(view, reader),
        panels=tuple(
            Panel(
                _name(shelter, reader),
                kept_together(" · ".join(_findings(shelter, reader))),
                tuple(Night(n.occupied, n.capacity, n.over, n.refused, n.closed) for n in shelter.nights),
            )
            for shelter in view.shelters
        ),
        ticks=tuple((place, _day(days[place], reader)) for place in range(0, len(days), _WEEK)),
        legend=Legend(
            occupied=say.plain("people at {time}", time=f"{reader.catalogue.day_starts_at:%H:%M}"),
            capacity=say.plain("usable beds"),
            over=say.plain("night above capacity"),
            refused=say.plain("people turned away"),
            unknown=say.plain("not counted"),
            closed=say.plain("shelter closed"),
        ),
    )


def kept_together(text: str) -> str:
    """No line ends with a number whose noun stands on the next."""
    return re.sub(r"(\d) (?=\w)", "\\1\u00a0", text)


def _name(shelter: ShelterHistory, reader: Reader) -> str:
    return reader.site_names([shelter.shelter])[0]


def _category(site: str, key: str, reader: Reader) -> str:
    return reader.catalogue.shelter(site).category(key).label.text(reader.language)


def _period(view: BedHistoryView, reader: Reader) -> str:
    first, last = view.days[0], view.days[-1]
    return reader.say.plain("{first} – {last}", first=_day(first, reader), last=f"{_day(last, reader)} {last:%Y}")


def _day(day: date, reader: Reader) -> str:
    text = format_date(day, "d MMM", locale=reader.language)
    return text.replace("1 ", "1er ", 1) if reader.language == "fr" and day.day == 1 else text
