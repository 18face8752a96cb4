"""Vectors of the known claims, for the search by meaning

The tables stay empty where no model is configured.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the models and of their vectors."""
    op.create_table(
        "vector_model",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("dimension", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.UniqueConstraint("fingerprint", name="uq_vector_model_fingerprint"),
        sa.PrimaryKeyConstraint("id", name="pk_vector_model"),
    )
    op.create_table(
        "vector_block",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("model", sa.Integer(), nullable=False),
        sa.Column("claims", sa.LargeBinary(), nullable=False),
        sa.Column("scales", sa.LargeBinary(), nullable=False),
        sa.Column("figures", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["model"], ["vector_model.id"], name="fk_vector_block_model"),
        sa.PrimaryKeyConstraint("id", name="pk_vector_block"),
    )
    op.create_index("ix_vector_block_model", "vector_block", ["model"])
