"""A verdict answers a question: is it so, or did they say it"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Say which question a verdict answers, and which is in force on the new one.

    Columns are added in place: a table made anew, as Alembic's batches do on SQLite, would lose
    the triggers that keep it append-only. Every verdict so far was on "is it so?".
    """
    op.add_column("verdict", sa.Column("question", sa.Text(), nullable=False, server_default="so"))
    op.add_column("claim", sa.Column("said", sa.Integer(), nullable=True))
