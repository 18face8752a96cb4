"""Claims that somebody has checked before."""

from dataclasses import dataclass
from datetime import date as calendar_date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """An entry of the claims database.

    `id` is 0 until the store has given one. `external_id` is unique per `publisher`. `date` is
    an ISO date or empty. `origin` says where it comes from (a file, or the article of this desk
    it was decided in); `checked_by` who decided it, where that is known.

    `claim_date` is the day the claim was made, `valid_until` the last day the verdict holds for,
    `recheck_on` the day from which it is to be looked at again: ISO dates, or empty. `licence`
    says what may be done with the entry; `record` is the SHA-256 of the raw record it was read
    from, as hex, empty for what was added by hand. `withdrawn_because` is the reason of one that
    is `withdrawn`.
    """

    id: int
    text: str
    external_id: str = ""
    title: str = ""
    summary: str = ""
    language: str = ""
    verdict: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    claimant: str = ""
    origin: str = ""
    checked_by: str = ""
    withdrawn: bool = False
    claim_date: str = ""
    valid_until: str = ""
    recheck_on: str = ""
    licence: str = ""
    record: str = ""
    withdrawn_because: str = ""

    @property
    def day(self) -> calendar_date | None:
        """Its date; None where that is not known to the day."""
        try:
            return calendar_date.fromisoformat(self.date[:10])
        except ValueError:
            return None


class Reserve(StrEnum):
    """Why a known claim is proposed with less weight than its words would give it."""

    SHORT = "short"  # all of so short a claim can stand in a text that says something else
    COUNTED = "counted"  # the third of something is the last one until the fourth
    SO_FAR = "so-far"  # it says itself that it holds for its own day


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A known claim found for a query; `score` is 0–100, `reserves` say why it was lowered.

    `likely` tells whether the score is above what nine of ten texts stay under whose claim nobody
    has checked. `near` says that a model finds it far nearer in meaning than nearly all others.
    """

    known: KnownClaim
    score: float
    reserves: tuple[Reserve, ...] = ()
    near: bool = False
    likely: bool = True


@dataclass(frozen=True, slots=True)
class ExactAnswer:
    """What a look at every known claim tells: none has a wording more like the text.

    `score` is the highest `token_sort_ratio`, 0–100, and `known` the ids of all that have it, in
    ascending order; none where nothing has a letter in common with the text. `compared` counts
    the known claims that the proof is about, `read` those that had to be compared word by word.
    `better` tells that none of the best was shown before, so that it had to be put on top.
    """

    score: float
    known: tuple[int, ...]
    compared: int
    read: int
    better: bool = False
