"""The index that finds known claims for a text, beside the known claims

It is made empty: how texts are read is the program's to know, which fills it when it is first
asked.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WORD = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables of the index, and the row that says that nothing was read yet."""
    _make_terms()
    _make_segments()
    _make_recent()
    _make_state()


def _make_terms() -> None:
    op.create_table(
        "index_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("term", WORD, nullable=False),
        sa.Column("backwards", WORD, nullable=False),
        sa.Column("spread", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_index_term"),
        sa.UniqueConstraint("term", name="uq_index_term_term"),
    )
    op.create_index("ix_index_term_backwards", "index_term", ["backwards"])


def _make_segments() -> None:
    op.create_table(
        "index_segment",
        _number("generation"),
        _number("first"),
        _number("last"),
        _number("claims"),
        sa.PrimaryKeyConstraint("generation", name="pk_index_segment"),
    )
    op.create_table(
        "index_posting",
        _number("segment"),
        _number("term"),
        sa.Column("claims", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("segment", "term", name="pk_index_posting"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "index_fact",
        _number("segment"),
        sa.Column("name", sa.String(12), nullable=False),
        _number("first"),
        sa.Column("numbers", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("segment", "name", "first", name="pk_index_fact"),
    )


def _make_recent() -> None:
    op.create_table(
        "index_recent",
        _number("term"),
        _number("claim"),
        sa.PrimaryKeyConstraint("term", "claim", name="pk_index_recent"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "index_recent_claim",
        _number("claim"),
        _number("length"),
        _number("language"),
        sa.PrimaryKeyConstraint("claim", name="pk_index_recent_claim"),
    )


def _make_state() -> None:
    op.create_table(
        "index_state",
        _number("id"),
        sa.Column("analysis", sa.Text(), nullable=False),
        _number("generation"),
        _number("claims"),
        _number("recent"),
        _number("outdated"),
        sa.PrimaryKeyConstraint("id", name="pk_index_state"),
    )
    op.execute(
        "INSERT INTO index_state (id, analysis, generation, claims, recent, outdated) "
        "VALUES (1, '', 0, 0, 0, 0)"
    )


def _number(name: str) -> sa.Column[int]:
    """A number that the program gives, also where it is the key."""
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)
