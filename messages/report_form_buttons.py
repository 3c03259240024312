"""The buttons of a form's card."""

from collections.abc import Sequence
from datetime import timedelta

from domain.report_form import FormView, rows_a_page
from domain.taps import FormAction, FormTap
from messages.dates import short_day
from messages.layout import Button, capital
from messages.reader import Reader
from messages.shift_reports.figures import shift_name


def tap(view: FormView, action: FormAction, choice: str | None = None) -> FormTap:
    """The button's data, at the form's version."""
    return FormTap(action=action, form=view.form_id, version=view.form.version, choice=choice)


def step(view: FormView, by: int) -> Button:
    """More or less of the selected figure."""
    return f"+{by}" if by > 0 else f"−{-by}", tap(view, FormAction.BY, str(by))


def cancel(view: FormView, reader: Reader) -> Button:
    """Nothing of it is saved."""
    return reader.say.plain("Cancel"), tap(view, FormAction.CANCEL)


def back(view: FormView, reader: Reader) -> Button:
    """Whence the card came."""
    action = FormAction.DONE if view.form.activity is not None else FormAction.ACTIVITIES
    return reader.say.plain("Back"), tap(view, action)


def page_of(rows: Sequence[Sequence[Button]], view: FormView) -> list[Sequence[Button]]:
    """The rows of the page that the form is on, and one to leaf where there are more."""
    size = rows_a_page(len(rows))
    pages = max(-(-len(rows) // size), 1)
    page = min(view.form.page, pages - 1)
    leaf = []
    if page > 0:
        leaf.append((f"‹ {page}/{pages}", tap(view, FormAction.PAGE, str(page - 1))))
    if page < pages - 1:
        leaf.append((f"{page + 2}/{pages} ›", tap(view, FormAction.PAGE, str(page + 1))))
    return [*rows[page * size : (page + 1) * size], leaf]


def where(view: FormView, reader: Reader) -> list[Button]:
    """What can be changed of day, shift and site."""
    other = [(reader.say.plain("Other site"), tap(view, FormAction.SITES))] if view.movable else []
    return [*toggles(view, reader), *other]


def toggles(view: FormView, reader: Reader) -> list[Button]:
    """What the day and the shift would be instead."""
    say, content = reader.say, view.form.content
    day = view.anchor - timedelta(days=1) if content.day == view.anchor else view.anchor
    if day == view.today:
        name = say.plain("Today")
    elif day == view.today - timedelta(days=1):
        name = say.plain("Yesterday")
    else:
        name = short_day(day, reader.language)
    night = content.shift == "night"
    return [
        (name, tap(view, FormAction.DAY, day.isoformat())),
        (
            capital(shift_name("day" if night else "night", reader)),
            tap(view, FormAction.SHIFT, None if night else "night"),
        ),
    ]
