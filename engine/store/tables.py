"""The tables, as rows lie in the database. Nothing named `db_…` or `Db…` leaves this room."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class DbUtc(TypeDecorator[datetime]):
    """A moment in UTC that is aware on both dialects; SQLite itself keeps no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's)
        """To the database: in UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's)
        """From the database: aware, whatever time zone the server shows its times in."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

db_source = Table(
    "source",
    metadata,
    Column("content_hash", String, primary_key=True),
    Column("text", Text, nullable=False),
)

db_sitting = Table(
    "sitting",
    metadata,
    Column("id", String, primary_key=True),
    Column("token_hash", String, nullable=False, unique=True),
    Column("questionnaire_id", String, nullable=False),
    Column("version", String, nullable=False),
    Column("content_hash", String, ForeignKey(db_source.c.content_hash), nullable=False),
    Column("language", String, nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("confidential", Boolean, nullable=False),
    Column("started_at", DbUtc, nullable=False),
    Column("submitted_at", DbUtc),
    Column("follows", String, ForeignKey("sitting.id", ondelete="SET NULL")),
    Column("group_name", String),
    Index(None, "questionnaire_id", "submitted_at", "id"),
    Index(None, "follows"),
)

db_page = Table(
    "page",
    metadata,
    Column("sitting_id", String, ForeignKey(db_sitting.c.id, ondelete="CASCADE"), primary_key=True),
    Column("page_id", String, primary_key=True),
    Column("answers", Text, nullable=False),
    Column("showing", String),
    Column("saved_at", DbUtc, nullable=False),
)

db_draft = Table(
    "draft",
    metadata,
    Column("sitting_id", String, ForeignKey(db_sitting.c.id, ondelete="CASCADE"), primary_key=True),
    Column("page_id", String, primary_key=True),
    Column("typed", Text, nullable=False),
    Column("showing", String),
    Column("kept_at", DbUtc, nullable=False),
)

db_upload = Table(
    "upload",
    metadata,
    Column("sitting_id", String, ForeignKey(db_sitting.c.id, ondelete="CASCADE"), primary_key=True),
    Column("item_id", String, primary_key=True),
    Column("content_hash", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("uploaded_at", DbUtc, nullable=False),
)

db_brake = Table(
    "brake",
    metadata,
    Column("subject", String, primary_key=True),
    Column("owed_until", DbUtc, nullable=False),
    Index(None, "owed_until"),
)

db_result = Table(
    "result",
    metadata,
    Column("sitting_id", String, ForeignKey(db_sitting.c.id, ondelete="CASCADE"), primary_key=True),
    Column("scores", Text, nullable=False),
)

db_certificate = Table(
    "certificate",
    metadata,
    Column("number", String, primary_key=True),
    Column("sitting_id", String, ForeignKey(db_sitting.c.id, ondelete="SET NULL")),
    Column("ordinal", Integer, nullable=False),
    Column("questionnaire_id", String, nullable=False),
    Column("version", String, nullable=False),
    Column("content_hash", String, nullable=False),
    Column("theme", String, nullable=False),
    Column("language", String, nullable=False),
    Column("said", Text, nullable=False),
    Column("address", String, nullable=False),
    Column("issued_at", DbUtc, nullable=False),
    Column("valid_until", Date),
    Column("replaces", String, ForeignKey("certificate.number")),
    UniqueConstraint("sitting_id", "ordinal"),
    UniqueConstraint("replaces"),
)

db_certificate_event = Table(
    "certificate_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", String, ForeignKey(db_certificate.c.number), nullable=False),
    Column("kind", String, nullable=False),
    Column("at", DbUtc, nullable=False),
    Column("by", String, nullable=False),
    Column("reason", Text),
    Column("other", String),
    Column("sheet", String),
    Index(None, "number"),
)

db_print_run = Table(
    "print_run",
    metadata,
    Column("id", String, primary_key=True),
    Column("questionnaire_id", String, nullable=False),
    Column("version", String, nullable=False),
    Column("title", String, nullable=False),
    Column("theme", String, nullable=False),
    Column("choice", Text, nullable=False),
    Column("options", Text, nullable=False),
    Column("state", String, nullable=False),
    Column("made_at", DbUtc, nullable=False),
    Column("by", String, nullable=False),
    Column("reason", Text),
    Column("again_of", String),
    Column("finished_at", DbUtc),
    Column("discarded_at", DbUtc),
    Column("pages", Integer),
    Column("sha256", String),
    Column("problem", Text),
    Index(None, "made_at"),
)

db_print_chunk = Table(
    "print_chunk",
    metadata,
    Column("run_id", String, ForeignKey(db_print_run.c.id, ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("binds", Boolean, nullable=False),
    Column("state", String, nullable=False),
    Column("lease", String),
    Column("leased_until", DbUtc),
    Column("tries", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("pages", Integer),
    Column("size", Integer),
    Column("sha256", String),
    Index(None, "state"),
)

db_print_entry = Table(
    "print_entry",
    metadata,
    Column("run_id", String, ForeignKey(db_print_run.c.id, ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("chunk", Integer),
    Column("sitting_id", String, ForeignKey(db_sitting.c.id, ondelete="SET NULL")),
    Column("number", String, ForeignKey(db_certificate.c.number)),
    Column("name", String, nullable=False),
    Column("reference", String, nullable=False),
    Column("group_name", String),
    Column("problem", String),
    Column("detail", Text),
    Column("pages", Integer),
    Column("sha256", String),
    Index(None, "run_id", "chunk"),
    Index(None, "sitting_id"),
    Index(None, "number"),
)

db_print_piece = Table(
    "print_piece",
    metadata,
    Column("run_id", String, ForeignKey(db_print_run.c.id, ondelete="CASCADE"), primary_key=True),
    Column("chunk", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

db_print_worker = Table(
    "print_worker",
    metadata,
    Column("id", String, primary_key=True),
    Column("seen_at", DbUtc, nullable=False),
)
