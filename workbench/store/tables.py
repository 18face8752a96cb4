"""The tables of the claims database; `db/migrations` builds them, a test holds the two equal.

Times are UTC in ISO 8601 with milliseconds and `Z`. Offsets are code points into the text of the
revision named beside them. Lists and records that are only ever read whole are JSON in a text
column, because the two engines' own JSON types differ.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    false,
)

from workbench.model.verdict import Question
from workbench.store.borders import CleanText

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Ranges of words are asked for, so their order must be that of their letters on every engine.
_WORD = String(64).with_variant(String(64, collation="C"), "postgresql")


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, CleanText, nullable=optional)


def _number(name: str, *, optional: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=optional)


def _key_number(name: str) -> Column[int]:
    """A key, or a part of one, that the database does not give itself."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _hash(name: str, *, unique: bool = False, primary_key: bool = False) -> Column[str]:
    return Column(name, String(64), nullable=False, unique=unique, primary_key=primary_key)


def _to(
    target: str,
    name: str | None = None,
    *,
    primary_key: bool = False,
    optional: bool = False,
    index: bool = False,
) -> Column[int]:
    return Column(
        name or target,
        Integer,
        ForeignKey(f"{target}.id"),
        primary_key=primary_key,
        nullable=optional,
        index=index,
    )


article = Table(
    "article",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("name"),
    _text("title"),
    _text("language"),
    _number("revision"),
    _text("added_at"),
    _text("opened_at"),
)

# A text as it came in; an article has one for each time it was read with other bytes.
revision = Table(
    "revision",
    metadata,
    _to("article", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("text"),
    Column("raw", LargeBinary, nullable=False),
    _hash("sha256"),
    _text("encoding"),
    _text("media_type"),
    _text("notices"),
    Column("kept_share", Float, nullable=True),
    _text("at"),
    Column("metadata", CleanText, nullable=False, server_default="{}"),
    Index(None, "sha256"),
)

excluded = Table(
    "excluded",
    metadata,
    _to("article", primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, primary_key=True, autoincrement=False),
    _text("reason"),
)

# `label` is the claim's id within its article (c1, c2 …). The words never change; the span counts
# in the text of `revision`. `verdict` (is it so?), `said` (did they say it?) and `note` point at
# the row in force, if there is one.
claim = Table(
    "claim",
    metadata,
    Column("id", Integer, primary_key=True),
    _to("article"),
    _number("label"),
    _number("revision"),
    _number("start"),
    _number("end"),
    _text("exact"),
    _text("prefix"),
    _text("suffix"),
    _number("sentence_start"),
    _number("sentence_end"),
    Column("checkable", Boolean, nullable=False),
    Column("worth", Float, nullable=False),
    Column("hedged", Boolean, nullable=False),
    _text("reasons"),
    _text("attribution", optional=True),
    _text("signals"),
    _number("frame_start", optional=True),
    _number("frame_end", optional=True),
    _text("language", optional=True),
    _text("context", optional=True),
    Column("active", Boolean, nullable=False),
    _text("dismissed", optional=True),
    _number("verdict", optional=True),
    _number("said", optional=True),
    _number("note", optional=True),
    _number("matched_version"),
    UniqueConstraint("article", "label"),
)

# Append-only: what was decided on which question, on which scale in which version. No label: it
# was taken back. The default is that of the rows from before there were two questions.
verdict = Table(
    "verdict",
    metadata,
    Column("id", Integer, primary_key=True),
    _to("claim", index=True),
    Column("question", CleanText, nullable=False, server_default=Question.SO.value),
    _text("scale", optional=True),
    _text("label", optional=True),
    _text("name", optional=True),
    Column("settles", Boolean, nullable=False),
    _text("actor"),
    _text("at"),
    _number("event"),
)

# Append-only. No text: the note was taken back.
note = Table(
    "note",
    metadata,
    Column("id", Integer, primary_key=True),
    _to("claim", index=True),
    _text("text", optional=True),
    _text("actor"),
    _text("at"),
    _number("event"),
)

# `key` stands for publisher and external id, which may be longer than an index takes. `version`
# counts the changes of the table. `origin_claim` is set for what this desk has decided itself.
known_claim = Table(
    "known_claim",
    metadata,
    Column("id", Integer, primary_key=True),
    _hash("key", unique=True),
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
    Column("withdrawn", Boolean, nullable=False),
    Column("version", Integer, nullable=False, index=True),
    _to("article", "origin_article", optional=True, index=True),
    _to("claim", "origin_claim", optional=True),
)

# `score` is in hundredths. `decision` and `reopened` are what the table of decisions says of the
# claim's wording and the known claim, kept here too so that it need not be asked for each match.
match = Table(
    "match",
    metadata,
    _to("claim", primary_key=True),
    _to("known_claim", "known", primary_key=True, index=True),
    _number("rank"),
    _number("score"),
    _text("relation"),
    _text("differences"),
    _text("decision", optional=True),
    _text("reopened", optional=True),
    _text("reserves", optional=True),
)

# What was decided on a wording and a known claim, in whatever article. A decision has lapsed when
# the known claim has got another text or another verdict since.
decision = Table(
    "decision",
    metadata,
    _hash("wording", primary_key=True),
    _to("known_claim", "known", primary_key=True, index=True),
    _text("decision"),
    Column("lapsed", Boolean, nullable=False, server_default=false()),
)

# The verification log; `body` is canonical JSON, `hash` that of the whole line with `prev` in it.
event = Table(
    "event",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _text("at"),
    _text("actor"),
    _text("kind"),
    Column("article", Integer, nullable=False, index=True),
    _text("body"),
    _hash("prev", unique=True),
    _hash("hash", unique=True),
)

# Append-only: the newest row is in force. A training has `weights` and `decisions`, the number of
# each kind that it learnt from; a training taken back `restores` an earlier one, or with none of
# the three the weights that ship with the program.
worth_model = Table(
    "worth_model",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("weights", optional=True),
    _text("decisions", optional=True),
    _to("worth_model", "restores", optional=True),
    _text("actor"),
    _text("at"),
    _number("event"),
)

place = Table(
    "place",
    metadata,
    _to("article", primary_key=True),
    _text("claim"),
    _text("sorting"),
    _text("filter"),
)

# The candidate index (`matching/retrieval.py`). A claim is known in it by the `version` of its row,
# which each change renews: what was indexed before is out of date by itself, and no row of the
# index is ever changed for it. `spread` counts the claims of all segments that have a term.
index_term = Table(
    "index_term",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("term", _WORD, nullable=False, unique=True),
    Column("backwards", _WORD, nullable=False, index=True),
    _number("spread"),
)

# The claims of a segment lie between `first` and `last`; no two segments overlap. `generation` is
# never used twice.
index_segment = Table(
    "index_segment",
    metadata,
    _key_number("generation"),
    _number("first"),
    _number("last"),
    _number("claims"),
)

# The claims of a segment that have a term, ascending, as unsigned numbers of four bytes, the
# smallest byte first.
index_posting = Table(
    "index_posting",
    metadata,
    _key_number("segment"),
    _key_number("term"),
    Column("claims", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# What is told of each number from `first` on, one or two bytes each (`matching/facts.py`): a
# segment has one row for every 65,536 numbers and name.
index_fact = Table(
    "index_fact",
    metadata,
    _key_number("segment"),
    Column("name", String(12), primary_key=True),
    _key_number("first"),
    Column("numbers", LargeBinary, nullable=False),
)

# The same for the newest claims, which no segment holds yet: a row for each claim and term.
index_recent = Table(
    "index_recent",
    metadata,
    _key_number("term"),
    _key_number("claim"),
    sqlite_with_rowid=False,
)
index_recent_claim = Table(
    "index_recent_claim",
    metadata,
    _key_number("claim"),
    _number("length"),
    _number("language"),
)

# One row. `analysis` says how texts were read (empty: the known claims were never read), `claims`
# counts those that are indexed and `outdated` the numbers that no claim has any more.
index_state = Table(
    "index_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _text("analysis"),
    _number("generation"),
    _number("claims"),
    _number("recent"),
    _number("outdated"),
)

# Vectors for the search by meaning (`matching/embedding.py`), of one model or several. As in the
# index, a claim is known by the `version` of its row, so that the vector of other words is out of
# date by itself. Vectors are made in the order of the numbers: up to `last`, each claim has one.
vector_model = Table(
    "vector_model",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fingerprint", CleanText, nullable=False, unique=True),
    _number("dimension"),
    _number("last"),
)

# The vectors of some claims: for each its number (four bytes), its scale (four bytes), and a byte
# for each figure (`matching/quantizing.py`).
vector_block = Table(
    "vector_block",
    metadata,
    Column("id", Integer, primary_key=True),
    _to("vector_model", "model", index=True),
    Column("claims", LargeBinary, nullable=False),
    Column("scales", LargeBinary, nullable=False),
    Column("figures", LargeBinary, nullable=False),
)
