"""What one reader may be shown of what follows an alert."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum

from domain.frozen import frozen
from domain.incidents.types import Act, Advice, Outcome, Place, Severity, Status


class Part(StrEnum):
    """What is open on the card of somebody who is alerted, below its first lines."""

    MORE = "more"
    CLOSING = "closing"
    SHARING = "sharing"
    TIMELINE = "timeline"
    REPORT = "report"


@frozen
class Guarded:
    """What may be restricted. `protected`: it can be neither forwarded nor copied."""

    protected: bool = field(default=False, kw_only=True)


@frozen
class Addition:
    """Something that somebody added: words, a photo or a place. `name` None: the reader."""

    name: str | None
    at: datetime
    text: str | None = None
    photo: bool = False
    place: Place | None = None
    corrected_at: datetime | None = None
    """When its author put it anew, the last time."""


@frozen
class Ended:
    """How it was closed. `name` None: by the reader."""

    name: str | None
    at: datetime
    outcome: Outcome
    words: str | None = None


@frozen
class Written:
    """The written report. `handed_in` None: it is still to come, until `due`; `late`: it should be there."""

    due: datetime
    late: bool = False
    handed_in: datetime | None = None
    name: str | None = None
    """Whose it is; None: the reader's."""


@frozen
class Other:
    """Another incident, as a button names it."""

    incident: int
    number: str


@frozen
class Line:
    """One act of the timeline; `act` None: the ladder's step `text`. `name` None: the reader's; empty: the clock's."""

    at: datetime
    name: str | None
    act: Act | None
    detail: str | None
    text: str | None
    corrected_at: datetime | None = None


@frozen
class Opened:
    """What is open on a card: `part`, and what it has to show. `page` counts from 0."""

    part: Part
    page: int = 0
    pages: int = 1
    lines: tuple[Line, ...] = ()
    text: str | None = None
    """A page of the written report."""
    apart: tuple[Other, ...] = ()
    """Incidents that were joined to it, and can be taken apart again."""
    may_share: bool = False
    shared: int = 0
    """With how many people it was shared."""
    photos: int = 0


@frozen
class FollowUpView(Guarded):
    """A message below somebody's card: what was added. `addition` None: they read it on their card, by tapping."""

    number: str | None
    now: datetime
    addition: Addition | None
    photo: str | None = None
    """Telegram's own name of the photo."""


@frozen
class SharedView:
    """What coordinators of other projects are told: no name, no words of what happened, no exact place."""

    number: str | None
    type: str | None
    severity: Severity
    project: str | None
    status: Status
    happened_at: datetime
    now: datetime
    advice: Advice
    words: str | None


@frozen
class ReportDueView(Guarded):
    """Asks somebody for the written report."""

    incident: int
    number: str | None
    type: str | None
    now: datetime
    written: Written


@frozen
class FollowPromptView(Guarded):
    """Asks in words for the outcome, an advice, the report, or for a photo."""

    incident: int
    number: str | None


@frozen
class Listed:
    """One incident in a list. `type` and `site` None: not known, or not for the reader (`hidden`)."""

    incident: int
    number: str | None
    severity: Severity
    status: Status
    type: str | None
    hidden: bool
    site: str | None
    raised_at: datetime
    takers: tuple[str | None, ...]
    report_late: bool = False


@frozen
class IncidentListView:
    """A project's incidents, open ones first, then those of the last 30 days. `project` None: those of no project."""

    project: str | None
    projects: tuple[str | None, ...]
    """All whose incidents the reader has some of."""
    rows: tuple[Listed, ...]
    open: int
    """How many of all are not closed."""
    page: int
    pages: int
    now: datetime


@frozen
class NotFoundView:
    """There is no such incident, or it is not theirs: the same words for both."""

    said: str
