"""The form's card: where, which activity, a line an indicator, and a pad to count with one thumb."""

from markupsafe import Markup

from domain.notices import FormTextNotUsed, ReportFormMoved
from domain.report_form import MOST, FormState, FormView, Step, next_in
from domain.taps import FormAction
from messages import signs
from messages.counting import countable, counted
from messages.dates import moment, spoken_day
from messages.layout import (
    Line,
    Quote,
    Rendered,
    bold,
    capital,
    code,
    headed,
    joined,
    one_line,
    screen,
    shelved,
    shortened,
)
from messages.questions import asked
from messages.reader import Reader
from messages.report_form_buttons import back, cancel, page_of, step, tap, toggles, where
from messages.shift_reports.figures import activity_in_line, content_in_line, entry_lines, roughly, shift_name

_HALF, _WHOLE = 15, 30
"""How many characters a button of half a row, and of a whole one, shows on a small phone."""
_PAIRED = 42
"""Two names of up to 19 letters share a row: all activities of a mission fit on one page."""
_EXAMPLE = 12


def form(view: FormView, reader: Reader) -> Rendered:
    """The card as the form is now."""
    if view.state is not FormState.OPEN:
        return _ended(view, reader)
    match view.form.step:
        case Step.SITE:
            return _sites(view, reader)
        case Step.ACTIVITY:
            return _activities(view, reader)
        case Step.FIGURES:
            return _pad(view, view.form.selected, reader) if view.form.selected is not None else _list(view, reader)


def moved(notice: ReportFormMoved, reader: Reader) -> Rendered:
    """In the place of the older card."""
    return screen(reader.say("This form goes on further down."))


def text_not_used(notice: FormTextNotUsed, reader: Reader) -> Rendered:
    """A doubt in the words, or a day or a site in them: nothing of it was entered."""
    say = reader.say
    return screen(
        say("Not entered: “{said}”", said=one_line(notice.said)),
        say("What works here:"),
        code(_example(notice.activity, reader)),
        say("or a number up to {most} once a line is tapped.", most=say.number(MOST)),
        say("Another day or site: with the form's buttons."),
    )


def _sites(view: FormView, reader: Reader) -> Rendered:
    names = dict(zip(view.choices, reader.site_names(view.choices), strict=True))
    return screen(
        bold(_name(view, reader)),
        reader.say("At which site?"),
        keyboard=(
            *page_of(
                [[(shortened(names[key], _WHOLE), tap(view, FormAction.SITE, key))] for key in view.choices], view
            ),
            (back(view, reader) if view.form.content.site is not None else cancel(view, reader),),
        ),
    )


def _activities(view: FormView, reader: Reader) -> Rendered:
    entered = {entry.activity: entry for entry in view.form.content.entries}
    lines = []
    for key in view.choices:
        name = shortened(reader.activity(key), _WHOLE)
        mark = "  •" if key in entered else ""
        lines.append((name + mark, tap(view, FormAction.ACTIVITY, key)))
    last = back(view, reader) if view.form.activity is not None else cancel(view, reader)
    return screen(
        bold(joined((_name(view, reader), reader.site(view.form.content.site or "")))),
        _when(view, reader),
        *(joined((activity_in_line(entry, reader),)) for entry in entered.values()),
        reader.say("Which activity?"),
        keyboard=(*page_of(shelved(lines, _PAIRED), view), where(view, reader), (last,)),
    )


def _list(view: FormView, reader: Reader) -> Rendered:
    say, activity = reader.say, view.form.activity or ""
    lines = []
    for key in view.form.order:
        shown = _value(view, key, reader)
        label = shortened(capital(reader.indicator(activity, key)), _WHOLE - 6)
        lines.append([(f"{label}  {shown}", tap(view, FormAction.INDICATOR, key))])
    return screen(
        *_heading(view, reader),
        *_figures(view, reader),
        *_warnings(view, reader),
        say("Tap a line, or write “{example}”.", example=_example(activity, reader)),
        *_in_words(view, reader),
        keyboard=(
            *page_of(lines, view),
            ((say.plain("+ activity"), tap(view, FormAction.ACTIVITIES)), *toggles(view, reader)),
            ((say.plain("Save"), tap(view, FormAction.SAVE)), cancel(view, reader)),
        ),
    )


def _value(view: FormView, indicator: str, reader: Reader) -> str:
    value, activity = view.form.value(indicator), view.form.activity
    if value is None or activity is None:
        return "–"
    rough = view.form.content.is_estimate(activity, indicator)
    return roughly(value, reader) if rough else reader.say.number(value)


def _pad(view: FormView, selected: str, reader: Reader) -> Rendered:
    """All that one figure needs, always in the same place: the thumb stays where it is from one to the next."""
    say, activity = reader.say, view.form.activity or ""
    value = view.form.value(selected)
    label = capital(reader.indicator(activity, selected))
    shown = _value(view, selected, reader)
    zero = (say.plain("Clear"), tap(view, FormAction.CLEAR)) if value == 0 else ("0", tap(view, FormAction.ZERO))
    beside = []
    for by, pattern in ((-1, "‹ {label}"), (1, "{label} ›")):
        key = next_in(view.form.order, selected, by)
        if key is not None:
            name = shortened(capital(reader.indicator(activity, key)), _HALF)
            beside.append((pattern.format(label=name), tap(view, FormAction.INDICATOR, key)))
    return screen(
        *_heading(view, reader),
        *_figures(view, reader),
        Markup(""),
        bold(say.plain("{label}: {n}", label=label, n=shown)),
        say("Tap, or type the number."),
        *_warnings(view, reader),
        keyboard=(
            (step(view, -5), step(view, -1), zero),
            (step(view, 1), step(view, 5), step(view, 10)),
            beside,
            ((say.plain("Done"), tap(view, FormAction.DONE)), (say.plain("Save"), tap(view, FormAction.SAVE))),
        ),
    )


def _ended(view: FormView, reader: Reader) -> Rendered:
    say, content = reader.say, view.form.content
    corrects = view.report_id is not None
    go_on = (say.plain("Go on"), tap(view, FormAction.RESUME))
    other = (
        (say.plain("Receipt"), tap(view, FormAction.RECEIPT))
        if corrects
        else (say.plain("New form"), tap(view, FormAction.NEW))
    )
    at = moment(view.touched_at, view.today, say, reader.catalogue)
    match view.state:
        case FormState.EXPIRED:
            first = headed(signs.WAITING, say("Draft, not counted"))
            then: Line = say("Not touched since {time}, kept.", time=at)
        case FormState.CANCELLED:
            first = headed(signs.UNDONE, say("Correction set aside") if corrects else say("Form set aside"))
            then = say("The report stands as it was.") if corrects else say("Nothing of it is counted.")
        case FormState.SAVED:
            return screen(headed(signs.STORED, say("Saved")))
        case _:
            return screen(bold(say("This form is closed.")), keyboard=((other,),))
    return screen(
        first,
        joined((_place(view, reader),)),
        _in_place(view, reader),
        _when(view, reader),
        joined((content_in_line(content, reader),)),
        then,
        say("The report stands as it was.") if corrects and view.state is FormState.EXPIRED else None,
        keyboard=((go_on, other),),
    )


# Lines


def _heading(view: FormView, reader: Reader) -> tuple[Line, ...]:
    sign = signs.CHANGED if view.report_id is not None else signs.WAITING
    return headed(sign, _place(view, reader)), _in_place(view, reader), _when(view, reader)


def _place(view: FormView, reader: Reader) -> str:
    names = [reader.activity(view.form.activity)] if view.form.activity is not None else []
    if view.form.content.site is not None:
        names.append(reader.site(view.form.content.site))
    return " · ".join(names) or _name(view, reader)


def _name(view: FormView, reader: Reader) -> str:
    say = reader.say
    if view.author is not None:
        name = view.author
        return (
            say.plain("For {name}", name=name)
            if view.report_id is None
            else say.plain("Correction for {name}", name=name)
        )
    return say.plain("Report") if view.report_id is None else say.plain("Correction")


def _in_place(view: FormView, reader: Reader) -> Line:
    """Whose report it will be, where it is not the reader's and the line above does not say it."""
    named = view.author is None or _place(view, reader) == _name(view, reader)
    return None if named else bold(reader.say.plain("For {name}", name=view.author))


def _when(view: FormView, reader: Reader) -> Line:
    content = view.form.content
    parts = [reader.project(content.project)] if content.project is not None else []
    if content.day is not None:
        parts.append(spoken_day(content.day, view.today, reader.say))
    if content.shift is not None:
        parts.append(shift_name(content.shift, reader))
    return joined(parts) if parts else None


def _figures(view: FormView, reader: Reader) -> list[Line]:
    """The shown activity's figures as the receipt will have them, then the others' in a line each."""
    lines: list[Line] = []
    for entry in view.form.content.entries:
        if entry.activity == view.form.activity:
            lines = [*entry_lines(entry, reader), *lines]
        else:
            lines.append(joined((activity_in_line(entry, reader),)))
    comment = view.form.content.comment
    return [*lines, Quote(shortened(comment, 200)) if comment else None]


def _warnings(view: FormView, reader: Reader) -> list[Line]:
    say = reader.say
    lines: list[Line] = [joined((asked(question, reader),)) for question in view.doubts[:2]]
    lines += [
        bold(say.plain("{label}: the parts exceed the whole", label=capital(reader.indicator(activity, key))))
        for activity, key in view.exceeded
    ]
    if view.rings:
        lines.append(say("Saved, it alerts the coordination at once."))
    return lines


def _in_words(view: FormView, reader: Reader) -> list[Line]:
    say = reader.say
    if view.report_id is None:
        return [say("Nothing counts before it is saved.")]
    return [say("In words too: edit your message, or reply here."), say("Nothing changes before it is saved.")]


def _example(activity: str, reader: Reader) -> str:
    """`12 femmes`: a part of the headline where the activity has one, or the headline."""
    found = reader.find_activity(activity)
    if found is None:
        return str(_EXAMPLE)
    first = found.headline
    parts = [i for i in found.indicators if i.part_of == first.key and not i.notifiable]
    for indicator in (*parts, first):
        label = indicator.label.text(reader.language)
        if countable(label, reader.language):
            # Unbreakable: on a small phone the line ends near here.
            return counted(_EXAMPLE, label, reader.say).replace(" ", "\u00a0")
    return str(_EXAMPLE)
