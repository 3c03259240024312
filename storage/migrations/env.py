"""Read by Alembic: runs on the connection that `upgrade` was given; nothing else is configured anywhere."""

from alembic import context

import storage.tables  # noqa: F401 (fills the metadata)
from storage.columns import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transaction_per_migration=False,
)
context.run_migrations()
