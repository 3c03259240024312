"""What one reader may be shown of the audit."""

from datetime import date, datetime

from domain.audit import Deed, Door
from domain.frozen import frozen


@frozen
class AuditLine:
    """One entry. `who` None: the clock, or whoever sits at the command line. `what`: whom or what it is about, where
    that has a name; `number`: its own id."""

    at: datetime
    door: Door
    who: str | None
    deed: Deed
    what: str | None
    number: int | None


@frozen
class AuditView:
    """A page of it. `of`: the name that it is limited to. `people`, `incidents`: whom, and which, it can be limited to
    from here; `older`: as of when (UNIX time) the next page is counted,
    and how many entries are before it."""

    lines: tuple[AuditLine, ...]
    of: str | None
    people: tuple[tuple[int, str], ...]
    incidents: tuple[tuple[int, str], ...]
    older: tuple[int, int] | None
    only_person: int | None
    only_incident: int | None
    first: bool
    """Whether it begins with the newest entry."""
    today: date
