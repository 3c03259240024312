"""Which key each encrypted value lies under, and the way to the first one.

A token does not say its key: it is tried. So nothing needs to be noted of how far a rotation has come: what lies under
the first key already is passed over, and whoever was stopped begins anew and is soon where they were. A value that
somebody changed meanwhile is left alone: it was written with the first key.
"""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Table, Text, TextClause, func, select, text, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.frozen import frozen
from storage.columns import Base
from storage.encryption import Encrypted, place_of, under_first

BATCH = 500
LOST = -1
"""In place of a key's: none of those that are loaded fits."""
_LOOKED_AT = 20


@frozen
class Batch:
    """Some rows of one table: up to which they go, and their tokens, by row and column."""

    table: Table
    last: int
    rows: int
    tokens: Mapping[tuple[int, str], str]


def encrypted() -> list[tuple[Table, list[str]]]:
    """Every table that has encrypted columns, with these."""
    found = [(t, [c.name for c in t.columns if isinstance(c.type, Encrypted)]) for t in Base.metadata.sorted_tables]
    return [(table, columns) for table, columns in found if columns]


class Rotation:
    """See the module. Each of its steps is for a unit of its own."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def count(self) -> int:
        """How many rows there are to look at."""
        counted = [await self._session.scalar(select(func.count()).select_from(table)) for table, _ in encrypted()]
        return sum(number or 0 for number in counted)

    async def batch(self, table: Table, columns: list[str], after: int, most: int = BATCH) -> Batch | None:
        """The next rows of a table, by its key; None where there are none."""
        key = next(iter(table.primary_key.columns))
        raw = [type_coerce(table.c[name], Text).label(name) for name in columns]
        found = select(key.label("its_key"), *raw).where(key > after).order_by(key).limit(most)
        rows = (await self._session.execute(found)).all()
        if not rows:
            return None
        tokens = {
            (row.its_key, name): token
            for row in rows
            for name in columns
            if (token := getattr(row, name)) not in (None, "")
        }
        return Batch(table, rows[-1].its_key, len(rows), tokens)

    async def rewrite(self, batch: Batch) -> Counter[str]:
        """What of it lies under another key is put under the first one. Counts `rotated`, `lost`, `kept`."""
        done: Counter[str] = Counter()
        key = next(iter(batch.table.primary_key.columns))
        for (row, name), token in batch.tokens.items():
            place = place_of(token)
            if place == 0:
                done["kept"] += 1
            elif place is None:
                done["lost"] += 1
            else:
                stored = type_coerce(batch.table.c[name], Text)
                anew = type_coerce(under_first(token), Text)
                changed = update(batch.table).where(key == row, stored == token).values({name: anew})
                await self._session.execute(changed)
                done["rotated"] += 1
        return done

    async def look(self) -> dict[str, Counter[int]]:
        """By table, how many of its first and last values lie under which key: a look, no count."""
        found: dict[str, Counter[int]] = {}
        for name, token in await self._session.execute(_look()):
            if token:
                found.setdefault(name, Counter())[_place(token)] += 1
        return found


@cache
def _look() -> TextClause:
    """The first and the last tokens of every column, with their table's name. Every start looks: in one statement, as
    three dozen of them would be a tenth of it. The names are our own."""
    looks: list[str] = []
    for table, columns in encrypted():
        key = next(iter(table.primary_key.columns)).name
        for column in columns:
            for order in ("ASC", "DESC"):
                some = f"SELECT {column} AS token FROM {table.name} ORDER BY {key} {order} LIMIT {_LOOKED_AT}"  # noqa: S608
                looks.append(f"SELECT '{table.name}' AS name, token FROM ({some}) AS look{len(looks)}")  # noqa: S608
    return text(" UNION ALL ".join(looks))


def _place(token: str) -> int:
    place = place_of(token)
    return LOST if place is None else place


def places(batch: Batch) -> Counter[int]:
    """Under which key, by its place among those that are loaded, so many values of a batch lie."""
    return Counter(_place(token) for token in batch.tokens.values())


async def batches(database: Any) -> AsyncIterator[Batch]:
    """All that is encrypted, batch after batch, each read in a unit of its own: nobody waits for the whole."""
    for table, columns in encrypted():
        after = -(2**62)
        while True:
            async with database.read() as unit:
                found = await unit.rotation.batch(table, columns, after)
            if found is None:
                break
            yield found
            after = found.last


async def put_under_first(database: Any, advance: Callable[[int], object]) -> Counter[str]:
    """All of it, batch after batch, each in a unit of its own; `advance` is told how many rows each had. Counts as
    `Rotation.rewrite`. Stopped, or killed, it is as far as its last batch."""
    done: Counter[str] = Counter()
    async for batch in batches(database):
        found = places(batch)
        if found[0] == sum(found.values()):  # nobody who writes waits for a look
            done["kept"] += found[0]
        else:
            async with database.write() as unit:
                done += await unit.rotation.rewrite(batch)
        advance(batch.rows)
    return done
