"""The audit: who did or saw what, when, and through which door. Pure rules.

Entries hold ids, never content. They are chained afterwards: each one's hash is made of its own content and of the hash
before it, so that nobody can change, drop or add one without every later hash being another. The order of the chain is
the order in which entries were sealed, numbered without gaps; ids only name them.
"""

import hashlib
import json
from datetime import UTC, datetime
from enum import StrEnum

from domain.frozen import frozen

GENESIS = hashlib.sha256(b"vigie audit").hexdigest()
"""What the first entry of all is chained to."""


class Door(StrEnum):
    """How somebody came in."""

    TELEGRAM = "telegram"
    COMMAND_LINE = "command_line"
    JOB = "job"


class Subject(StrEnum):
    """What kind of thing an entry's number is of."""

    REPORT = "report"
    INCIDENT = "incident"
    ROLL_CALL = "roll_call"
    DUTY = "duty"
    SHELTER = "shelter"
    REFUSAL = "refusal"
    PERSON = "person"
    GROUP = "group"
    CLOSURE = "closure"
    SUBSCRIPTION = "subscription"
    UPDATES = "updates"
    SCHEMA = "schema"
    EXPORT = "export"
    KEYS = "keys"
    AUDIT = "audit"
    PURGE = "purge"


class Deed(StrEnum):
    """What was done or seen. Stored, so a word once used keeps its meaning."""

    REPORT_SENT = "report_sent"
    REPORT_CHANGED = "report_changed"
    REPORT_UNDONE = "report_undone"
    REPORT_SENT_BACK = "report_sent_back"
    INCIDENT_RAISED = "incident_raised"
    INCIDENT_OPENED = "incident_opened"
    INCIDENT_TAKEN = "incident_taken"
    INCIDENT_CHANGED = "incident_changed"
    INCIDENT_CLOSED = "incident_closed"
    INCIDENT_SHARED = "incident_shared"
    INCIDENTS_LISTED = "incidents_listed"
    ROLL_CALLED = "roll_called"
    ROLL_ANSWERED = "roll_answered"
    DUTY_CHANGED = "duty_changed"
    BEDS_CHANGED = "beds_changed"
    REFUSAL_RECORDED = "refusal_recorded"
    REFUSAL_WITHDRAWN = "refusal_withdrawn"
    INVITE_MADE = "invite_made"
    INVITE_USED = "invite_used"
    ROLE_GIVEN = "role_given"
    ROLE_ENDED = "role_ended"
    ROLE_REMOVED = "role_removed"
    ACCOUNT_LOCKED = "account_locked"
    ACCOUNT_OPENED = "account_opened"
    SETTINGS_CHANGED = "settings_changed"
    GROUP_LINKED = "group_linked"
    GROUP_CHANGED = "group_changed"
    SITE_CLOSED = "site_closed"
    SITE_REOPENED = "site_reopened"
    SUBSCRIBED = "subscribed"
    SUBSCRIPTION_CHANGED = "subscription_changed"
    DATA_EXPORTED = "data_exported"
    OWN_DATA_ASKED = "own_data_asked"
    IDENTITY_ERASED = "identity_erased"
    PURGED = "purged"
    AUDIT_SEEN = "audit_seen"
    AUDIT_CUT = "audit_cut"
    UPDATES_LISTED = "updates_listed"
    UPDATES_RETRIED = "updates_retried"
    SCHEMA_UPGRADED = "schema_upgraded"
    KEYS_ROTATED = "keys_rotated"
    KEYS_COUNTED = "keys_counted"


@frozen
class Entry:
    """One entry. `person`: our own id of whoever did it; None: the clock, or whoever sits at the command line."""

    id: int
    at: datetime
    door: Door
    person: int | None
    deed: Deed
    kind: Subject
    subject: int | None


@frozen
class Link:
    """An entry in its place of the chain."""

    number: int
    hash: str
    entry: Entry


@frozen
class Head:
    """Where a chain ends, or where its older part was cut off; 0 and `GENESIS` where nothing was sealed yet."""

    number: int = 0
    hash: str = GENESIS


def canonical(entry: Entry) -> str:
    """The entry as the text that is hashed: the same on every machine and in every database."""
    values = {
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "deed": str(entry.deed),
        "door": str(entry.door),
        "id": entry.id,
        "kind": str(entry.kind),
        "person": entry.person,
        "subject": entry.subject,
    }
    return json.dumps(values, sort_keys=True, separators=(",", ":"))


def sealed(head: Head, entry: Entry) -> Link:
    """The entry, chained to the head of those before it."""
    number = head.number + 1
    text = f"{head.hash}\n{number}\n{canonical(entry)}"
    return Link(number, hashlib.sha256(text.encode()).hexdigest(), entry)


def holds(head: Head, link: Link) -> bool:
    """Whether a link follows the head and says what it said when it was sealed."""
    return sealed(head, link.entry) == link
