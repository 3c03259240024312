"""What one reader may be shown of their own data."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.frozen import frozen


@frozen
class OwnDataView:
    """All rows about the reader, by table, readable."""

    tables: Mapping[str, Sequence[Mapping[str, object]]]
    at: datetime


@frozen
class ForgetView:
    """`kept`: they kept their identity. `last_admin`: it cannot be erased yet."""

    kept: bool
    last_admin: bool
    roles: int
