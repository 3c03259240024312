"""A key that was in use and is not among VIGIE_ENCRYPTION_KEYS: said plainly before anything runs into it."""

from domain.frozen import frozen
from storage.database import Database
from storage.rotation import LOST


@frozen
class Lost:
    """Of the values that were looked at, so many cannot be read, by table. `names`: people's own among them."""

    unread: int
    looked_at: int
    tables: tuple[str, ...]

    @property
    def names(self) -> bool:
        """Whether Vigie does not even know whom it talks to: then it cannot run."""
        return "people" in self.tables

    def __str__(self) -> str:
        return (
            f"A key that was in use is missing from VIGIE_ENCRYPTION_KEYS: {self.unread} of the {self.looked_at} values"
            f" looked at cannot be read ({', '.join(self.tables)}). Put it back at the end of the list. Figures,"
            " places, days, roles and Telegram ids are not encrypted: they can still be read. `vigie keys` counts"
            " what is lost."
        )


async def look(database: Database) -> Lost | None:
    """A look at the first and the last values of every table; None: all can be read."""
    async with database.read() as unit:
        found = await unit.rotation.look()
    tables = tuple(table for table, places in found.items() if places[LOST])
    if not tables:
        return None
    looked_at = sum(sum(places.values()) for places in found.values())
    return Lost(sum(places[LOST] for places in found.values()), looked_at, tables)
