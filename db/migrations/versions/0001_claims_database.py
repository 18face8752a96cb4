"""The claims database: articles, claims, known claims, matches, decisions, the verification log"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# An SQLite file says in its header whose it is; the same number stands in the program.
APPLICATION_ID = 0x46435742
APPEND_ONLY = {
    "event": ("seq", "prev", "hash"),
    "verdict": ("id",),
    "note": ("id",),
}


def upgrade() -> None:
    """Make every table of an empty database."""
    _make_articles()
    _make_claims()
    _make_decided()
    _make_known_claims()
    _make_matches()
    _make_log()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _guard_sqlite()
    else:
        _guard_postgresql()


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable, autoincrement=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _hash(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=64), nullable=False)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}")


def _make_articles() -> None:
    op.create_table(
        "article",
        _id(),
        _text("name"),
        _text("title"),
        _text("language"),
        _number("revision"),
        _text("added_at"),
        _text("opened_at"),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
    )
    op.create_table(
        "revision",
        _number("article"),
        _number("number"),
        _text("text"),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        _hash("sha256"),
        _text("encoding"),
        _text("media_type"),
        _text("notices"),
        sa.Column("kept_share", sa.Float(), nullable=True),
        _text("at"),
        _to("revision", "article", "article"),
        sa.PrimaryKeyConstraint("article", "number", name="pk_revision"),
    )
    op.create_index("ix_revision_sha256", "revision", ["sha256"])
    op.create_table(
        "excluded",
        _number("article"),
        _number("revision"),
        _number("start"),
        _number("end"),
        _text("reason"),
        _to("excluded", "article", "article"),
        sa.PrimaryKeyConstraint("article", "revision", "start", "end", name="pk_excluded"),
    )
    op.create_table(
        "place",
        _number("article"),
        _text("claim"),
        _text("sorting"),
        _text("filter"),
        _to("place", "article", "article"),
        sa.PrimaryKeyConstraint("article", name="pk_place"),
    )


def _make_claims() -> None:
    op.create_table(
        "claim",
        _id(),
        _number("article"),
        _number("label"),
        _number("revision"),
        _number("start"),
        _number("end"),
        _text("exact"),
        _text("prefix"),
        _text("suffix"),
        _number("sentence_start"),
        _number("sentence_end"),
        _flag("checkable"),
        sa.Column("worth", sa.Float(), nullable=False),
        _flag("hedged"),
        _text("reasons"),
        _text("attribution", nullable=True),
        _text("signals"),
        _flag("active"),
        _text("dismissed", nullable=True),
        _number("verdict", nullable=True),
        _number("note", nullable=True),
        _number("matched_version"),
        _to("claim", "article", "article"),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
        sa.UniqueConstraint("article", "label", name="uq_claim_article_label"),
    )


def _make_decided() -> None:
    op.create_table(
        "verdict",
        _id(),
        _number("claim"),
        _text("scale", nullable=True),
        _text("label", nullable=True),
        _text("name", nullable=True),
        _flag("settles"),
        _text("actor"),
        _text("at"),
        _number("event"),
        _to("verdict", "claim", "claim"),
        sa.PrimaryKeyConstraint("id", name="pk_verdict"),
    )
    op.create_index("ix_verdict_claim", "verdict", ["claim"])
    op.create_table(
        "note",
        _id(),
        _number("claim"),
        _text("text", nullable=True),
        _text("actor"),
        _text("at"),
        _number("event"),
        _to("note", "claim", "claim"),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
    )
    op.create_index("ix_note_claim", "note", ["claim"])


def _make_known_claims() -> None:
    op.create_table(
        "known_claim",
        _id(),
        _hash("key"),
        _text("text"),
        _text("external_id"),
        _text("title"),
        _text("summary"),
        _text("language"),
        _text("verdict"),
        _text("date"),
        _text("publisher"),
        _text("url"),
        _text("claimant"),
        _text("origin"),
        _text("checked_by"),
        _flag("withdrawn"),
        _number("version"),
        _number("origin_article", nullable=True),
        _number("origin_claim", nullable=True),
        _to("known_claim", "origin_article", "article"),
        _to("known_claim", "origin_claim", "claim"),
        sa.PrimaryKeyConstraint("id", name="pk_known_claim"),
        sa.UniqueConstraint("key", name="uq_known_claim_key"),
    )
    op.create_index("ix_known_claim_version", "known_claim", ["version"])
    op.create_index("ix_known_claim_origin_article", "known_claim", ["origin_article"])


def _make_matches() -> None:
    op.create_table(
        "match",
        _number("claim"),
        _number("known"),
        _number("rank"),
        _number("score"),
        _text("relation"),
        _text("differences"),
        _text("decision", nullable=True),
        _to("match", "claim", "claim"),
        _to("match", "known", "known_claim"),
        sa.PrimaryKeyConstraint("claim", "known", name="pk_match"),
    )
    op.create_index("ix_match_known", "match", ["known"])
    op.create_table(
        "decision",
        _hash("wording"),
        _number("known"),
        _text("decision"),
        _to("decision", "known", "known_claim"),
        sa.PrimaryKeyConstraint("wording", "known", name="pk_decision"),
    )


def _make_log() -> None:
    op.create_table(
        "event",
        _number("seq"),
        _text("at"),
        _text("actor"),
        _text("kind"),
        _number("article"),
        _text("body"),
        _hash("prev"),
        _hash("hash"),
        sa.PrimaryKeyConstraint("seq", name="pk_event"),
        sa.UniqueConstraint("prev", name="uq_event_prev"),
        sa.UniqueConstraint("hash", name="uq_event_hash"),
    )
    op.create_index("ix_event_article", "event", ["article"])


def _guard_sqlite() -> None:
    """INSERT OR REPLACE needs a guard of its own: it deletes without saying so."""
    for table, columns in APPEND_ONLY.items():
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}")
        op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}")
        same = " OR ".join(f"{column} = NEW.{column}" for column in columns)
        there = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {there} {refuse}"
        )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
