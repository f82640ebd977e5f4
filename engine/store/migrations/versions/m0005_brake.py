"""A brake on guessing codes and passwords."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room to count tries."""
    op.create_table(
        "brake",
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("owed_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", name="pk_brake"),
    )
    op.create_index("ix_brake_owed_until", "brake", ["owed_until"])


def downgrade() -> None:
    """Forget who tried what."""
    op.drop_table("brake")
