"""Where each revision of an article comes from: its day, agencies and authors"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of the texts that are there already nothing is known."""
    column = sa.Column("metadata", sa.Text(), nullable=False, server_default="{}")
    op.add_column("revision", column)
