"""Shelter beds."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant
from storage.encryption import Encrypted

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Creates the tables of shelter beds."""
    op.create_table(
        "shelters",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("site", sa.String(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", Instant(timezone=True), nullable=True),
        sa.Column("opens_at", Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shelters")),
        sa.UniqueConstraint("site", name=op.f("uq_shelters_site")),
    )
    op.create_index(op.f("ix_shelters_opens_at"), "shelters", ["opens_at"], unique=False)
    op.create_table(
        "bed_categories",
        sa.Column("shelter_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["shelter_id"], ["shelters.id"], name=op.f("fk_bed_categories_shelter_id_shelters")),
        sa.PrimaryKeyConstraint("shelter_id", "category", name=op.f("pk_bed_categories")),
    )
    op.create_table(
        "bed_drafts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("site", sa.String(), nullable=True),
        sa.Column("at", Instant(timezone=True), nullable=True),
        sa.Column("text", Encrypted(), nullable=True),
        sa.Column("draft", sa.JSON(), nullable=False),
        sa.Column("made_at", Instant(timezone=True), nullable=False),
        sa.Column("remind_at", Instant(timezone=True), nullable=True),
        sa.Column("settled_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_bed_drafts_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bed_drafts")),
    )
    op.create_index("ix_bed_drafts_message", "bed_drafts", ["chat_id", "message_id"], unique=False)
    op.create_index(
        "ix_bed_drafts_remind",
        "bed_drafts",
        ["remind_at"],
        unique=False,
        sqlite_where=sa.text("remind_at IS NOT NULL"),
        postgresql_where=sa.text("remind_at IS NOT NULL"),
    )
    op.create_index(
        "ix_bed_drafts_open",
        "bed_drafts",
        ["person_id"],
        unique=False,
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.create_table(
        "bed_events",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("shelter_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("stored_at", Instant(timezone=True), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("occupied", sa.BigInteger(), nullable=True),
        sa.Column("out_of_service", sa.BigInteger(), nullable=True),
        sa.Column("change", sa.BigInteger(), nullable=True),
        sa.Column("beds", sa.BigInteger(), nullable=True),
        sa.Column("until", Instant(timezone=True), nullable=True),
        sa.Column("hold_id", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("corrects", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_bed_events_person_id_people")),
        sa.ForeignKeyConstraint(["shelter_id"], ["shelters.id"], name=op.f("fk_bed_events_shelter_id_shelters")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bed_events")),
    )
    op.create_index(
        "ix_bed_events_accepting",
        "bed_events",
        ["shelter_id", "at", "id", "category", "kind"],
        unique=False,
        sqlite_where=sa.text("category IS NULL"),
        postgresql_where=sa.text("category IS NULL"),
    )
    op.create_index(
        "ix_bed_events_corrects",
        "bed_events",
        ["corrects"],
        unique=False,
        sqlite_where=sa.text("corrects IS NOT NULL"),
        postgresql_where=sa.text("corrects IS NOT NULL"),
    )
    op.create_index(
        "ix_bed_events_counted",
        "bed_events",
        ["shelter_id", "category", "at", "id", "occupied", "change"],
        unique=False,
        sqlite_where=sa.text("occupied IS NOT NULL OR change IS NOT NULL"),
        postgresql_where=sa.text("occupied IS NOT NULL OR change IS NOT NULL"),
    )
    op.create_index(
        "ix_bed_events_out",
        "bed_events",
        ["shelter_id", "category", "at", "id", "out_of_service"],
        unique=False,
        sqlite_where=sa.text("out_of_service IS NOT NULL"),
        postgresql_where=sa.text("out_of_service IS NOT NULL"),
    )
    op.create_index("ix_bed_events_shelter", "bed_events", ["shelter_id", "at", "id"], unique=False)
    op.create_table(
        "bed_extras",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("shelter_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("beds", sa.BigInteger(), nullable=False),
        sa.Column("since", Instant(timezone=True), nullable=False),
        sa.Column("until", Instant(timezone=True), nullable=False),
        sa.Column("ended_at", Instant(timezone=True), nullable=True),
        sa.Column("made_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_bed_extras_made_by_people")),
        sa.ForeignKeyConstraint(["shelter_id"], ["shelters.id"], name=op.f("fk_bed_extras_shelter_id_shelters")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bed_extras")),
    )
    op.create_index(
        "ix_bed_extras_open",
        "bed_extras",
        ["shelter_id"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "bed_holds",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("shelter_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("beds", sa.BigInteger(), nullable=False),
        sa.Column("words", Encrypted(), nullable=False),
        sa.Column("holder_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("made_at", Instant(timezone=True), nullable=False),
        sa.Column("until", Instant(timezone=True), nullable=False),
        sa.Column("next_at", Instant(timezone=True), nullable=True),
        sa.Column("reminded_at", Instant(timezone=True), nullable=True),
        sa.Column("ended_at", Instant(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("arrived", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["holder_id"], ["people.id"], name=op.f("fk_bed_holds_holder_id_people")),
        sa.ForeignKeyConstraint(["shelter_id"], ["shelters.id"], name=op.f("fk_bed_holds_shelter_id_shelters")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bed_holds")),
    )
    op.create_index("ix_bed_holds_holder", "bed_holds", ["holder_id", "made_at"], unique=False)
    op.create_index(
        "ix_bed_holds_next",
        "bed_holds",
        ["next_at"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        "ix_bed_holds_open",
        "bed_holds",
        ["shelter_id", "category"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "bed_questions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("board", sa.Boolean(), nullable=False),
        sa.Column("project", sa.String(), nullable=True),
        sa.Column("shelter", sa.String(), nullable=True),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("fitting", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("meant", sa.BigInteger(), nullable=True),
        sa.Column("several", sa.Boolean(), nullable=False),
        sa.Column("beds", sa.BigInteger(), nullable=True),
        sa.Column("pinned", sa.Boolean(), nullable=True),
        sa.Column("asked_at", Instant(timezone=True), nullable=False),
        sa.Column("drawn_at", Instant(timezone=True), nullable=False),
        sa.Column("redraw_at", Instant(timezone=True), nullable=True),
        sa.Column("closed_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_bed_questions_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bed_questions")),
    )
    op.create_index(op.f("ix_bed_questions_chat_id"), "bed_questions", ["chat_id"], unique=False)
    op.create_index(
        "ix_bed_questions_open",
        "bed_questions",
        ["asked_at"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(op.f("ix_bed_questions_redraw_at"), "bed_questions", ["redraw_at"], unique=False)
    op.create_table(
        "turned_away",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("shelter_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("went", sa.String(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("stored_at", Instant(timezone=True), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("question_id", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_at", Instant(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_turned_away_person_id_people")),
        sa.ForeignKeyConstraint(["shelter_id"], ["shelters.id"], name=op.f("fk_turned_away_shelter_id_shelters")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turned_away")),
    )
    op.create_index("ix_turned_away_at", "turned_away", ["at"], unique=False)
    op.create_index(
        "ix_turned_away_question",
        "turned_away",
        ["question_id"],
        unique=False,
        sqlite_where=sa.text("question_id IS NOT NULL"),
        postgresql_where=sa.text("question_id IS NOT NULL"),
    )
    op.create_index("ix_turned_away_shelter", "turned_away", ["shelter_id", "at"], unique=False)
