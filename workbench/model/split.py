"""What splitting an article gives: claims, their signals, and the text left out with a reason."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.span import Span


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
    `percentage-point`, `EUR`, `minute` …; empty where there is none).
    """

    kind: SignalKind
    span: Span
    text: str
    value: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said it; the span may lie in an earlier sentence."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence or clause that a checker would tick off on its own.

    `text == article.text[span.start:span.end]` always. `worth` is 0–1, how much the claim
    deserves checking first; `reasons` name what moved it, as catalogue keys.
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
