"""What an exported log says, built once, so that a format only has to write it down.

Words are in the language of the export already; texts from outside (the article, notes, known
claims) are as stored, and each format makes them harmless in its own way.
"""

from dataclasses import dataclass

from workbench.desk.formats.pieces import Piece
from workbench.model.article import Article
from workbench.model.desk import CheckedClaim
from workbench.model.event import GENESIS, Event, EventKind
from workbench.model.evidence import Evidence, Stance
from workbench.model.match import DifferenceKind, Match, Relation
from workbench.model.origin import OriginGroup
from workbench.model.profile import Profile
from workbench.model.query import Query
from workbench.model.source import Snapshot, Source
from workbench.model.split import Excluded
from workbench.model.verdict import Question

# A claim may have ten matches that are only on its topic; a page of them hides the telling ones.
_RELATED_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Look:
    """How a claim or a match is shown: never by colour alone.

    `tone` is a word for the style sheet: a verdict's tone, a claim's state or a relation.
    """

    tone: str
    sign: str
    word: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with the names of its scale; `rating` is the ClaimReview number, if it has one."""

    look: Look
    label: str
    name: str
    definition: str
    scale: str
    rating: int | None
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class DifferenceEntry:
    """One critical detail, in both wordings; a side that has nothing is empty."""

    kind: DifferenceKind
    word: str
    claim: str
    known: str


@dataclass(frozen=True, slots=True)
class MatchEntry:
    """A known claim beside the claim; differing stretches of both wordings carry their kind."""

    match: Match
    look: Look
    decision: str
    source: str
    claim: tuple[Piece[DifferenceKind], ...]
    known: tuple[Piece[DifferenceKind], ...]
    differences: tuple[DifferenceEntry, ...]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One event in words; `at` is UTC and readable."""

    seq: int
    at: str
    actor: str
    what: str
    details: tuple[str, ...]

    @property
    def line(self) -> str:
        """The whole event in one line."""
        details = f" – {'; '.join(self.details)}" if self.details else ""
        return f"{self.at} {self.actor}: {self.what}{details}"


@dataclass(frozen=True, slots=True)
class OriginEntry:
    """The sources that go back to one origin, and in words why they are thought to.

    `others` are those beside the one that this is told of, by their references.
    """

    group: OriginGroup
    others: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source of the article, or of one of its events.

    `reference` is what evidence calls it (`s3`, `confidential-1`), `name` the same in words.
    `source` is None where it is withheld; `digest` is its salted hash then, and that of every
    confidential one. `salt` is empty in a public export. `grade` is the letter of the Admiralty
    code. `claims` counts those it has evidence for or against, `attached` tells whether the
    article is still checked against it.
    """

    reference: str
    name: str
    kind: str
    grade: str
    source: Source | None
    digest: str
    salt: str
    origin: OriginEntry | None
    claims: int
    attached: bool

    @property
    def title(self) -> str:
        """Its title; where it is withheld, its name."""
        return self.source.details.title if self.source else self.name

    @property
    def facts(self) -> tuple[str, ...]:
        """Who wrote and published it, and when."""
        if self.source is None:
            return ()
        details = self.source.details
        told = (details.author, details.publisher, details.published)
        return tuple(item for item in told if item)


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """A passage for or against a claim; `grade` is like `B2`: the source's letter, its number.

    `item` has no passage where the whole source is meant, or where it is withheld. `page` counts
    the pages of a PDF from 1.
    """

    item: Evidence
    source: SourceEntry
    look: Look
    grade: str
    page: int | None
    at: str

    @property
    def snapshot(self) -> Snapshot | None:
        """The saved bytes that the passage is from."""
        passage, source = self.item.passage, self.source.source
        if passage is None or source is None:
            return None
        saved = (each for each in source.snapshots if each.sha256 == passage.snapshot)
        return next(saved, None)


@dataclass(frozen=True, slots=True)
class Answer:
    """A question that a claim raises, in words, and the verdict on it."""

    question: Question
    words: str
    judgement: Judgement | None


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim with all that was decided about it. `number` is its id without the letter.

    `answers` are those to all its questions, in their order. `evidence` is apart from the
    verdict: what speaks for it first, then what speaks against it. `backing` tells in words how
    that stands to the rule in force, where it is held against one.
    """

    number: str
    checked: CheckedClaim
    look: Look
    state: str
    answers: tuple[Answer, ...]
    signals: tuple[str, ...]
    context: tuple[str, ...]
    matches: tuple[MatchEntry, ...]
    history: tuple[HistoryEntry, ...]
    evidence: tuple[EvidenceEntry, ...] = ()
    backing: str = ""

    @property
    def queries(self) -> tuple[Query, ...]:
        """What the author was asked about it, and what they said; nothing in public."""
        return self.checked.queries

    def evidence_that(self, stance: Stance) -> tuple[EvidenceEntry, ...]:
        """The evidence that does this for the claim."""
        return tuple(entry for entry in self.evidence if entry.item.stance is stance)

    @property
    def judgement(self) -> Judgement | None:
        """The verdict on "is it so?"."""
        return self.judgement_on(Question.SO)

    @property
    def said(self) -> Judgement | None:
        """The verdict on "did they say it?"."""
        return self.judgement_on(Question.SAID)

    def judgement_on(self, asked: Question) -> Judgement | None:
        """The verdict on a question."""
        return next((a.judgement for a in self.answers if a.question is asked), None)

    @property
    def both(self) -> tuple[Answer, ...]:
        """The answers where there are two questions and one of them is judged, else nothing."""
        judged = any(answer.judgement for answer in self.answers)
        return self.answers if judged and len(self.answers) > 1 else ()

    @property
    def telling(self) -> tuple[MatchEntry, ...]:
        """The matches that a reader needs: all but the lesser ones that are only on the topic."""
        left = _RELATED_SHOWN
        shown = []
        for entry in self.matches:
            related = entry.match.comparison.relation is Relation.RELATED
            if related and entry.match.decision is None:
                left -= 1
                if left < 0:
                    continue
            shown.append(entry)
        return tuple(shown)


@dataclass(frozen=True, slots=True)
class ExcludedEntry:
    """A stretch that is no claim, and why, in words."""

    excluded: Excluded
    reason: str


@dataclass(frozen=True, slots=True)
class TallyEntry:
    """How many claims look like this."""

    look: Look
    count: int


@dataclass(frozen=True, slots=True)
class Withheld:
    """An event without its body, which may not leave the house; its hash is that of the whole."""

    seq: int
    at: str
    actor: str
    kind: EventKind
    article: int
    prev: str
    hash: str


@dataclass(frozen=True, slots=True)
class LogDocument:
    """Everything an export says, and nothing that its profile withholds.

    `pieces` are the whole article; a tag is a `ClaimEntry` or an `ExcludedEntry`. `events` are
    all events of the article and of its sources in order; `history` words those that concern no
    claim in force. `sources` are those that the article is or was checked against. `head` is the
    number and the hash of the last entry of the whole log.
    """

    article: Article
    language: str
    exported_at: str
    exported_by: str
    program: str
    claims: tuple[ClaimEntry, ...]
    excluded: tuple[ExcludedEntry, ...]
    pieces: tuple[Piece[ClaimEntry | ExcludedEntry], ...]
    tally: tuple[TallyEntry, ...]
    conflicts: int
    history: tuple[HistoryEntry, ...]
    events: tuple[Event | Withheld, ...]
    profile: Profile = Profile.INTERNAL
    sources: tuple[SourceEntry, ...] = ()
    head: tuple[int, str] = (0, GENESIS)
    desk: str = ""
    url: str = ""

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """The events whose bodies are withheld."""
        return tuple(item for item in self.events if isinstance(item, Withheld))

    @property
    def in_use(self) -> tuple[SourceEntry, ...]:
        """The sources that the article is checked against or has evidence from."""
        return tuple(entry for entry in self.sources if entry.attached or entry.claims)

    @property
    def open_queries(self) -> tuple[tuple[ClaimEntry, Query], ...]:
        """What the author has not answered yet, each with its claim."""
        return tuple((entry, q) for entry in self.claims for q in entry.queries if q.is_open)

    @property
    def short(self) -> tuple[ClaimEntry, ...]:
        """The claims that are decided on less evidence than is wanted."""
        return tuple(entry for entry in self.claims if entry.checked.falls_short)
