"""A passage of a source that bears on a claim."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.selector import TextQuoteSelector
from workbench.model.span import Span


class Stance(StrEnum):
    """What a passage does for a claim, as a person judged it; no verdict follows from it."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


class Credibility(StrEnum):
    """How credible an item of evidence is: the number of the Admiralty code."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNJUDGED = "6"


@dataclass(frozen=True, slots=True)
class PinnedPassage:
    """A passage in a text that was taken out of saved bytes.

    `quote` and `span` are the W3C TextQuoteSelector and TextPositionSelector, the span in code
    points of the extraction's text. `snapshot` is the SHA-256 of the bytes, `text_sha256` that of
    the text.
    """

    snapshot: str
    text_sha256: str
    span: Span
    quote: TextQuoteSelector


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage linked to a claim; `by` and `at` tell who last judged it, and when.

    `passage` is None where the whole source is meant, such as a photograph.
    """

    id: int
    source: int
    stance: Stance
    passage: PinnedPassage | None
    credibility: Credibility
    note: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class PlacedEvidence:
    """Evidence and where it is used.

    `article` and `claim` are the ids of both, `title` is the article's. `verdict` is the name of
    the verdict that the claim has now, empty where it has none.
    """

    article: int
    title: str
    claim: str
    evidence: Evidence
    verdict: str
