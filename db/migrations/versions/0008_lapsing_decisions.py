"""A decision on a match holds for a wording, and ends when the known claim says something else

What was decided was kept with each match as well, and outlived there that it was taken back in
another article: every match is brought into line with what is decided on its claim's wording. A
match also keeps why it was found with less weight than its words have.
"""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

claim = sa.table("claim", sa.column("id"), sa.column("exact"))
match = sa.table("match", sa.column("claim"), sa.column("known"), sa.column("decision"))
decision = sa.table("decision", sa.column("wording"), sa.column("known"), sa.column("decision"))


def upgrade() -> None:
    """Add the columns, and bring every match into line."""
    op.add_column("match", sa.Column("reopened", sa.Text(), nullable=True))
    op.add_column("match", sa.Column("reserves", sa.Text(), nullable=True))
    lapsed: sa.Column[bool] = sa.Column(
        "lapsed", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("decision", lapsed)
    op.create_index("ix_decision_known", "decision", ["known"])
    _bring_into_line(op.get_bind())


def _bring_into_line(connection: sa.Connection) -> None:
    found = connection.execute(sa.select(decision.c.wording, decision.c.known, decision.c.decision))
    decided = {(words, known): value for words, known, value in found}
    known_ids = sa.select(decision.c.known)
    rows = connection.execute(
        sa.select(match.c.claim, match.c.known, match.c.decision, claim.c.exact)
        .join(claim, claim.c.id == match.c.claim)
        .where(match.c.decision.is_not(None) | match.c.known.in_(known_ids))
    ).all()
    for claim_row, known, value, exact in rows:
        words = hashlib.sha256(" ".join(exact.split()).encode()).hexdigest()
        if decided.get((words, known)) != value:
            of_match = match.c.claim == claim_row, match.c.known == known
            now = decided.get((words, known))
            connection.execute(sa.update(match).where(*of_match).values(decision=now))
