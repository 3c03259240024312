"""The schema's history. Every step works on SQLite and PostgreSQL; a released step is never changed."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

_LOCK = 20260611
"""PostgreSQL: processes that start together upgrade one after the other."""


class NewerSchema(RuntimeError):
    """The database stands at a step that this version does not know: a newer one was here."""


def upgrade(connection: Connection) -> None:
    """Runs the steps that are missing, in the caller's transaction. Raises NewerSchema."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    if not set(MigrationContext.configure(connection).get_current_heads()) <= known:
        raise NewerSchema
    command.upgrade(config, "head")
