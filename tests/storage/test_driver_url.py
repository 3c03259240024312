"""A database URL as operators and hosters write it gets its asyncio driver."""

import pytest

from storage.dialect import driver_url


@pytest.mark.parametrize(
    ("url", "with_driver"),
    [
        ("sqlite:////var/lib/vigie.db", "sqlite+pysqlite:////var/lib/vigie.db"),
        ("postgresql://u:p@h:5432/d", "postgresql+asyncpg://u:p@h:5432/d"),
        ("postgres://u:p@h/d?sslmode=require", "postgresql+asyncpg://u:p@h/d?ssl=require"),
        ("postgresql+asyncpg://u@h/d", "postgresql+asyncpg://u@h/d"),
    ],
)
def test_gets_its_driver(url: str, with_driver: str) -> None:
    assert driver_url(url).render_as_string(hide_password=False) == with_driver
