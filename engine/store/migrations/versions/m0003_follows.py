"""Sittings that follow an earlier one of the same person. Where that is deleted, the later one stays."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for the earlier sitting."""
    with op.batch_alter_table("sitting") as table:
        table.add_column(sa.Column("follows", sa.String))
        table.create_foreign_key("fk_sitting_follows_sitting", "sitting", ["follows"], ["id"], ondelete="SET NULL")
        table.create_index("ix_sitting_follows", ["follows"])


def downgrade() -> None:
    """Forget which sittings follow another."""
    with op.batch_alter_table("sitting") as table:
        table.drop_index("ix_sitting_follows")
        table.drop_constraint("fk_sitting_follows_sitting", type_="foreignkey")
        table.drop_column("follows")
