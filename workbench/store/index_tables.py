"""The tables of the candidate index and of vectors; see `tables.py`."""

from sqlalchemy import Column, Integer, LargeBinary, String, Table

from workbench.store.borders import CleanText
from workbench.store.columns import WORD, key_number, metadata, number, text, to

# The candidate index (`matching/retrieval.py`). A claim is known in it by the `version` of its row,
# which each change renews: what was indexed before is out of date by itself, and no row of the
# index is ever changed for it. `spread` counts the claims of all segments that have a term.
index_term = Table(
    "index_term",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("term", WORD, nullable=False, unique=True),
    Column("backwards", WORD, nullable=False, index=True),
    number("spread"),
)

# The claims of a segment lie between `first` and `last`; no two segments overlap. `generation` is
# never used twice.
index_segment = Table(
    "index_segment",
    metadata,
    key_number("generation"),
    number("first"),
    number("last"),
    number("claims"),
)

# The claims of a segment that have a term, ascending, as unsigned numbers of four bytes, the
# smallest byte first.
index_posting = Table(
    "index_posting",
    metadata,
    key_number("segment"),
    key_number("term"),
    Column("claims", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# What is told of each number from `first` on, one or two bytes each (`matching/facts.py`): a
# segment has one row for every 65,536 numbers and name.
index_fact = Table(
    "index_fact",
    metadata,
    key_number("segment"),
    Column("name", String(12), primary_key=True),
    key_number("first"),
    Column("numbers", LargeBinary, nullable=False),
)

# The same for the newest claims, which no segment holds yet: a row for each claim and term.
index_recent = Table(
    "index_recent",
    metadata,
    key_number("term"),
    key_number("claim"),
    sqlite_with_rowid=False,
)
index_recent_claim = Table(
    "index_recent_claim",
    metadata,
    key_number("claim"),
    number("length"),
    number("language"),
)

# One row. `analysis` says how texts were read (empty: the known claims were never read), `claims`
# counts those that are indexed and `outdated` the numbers that no claim has any more.
index_state = Table(
    "index_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    text("analysis"),
    number("generation"),
    number("claims"),
    number("recent"),
    number("outdated"),
)

# Vectors for the search by meaning (`matching/embedding.py`), of one model or several. As in the
# index, a claim is known by the `version` of its row, so that the vector of other words is out of
# date by itself. Vectors are made in the order of the numbers: up to `last`, each claim has one.
vector_model = Table(
    "vector_model",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fingerprint", CleanText, nullable=False, unique=True),
    number("dimension"),
    number("last"),
)

# The vectors of some claims: for each its number (four bytes), its scale (four bytes), and a byte
# for each figure (`matching/quantizing.py`).
vector_block = Table(
    "vector_block",
    metadata,
    Column("id", Integer, primary_key=True),
    to("vector_model", "model", index=True),
    Column("claims", LargeBinary, nullable=False),
    Column("scales", LargeBinary, nullable=False),
    Column("figures", LargeBinary, nullable=False),
)
