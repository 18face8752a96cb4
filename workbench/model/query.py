"""What a checker asks the author of an article, or wants them to change, and what they say."""

from dataclasses import dataclass
from enum import StrEnum


class QueryKind(StrEnum):
    """What is wanted of the author."""

    QUESTION = "question"
    CORRECTION = "correction"


class Reply(StrEnum):
    """What the author made of it; words alone are an answer to either kind."""

    ANSWERED = "answered"
    ACCEPTED = "accepted"  # of a correction
    REJECTED = "rejected"  # of a correction


@dataclass(frozen=True, slots=True)
class Query:
    """A question or a correction that is put to the author about a claim.

    `id` is unique within the database and stays when the claim is edited. `text` is the question,
    or why something should be corrected. A correction wants `new` instead of `old`; where `new`
    is empty, `old` is to be struck out. `source` is what it rests on: words, or the reference of
    a source (`s3`). `reply` is None and `answer` empty as long as the author has not answered;
    who accepts or rejects need not use words. `by` and `at` tell who last worded it and when,
    `answered_by` and `answered_at` who took the answer in; they are empty where there is none.
    Times are UTC, ISO 8601.
    """

    id: int
    claim: str
    kind: QueryKind
    text: str
    old: str = ""
    new: str = ""
    source: str = ""
    reply: Reply | None = None
    answer: str = ""
    by: str = ""
    at: str = ""
    answered_by: str = ""
    answered_at: str = ""

    @property
    def name(self) -> str:
        """How people call it: `q3`."""
        return query_name(self.id)

    @property
    def is_open(self) -> bool:
        """Whether the author still has to say something."""
        return self.reply is None


@dataclass(frozen=True, slots=True)
class FiledQuery:
    """A query of an article with where it stands, also one that nobody waits for any more.

    `wording` is that of its claim. `withdrawn` is true where it was taken back, `retired` where
    the claim no longer stands in the article.
    """

    query: Query
    wording: str
    withdrawn: bool
    retired: bool


def query_name(number: int) -> str:
    """How a query is called: `q3`."""
    return f"q{number}"
