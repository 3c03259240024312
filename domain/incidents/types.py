"""What an incident is: what is known of it, how far its alert has come, what was done about it.

Nothing is overwritten unseen: every change of an incident is also an act in its timeline, with who and when.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import IntEnum, StrEnum

from domain.frozen import frozen


class Severity(IntEnum):
    """How grave an incident is; what nobody said counts as its type's, and without a type as high."""

    LOW = 1
    MODERATE = 2
    HIGH = 3
    CRITICAL = 4


class Status(StrEnum):
    """`open`: nobody has it, it climbs. `taken`: at least one person has it."""

    OPEN = "open"
    TAKEN = "taken"
    CLOSED = "closed"


class Step(IntEnum):
    """The steps of the ladder. Each keeps whom those before it reached; the last two repeat."""

    DUTY = 1
    PROJECT = 2
    MISSION = 3
    HEAD = 4


class Group(StrEnum):
    """Who can be affected; of each a count is kept."""

    STAFF = "staff"
    PARTNERS = "partners"
    ASSISTED = "assisted"
    BYSTANDERS = "bystanders"


class Detail(StrEnum):
    """What is asked once the alert is out, each answered in a tap or two."""

    TYPE = "type"
    SEVERITY = "severity"
    SITE = "site"
    PLACE = "place"
    WHEN = "when"
    AFFECTED = "affected"
    DONE = "done"
    HELP = "help"
    NEAR_MISS = "near_miss"
    PHOTO = "photo"


class Act(StrEnum):
    """What can stand in a timeline."""

    RAISED = "raised"
    EDITED = "edited"
    DETAIL = "detail"
    OPENED = "opened"
    TAKEN = "taken"
    STILL_ON = "still_on"
    DECLINED = "declined"
    GIVEN_BACK = "given_back"
    REMINDED = "reminded"
    LAPSED = "lapsed"
    SENT = "sent"
    """Its reporter sent it without waiting for the time to be over."""
    EXCLUDED = "excluded"
    """Its reporter left somebody out; `value`: whom, by our own id."""
    INCLUDED = "included"
    WITHDRAWN = "withdrawn"
    """It was taken from everybody who had it, or from the person."""
    SAID = "said"
    """Words, a photo or a place that somebody added to what is known."""
    PHOTO = "photo"
    LOCATED = "located"
    CLOSED = "closed"
    REOPENED = "reopened"
    REPORTED = "reported"
    """The written report, or more of it."""
    REPORT_ASKED = "report_asked"
    SHARED = "shared"
    JOINED = "joined"
    SPLIT = "split"
    CORRECTED = "corrected"
    """Its author put the words of another act (`detail`: which) anew; `value`: as they read from now on."""
    DRILL_ENDED = "drill_ended"
    """An exercise is over; the value says by what (`DrillEnd`)."""


class Outcome(StrEnum):
    """How an incident ended. `other`: in words."""

    RESOLVED = "resolved"
    HANDED_OVER = "handed_over"
    FALSE_ALARM = "false_alarm"
    OTHER = "other"


class Advice(StrEnum):
    """What those are advised with whom an incident is shared. `none`: nothing; `other`: in words."""

    NONE = "none"
    AVOID = "avoid"
    POSTPONE = "postpone"
    PAIRS = "pairs"
    OTHER = "other"


@frozen
class Place:
    """A point that somebody shared."""

    latitude: float
    longitude: float


@frozen
class Facts:
    """What is known of an incident.

    `restricted` None: nobody can rule out that only focal points may read it; its story stays hidden until the
    reporter has said. `severity` None: nobody said, see `severity_of`.
    """

    type: str | None = None
    restricted: bool | None = False
    severity: Severity | None = None
    near_miss: bool = False
    site: str | None = None
    place: Place | None = None
    happened_at: datetime | None = None
    affected: Mapping[Group, int] = field(default_factory=dict)
    narrative: str | None = None
    done: str | None = None
    help: str | None = None


@frozen
class Climb:
    """How far an alert has come.

    `run`: how many steps were run, repeats counted; `step`: the one that was run last; None: none was.
    `since`: when this climb began; what was declined before does not count any more.
    `next_at`: when the clock must look again: the next step, the reminder of who has it, or its lapse. None: never.
    """

    run: int = 0
    step: Step | None = None
    since: datetime | None = None
    last_at: datetime | None = None
    """When the last step was run."""
    next_at: datetime | None = None
    held_since: datetime | None = None
    """The last sign of life of whoever has it."""
    reminded_at: datetime | None = None
    """When whoever has it was asked for one; None: not since the last."""


@frozen
class Incident:
    """One incident as it stands. `number` None: not given yet, see `numbering`."""

    id: int
    project: str | None
    """None: its reporter belongs to no project that Vigie could be sure of; it then concerns the whole mission."""
    reporter_id: int
    raised_at: datetime
    """When the message was written; the alert left later where Vigie was down."""
    year: int
    apart: bool
    """Whether its number is one of those of restricted incidents."""
    number: int | None
    sos: bool
    status: Status
    facts: Facts
    climb: Climb
    chat_id: int
    message_id: int
    thread_id: int | None
    excluded: frozenset[int] = frozenset()
    """Whom its reporter left out, by our own ids: they are never told, whatever it turns out to be."""
    joined_to: int | None = None
    """The incident that this one turned out to be the same event as: it lives on in that one."""
    exercise: bool = False
    """Raised by /drill: never a real one, counted apart from those and in no list, figure or export."""

    @property
    def waits(self) -> bool:
        """Whether it is restricted and still its reporter's alone: until it is sent, nobody is told of it."""
        unsent = self.climb.step is None and self.climb.next_at is not None
        return bool(self.facts.restricted) and self.status is Status.OPEN and unsent


@frozen
class Alerted:
    """One person who was alerted, by our own id.

    `step`: the one that reached them first. `on_duty`: they were on duty then. `role`: why they have it.
    """

    person: int
    step: Step
    role: str
    on_duty: bool
    alerted_at: datetime
    unreachable: bool = False
    opened_at: datetime | None = None
    declined_at: datetime | None = None
    taken_at: datetime | None = None
    lapsed_at: datetime | None = None
    """When it was taken from them, because they did not answer."""

    @property
    def has_it(self) -> bool:
        """Whether they took it, and have it still."""
        return self.taken_at is not None
