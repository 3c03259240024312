"""What one reader may be shown of their own data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OwnDataView:
    """All rows about the reader, by table, readable."""

    tables: Mapping[str, Sequence[Mapping[str, object]]]
    at: datetime


@dataclass(frozen=True, slots=True)
class ForgetView:
    """`kept`: they kept their identity. `last_admin`: it cannot be erased yet."""

    kept: bool
    last_admin: bool
    roles: int
