"""The tables of the claims database; `db/migrations` builds them, a test holds the two equal.

Times are UTC in ISO 8601 with milliseconds and `Z`. Offsets are code points into the text of the
revision named beside them. Lists and records that are only ever read whole are JSON in a text
column, because the two engines' own JSON types differ.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    Table,
    UniqueConstraint,
    false,
)

from workbench.model.verdict import Question
from workbench.store.borders import CleanText
from workbench.store.columns import (
    key_number,
    later_text,
    metadata,
    number,
    sha256,
    text,
    to,
)

article = Table(
    "article",
    metadata,
    Column("id", Integer, primary_key=True),
    text("name"),
    text("title"),
    text("language"),
    number("revision"),
    text("added_at"),
    text("opened_at"),
)

# A text as it came in; an article has one for each time it was read with other bytes.
revision = Table(
    "revision",
    metadata,
    to("article", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    text("text"),
    Column("raw", LargeBinary, nullable=False),
    sha256("sha256"),
    text("encoding"),
    text("media_type"),
    text("notices"),
    Column("kept_share", Float, nullable=True),
    text("at"),
    Column("metadata", CleanText, nullable=False, server_default="{}"),
    Index(None, "sha256"),
)

excluded = Table(
    "excluded",
    metadata,
    to("article", primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, primary_key=True, autoincrement=False),
    text("reason"),
)

# `label` is the claim's id within its article (c1, c2 …). The words never change; the span counts
# in the text of `revision`. `verdict` (is it so?), `said` (did they say it?) and `note` point at
# the row in force, if there is one. `shortfall` says why less evidence than wanted is enough.
claim = Table(
    "claim",
    metadata,
    Column("id", Integer, primary_key=True),
    to("article"),
    number("label"),
    number("revision"),
    number("start"),
    number("end"),
    text("exact"),
    text("prefix"),
    text("suffix"),
    number("sentence_start"),
    number("sentence_end"),
    Column("checkable", Boolean, nullable=False),
    Column("worth", Float, nullable=False),
    Column("hedged", Boolean, nullable=False),
    text("reasons"),
    text("attribution", optional=True),
    text("signals"),
    number("frame_start", optional=True),
    number("frame_end", optional=True),
    text("language", optional=True),
    text("context", optional=True),
    Column("active", Boolean, nullable=False),
    text("dismissed", optional=True),
    text("shortfall", optional=True),
    number("verdict", optional=True),
    number("said", optional=True),
    number("note", optional=True),
    number("matched_version"),
    UniqueConstraint("article", "label"),
)

# Append-only: what was decided on which question, on which scale in which version. No label: it
# was taken back. The default is that of the rows from before there were two questions.
verdict = Table(
    "verdict",
    metadata,
    Column("id", Integer, primary_key=True),
    to("claim", index=True),
    Column("question", CleanText, nullable=False, server_default=Question.SO.value),
    text("scale", optional=True),
    text("label", optional=True),
    text("name", optional=True),
    Column("settles", Boolean, nullable=False),
    text("actor"),
    text("at"),
    number("event"),
)

# Append-only. No text: the note was taken back.
note = Table(
    "note",
    metadata,
    Column("id", Integer, primary_key=True),
    to("claim", index=True),
    text("text", optional=True),
    text("actor"),
    text("at"),
    number("event"),
)

# What the author is asked about a claim, and the answer. Never deleted: what was withdrawn is not
# `active`. `actor` and `at` tell who worded it last, `event` is the last one that changed it.
query = Table(
    "query",
    metadata,
    key_number("id"),
    to("claim", index=True),
    text("kind"),
    text("text"),
    text("old"),
    text("new"),
    text("source"),
    text("reply", optional=True),
    text("answer"),
    Column("active", Boolean, nullable=False),
    text("actor"),
    text("at"),
    text("answered_by"),
    text("answered_at"),
    number("event"),
)

# `key` stands for publisher and external id, which may be longer than an index takes. `version`
# counts the changes of the table. `origin_claim` is set for what this desk has decided itself,
# `import_run` for what came in a file: the run that changed it last.
known_claim = Table(
    "known_claim",
    metadata,
    Column("id", Integer, primary_key=True),
    sha256("key", unique=True),
    text("text"),
    text("external_id"),
    text("title"),
    text("summary"),
    text("language"),
    text("verdict"),
    text("date"),
    text("publisher"),
    text("url"),
    text("claimant"),
    text("origin"),
    text("checked_by"),
    Column("withdrawn", Boolean, nullable=False),
    Column("version", Integer, nullable=False, index=True),
    to("article", "origin_article", optional=True, index=True),
    to("claim", "origin_claim", optional=True),
    *(later_text(name) for name in ("claim_date", "valid_until", "recheck_on", "licence")),
    *(later_text(name) for name in ("record", "withdrawn_because")),
    number("import_run", optional=True),
    Index(None, "import_run"),
)

# What an entry said before it was changed, as JSON of its columns, with the number of the run
# that changed it (none: by hand).
known_version = Table(
    "known_version",
    metadata,
    Column("id", Integer, primary_key=True),
    to("known_claim", "known", index=True),
    text("body"),
    text("actor"),
    text("at"),
    number("import_run", optional=True),
    Index(None, "import_run"),
)

# A file taken in, or a part of an archive. `position` counts the records read so far: a run that
# is still `running` goes on from there. `reasons` counts what went to quarantine, as JSON.
import_run = Table(
    "import_run",
    metadata,
    Column("id", Integer, primary_key=True),
    text("name"),
    sha256("sha256"),
    text("options"),
    text("licence"),
    text("actor"),
    text("at"),
    text("state"),
    text("reasons"),
    *(number(name) for name in ("position", "new", "changed", "same", "quarantined", "withdrawn")),
    Index(None, "sha256"),
)

# A record that can't be trusted, as it was read; `fields` is what was made out of it, as JSON.
# Importing a file again finds it by its hash.
quarantine = Table(
    "quarantine",
    metadata,
    Column("id", Integer, primary_key=True),
    sha256("record", unique=True),
    to("import_run", index=True),
    text("kind"),
    text("detail"),
    text("origin"),
    text("place"),
    text("raw"),
    text("fields"),
    text("at"),
    text("state"),
    to("known_claim", "known", optional=True),
    text("note"),
    Index(None, "state"),
)

# `score` is in hundredths. `decision` and `reopened` are what the table of decisions says of the
# claim's wording and the known claim, kept here too so that it need not be asked for each match.
match = Table(
    "match",
    metadata,
    to("claim", primary_key=True),
    to("known_claim", "known", primary_key=True, index=True),
    number("rank"),
    number("score"),
    text("relation"),
    text("differences"),
    text("decision", optional=True),
    text("reopened", optional=True),
    text("reserves", optional=True),
)

# What was decided on a wording and a known claim, in whatever article. A decision has lapsed when
# the known claim has got another text or another verdict since.
decision = Table(
    "decision",
    metadata,
    sha256("wording", primary_key=True),
    to("known_claim", "known", primary_key=True, index=True),
    text("decision"),
    Column("lapsed", Boolean, nullable=False, server_default=false()),
)

# The verification log; `body` is canonical JSON, `hash` that of the whole line with `prev` in it.
event = Table(
    "event",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    text("at"),
    text("actor"),
    text("kind"),
    Column("article", Integer, nullable=False, index=True),
    text("body"),
    sha256("prev", unique=True),
    sha256("hash", unique=True),
)

# Append-only: the newest row is in force. A training has `weights` and `decisions`, the number of
# each kind that it learnt from; a training taken back `restores` an earlier one, or with none of
# the three the weights that ship with the program.
worth_model = Table(
    "worth_model",
    metadata,
    Column("id", Integer, primary_key=True),
    text("weights", optional=True),
    text("decisions", optional=True),
    to("worth_model", "restores", optional=True),
    text("actor"),
    text("at"),
    number("event"),
)

place = Table(
    "place",
    metadata,
    to("article", primary_key=True),
    text("claim"),
    text("sorting"),
    text("filter"),
)
