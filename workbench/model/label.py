"""What verdicts in the words of many publishers come to: a small set of normal forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class NormalVerdict(StrEnum):
    """The normal form of a verdict; the words of its publisher are kept beside it for ever."""

    TRUE = "true"
    MOSTLY_TRUE = "mostly-true"
    MIXED = "mixed"  # half of it holds
    MOSTLY_FALSE = "mostly-false"
    FALSE = "false"
    MISLEADING = "misleading"  # its words may hold, what they make believe does not
    MISSING_CONTEXT = "missing-context"
    ALTERED = "altered"  # a picture, a recording or a document was changed or made up
    MISATTRIBUTED = "misattributed"  # somebody else said it, or nobody
    ATTRIBUTED = "attributed"  # it was said by whom it is said to be
    SATIRE = "satire"
    UNPROVEN = "unproven"
    OUTDATED = "outdated"  # it held once
    PENDING = "pending"  # it is still being looked at
    VOID = "void"  # the check itself was withdrawn by its publisher


TRUE_LIKE = frozenset({NormalVerdict.TRUE, NormalVerdict.MOSTLY_TRUE})
FALSE_LIKE = frozenset({NormalVerdict.FALSE, NormalVerdict.MOSTLY_FALSE})


@dataclass(frozen=True, slots=True)
class LabelMap:
    """What the labels of some publishers come to, or of all where none is named.

    `publishers` are names and hosts, `languages` codes; `labels` are by their folded words.
    `is_own` tells that the desk made it, and not the program.
    """

    id: str
    version: int
    publishers: tuple[str, ...]
    languages: tuple[str, ...]
    labels: Mapping[str, NormalVerdict]
    is_own: bool = False

    @property
    def ref(self) -> str:
        """The map and its version, as `id@version`."""
        return f"{self.id}@{self.version}"


@dataclass(frozen=True, slots=True)
class LabelCount:
    """A label as a publisher gives it, its normal form if it has one, and how often it is there."""

    verdict: str
    publisher: str
    language: str
    count: int
    normal: NormalVerdict | None
