"""What workers and screens tell each other."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from workbench.desk.quotation_checking import CheckedQuotation
    from workbench.model.article import ArticleSummary
    from workbench.model.desk import ArticleOnDesk, CheckedClaim
    from workbench.model.event import Event
    from workbench.model.import_run import Provenance
    from workbench.model.known import ExactAnswer
    from workbench.model.known_query import KnownPage
    from workbench.tui.words import Scales


@dataclass
class Failed(Message):
    """Something that was asked for did not happen; `text` says why, in one sentence."""

    text: str
    fatal: bool = False


@dataclass
class NotBackedUp(Message):
    """Today's backup was not made, or not of everything; `text` says why, in one sentence."""

    text: str


@dataclass
class Shelf(Message):
    """The articles on the desk."""

    articles: "tuple[ArticleSummary, ...]"
    actor: str


@dataclass
class Loaded(Message, bubble=False):
    """An article as it lies on the desk now."""

    desk: "ArticleOnDesk"
    scales: "Scales"
    actor: str


@dataclass
class Written(Message):
    """A decision is in the log; `event` is None where there was nothing to take back."""

    event: "Event | None"
    claims: tuple[str, ...]
    follow: bool = False
    then: str = ""


@dataclass
class NotWritten(Message):
    """A decision could not be written."""

    claims: tuple[str, ...]


@dataclass
class Reading(Message, bubble=False):
    """So many of the known claims are read into the index, without which nothing is found."""

    done: int
    total: int

    def can_replace(self, message: Message) -> bool:
        """Only the newest count matters."""
        return isinstance(message, Reading)


@dataclass
class MatchingStep(Message, bubble=False):
    """So many of an article's claims are matched; `claims` are the ids of the last few."""

    done: int
    total: int
    claims: tuple[str, ...]


@dataclass
class Renewed(Message, bubble=False):
    """Some claims of the article as they are now."""

    claims: "tuple[CheckedClaim, ...]"


@dataclass
class Proved(Message, bubble=False):
    """Every known claim was looked at for a claim; `answer` says what that tells."""

    claim: str
    answer: "ExactAnswer"


@dataclass
class Matched(Message, bubble=False):
    """The claims of the article are matched; `outdated` if by an index of other word lists."""

    outdated: bool = False


@dataclass
class SourceStep(Message, bubble=False):
    """How far a source is on its way in, in words."""

    text: str

    def can_replace(self, message: Message) -> bool:
        """Only the newest step matters."""
        return isinstance(message, SourceStep)


@dataclass
class SourceDone(Message, bubble=False):
    """A source is taken in, or it is not; `text` says what came of it."""

    text: str
    notices: tuple[str, ...] = ()
    taken: bool = True


@dataclass
class Quoted(Message, bubble=False):
    """The article's quotations against its sources; `texts` are those of the sources, by name."""

    quotations: "tuple[CheckedQuotation, ...]"
    texts: dict[str, str]


@dataclass
class Found(Message):
    """A page of what the claims database has for a line; none where the line can't be followed.

    `asked` is the number of the question, by which the answer to an earlier one is told.
    """

    asked: int
    page: "KnownPage | None"
    failure: str = ""


@dataclass
class Looked(Message):
    """Where a known claim comes from, and what it said before."""

    provenance: "Provenance"


@dataclass
class KnownChanged(Message):
    """A known claim was added, edited, withdrawn or proposed again."""

    told: str


@dataclass
class Told(Message):
    """Something worth telling was done: an export, an import."""

    text: str


@dataclass
class OpenArticle(Message):
    """A person wants to check this article: a path, or the id of one on the desk."""

    reference: str


@dataclass
class GoHome(Message):
    """A person wants to go back to the articles."""
