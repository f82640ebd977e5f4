"""Sittings with their pages of answers and results, and the texts of the questionnaires they began with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "source",
        sa.Column("content_hash", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("content_hash", name="pk_source"),
    )
    op.create_table(
        "sitting",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("token_hash", sa.String, nullable=False),
        sa.Column("questionnaire_id", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("content_hash", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("sample", sa.Boolean, nullable=False),
        sa.Column("confidential", sa.Boolean, nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_sitting"),
        sa.UniqueConstraint("token_hash", name="uq_sitting_token_hash"),
        sa.ForeignKeyConstraint(["content_hash"], ["source.content_hash"], name="fk_sitting_content_hash_source"),
    )
    op.create_index(
        "ix_sitting_questionnaire_id_submitted_at_id", "sitting", ["questionnaire_id", "submitted_at", "id"]
    )
    op.create_table(
        "page",
        sa.Column("sitting_id", sa.String, nullable=False),
        sa.Column("page_id", sa.String, nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sitting_id", "page_id", name="pk_page"),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name="fk_page_sitting_id_sitting", ondelete="CASCADE"),
    )
    op.create_table(
        "result",
        sa.Column("sitting_id", sa.String, nullable=False),
        sa.Column("scores", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("sitting_id", name="pk_result"),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name="fk_result_sitting_id_sitting", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    """Drop them, and with them everything that was answered."""
    op.drop_table("result")
    op.drop_table("page")
    op.drop_table("sitting")
    op.drop_table("source")
