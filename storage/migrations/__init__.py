"""The schema's history. Every step works on SQLite and PostgreSQL; a released step is never changed."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

_LOCK = 20260611
"""PostgreSQL: processes that start together upgrade one after the other."""


def upgrade(connection: Connection) -> None:
    """Runs the steps that are missing, in the caller's transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
