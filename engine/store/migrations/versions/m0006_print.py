"""Groups of learners, the register of certificates, and print runs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
NEVER_CHANGED = "what happened to a certificate is never changed"


def upgrade() -> None:
    """Make the tables, and keep the log of certificates from being changed."""
    op.add_column("sitting", sa.Column("group_name", sa.String))
    _make_register()
    _make_runs()
    _guard_log()


def downgrade() -> None:
    """Drop them; no certificate can be checked any more."""
    for name in ("print_worker", "print_piece", "print_entry", "print_chunk", "print_run"):
        op.drop_table(name)
    op.drop_table("certificate_event")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION certificate_event_stays()")
    op.drop_table("certificate")
    with op.batch_alter_table("sitting") as table:
        table.drop_column("group_name")


def _make_register() -> None:
    op.create_table(
        "certificate",
        sa.Column("number", sa.String, nullable=False),
        sa.Column("sitting_id", sa.String),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("questionnaire_id", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("content_hash", sa.String, nullable=False),
        sa.Column("theme", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("address", sa.String, nullable=False),
        sa.Column("issued_at", MOMENT, nullable=False),
        sa.Column("valid_until", sa.Date),
        sa.Column("replaces", sa.String),
        sa.PrimaryKeyConstraint("number", name="pk_certificate"),
        sa.UniqueConstraint("sitting_id", "ordinal", name="uq_certificate_sitting_id"),
        sa.UniqueConstraint("replaces", name="uq_certificate_replaces"),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name="fk_certificate_sitting_id_sitting", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["replaces"], ["certificate.number"], name="fk_certificate_replaces_certificate"),
    )
    op.create_table(
        "certificate_event",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("other", sa.String),
        sa.Column("sheet", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_certificate_event"),
        sa.ForeignKeyConstraint(["number"], ["certificate.number"], name="fk_certificate_event_number_certificate"),
    )
    op.create_index("ix_certificate_event_number", "certificate_event", ["number"])


def _make_runs() -> None:
    op.create_table(
        "print_run",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("questionnaire_id", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("theme", sa.String, nullable=False),
        sa.Column("choice", sa.Text, nullable=False),
        sa.Column("options", sa.Text, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("again_of", sa.String),
        sa.Column("finished_at", MOMENT),
        sa.Column("discarded_at", MOMENT),
        sa.Column("pages", sa.Integer),
        sa.Column("sha256", sa.String),
        sa.Column("problem", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_print_run"),
    )
    op.create_index("ix_print_run_made_at", "print_run", ["made_at"])
    _make_chunks()
    _make_entries()


def _make_chunks() -> None:
    op.create_table(
        "print_chunk",
        sa.Column("run_id", sa.String, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("binds", sa.Boolean, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("lease", sa.String),
        sa.Column("leased_until", MOMENT),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("pages", sa.Integer),
        sa.Column("size", sa.Integer),
        sa.Column("sha256", sa.String),
        sa.PrimaryKeyConstraint("run_id", "place", name="pk_print_chunk"),
        _of_run("print_chunk"),
    )
    op.create_index("ix_print_chunk_state", "print_chunk", ["state"])
    op.create_table(
        "print_piece",
        sa.Column("run_id", sa.String, nullable=False),
        sa.Column("chunk", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("run_id", "chunk", "place", name="pk_print_piece"),
        _of_run("print_piece"),
    )
    op.create_table(
        "print_worker",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_print_worker"),
    )


def _make_entries() -> None:
    op.create_table(
        "print_entry",
        sa.Column("run_id", sa.String, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("chunk", sa.Integer),
        sa.Column("sitting_id", sa.String),
        sa.Column("number", sa.String),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("reference", sa.String, nullable=False),
        sa.Column("group_name", sa.String),
        sa.Column("problem", sa.String),
        sa.Column("detail", sa.Text),
        sa.Column("pages", sa.Integer),
        sa.Column("sha256", sa.String),
        sa.PrimaryKeyConstraint("run_id", "place", name="pk_print_entry"),
        _of_run("print_entry"),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name="fk_print_entry_sitting_id_sitting", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["number"], ["certificate.number"], name="fk_print_entry_number_certificate"),
    )
    op.create_index("ix_print_entry_run_id_chunk", "print_entry", ["run_id", "chunk"])
    op.create_index("ix_print_entry_sitting_id", "print_entry", ["sitting_id"])
    op.create_index("ix_print_entry_number", "print_entry", ["number"])


def _of_run(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["run_id"], ["print_run.id"], name=f"fk_{table}_run_id_print_run", ondelete="CASCADE"
    )


def _guard_log() -> None:
    """An event that was logged stays as it is: the database itself refuses to change or delete it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION certificate_event_stays() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{NEVER_CHANGED}'; END $$"
        )
        op.execute(
            "CREATE TRIGGER certificate_event_stays BEFORE UPDATE OR DELETE ON certificate_event "
            "FOR EACH ROW EXECUTE FUNCTION certificate_event_stays()"
        )
        return
    for what in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER certificate_event_stays_{what.lower()} BEFORE {what} ON certificate_event "
            f"BEGIN SELECT RAISE(ABORT, '{NEVER_CHANGED}'); END"
        )
