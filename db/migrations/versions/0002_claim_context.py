"""Claims know who speaks in their sentence, their language and what they lean on"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; the claims that are there know nothing of it."""
    op.add_column("claim", sa.Column("frame_start", sa.Integer(), nullable=True))
    op.add_column("claim", sa.Column("frame_end", sa.Integer(), nullable=True))
    op.add_column("claim", sa.Column("language", sa.Text(), nullable=True))
    op.add_column("claim", sa.Column("context", sa.Text(), nullable=True))
