"""Statements of the way that every report goes, run on SQLite without SQLAlchemy's execution around them.

Built once as constants and marked `PREPARED`, they are compiled once; what is left of each execution is converting the
parameters and the call of the driver. Measured at a dozen statements a report this is a third of its processor time.
On PostgreSQL the mark means nothing: asyncpg prepares statements by itself.
"""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

PREPARED: Mapping[str, Any] = {"vigie_prepared": True}
"""For `statement.execution_options(**PREPARED)`: a constant INSERT or SELECT without expanding parameters."""

_Convert = Callable[[Any], Any]


class Rows:
    """What a prepared statement returned; as much of SQLAlchemy's Result as its users need."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = rows

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def all(self) -> Sequence[Any]:
        """Every row."""
        return self._rows

    def scalar_one(self) -> Any:
        """The first column of the one row. ValueError where there is not exactly one."""
        (row,) = self._rows
        return row[0]


class _Statement:
    def __init__(self, statement: Any, names: tuple[str, ...], connection: Connection) -> None:
        compiled = statement.compile(dialect=connection.dialect, column_keys=list(names) if names else None)
        if getattr(compiled, "insert_prefetch", ()):
            raise TypeError("a prepared INSERT names every column that has a default")
        self.sql = str(compiled)
        converters = compiled._bind_processors
        self.parameters: list[tuple[str, _Convert | None]] = [(n, converters.get(n)) for n in compiled.positiontup]
        self.constants = {n: v for n, v in compiled.params.items() if n not in names}
        columns = compiled._result_columns or ()
        self.converters: list[_Convert | None] = [
            column.type._cached_result_processor(connection.dialect, None) for column in columns
        ]
        self.row: Any = namedtuple("Row", [column.keyname for column in columns]) if columns else None

    def values(self, given: Mapping[str, Any]) -> list[Any]:
        full = {**self.constants, **given} if self.constants else given
        return [full[name] if convert is None else convert(full[name]) for name, convert in self.parameters]

    def rows(self, found: Sequence[Sequence[Any]]) -> Rows:
        if self.row is None:
            return Rows(())
        return Rows(
            [self.row(*(v if c is None else c(v) for v, c in zip(row, self.converters, strict=True))) for row in found]
        )


_compiled: dict[tuple[Any, tuple[str, ...]], _Statement] = {}
"""By the constant itself, which is equal to nothing but itself, and the columns that an INSERT names."""


def is_prepared(statement: Any) -> bool:
    """Whether the statement bears the mark."""
    return "vigie_prepared" in statement._execution_options


def run(connection: Connection, statement: Any, given: Any) -> Rows:
    """Executes within the connection's transaction. `given`: one mapping of parameters, or a list of them."""
    if not connection.in_transaction():
        connection.begin()
    many = isinstance(given, list)
    first = given[0] if many else given
    names = tuple(first) if statement.is_insert else ()
    key = (statement, names)
    ready = _compiled.get(key)
    if ready is None:
        ready = _compiled[key] = _Statement(statement, names, connection)
    cursor: Any = connection.connection.cursor()
    try:
        if many:
            cursor.executemany(ready.sql, [ready.values(row) for row in given])
            return Rows(())
        cursor.execute(ready.sql, ready.values(given))
        return ready.rows(cursor.fetchall() if ready.row is not None else ())
    except sqlite3.Error as error:
        # As SQLAlchemy would say it, and without the parameters: they hold what people wrote.
        raise DBAPIError.instance(
            ready.sql, None, error, sqlite3.Error, hide_parameters=True, dialect=connection.dialect
        ) from None
    finally:
        cursor.close()
