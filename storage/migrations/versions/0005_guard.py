"""What was masked in free text, and who sent too much."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant
from storage.encryption import Encrypted

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Creates the tables of the guard."""
    op.create_table(
        "guarded_texts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("words", Encrypted(), nullable=True),
        sa.Column("asked_at", Instant(timezone=True), nullable=False),
        sa.Column("expires_at", Instant(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_guarded_texts_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guarded_texts")),
    )
    op.create_index("ix_guarded_texts_person_id", "guarded_texts", ["person_id"], unique=False)
    op.create_index("ix_guarded_texts_subject", "guarded_texts", ["subject", "subject_id"], unique=False)
    op.create_index(
        "ix_guarded_texts_open",
        "guarded_texts",
        ["expires_at"],
        unique=False,
        sqlite_where=sa.text("answer IS NULL"),
        postgresql_where=sa.text("answer IS NULL"),
    )
    op.create_table(
        "guarded_messages",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("guarded_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("settled_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["guarded_id"], ["guarded_texts.id"], name=op.f("fk_guarded_messages_guarded_id_guarded_texts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guarded_messages")),
    )
    op.create_index("ix_guarded_messages_guarded_id", "guarded_messages", ["guarded_id"], unique=False)
    op.create_table(
        "silences",
        sa.Column("id_hash", sa.String(), nullable=False),
        sa.Column("until", Instant(timezone=True), nullable=False),
        sa.Column("ignored", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id_hash", name=op.f("pk_silences")),
    )
    op.create_index("ix_silences_until", "silences", ["until"], unique=False)
