"""The tables of sources, of what was saved of them, and of evidence; see `tables.py`."""

from sqlalchemy import Boolean, Column, Float, Integer, LargeBinary, String, Table

from workbench.store.columns import key_number, metadata, number, sha256, text, to

# What the events on a source say of it; `event` is the last of them that changed it. `salt` is as
# in `model/source.py`.
source = Table(
    "source",
    metadata,
    Column("id", Integer, primary_key=True),
    text("kind"),
    text("title"),
    text("author"),
    text("publisher"),
    text("url"),
    text("published"),
    text("accessed"),
    text("language"),
    Column("is_primary", Boolean, nullable=True),
    Column("confidential", Boolean, nullable=False),
    text("origin"),
    text("reliability"),
    text("salt"),
    text("added_at"),
    text("added_by"),
    number("event"),
)

# Append-only. The bytes lie beside the database under their hash, or in `blob`.
snapshot = Table(
    "snapshot",
    metadata,
    to("source", primary_key=True),
    key_number("number"),
    Column("sha256", String(64), nullable=False, index=True),
    number("size"),
    text("media_type"),
    text("name"),
    text("method"),
    text("at"),
    text("operator"),
    number("event"),
)

# Append-only: the newest row of a snapshot is the one in use; older ones stay, because evidence
# counts its offsets in them.
extraction = Table(
    "extraction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("snapshot", String(64), nullable=False, index=True),
    text("extractor"),
    text("text"),
    Column("text_sha256", String(64), nullable=False, index=True),
    number("length"),
    text("language"),
    text("pages"),
    text("notices"),
    Column("kept_share", Float, nullable=True),
    text("agencies"),
    text("sketch"),
    text("at"),
    number("event"),
)

# The sources that an article is checked against.
attachment = Table(
    "attachment",
    metadata,
    to("article", primary_key=True),
    to("source", primary_key=True, index=True),
)

# Never deleted: what was unlinked is not `active`. Where `snapshot` is empty, the whole source is
# meant. `event` is the last event that changed it.
evidence = Table(
    "evidence",
    metadata,
    key_number("id"),
    to("claim", index=True),
    to("source", index=True),
    text("snapshot", optional=True),
    text("text_sha256", optional=True),
    number("start", optional=True),
    number("end", optional=True),
    text("exact", optional=True),
    text("prefix", optional=True),
    text("suffix", optional=True),
    text("stance"),
    text("credibility"),
    text("note"),
    Column("active", Boolean, nullable=False),
    text("actor"),
    text("at"),
    number("event"),
)

# The bytes of snapshots where the database is on a server; a file has them in a folder beside it.
blob = Table(
    "blob",
    metadata,
    sha256("sha256", primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
