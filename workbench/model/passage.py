"""A stretch of a source that bears on a claim."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.match import Difference
from workbench.model.span import Span


class Bearing(StrEnum):
    """What a passage of a source says of a claim, as far as words tell."""

    SUPPORTS = "supports"  # it says so, or a substantial part of it
    CONTRADICTS = "contradicts"  # it speaks of the same matter, and a critical detail differs
    RELATED = "related"  # it speaks of the same topic


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source's text proposed for a claim; `text == source[span.start:span.end]`.

    `score` is 0–100. Claim spans of the differences are offsets into the claim's text, known spans
    into the passage's.
    """

    span: Span
    text: str
    score: float
    bearing: Bearing
    differences: tuple[Difference, ...] = ()
