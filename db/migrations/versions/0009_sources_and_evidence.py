"""Sources, their saved bytes and the text in them, and the passages that bear on claims

A claim also keeps why less evidence than the rules want is enough for it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and the column of claims."""
    op.add_column("claim", sa.Column("shortfall", sa.Text(), nullable=True))
    _make_sources()
    _make_snapshots()
    _make_extractions()
    _make_attachments()
    _make_evidence()
    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_blob"),
    )


def _make_sources() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        *(_text(name) for name in ("kind", "title", "author", "publisher", "url")),
        *(_text(name) for name in ("published", "accessed", "language")),
        sa.Column("is_primary", sa.Boolean(), nullable=True),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        *(_text(name) for name in ("origin", "reliability", "salt", "added_at", "added_by")),
        _number("event"),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
    )


def _make_snapshots() -> None:
    op.create_table(
        "snapshot",
        _number("source"),
        _number("number"),
        sa.Column("sha256", sa.String(64), nullable=False),
        _number("size"),
        *(_text(name) for name in ("media_type", "name", "method", "at", "operator")),
        _number("event"),
        sa.ForeignKeyConstraint(["source"], ["source.id"], name="fk_snapshot_source"),
        sa.PrimaryKeyConstraint("source", "number", name="pk_snapshot"),
    )
    op.create_index("ix_snapshot_sha256", "snapshot", ["sha256"])


def _make_extractions() -> None:
    op.create_table(
        "extraction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("snapshot", sa.String(64), nullable=False),
        _text("extractor"),
        _text("text"),
        sa.Column("text_sha256", sa.String(64), nullable=False),
        _number("length"),
        *(_text(name) for name in ("language", "pages", "notices")),
        sa.Column("kept_share", sa.Float(), nullable=True),
        *(_text(name) for name in ("agencies", "sketch", "at")),
        _number("event"),
        sa.PrimaryKeyConstraint("id", name="pk_extraction"),
    )
    op.create_index("ix_extraction_snapshot", "extraction", ["snapshot"])
    op.create_index("ix_extraction_text_sha256", "extraction", ["text_sha256"])


def _make_attachments() -> None:
    op.create_table(
        "attachment",
        _number("article"),
        _number("source"),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name="fk_attachment_article"),
        sa.ForeignKeyConstraint(["source"], ["source.id"], name="fk_attachment_source"),
        sa.PrimaryKeyConstraint("article", "source", name="pk_attachment"),
    )
    op.create_index("ix_attachment_source", "attachment", ["source"])


def _make_evidence() -> None:
    op.create_table(
        "evidence",
        _number("id"),
        _number("claim"),
        _number("source"),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("snapshot", "text_sha256")),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("start", "end")),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("exact", "prefix", "suffix")),
        *(_text(name) for name in ("stance", "credibility", "note")),
        sa.Column("active", sa.Boolean(), nullable=False),
        *(_text(name) for name in ("actor", "at")),
        _number("event"),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], name="fk_evidence_claim"),
        sa.ForeignKeyConstraint(["source"], ["source.id"], name="fk_evidence_source"),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
    )
    op.create_index("ix_evidence_claim", "evidence", ["claim"])
    op.create_index("ix_evidence_source", "evidence", ["source"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    """A number that the program gives, also where it is the key."""
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)
