"""Roll calls: is everybody safe? Who is asked, what they answer, when they are reminded, when it ends.

Everybody who is asked has a place on the roll. It ends once all have answered, at a tap of somebody who may call it, or
twenty minutes after the last reminder. An answer counts also later: what somebody says of their safety does not come
too late.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum

from domain.frozen import frozen
from domain.incidents.types import Incident, Place
from domain.people import Person, UseCase, allowed

REMINDERS = (timedelta(minutes=5), timedelta(minutes=10))
"""After how long those who did not answer are asked again."""
ENDS_AFTER = timedelta(minutes=20)
"""After the last reminder it ends, whoever has not answered."""
ANSWER_TIME = timedelta(hours=24)
"""For how long after its start its cards take answers. Help that is asked for later raises an alert all the same."""


class Answer(StrEnum):
    """What somebody says of themselves; the last one counts."""

    SAFE = "safe"
    HELP = "help"


class Act(StrEnum):
    """What can stand in a roll call's timeline."""

    STARTED = "started"
    ASKED = "asked"
    LEFT = "left"
    SAFE = "safe"
    HELP = "help"
    PLACE = "place"
    REMINDED = "reminded"
    ENDED = "ended"


class Due(StrEnum):
    """What the clock has to do."""

    REMIND = "remind"
    END = "end"


@frozen
class RollCall:
    """One roll call. `site` None: of the whole project. `reminded`: how many of its reminders are past. `next_at`: when
    the clock must look again."""

    id: int
    project: str
    site: str | None
    incident_id: int | None
    started_by: int
    started_at: datetime
    reminded: int
    next_at: datetime | None
    ended_at: datetime | None
    ended_by: int | None
    """None: it ended by itself."""


@frozen
class Entry:
    """Somebody's place on a roll. `left_at`: they no longer belong to the project. `incident_id`: the alert that their
    *I need help* raised."""

    id: int
    roll_call_id: int
    person: int
    asked_at: datetime
    left_at: datetime | None = None
    unreachable: bool = False
    answer: Answer | None = None
    answered_at: datetime | None = None
    place: Place | None = None
    incident_id: int | None = None

    @property
    def counts(self) -> bool:
        """Whether they are on the roll: who left without a word is not waited for."""
        return self.left_at is None or self.answer is not None


def belongs(person: Person, project: str, now: datetime) -> bool:
    """Whether somebody is of the project: by a role for it, or by one for the whole mission where it is their own."""
    return any(
        grant.counts(now) and (grant.project == project or (grant.project is None and person.project == project))
        for grant in person.grants
    )


def may_be_at(person: Person, project: str, site: str, now: datetime) -> bool:
    """Whether somebody of the project is to be asked where only a site is called: it is their usual one or one of the
    few that they work at, or nobody knows where they are."""
    if person.site == site:
        return True
    grants = [grant for grant in person.grants if grant.counts(now) and grant.project in (project, None)]
    if grants and all(grant.sites is not None for grant in grants):
        return any(site in (grant.sites or ()) for grant in grants)
    return person.site is None


def may_call_from(person: Person, incident: Incident, now: datetime) -> bool:
    """Whether somebody may call the roll from an incident's card. Not from one that is or may be restricted, which
    everybody would then know of; nor from an exercise, where nobody could tell a real call for help."""
    project = incident.project
    if project is None or incident.exercise or incident.facts.restricted is not False:
        return False
    return allowed(person, UseCase.CALL_ROLL, project=project, now=now)


def first_look(started_at: datetime) -> datetime:
    """When the clock looks first."""
    return started_at + REMINDERS[0]


def due(call: RollCall, now: datetime) -> Due | None:
    """What is due. Reminders that were missed are one; it never ends before its last one was sent, and waited for."""
    if call.ended_at is not None or call.next_at is None or now < call.next_at:
        return None
    return Due.REMIND if call.reminded < len(REMINDERS) else Due.END


def after_reminder(call: RollCall, now: datetime) -> tuple[int, datetime]:
    """How many reminders are past once one is sent now, and when the clock looks next."""
    past = sum(call.started_at + after <= now for after in REMINDERS)
    if past < len(REMINDERS):
        return past, call.started_at + REMINDERS[past]
    return past, now + ENDS_AFTER


def all_answered(entries: Collection[Entry]) -> bool:
    """Whether nobody is waited for any more, also nobody who cannot be reached."""
    return bool(entries) and all(entry.answer is not None for entry in entries if entry.counts)


# Views


@frozen
class Scope:
    """Whom a button would call. `site` None: the whole project. `running`: they are being called."""

    site: str | None
    people: int
    running: bool = False


@frozen
class RollCallMenuView:
    """`project` None: choose one of `projects`; else one of `scopes`."""

    project: str | None
    projects: tuple[str, ...]
    scopes: tuple[Scope, ...]
    incident: int | None = None


@frozen
class Told:
    """One person's line. `name` None: the reader. `at`: when they answered; `number`: of the alert that they raised."""

    name: str | None
    at: datetime | None = None
    place: Place | None = None
    number: str | None = None


@frozen
class RollCallTallyView:
    """Who answered what. In a group (`names` False) only how many."""

    roll_call: int
    project: str
    site: str | None
    number: str | None
    """Of the incident from which it was called."""
    started_by: str | None
    started_at: datetime
    now: datetime
    names: bool
    help: tuple[Told, ...]
    silent: tuple[Told, ...]
    unreachable: tuple[Told, ...]
    safe: tuple[Told, ...]
    next_at: datetime | None
    last: bool
    """What comes at `next_at` is the end; else a reminder."""
    ended_at: datetime | None
    ended_by: str | None
    by_itself: bool
    may_end: bool

    @property
    def people(self) -> int:
        """How many are on the roll."""
        return len(self.help) + len(self.silent) + len(self.unreachable) + len(self.safe)


@frozen
class RollCallQuestionView:
    """One person's own card. `number`: of the alert that they raised. `open`: answers are still taken."""

    entry: int
    project: str
    site: str | None
    started_by: str | None
    started_at: datetime
    now: datetime
    answer: Answer | None
    answered_at: datetime | None
    placed: bool
    number: str | None
    ended_at: datetime | None
    open: bool


@frozen
class MessagesGoneView:
    """Messages of this chat that are to be deleted, by their ids."""

    messages: tuple[int, ...]
