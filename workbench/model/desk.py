"""What the desk shows: an article with its claims and everything decided about them."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.model.article import Article
from workbench.model.event import EventKind
from workbench.model.evidence import Evidence
from workbench.model.match import Decision, Match, Relation
from workbench.model.query import Query
from workbench.model.source import Source
from workbench.model.split import Claim, Excluded
from workbench.model.verdict import Question, Verdict

if TYPE_CHECKING:  # nothing at a start is held against a rule
    from workbench.model.support import Support


class ClaimState(StrEnum):
    """Where the work on a claim stands."""

    OPEN = "open"
    PENDING = "pending"  # marked, but not settled (query, source missing, only "said" judged)
    DECIDED = "decided"
    DISMISSED = "dismissed"  # a person said: not a claim
    UNCHECKABLE = "uncheckable"  # the splitter said: nothing to check; still listed


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim of an article on the desk, with its matches best first.

    `verdict` answers "is it so?", `said` answers "did they say it?". `evidence` is what speaks for
    and against it, apart from the verdict. `shortfall` says why less evidence than the rules want
    is enough; None where nobody has said so. `backing` is how the evidence stands to what the
    rule in force wants, None as long as there is neither evidence nor a verdict that settles.
    `queries` are what the author is asked about it, and was, by their numbers.
    """

    claim: Claim
    verdict: Verdict | None = None
    note: str = ""
    dismissed: str | None = None
    matches: tuple[Match, ...] = ()
    said: Verdict | None = None
    evidence: tuple[Evidence, ...] = ()
    shortfall: str | None = None
    backing: "Support | None" = None
    queries: tuple[Query, ...] = ()

    def verdict_on(self, question: Question) -> Verdict | None:
        """The verdict that answers a question."""
        return self.said if question is Question.SAID else self.verdict

    @property
    def state(self) -> ClaimState:
        """Where the work on it stands; a verdict counts even on an uncheckable claim.

        Only a settling verdict on "is it so?" decides it, whether or not "did they say it?" is
        judged. A verdict on the latter alone leaves it pending, whatever it says: the other
        question is open.
        """
        if self.dismissed is not None:
            return ClaimState.DISMISSED
        if self.verdict is not None and self.verdict.settles:
            return ClaimState.DECIDED
        if self.verdict is not None or self.said is not None:
            return ClaimState.PENDING
        return ClaimState.OPEN if self.claim.checkable else ClaimState.UNCHECKABLE

    @property
    def falls_short(self) -> bool:
        """Whether it is decided on less evidence than the rule in force wants."""
        decided = self.state is ClaimState.DECIDED
        return decided and self.backing is not None and not self.backing.enough

    @property
    def open_queries(self) -> tuple[Query, ...]:
        """What the author has not answered yet."""
        return tuple(item for item in self.queries if item.is_open)

    @property
    def proposals(self) -> tuple[Match, ...]:
        """The matches that nobody has rejected."""
        return tuple(item for item in self.matches if item.decision is not Decision.REJECTED)

    @property
    def rejected(self) -> tuple[Match, ...]:
        """The matches that somebody has rejected for this wording."""
        return tuple(item for item in self.matches if item.decision is Decision.REJECTED)

    @property
    def in_conflict(self) -> bool:
        """Whether a known claim that nobody has rejected differs in a critical detail."""
        return any(match.comparison.relation is Relation.CONFLICT for match in self.proposals)


class ClaimOrder(StrEnum):
    """How the claims are gone through."""

    PLACE = "place"
    WORTH = "worth"


class ClaimFilter(StrEnum):
    """Which claims are gone through."""

    ALL = "all"
    OPEN = "open"
    PENDING = "pending"
    DECIDED = "decided"
    CONFLICT = "conflict"
    UNCHECKABLE = "uncheckable"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a checker was in an article when they left it."""

    claim: str = ""
    order: ClaimOrder = ClaimOrder.PLACE
    filter: ClaimFilter = ClaimFilter.ALL


@dataclass(frozen=True, slots=True)
class ArticleOnDesk:
    """An article with its active claims in text order and its excluded spans.

    `sources` are those that it is checked against. `undo` and `redo` name the step that the next
    undo or redo would take back or repeat, and are None where there is none. `matched` is false
    until the claims were matched against the claims database in its present state. `notices` are
    sentences about what was done on the article's way in.
    """

    article: Article
    claims: tuple[CheckedClaim, ...]
    excluded: tuple[Excluded, ...]
    place: Place = field(default_factory=Place)
    undo: EventKind | None = None
    redo: EventKind | None = None
    matched: bool = False
    notices: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def open_queries(self) -> tuple[Query, ...]:
        """What the author has not answered yet, claim by claim."""
        return tuple(query for item in self.claims for query in item.open_queries)

    def find(self, claim_id: str) -> CheckedClaim | None:
        """The active claim of that id."""
        return next((item for item in self.claims if item.claim.id == claim_id), None)
