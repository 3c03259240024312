"""Early warnings: a message with the curve of the weeks."""

import re
from collections.abc import Iterator

from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup

from domain.summaries.warnings import EarlyWarning, WarningView
from messages import signs
from messages.counting import counted
from messages.layout import CAPTION_UNITS, Drawing, Rendered, bold, capital, fitted, headed, joined
from messages.pictures.views import EarlyWarningPicture
from messages.reader import Reader

PICTURE = "early_warning"
"""Which picture; see messages/pictures."""
_FIXED = "\u00a0"
"""No line of the picture begins with a number, or ends within the days of a week."""


def early_warning(view: WarningView, reader: Reader) -> Rendered:
    """The picture with its words; after a correction it may be no warning any more."""
    say, warning = reader.say, view.warning
    lines = [
        headed(signs.ALERT if warning.passed else signs.CHANGED, _head(warning, reader)),
        joined((bold(_figure(warning, reader)), reader.activity(warning.activity))),
        _because(warning, reader),
    ]
    if any(value is not None for _, value in warning.past):
        lines.append(say("The weeks before: {figures}", figures=", ".join(_past(warning, reader))))
    return Rendered(fitted(lines, CAPTION_UNITS), drawing=Drawing(PICTURE, picture(warning, reader)))


def _head(warning: EarlyWarning, reader: Reader) -> str:
    say = reader.say
    head = say.plain("early warning") if warning.passed else say.plain("early warning lifted")
    return f"{reader.project(warning.project)} · {head}, {_week(warning, reader)}"


def _week(warning: EarlyWarning, reader: Reader) -> str:
    """`semaine 47 (16 nov. – 22 nov.)`."""
    first, last = (format_date(day, "d MMM", locale=reader.language) for day in (warning.week.first, warning.week.last))
    return reader.say.plain("week {n} ({days})", n=warning.week.first.isocalendar().week, days=f"{first} – {last}")


def _figure(warning: EarlyWarning, reader: Reader) -> str:
    label = reader.indicator(warning.activity, warning.indicator)
    if warning.value is None:
        return reader.say.plain("{label}: {n}", label=capital(label), n=reader.say.plain("not reported"))
    return counted(warning.value, label, reader.say, start=True)


def level_of(warning: EarlyWarning, reader: Reader) -> str:
    """The threshold, as exact as it has to be."""
    if warning.threshold is None:
        return reader.say.plain("not known")
    return format_decimal(round(warning.threshold, 1), format="#,##0.#", locale=reader.language)


def _because(warning: EarlyWarning, reader: Reader) -> Markup:
    """What the threshold is, and whether the figure is over it."""
    say, level = reader.say, level_of(warning, reader)
    if warning.at_least:
        return say("Threshold set by the mission: from {n}", n=level)
    known = sum(value is not None for _, value in warning.past)
    return say.plural(
        "Threshold {level}: mean of {n} week before + 2 standard deviations",
        "Threshold {level}: mean of {n} weeks before + 2 standard deviations",
        known,
        level=level,
    )


def _past(warning: EarlyWarning, reader: Reader) -> Iterator[str]:
    return ("–" if value is None else reader.say.number(value) for _, value in warning.past)


def picture(warning: EarlyWarning, reader: Reader) -> EarlyWarningPicture:
    """What the curve is drawn from."""
    say = reader.say
    week = _week(warning, reader).replace(" ", _FIXED)
    weeks = [*warning.past, (warning.week, warning.value)]
    return EarlyWarningPicture(
        title=re.sub(r" (?=\d)", _FIXED, f"{_figure(warning, reader)}, {_finding(warning, reader)}"),
        subtitle=" · ".join((reader.project(warning.project), reader.activity(warning.activity), week)),
        values=tuple(value for _, value in weeks),
        numbers=tuple("" if value is None else say.number(value) for _, value in weeks),
        weeks=tuple(say.plain("W{n}", n=week.first.isocalendar().week) for week, _ in weeks),
        threshold=warning.threshold,
        passed=warning.passed,
        threshold_words=say.plain("threshold {n}", n=level_of(warning, reader)),
        unknown_words=say.plain("not reported"),
    )


def _finding(warning: EarlyWarning, reader: Reader) -> str:
    say, level = reader.say, level_of(warning, reader)
    if warning.threshold is None:
        return say.plain("no threshold known")
    if not warning.passed:
        return say.plain("below the threshold of {n}", n=level)
    if warning.at_least:
        return say.plain("the threshold of {n} is reached", n=level)
    return say.plain("above the threshold of {n}", n=level)
