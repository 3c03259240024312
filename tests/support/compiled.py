"""One cache of compiled statements for all engines of a test process.

SQLAlchemy compiles each statement once an engine, and Vigie has one engine; the tests open a thousand. It has no public
way to share the cache, whose keys hold the dialect: so equal engines are given the same dialect as well.
"""

from typing import Any

from sqlalchemy.engine import Engine
from sqlalchemy.util import LRUCache


def share_compiled() -> None:
    """From here on engines of one kind compile together."""
    own_init = Engine.__init__
    shared: dict[type, tuple[Any, Any]] = {}

    # create_engine looks at the names of the arguments.
    def init(
        self: Engine,
        pool: Any,
        dialect: Any,
        url: Any,
        logging_name: Any = None,
        echo: Any = None,
        query_cache_size: int = 5_000,
        execution_options: Any = None,
        hide_parameters: bool = False,
    ) -> None:
        dialect, cache = shared.setdefault(type(dialect), (dialect, LRUCache(query_cache_size)))
        own_init(self, pool, dialect, url, logging_name, echo, query_cache_size, execution_options, hide_parameters)
        self._compiled_cache = cache

    Engine.__init__ = init  # type: ignore[method-assign]
