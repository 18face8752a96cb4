"""What known claims are searched for, and what is found."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.known import SearchHit


class Sorting(StrEnum):
    """The order of what is found."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    PUBLISHER = "publisher"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class KnownQuery:
    """Words, and what must be so of a known claim; empty for what does not matter.

    `phrases` must stand in it word for word. `publisher` and `claimant` are parts of names,
    `verdict` the words of a publisher or a normal form, `language` a code. `since` and `until`
    are the first and the last day of its check, as ISO dates.
    """

    words: str = ""
    phrases: tuple[str, ...] = ()
    publisher: str = ""
    verdict: str = ""
    language: str = ""
    claimant: str = ""
    since: str = ""
    until: str = ""
    sorting: Sorting = Sorting.RELEVANCE

    @property
    def text(self) -> str:
        """All that is looked for in texts: words and phrases."""
        return " ".join(filter(None, (self.words, *self.phrases)))

    @property
    def is_filtered(self) -> bool:
        """Whether anything must be so beside the words."""
        return any(
            (
                self.phrases,
                self.publisher,
                self.verdict,
                self.language,
                self.claimant,
                self.since,
                self.until,
            )
        )


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A part of what is found: from `offset` on, in the order asked for.

    `total` counts all known claims that have every word and meet every condition. By relevance,
    others that are only like the words may stand among the hits. `groups` are the places of the
    hits: those that claim the same by several publishers are in one, which stands where its first
    one does.
    """

    total: int
    offset: int
    hits: tuple[SearchHit, ...]
    groups: tuple[tuple[int, ...], ...]
