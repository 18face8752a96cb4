"""Claims know who speaks in their sentence, their language and what they lean on"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; the claims that are there know nothing of it."""
    with op.batch_alter_table("claim") as claim:
        claim.add_column(sa.Column("frame_start", sa.Integer(), nullable=True))
        claim.add_column(sa.Column("frame_end", sa.Integer(), nullable=True))
        claim.add_column(sa.Column("language", sa.Text(), nullable=True))
        claim.add_column(sa.Column("context", sa.Text(), nullable=True))
