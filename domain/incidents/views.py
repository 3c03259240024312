"""What one reader may be shown of an incident."""

from collections.abc import Mapping
from datetime import datetime
from enum import IntEnum, StrEnum

from domain.frozen import frozen
from domain.incidents.follow_views import Addition, Ended, Guarded, Opened, Other, Written
from domain.incidents.types import Detail, Group, Place, Severity, Status, Step
from domain.roles import Role


class Hidden(StrEnum):
    """Why a reader has an incident's card without what happened."""

    RESTRICTED = "restricted"
    """They may read it: by tapping."""
    UNCLEAR = "unclear"
    """It may be restricted; its reporter is being asked."""


@frozen
class Told:
    """What happened, for somebody who may know it."""

    type: str | None
    near_miss: bool
    site: str | None
    place: Place | None
    happened_at: datetime | None
    affected: Mapping[Group, int]
    narrative: str | None
    done: str | None
    help: str | None


@frozen
class Reached:
    """How many people of one role have the alert; `on_duty`: those who were on duty when it came."""

    role: Role
    on_duty: bool
    people: int


@frozen
class Taker:
    """Somebody who has it. `name` None: the reader."""

    name: str | None
    since: datetime


@frozen
class Standing:
    """How far the alert has come."""

    status: Status
    now: datetime
    reached: tuple[Reached, ...]
    """Those whom it could be sent to, by role; empty: nobody, so far."""
    opened: int
    """How many of them have tapped something on it."""
    takers: tuple[Taker, ...]
    declined: tuple[str | None, ...]
    """Who cannot take it, in this climb; None: the reader. Names are for those who are alerted; a reporter and groups
    have none."""
    unreachable: tuple[str, ...]
    """Who was skipped, because Telegram says that nothing can be sent to them; names as in `declined`."""
    declined_count: int
    unreachable_count: int
    step: Step | None
    next_at: datetime | None
    """When the next step comes; None: it does not climb (low, taken or closed)."""
    late: bool
    """The alert left later than it should have, or its last step was run late: Vigie was down."""
    sent_at: datetime | None
    """When the alert left."""
    lapsed: tuple[str | None, ...]
    """Who had it last, and did not answer; None: the reader. Empty while somebody has it."""
    ended: Ended | None = None
    """How it was closed; None: it is not."""
    quiet: bool = False
    """Of low severity, and still to go out: at `next_at`, without a ring."""

    @property
    def people(self) -> int:
        """How many people it could be sent to."""
        return sum(reached.people for reached in self.reached)


@frozen
class AlertView(Guarded):
    """The card of somebody who is alerted, and of the coordination group (`in_group`: nothing to tap).

    `told` None: `hidden` says why. With `hidden` there is also no reporter where it is restricted and was not opened.
    """

    incident: int
    number: str | None
    project: str | None
    severity: Severity
    severity_said: bool
    sos: bool
    reporter: str | None
    raised_at: datetime
    told: Told | None
    hidden: Hidden | None
    standing: Standing
    in_group: bool = False
    restricted: bool = False
    may_open: bool = False
    """What happened is shown by a tap."""
    may_take: bool = False
    """Not yet theirs, and not closed."""
    may_decline: bool = False
    """They can say that they cannot, or give back what they have."""
    may_more: bool = False
    """They can close it, share it, write its report."""
    also: tuple[str | None, ...] = ()
    """Who reported the same event too; None: the reader."""
    additions: tuple[Addition, ...] = ()
    """The last that were added, oldest first."""
    earlier: int = 0
    """How many were added before those."""
    written: Written | None = None
    same: tuple[Other, ...] = ()
    """Incidents that may be the same event."""
    joined_to: str | None = None
    """The number of the incident in which this one goes on; nothing else of it is shown then."""
    opened: Opened | None = None
    may_call_roll: bool = False
    may_end_drill: bool = False
    from_locked: bool = False
    """Its reporter's account is locked: whoever has their phone may have raised it."""


@frozen
class Choices:
    """What a reporter can choose from for one detail. `group`: whose count is open."""

    detail: Detail
    types: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    minutes: tuple[int, ...] = ()
    """How long before the alert it happened."""
    group: Group | None = None


class Turn(IntEnum):
    """When somebody would read what is restricted: at once, once nobody else takes it, or never as long as it is."""

    FIRST = 1
    LAST = 2
    NEVER = 3


@frozen
class MayRead:
    """Somebody whom the reporter may leave out of what is restricted. `reachable`: as far as Telegram has said."""

    person: int
    name: str
    role: Role
    turn: Turn
    excluded: bool
    reachable: bool


@frozen
class IncidentReceiptView(Guarded):
    """The reporter's own card. `asks_kind`: first of all what it is about (`choices.types`), since it may be
    restricted. `choices`: what is being asked; None: the overview of what can be added."""

    incident: int
    number: str | None
    project: str | None
    severity: Severity
    severity_said: bool
    sos: bool
    restricted: bool | None
    raised_at: datetime
    told: Told
    standing: Standing
    asks_kind: bool
    choices: Choices | None
    in_group: bool = False
    """It was raised in a group, where its words stand."""
    may_read: tuple[MayRead, ...] = ()
    """Of what is restricted: who would read it, and who is left out."""
    sends_at: datetime | None = None
    """It goes out then, or before at its reporter's word; None: it is out."""
    choosing: bool = False
    """Whom to leave out is being chosen."""
    additions: tuple[Addition, ...] = ()
    earlier: int = 0
    also: tuple[str | None, ...] = ()
    """Who reported the same event too."""
    joined: bool = False
    """Theirs was joined to this one: they add to it with their answers."""
    may_end_drill: bool = False


@frozen
class GroupAnswerView:
    """In the group where an incident was raised. `neutral`: nothing of it may stand there, not even a number."""

    neutral: bool
    number: str | None = None
    status: Status = Status.OPEN
    takers: tuple[Taker, ...] = ()
    people: int = 0
    quiet_until: datetime | None = None
    """Of low severity: it goes out then."""
    joined_to: str | None = None
    """The number of the same event, in which it goes on."""


@frozen
class GridView:
    """What happened? Every type that may be chosen in this chat, in the catalogue's order."""

    types: tuple[str, ...]


@frozen
class OfferView:
    """A text reads like an incident: one red button. `beside`: it was taken for a report as well. `said` None: it came
    to nothing, the button is gone."""

    said: str | None
    beside: bool = False


@frozen
class RingView(Guarded):
    """A short ringing answer to the card of somebody who is alerted. `told`: the type, where they may know it."""

    incident: int
    number: str | None
    severity: Severity
    type: str | None
    hidden: Hidden | None
    step: Step
    minutes: int
    """Since the alert was raised."""
    late: bool
    lapsed: tuple[str | None, ...]


@frozen
class RingGoneView:
    """The messages of this chat that are to be deleted, by id; `emptied`: those that cannot be are emptied."""

    messages: tuple[int, ...]
    emptied: bool = False


@frozen
class IncidentNewsView(Guarded):
    """To the reporter, as a ring: somebody has it, or nobody has it any more (`takers` empty: it climbs again)."""

    incident: int
    number: str | None
    takers: tuple[Taker, ...]
    at: datetime
    ended: Ended | None = None
    """It was closed."""
    reopened: bool = False
    """It was closed, and is open again: that is why nobody has it."""


@frozen
class IncidentReminderView(Guarded):
    """To somebody who has it: is it still theirs? `waits` until when; None: it was answered, or is no longer theirs."""

    incident: int
    number: str | None
    severity: Severity
    type: str | None
    hidden: Hidden | None
    taken_at: datetime | None
    waits: datetime | None


@frozen
class IncidentPromptView(Guarded):
    """Asks the reporter in words (what was done, what help is needed) or for the place."""

    incident: int
    number: str | None
    detail: Detail
