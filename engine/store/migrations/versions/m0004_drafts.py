"""What was typed into a page and is not saved, and which showing of a page it was saved from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of drafts, and room for the showing."""
    op.add_column("page", sa.Column("showing", sa.String))
    op.create_table(
        "draft",
        sa.Column("sitting_id", sa.String, nullable=False),
        sa.Column("page_id", sa.String, nullable=False),
        sa.Column("typed", sa.Text, nullable=False),
        sa.Column("showing", sa.String),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sitting_id", "page_id", name="pk_draft"),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name="fk_draft_sitting_id_sitting", ondelete="CASCADE"),
    )


def downgrade() -> None:
    """Drop them, and with them everything that was typed and not saved."""
    op.drop_table("draft")
    with op.batch_alter_table("page") as table:
        table.drop_column("showing")
