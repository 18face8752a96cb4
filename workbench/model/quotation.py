"""A quotation of the article, compared with a source word by word."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.match import Wording
from workbench.model.span import Span


class QuotationStatus(StrEnum):
    """How a quotation stands to a source."""

    VERBATIM = "verbatim"  # there word for word; what differs changes nothing of what was said
    ALTERED = "altered"  # there with other words
    TRANSLATED = "translated"  # the source is in another language, and a passage of it goes with it
    NOT_FOUND = "not-found"  # not in this source, which is in the quotation's language
    NOT_COMPARABLE = "not-comparable"  # the source is in another language, and nothing tells


class ChangeKind(StrEnum):
    """What was done to the source's words."""

    LEFT_OUT = "left-out"
    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"


class ChangeReason(StrEnum):
    """Why a change is there, or what it touches.

    From `number` on they touch what was said; those before do not, unless the change says so.
    """

    ELLIPSIS = "ellipsis"  # marked in the quotation, or in the source: […], (...), …
    BRACKETED = "bracketed"  # put in brackets: [Meyer] for "he", gemeinsame[n]
    BETWEEN_QUOTES = "between-quotes"  # the source itself breaks off its quotation there
    TYPOGRAPHY = "typography"  # marks, dashes, blanks, apostrophes, punctuation
    CAPITAL = "capital"
    HYPHENATION = "hyphenation"  # at the end of a line, or a soft hyphen
    SPELLING = "spelling"  # ß and ss, old spelling, umlauts, numbers in words, compounds
    INFLECTED = "inflected"  # endings that the sentence around the quotation wants
    JOINED = "joined"  # what stands apart in the source stands together here
    NUMBER = "number"
    NEGATION = "negation"
    NAME = "name"
    WORDING = "wording"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class WordChange:
    """One difference; spans are offsets into the quotation and into the source.

    The side that has nothing there has an empty wording at the place where it would stand. Where
    very many words are left out, the source's wording is empty, too. `matters` is false for what
    a quotation may do without saying something else.
    """

    kind: ChangeKind
    quotation: Wording
    source: Wording
    reason: ChangeReason
    matters: bool


@dataclass(frozen=True, slots=True)
class QuotationCheck:
    """A quotation against one source.

    `places` are where the source has it, in the order of the quotation: two or more where words
    that stand apart were joined, none where it was not found. `changes` are in the quotation's
    order. `share` is how much of the quotation's words are there, 0–1.
    """

    status: QuotationStatus
    places: tuple[Span, ...] = ()
    changes: tuple[WordChange, ...] = ()
    share: float = 0.0

    @property
    def inflected(self) -> bool:
        """Whether it has the source's words with other endings, and is altered in nothing else."""
        return self.status is QuotationStatus.VERBATIM and any(
            change.reason is ChangeReason.INFLECTED for change in self.changes
        )


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """A quotation against one of several sources, named by `source`."""

    source: str
    check: QuotationCheck


@dataclass(frozen=True, slots=True)
class QuotationFinding:
    """A quotation against all sources, the best first; `status` is that of the best.

    NOT_FOUND where no source in its language has it and none in another language has a passage
    that goes with it, NOT_COMPARABLE where all sources are in other languages.
    """

    status: QuotationStatus
    checks: tuple[SourceCheck, ...]

    @property
    def best(self) -> SourceCheck | None:
        """The source that has it best, None where none has it."""
        return self.checks[0] if self.checks and self.checks[0].check.places else None

    def among(self, status: QuotationStatus) -> tuple[str, ...]:
        """The sources in which it stands so."""
        return tuple(item.source for item in self.checks if item.check.status is status)


@dataclass(frozen=True, slots=True)
class ArticleQuotation:
    """A quotation of an article without its marks.

    `context` is the text of the sentences that it lies in. `claims` are the ids of the claims
    that have at least a part of it, in text order; none for one in a heading or caption.
    """

    span: Span
    text: str
    language: str
    context: str
    claims: tuple[str, ...]
