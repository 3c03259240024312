"""Days and times as people say them, in the mission's own zone."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date

from domain.catalogue import Catalogue
from domain.reporting_day import reporting_day
from messages.wording import Say


@lru_cache(maxsize=1024)
def short_day(day: date, language: str, year: bool = False) -> str:
    """`lun. 23 nov.`, `dim. 1er nov.`, `Mon 23 Nov`; with `year` where it is another than this one."""
    text = format_date(day, "EEE d MMM y" if year else "EEE d MMM", locale=language)
    return text.replace(" 1 ", " 1er ", 1) if language == "fr" else text


def spoken_day(day: date, today: date, say: Say) -> str:
    """`aujourd'hui, lun. 23 nov.`: the word that is read first, and the date that shows a slip."""
    shown = short_day(day, say.language, day.year != today.year)
    if day == today:
        return say.plain("today, {day}", day=shown)
    if day == today - timedelta(days=1):
        return say.plain("yesterday, {day}", day=shown)
    return shown


def clock(instant: datetime, catalogue: Catalogue) -> str:
    """`14:02`, where the mission is."""
    return f"{instant.astimezone(catalogue.zone):%H:%M}"


def moment(instant: datetime, today: date, say: Say, catalogue: Catalogue) -> str:
    """`14:02` of today, `hier 22:10`, `ven. 20 nov. 22:10`. `today` is a reporting day: half past two at night is still
    of the day before. Once that is over, such an hour is told with its date: nobody calls it "yesterday 02:30"."""
    at = clock(instant, catalogue)
    if reporting_day(instant, catalogue.zone, catalogue.day_starts_at) == today:
        return at
    day, yesterday = instant.astimezone(catalogue.zone).date(), today - timedelta(days=1)
    if day == yesterday and at >= f"{catalogue.day_starts_at:%H:%M}":
        return say.plain("yesterday {time}", time=at)
    return f"{short_day(day, say.language, day.year != today.year)} {at}"


def full_moment(instant: datetime, say: Say, catalogue: Catalogue) -> str:
    """`lun. 23 nov. 14:02`, by the calendar: for bounds that are read days later."""
    local = instant.astimezone(catalogue.zone)
    return f"{short_day(local.date(), say.language)} {local:%H:%M}"
