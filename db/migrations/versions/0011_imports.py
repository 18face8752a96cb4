"""Imports of known claims: where each came from, what it said before, and what is not trusted"""

import hashlib
import re

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_TEXTS = ("claim_date", "valid_until", "recheck_on", "licence", "record", "withdrawn_because")
_AT_ADDRESS = re.compile(r"https?://\S+#[0-9a-f]{12}")
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
    _name_anew()


def _name_anew() -> None:
    """An id of an address and words is one whatever its publisher is called.

    Where two rows have the same one, the first gets the new key; the other stays as it is.
    """
    connection = op.get_bind()
    query = "SELECT id, external_id FROM known_claim WHERE external_id LIKE 'http%#%' ORDER BY id"
    taken: set[str] = set()
    for row_id, external_id in connection.execute(sa.text(query)).all():
        if not _AT_ADDRESS.fullmatch(external_id):
            continue
        key = hashlib.sha256(f"0:{external_id}".encode()).hexdigest()
        if key not in taken:
            taken.add(key)
            statement = sa.text("UPDATE known_claim SET key = :key WHERE id = :id")
            connection.execute(statement, {"key": key, "id": row_id})


def _make_runs() -> None:
    op.create_table(
        "import_run",
        sa.Column("id", sa.Integer(), nullable=False),
        _text("name"),
        sa.Column("sha256", sa.String(64), nullable=False),
        *(_text(name) for name in ("options", "licence", "actor", "at", "state", "reasons")),
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
        sa.Column("record", sa.String(64), nullable=False),
        sa.Column("import_run", sa.Integer(), nullable=False),
        *(_text(name) for name in ("kind", "detail", "origin", "place", "raw")),
        *(_text(name) for name in ("fields", "at", "state")),
        sa.Column("known", sa.Integer(), nullable=True),
        _text("note"),
        sa.ForeignKeyConstraint(["import_run"], ["import_run.id"], name="fk_quarantine_import_run"),
        sa.ForeignKeyConstraint(["known"], ["known_claim.id"], name="fk_quarantine_known"),
        sa.PrimaryKeyConstraint("id", name="pk_quarantine"),
        sa.UniqueConstraint("record", name="uq_quarantine_record"),
    )
    op.create_index("ix_quarantine_import_run", "quarantine", ["import_run"])
    op.create_index("ix_quarantine_state", "quarantine", ["state"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)
