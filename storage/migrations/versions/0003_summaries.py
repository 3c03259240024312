"""Summaries, who gets them, and which reports are not expected."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant
from storage.encryption import Encrypted

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Creates the tables of summaries."""
    op.create_table(
        "report_reminders",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("site", sa.String(), nullable=False),
        sa.Column("activity", sa.String(), nullable=False),
        sa.Column("shift", sa.String(), nullable=False),
        sa.Column("step", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_reminders")),
        sa.UniqueConstraint(
            "day", "site", "activity", "shift", "step", name=op.f("uq_report_reminders_day_site_activity_shift_step")
        ),
    )
    op.create_table(
        "summary_editions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("made_at", Instant(timezone=True), nullable=False),
        sa.Column("sent_at", Instant(timezone=True), nullable=True),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("drawn", sa.JSON(), nullable=False),
        sa.Column("updated_at", Instant(timezone=True), nullable=True),
        sa.Column("redraw_at", Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summary_editions")),
        sa.UniqueConstraint("kind", "project", "first", name=op.f("uq_summary_editions_kind_project_first")),
    )
    op.create_index("ix_summary_editions_days", "summary_editions", ["last", "first"], unique=False)
    op.create_index(
        "ix_summary_editions_redraw",
        "summary_editions",
        ["redraw_at"],
        unique=False,
        sqlite_where=sa.text("redraw_at IS NOT NULL"),
        postgresql_where=sa.text("redraw_at IS NOT NULL"),
    )
    op.create_table(
        "days_off",
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_days_off_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", "day", name=op.f("pk_days_off")),
    )
    op.create_table(
        "site_closures",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("site", sa.String(), nullable=False),
        sa.Column("activity", sa.String(), nullable=True),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("reason", Encrypted(), nullable=True),
        sa.Column("made_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("made_at", Instant(timezone=True), nullable=False),
        sa.Column("withdrawn_by", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_site_closures_made_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_closures")),
    )
    op.create_index("ix_site_closures_site", "site_closures", ["site", "last"], unique=False)
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("standard", sa.Boolean(), nullable=False),
        sa.Column("begun_at", Instant(timezone=True), nullable=False),
        sa.Column("paused_at", Instant(timezone=True), nullable=True),
        sa.Column("ended_at", Instant(timezone=True), nullable=True),
        sa.Column("next_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_subscriptions_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriptions")),
    )
    op.create_index(op.f("ix_subscriptions_next_at"), "subscriptions", ["next_at"], unique=False)
    op.create_index("ix_subscriptions_person", "subscriptions", ["person_id"], unique=False)
    op.create_index(
        "ix_subscriptions_running",
        "subscriptions",
        ["chat_id"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
