"""Imports of known claims: where each came from, what it said before, and what is not trusted"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_TEXTS = ("claim_date", "valid_until", "recheck_on", "licence", "record", "withdrawn_because")
_COUNTS = ("position", "new", "changed", "same", "quarantined", "withdrawn")


def upgrade() -> None:
    """Add the columns of known claims, and make the tables."""
    for name in _TEXTS:
        op.add_column(
            "known_claim", sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''"))
        )
    op.add_column("known_claim", sa.Column("import_run", sa.Integer(), nullable=True))
    op.create_index("ix_known_claim_import_run", "known_claim", ["import_run"])
    _make_runs()
    _make_versions()
    _make_quarantine()


def _make_runs() -> None:
    op.create_table(
        "import_run",
        sa.Column("id", sa.Integer(), nullable=False),
        _text("name"),
        sa.Column("sha256", sa.String(64), nullable=False),
        *(_text(name) for name in ("options", "licence", "actor", "at", "state")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _COUNTS),
        sa.PrimaryKeyConstraint("id", name="pk_import_run"),
    )
    op.create_index("ix_import_run_sha256", "import_run", ["sha256"])


def _make_versions() -> None:
    op.create_table(
        "known_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        *(_text(name) for name in ("body", "actor", "at")),
        sa.Column("import_run", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["known"], ["known_claim.id"], name="fk_known_version_known"),
        sa.PrimaryKeyConstraint("id", name="pk_known_version"),
    )
    op.create_index("ix_known_version_known", "known_version", ["known"])
    op.create_index("ix_known_version_import_run", "known_version", ["import_run"])


def _make_quarantine() -> None:
    op.create_table(
        "quarantine",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("import_run", sa.Integer(), nullable=False),
        *(_text(name) for name in ("kind", "detail", "origin", "place", "raw")),
        sa.Column("record", sa.String(64), nullable=False),
        *(_text(name) for name in ("at", "state")),
        sa.Column("known", sa.Integer(), nullable=True),
        _text("note"),
        sa.ForeignKeyConstraint(["import_run"], ["import_run.id"], name="fk_quarantine_import_run"),
        sa.ForeignKeyConstraint(["known"], ["known_claim.id"], name="fk_quarantine_known"),
        sa.PrimaryKeyConstraint("id", name="pk_quarantine"),
        sa.UniqueConstraint("key", name="uq_quarantine_key"),
    )
    op.create_index("ix_quarantine_import_run", "quarantine", ["import_run"])
    op.create_index("ix_quarantine_state", "quarantine", ["state"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)
