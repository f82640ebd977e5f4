"""Files that were sent as answers, kept beside the pages of a sitting and deleted with it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of files."""
    op.create_table(
        "upload",
        sa.Column("sitting_id", sa.String, nullable=False),
        sa.Column("item_id", sa.String, nullable=False),
        sa.Column("content_hash", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("media_type", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sitting_id", "item_id", "content_hash", name="pk_upload"),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name="fk_upload_sitting_id_sitting", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    """Drop it, and with it every file."""
    op.drop_table("upload")
