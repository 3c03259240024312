"""Shift reports: what one is, when two are the same, what changed between two revisions, what must ring.

A report is one message of one author. It has revisions, numbered from 1; nothing is ever overwritten. At most one
revision is *counted*; at most one waits for an answer (*pending*). A report without a counted revision is not in any
figure.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.catalogue import Catalogue, Season
from domain.choices import Choice, Habit
from domain.frozen import frozen
from domain.reading import Entry, Question
from domain.roles import Role

CORRECTION_TIME = timedelta(days=30)
"""How long an author may change a report: by editing the message (Telegram lets people do so for 48 h), then with
*Modifier*."""


class ReportState(StrEnum):
    """`pending`: waits for its author's answer, not counted. `voided`: undone or dropped, can be taken back."""

    PENDING = "pending"
    STORED = "stored"
    VOIDED = "voided"


class VoidReason(StrEnum):
    """Why a report is voided."""

    UNDONE = "undone"
    CANCELLED = "cancelled"
    SAME_AS_COLLEAGUE = "same_as_colleague"
    REPLACED = "replaced"


@frozen
class Content:
    """What one revision reports. `project` and `site` may be None only while a question about them is open."""

    project: str | None
    site: str | None
    day: date | None
    shift: str | None
    entries: tuple[Entry, ...]
    comment: str | None

    def values(self) -> Iterator[tuple[str, str, int]]:
        """(activity, indicator, value), in the order of the message."""
        for entry in self.entries:
            for indicator, value in entry.values.items():
                yield entry.activity, indicator, value

    def is_estimate(self, activity: str, indicator: str) -> bool:
        """Whether the figure is known only roughly."""
        return any(entry.activity == activity and indicator in entry.estimates for entry in self.entries)


@frozen
class Slot:
    """Where a report counts once: two reports on one slot are the same work, or two teams'. Asked, never guessed."""

    project: str
    site: str
    activity: str
    day: date
    shift: str


def slots(content: Content) -> frozenset[Slot]:
    """The slots that a complete content fills. A shift that was not said is the day's."""
    if content.project is None or content.site is None or content.day is None:
        return frozenset()
    return frozenset(
        Slot(content.project, content.site, entry.activity, content.day, content.shift or "day")
        for entry in content.entries
    )


@frozen
class Change:
    """One figure or field that differs between two revisions. None: it was, or is, not reported."""

    activity: str | None
    field: str
    """The indicator's key; with `activity` None one of project, site, day, shift, comment."""
    before: int | str | date | None
    after: int | str | date | None


def changes(before: Content, after: Content) -> tuple[Change, ...]:
    """What an author's correction changed: fields first, then figures in the order of the new text, then lost ones."""
    found = [
        Change(None, name, getattr(before, name), getattr(after, name))
        for name in ("project", "site", "day", "shift", "comment")
        if getattr(before, name) != getattr(after, name)
    ]
    was = {(a, i): v for a, i, v in before.values()}
    now = {(a, i): v for a, i, v in after.values()}
    keys = [*now, *(key for key in was if key not in now)]
    found += [Change(a, i, was.get((a, i)), now.get((a, i))) for a, i in keys if was.get((a, i)) != now.get((a, i))]
    return tuple(found)


def may_still_change(reported_at: datetime, now: datetime) -> bool:
    """Whether a report may still be corrected: for 30 days after it was sent."""
    return now - reported_at <= CORRECTION_TIME


def without(content: Content, activities: Iterable[str]) -> Content:
    """The content less some activities: what stays of a report when another one replaces a part of it."""
    gone = frozenset(activities)
    kept = tuple(entry for entry in content.entries if entry.activity not in gone)
    return Content(content.project, content.site, content.day, content.shift, kept, content.comment)


def out_of_season(content: Content, catalogue: Catalogue) -> tuple[str, ...]:
    """Activities and sites that the catalogue says are closed on the day: accepted all the same, and flagged."""
    if content.day is None:
        return ()
    keys = [e.activity for e in content.entries if _closed(catalogue.activity(e.activity).season, content.day)]
    if content.site is not None and _closed(catalogue.site(content.site).season, content.day):
        keys.append(content.site)
    return tuple(keys)


def _closed(season: Season | None, day: date) -> bool:
    return season is not None and not season.contains(day)


@frozen
class Notifiable:
    """A value above zero that somebody must know at once."""

    activity: str
    indicator: str
    value: int


def notifiable(values: Iterable[tuple[str, str, int]], catalogue: Catalogue) -> tuple[Notifiable, ...]:
    """The notifiable ones among (activity, indicator, value): zero deaths are good news, not an alert."""
    return tuple(Notifiable(a, i, v) for a, i, v in values if v > 0 and catalogue.activity(a).indicator(i).notifiable)


def roles_to_notify(found: Iterable[Notifiable], catalogue: Catalogue) -> frozenset[Role]:
    """Whose phones ring, from the catalogue's `notify` of each indicator."""
    return frozenset(role for n in found for role in catalogue.activity(n.activity).indicator(n.indicator).notify)


@frozen
class Doubt:
    """A figure that counts and is far from what is usual there; see domain/plausibility.py."""

    activity: str
    indicator: str
    value: int
    low: int | None
    high: int | None
    """The usual range; None in a view for somebody who may not see others' figures of the activity."""
    confirmed: bool = False


def totals(contents: Iterable[Content]) -> Mapping[str, Mapping[str, int]]:
    """Sums by activity and indicator over counted contents. An indicator that nobody reported is absent, not zero."""
    sums: dict[str, dict[str, int]] = {}
    for content in contents:
        for activity, indicator, value in content.values():
            row = sums.setdefault(activity, {})
            row[indicator] = row.get(indicator, 0) + value
    return sums


# Views: what one reader may have now.


@frozen
class Conflict:
    """Another report that fills one of this report's slots."""

    own: bool
    author: str | None
    """First name; None where the reader may not see it."""
    reported_at: datetime
    content: Content
    """Only the activities that both report."""
    reported_by: str | None = None
    """Who sent that one in its author's place."""


@frozen
class ReceiptView:
    """The author's own card. `content` is the revision that the card shows: the pending one where one is open."""

    report_id: int
    revision: int
    state: ReportState
    void_reason: VoidReason | None
    content: Content
    questions: tuple[Question, ...]
    sites: tuple[str, ...]
    """Sites to choose from where only the site is asked."""
    conflict: Conflict | None
    changes: tuple[Change, ...]
    """Against the revision counted before; empty for a first revision."""
    counted: Content | None
    """While a correction waits: what still counts."""
    out_of_season: tuple[str, ...]
    notified: int | None
    """How many people were told of a notifiable value; None where there is none."""
    today: date
    changeable: bool
    in_group: bool
    author: str | None = None
    """Whose report it is, where somebody else reads the card: whoever sent it in their place."""
    reported_by: str | None = None
    """For the author: who sent it in their place."""
    choices: tuple[Choice, ...] = ()
    """The likely answers to the first question, best first."""
    habits: tuple[Habit, ...] = ()
    """What was remembered of the author's words, or used as usual."""
    doubts: tuple[Doubt, ...] = ()
    """Figures far from what is usual there that the author has not confirmed: they count, and are asked about."""


@frozen
class DayRow:
    """One report in a day's list."""

    author: str | None
    reported_at: datetime
    content: Content
    corrected: bool
    doubts: tuple[Doubt, ...] = ()
    """Unconfirmed figures far from what is usual there; for those who follow the project's reports."""
    report: tuple[int, int] | None = None
    """The report and its counted revision, for those who may review it."""
    sent_back: bool = False
    reported_by: str | None = None
    """Who sent it in its author's place."""


@frozen
class DayView:
    """One project's day as this reader may see it: sensitive activities only for their circle."""

    project: str
    day: date
    today: date
    rows: tuple[DayRow, ...]
    totals: Mapping[str, Mapping[str, int]]
    pending: tuple[tuple[str | None, int], ...]
    """First names of the authors of reports that wait for an answer, each once, with how many of theirs wait."""
    page: int = 0
    """Which of the pages of numbers is shown."""
    may_report_for: bool = False
    """Whether the reader may report in somebody's place here."""


@frozen
class NotifiableView:
    """An alert's card: no narrative, no name of a person assisted."""

    report_id: int
    project: str | None
    site: str | None
    day: date | None
    found: tuple[Notifiable, ...]
    """Empty: corrected to none, or undone."""
    before: tuple[Notifiable, ...]
    """What the alert said first, where it differs."""
    confirmed: bool
    reporter: str | None
    reported_at: datetime
    today: date
    in_place_of: str | None = None
    """In whose place the reporter sent it."""


@frozen
class CorrectionPromptView:
    """The text to change, in the author's own words."""

    report_id: int
    text: str


@frozen
class AnswerPromptView:
    """The open question, to be answered in words."""

    report_id: int
    question: Question
    said: str | None
    """What could not be read as an answer."""


@frozen
class ReminderView:
    """The open question of a report that still waits. None: the same work was reported, by whom is to be told."""

    report_id: int
    question: Question | None
    author: str | None = None
    """Whose report it is, where the reader sent it in their place."""


@frozen
class Somebody:
    """Somebody in whose place may be reported; site and role tell two of one name apart."""

    id: int
    name: str
    site: str | None
    role: Role


@frozen
class ReportForView:
    """In whose place: the people to choose from, or the one who is chosen."""

    project: str | None
    people: tuple[Somebody, ...]
    page: int
    chosen: Somebody | None
    named: str | None
    """The name that was said and is nobody's, or several people's."""
    others: bool
    """Whether there are people of other projects, too."""


@frozen
class ReportForPromptView:
    """Whose report is asked for, and what could not be read as one."""

    person_id: int
    name: str
    said: str | None


@frozen
class PendingRow:
    """One report that waits for its author's answer."""

    author: str | None
    site: str | None
    since: datetime


@frozen
class PendingListView:
    """A project's reports that wait, the longest first. Nothing of what they say."""

    project: str
    rows: tuple[PendingRow, ...]
    today: date
