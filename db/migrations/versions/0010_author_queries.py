"""Questions and corrections that are put to the author, with the answers"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "query",
        _number("id"),
        _number("claim"),
        *(_text(name) for name in ("kind", "text", "old", "new", "source")),
        sa.Column("reply", sa.Text(), nullable=True),
        _text("answer"),
        sa.Column("active", sa.Boolean(), nullable=False),
        *(_text(name) for name in ("actor", "at", "answered_by", "answered_at")),
        _number("event"),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], name="fk_query_claim"),
        sa.PrimaryKeyConstraint("id", name="pk_query"),
    )
    op.create_index("ix_query_claim", "query", ["claim"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)
