"""What splitting an article gives: claims, their signals, and the text left out with a reason."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.model.span import Span
from workbench.model.verdict import Question


class SignalKind(StrEnum):
    """What makes a claim checkable."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    DATE = "date"
    QUOTE = "quote"
    NAME = "name"
    ATTRIBUTION = "attribution"
    COMPARISON = "comparison"
    NEGATION = "negation"
    HEDGE = "hedge"
    CAUSAL = "causal"
    PREDICTION = "prediction"
    OPINION = "opinion"


class NameSort(StrEnum):
    """What a name names, as far as its wording and the alias list tell."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    NATION = "nation"
    UNKNOWN = ""


class ExclusionReason(StrEnum):
    """Why a stretch of the article is no claim."""

    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    AGENCY = "agency"
    BYLINE = "byline"
    NAVIGATION = "navigation"
    PLAYER = "player"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Signal:
    """One checkable detail.

    `value` is normalised: ISO 8601 for dates (`--02-24` where the year is open, `2014-08/2015-07`
    for a period), a decimal string for numbers and ordinals, the words without marks for
    quotations, the text itself otherwise. `unit` names the unit of a number (`percent`,
    `percentage-point`, `EUR`, `minute` …; empty where there is none). `sort` says what a name
    names. `resolved` is the day or period (ISO 8601) that a date which is partial or seen from the
    day of writing stands for, worked out from the article's date; empty where that is not known or
    not needed. `scope` is the stretch that a negation turns round.
    """

    kind: SignalKind
    span: Span
    text: str
    value: str
    unit: str = ""
    sort: NameSort = NameSort.UNKNOWN
    resolved: str = ""
    scope: Span | None = None

    def moved(self, by: int) -> "Signal":
        """The same signal seen from an origin `by` code points earlier."""
        if not by:
            return self
        return Signal(
            self.kind,
            self.span.shifted(by),
            self.text,
            self.value,
            self.unit,
            self.sort,
            self.resolved,
            self.scope.shifted(by) if self.scope else None,
        )

    def place(self) -> tuple[int, int, str]:
        """What signals are sorted by: where they begin, where they end, their kind."""
        return self.span.start, self.span.end, self.kind


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said it; the span may lie in an earlier sentence."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or another wording somewhere in the article; `text` is that of the span."""

    span: Span
    text: str


class ReferenceKind(StrEnum):
    """In what way a claim leans on the text around it."""

    PRONOUN = "pronoun"  # "he", "ihre"
    PHRASE = "phrase"  # "the two leaders", "die Behörde"
    RELATIVE = "relative"  # "which opened in 1931"
    ELIDED = "elided"  # the subject stands only in the clause before


@dataclass(frozen=True, slots=True)
class Reference:
    """A wording in a claim that only the text before it explains.

    `span` and `text` are the wording, empty at the claim's start where the subject is left out.
    `candidates` are what it may mean, the nearest first; they are shown beside the claim and
    never written into it.
    """

    kind: ReferenceKind
    span: Span
    text: str
    candidates: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence or clause that a checker would tick off on its own.

    `text == article.text[span.start:span.end]` always. `worth` is 0–1, how much the claim
    deserves checking first; `reasons` name what moved it, as catalogue keys. `frame` is the part
    of the claim's sentence that says who speaks ("said the mayor"), where there is one.
    `language` is the code of the rules it was read by. `context` tells what it leans on.
    """

    id: str
    span: Span
    text: str
    sentence: Span
    checkable: bool
    worth: float
    reasons: tuple[str, ...]
    hedged: bool
    attribution: Attribution | None
    signals: tuple[Signal, ...]
    frame: Span | None = None
    language: str = ""
    context: tuple[Reference, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """What can be judged on it; whether it was said only where somebody is named."""
        return (Question.SO,) if self.attribution is None else (Question.SAID, Question.SO)


@dataclass(frozen=True, slots=True)
class Excluded:
    """A stretch that is no claim, and why."""

    span: Span
    text: str
    reason: ExclusionReason


@dataclass(frozen=True, slots=True)
class Metadata:
    """Where an article comes from, as far as it says.

    `published` is the day it went up, ISO 8601, with the time of day where that is told
    (`2024-03-01`, `2024-03-01T14:05`, `2024-03-01T14:05+01:00`), or empty. `agencies` are the
    news agencies and `bylines` the names of the authors, each as worded, in text order.
    """

    published: str = ""
    agencies: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The day it went up; None where that is not known to the day."""
        try:
            return date.fromisoformat(self.published[:10])
        except ValueError:
            return None

    def filled_from(self, other: "Metadata") -> "Metadata":
        """The same, with what is unknown here taken from `other`."""
        return Metadata(
            self.published or other.published,
            self.agencies or other.agencies,
            self.bylines or other.bylines,
        )


NO_METADATA = Metadata()
"""That of an article that says nothing of its origin."""


@dataclass(frozen=True, slots=True)
class Split:
    """A whole article, split.

    Every non-blank character lies in the sentence of a claim or in an excluded span. Claims are
    in text order; they may be nested and never overlap partly.
    """

    title: str
    language: str
    length: int
    claims: tuple[Claim, ...]
    excluded: tuple[Excluded, ...]
    metadata: Metadata = NO_METADATA
