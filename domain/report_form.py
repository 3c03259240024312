"""The guided form of a shift report: what it holds, and what each tap makes of it.

A form is a value: every change gives a new one with the next version. `screen` is the version at which the buttons
last changed their meaning, so that a tap can be told from one on an older screen, while two quick taps on one screen,
whose card was not drawn again in between, both count.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from domain.catalogue import Activity, Catalogue
from domain.frozen import frozen
from domain.reading import Entry, Question, parts_over
from domain.shift_reports import Content

MOST = 5000
"""The greatest figure, as in a text: above it the reader asks whether there is a digit too many."""
FORM_TIME = timedelta(hours=24)
"""How long after the last touch a form stays open; then what was entered is kept as a draft."""
DRAFT_TIME = timedelta(days=30)
"""How long a form that is no longer open is kept."""
START = "report"
"""What the link to the private chat carries, so that the form opens there."""


class FormState(StrEnum):
    """`expired` and `cancelled` are drafts that can be gone on with; `closed` is one that gave way."""

    OPEN = "open"
    SAVED = "saved"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    CLOSED = "closed"


class Step(StrEnum):
    """What the card asks for."""

    SITE = "site"
    ACTIVITY = "activity"
    FIGURES = "figures"


@frozen
class Form:
    """`activity` is the one whose indicators the card shows, in `order`; `selected` the one that is being counted."""

    content: Content
    step: Step = Step.SITE
    page: int = 0
    activity: str | None = None
    selected: str | None = None
    order: tuple[str, ...] = ()
    version: int = 1
    screen: int = 1

    def understands(self, version: int) -> bool:
        """Whether a button that was drawn at `version` still means what it said."""
        return self.screen <= version <= self.version

    def value(self, indicator: str) -> int | None:
        """What the open activity's indicator is at; None: not reported."""
        return _values(self.content, self.activity).get(indicator)

    # Where

    def at(self, project: str, site: str) -> Self:
        """The site is chosen; what was entered stays."""
        moved = replace(self.content, project=project, site=site)
        return self._turned(content=moved, step=Step.ACTIVITY if self.activity is None else Step.FIGURES)

    def on(self, day: date, project: str | None) -> Self:
        """Another day, and the project to which the site's reports go on it."""
        return self._turned(page=self.page, content=replace(self.content, day=day, project=project))

    def during(self, shift: str | None) -> Self:
        """Another shift."""
        return self._turned(page=self.page, content=replace(self.content, shift=shift))

    # Between the steps

    def asking(self, step: Step) -> Self:
        """The card asks for something else."""
        return self._turned(step=step)

    def leafed(self, page: int) -> Self:
        """Another page of what there is to choose from."""
        return self._turned(page=max(page, 0))

    def opened(self, activity: str, order: Sequence[str]) -> Self:
        """The activity's indicators are on the card, those first that this site reported last."""
        return self._turned(step=Step.FIGURES, activity=activity, order=tuple(order), selected=None)

    def choosing(self, indicator: str) -> Self:
        """The indicator is counted from now on."""
        return self._turned(selected=indicator, page=self.page)

    def done(self) -> Self:
        """No indicator is counted: the list is back, on the page where the last one stands."""
        at = self.order.index(self.selected) if self.selected in self.order else 0
        return self._turned(selected=None, page=at // rows_a_page(len(self.order)))

    # Figures

    def by(self, step: int) -> Self:
        """The selected figure, more or less by `step`, within 0..5000. What was never reported starts at zero; to
        take away from nothing reports nothing."""
        before = None if self.selected is None else self.value(self.selected)
        if self.selected is None or (before is None and step < 0):
            return self
        return self.set(self.selected, min(max((before or 0) + step, 0), MOST))

    def set(self, indicator: str, value: int) -> Self:
        """The figure, said outright. ValueError outside 0..5000."""
        if not 0 <= value <= MOST:
            raise ValueError("a figure lies in 0..5000")
        values = {**_values(self.content, self.activity), indicator: value}
        return self._counted(values, self._estimates - {indicator})

    def cleared(self) -> Self:
        """The selected figure is not reported."""
        values = dict(_values(self.content, self.activity))
        if self.selected is not None:
            values.pop(self.selected, None)
        return self._counted(values, self._estimates)

    def merged(self, entries: Sequence[Entry], comment: str | None) -> Self:
        """What was said in words: each figure in its place, in whatever activity; the others stay."""
        content = self.content if comment is None else replace(self.content, comment=comment)
        for entry in entries:
            values = {**_values(content, entry.activity), **entry.values}
            rough = (_rough(content, entry.activity) - entry.values.keys()) | entry.estimates
            content = _with(content, entry.activity, values, rough)
        return replace(self, content=content, version=self.version + 1)

    @property
    def _estimates(self) -> frozenset[str]:
        return _rough(self.content, self.activity)

    def _counted(self, values: Mapping[str, int], estimates: frozenset[str]) -> Self:
        if self.activity is None:
            return self
        content = _with(self.content, self.activity, values, estimates)
        return replace(self, content=content, version=self.version + 1)

    def _turned(self, **changes: Any) -> Self:
        """A change after which the buttons mean something else."""
        values: dict[str, Any] = {"page": 0, **changes, "version": self.version + 1, "screen": self.version + 1}
        return replace(self, **values)

    def touched(self) -> Self:
        """Buttons of before count no more: the form's state changed."""
        return self._turned(page=self.page)


def _values(content: Content, activity: str | None) -> Mapping[str, int]:
    return next((entry.values for entry in content.entries if entry.activity == activity), {})


def _rough(content: Content, activity: str | None) -> frozenset[str]:
    """The activity's figures that their author could only estimate: they stay so until they are counted anew."""
    return next((entry.estimates for entry in content.entries if entry.activity == activity), frozenset())


def _with(content: Content, activity: str, values: Mapping[str, int], estimates: frozenset[str]) -> Content:
    """The content with these figures in the activity; an activity without any is none."""
    entries, counted = [], Entry(activity, dict(values), estimates & values.keys())
    for entry in content.entries:
        if entry.activity != activity:
            entries.append(entry)
        elif values:
            entries.append(counted)
    if values and all(entry.activity != activity for entry in content.entries):
        entries.append(counted)
    return replace(content, entries=tuple(entries))


ROWS, ROWS_LEAFED = 6, 5
"""How many lines to choose from stand above the other buttons: with more than six a row goes to leafing."""


def rows_a_page(lines: int) -> int:
    """How many of them a page holds: no keyboard has more than eight rows."""
    return ROWS if lines <= ROWS else ROWS_LEAFED


def in_recent_order(keys: Sequence[str], last: Mapping[str, date]) -> tuple[str, ...]:
    """Those first that were reported last, the others in their own order."""
    return tuple(sorted(keys, key=lambda key: -last[key].toordinal() if key in last else 0))


def exceeded(content: Content, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """(activity, indicator) of each figure that its parts exceed: not both can be true."""
    return tuple(
        (entry.activity, whole)
        for entry in content.entries
        for whole in parts_over(catalogue.activity(entry.activity), entry.values)
    )


def next_in(order: Sequence[str], selected: str, step: int) -> str | None:
    """The indicator before (-1) or after (1) the selected one; None at the end."""
    if selected not in order:
        return None
    at = order.index(selected) + step
    return order[at] if 0 <= at < len(order) else None


def in_context(text: str, activity: Activity) -> str:
    """The text as it would be written below the activity's name."""
    return f"{activity.label.fr}\n{text}"


@frozen
class FormView:
    """A form's card, for the one who fills it in."""

    form_id: int
    report_id: int | None
    """The report that it corrects; None: it will be a new one."""
    state: FormState
    form: Form
    choices: tuple[str, ...]
    """Sites or activities to choose from, in the order in which they are shown; only on these steps."""
    today: date
    anchor: date
    """The day that the report is about unless somebody says the one before."""
    movable: bool
    """Whether there is another site to choose."""
    doubts: tuple[Question, ...]
    """What the report's text left open."""
    exceeded: tuple[tuple[str, str], ...]
    rings: bool
    """Whether saving alerts somebody."""
    touched_at: datetime
    author: str | None = None
    """Whose report it is, where it is filled in in their place."""
