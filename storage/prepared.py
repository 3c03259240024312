"""Statements of the way that every report goes, run on SQLite without SQLAlchemy's execution around them.

Built once as constants and marked `PREPARED`, they are compiled once; what is left of each execution is converting the
parameters and the call of the driver. Measured at a dozen statements a report this is a third of its processor time.
On PostgreSQL the mark means nothing: asyncpg prepares statements by itself.
"""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, Date
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, MultipleResultsFound, NoResultFound

from storage.columns import Instant

PREPARED: Mapping[str, Any] = {"vigie_prepared": True}
"""For `statement.execution_options(**PREPARED)`: a constant statement without expanding parameters."""

_Convert = Callable[[Any], Any]


class Rows:
    """What a prepared statement returned; as much of SQLAlchemy's Result as its users need."""

    def __init__(self, rows: Sequence[Any], number: int | None = None) -> None:
        self._rows = rows
        self._number = number

    @property
    def inserted_primary_key(self) -> tuple[int | None]:
        """The number of the row that an INSERT added."""
        return (self._number,)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def all(self) -> Sequence[Any]:
        """Every row."""
        return self._rows

    def one(self) -> Any:
        """The one row. NoResultFound or MultipleResultsFound where there is not exactly one."""
        if len(self._rows) == 1:
            return self._rows[0]
        raise MultipleResultsFound if self._rows else NoResultFound

    def one_or_none(self) -> Any:
        """The one row, or None where there is none."""
        return self.one() if self._rows else None

    def scalar(self) -> Any:
        """The first column of the first row, or None where there is none."""
        return self._rows[0][0] if self._rows else None

    def scalars(self) -> "Rows":
        """The first column of every row."""
        return Rows([row[0] for row in self._rows])


_NONE = Rows(())


class _Statement:
    def __init__(self, statement: Any, names: tuple[str, ...], connection: Connection) -> None:
        compiled = statement.compile(dialect=connection.dialect, column_keys=list(names) if names else None)
        if getattr(compiled, "insert_prefetch", ()):
            raise TypeError("a prepared INSERT names every column that has a default")
        self.sql = str(compiled)
        converters = dict(compiled._bind_processors)
        for name in {n for n in converters if isinstance(compiled.binds[n].type, Instant | Date)}:
            # A batch's statements bear the same few moments and days again and again.
            converters[name] = lru_cache(maxsize=64)(converters[name])
        self.names = compiled.positiontup
        self.bound = [
            (place, converters[name], isinstance(compiled.binds[name].type, JSON))
            for place, name in enumerate(self.names)
            if name in converters
        ]
        """What is converted before it is bound, and whether None is, too: nothing is a value of JSON's."""
        self.constants = {n: b.value for n, b in compiled.binds.items() if not b.required and n not in names}
        columns = compiled._result_columns or ()
        converted = [column.type._cached_result_processor(connection.dialect, None) for column in columns]
        self.converters = [(place, convert) for place, convert in enumerate(converted) if convert is not None]
        named: Any = namedtuple  # mypy wants its fields as a literal
        self.row: Any = named("Row", [column.keyname for column in columns])._make if columns else None

    def values(self, given: Mapping[str, Any]) -> list[Any]:
        full = {**self.constants, **given} if self.constants else given
        values = [full[name] for name in self.names]
        for place, convert, also_none in self.bound:
            if values[place] is not None or also_none:
                values[place] = convert(values[place])
        return values

    def rows(self, found: Iterable[Sequence[Any]]) -> Rows:
        if not self.converters:
            return Rows([self.row(row) for row in found])
        made = []
        for row in found:
            values = list(row)
            for place, convert in self.converters:
                values[place] = convert(values[place])
            made.append(self.row(values))
        return Rows(made)


_compiled: dict[tuple[Any, tuple[str, ...]], _Statement] = {}
"""By the constant itself, which is equal to nothing but itself, and the columns that an INSERT names."""


def is_prepared(statement: Any) -> bool:
    """Whether the statement bears the mark."""
    return "vigie_prepared" in statement._execution_options


def run(connection: Connection, driver: Any, statement: Any, given: Any) -> Rows:
    """Executes on `driver`, the connection's own of the database driver, within its transaction.

    `given`: one mapping of parameters, or a list of them."""
    many = isinstance(given, list)
    first = given[0] if many else given
    names = tuple(first) if statement.is_insert else ()
    key = (statement, names)
    ready = _compiled.get(key)
    if ready is None:
        ready = _compiled[key] = _Statement(statement, names, connection)
    try:
        if many:
            driver.executemany(ready.sql, [ready.values(row) for row in given])
            return _NONE
        cursor = driver.execute(ready.sql, ready.values(given))
        return Rows((), cursor.lastrowid) if ready.row is None else ready.rows(cursor.fetchall())
    except sqlite3.Error as error:
        # As SQLAlchemy would say it, and without the parameters: they hold what people wrote.
        raise DBAPIError.instance(
            ready.sql, None, error, sqlite3.Error, hide_parameters=True, dialect=connection.dialect
        ) from None
