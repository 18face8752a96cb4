"""Records of known claims that can't be trusted, kept until somebody has mended them."""

from dataclasses import dataclass
from enum import StrEnum


class Distrust(StrEnum):
    """Why a record is not taken into the claims database."""

    UNREADABLE = "unreadable"  # no record can be made out: broken JSON, a broken row
    NO_CLAIM = "no-claim"  # it holds nothing that was reviewed
    NO_TEXT = "no-text"
    TOO_LONG = "too-long"
    NO_RATING_SCALE = "no-rating-scale"  # a number without the ends of its scale, and no words
    INVERTED_RATING = "inverted-rating"  # a number whose best is below its worst, and no words
    RATING_OUT_OF_SCALE = "rating-out-of-scale"  # and no words
    CONTRADICTING_RATING = "contradicting-rating"  # the words say the opposite of the number
    IMPOSSIBLE_DATE = "impossible-date"
    FOREIGN_HOST = "foreign-host"  # its address is not one of its publisher
    CONTRADICTING_DUPLICATE = "contradicting-duplicate"  # it was there before with another verdict
    OWN_DECISION = "own-decision"  # it would overwrite what this desk has decided


class QuarantineState(StrEnum):
    """What has become of a record in quarantine."""

    OPEN = "open"
    MENDED = "mended"  # it was taken in, as it was or with changes
    DISMISSED = "dismissed"  # somebody has decided that it is not to be taken in


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a record can't be trusted: its kind, and what is wrong as the end of a sentence."""

    kind: Distrust
    detail: str


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A record in quarantine.

    `raw` is the record as it was read, `record` its SHA-256 as hex, `where` its place in the file
    `origin`, which the import `run` read. `fields` is what was made out of it, as a JSON object,
    or empty. `known` is the entry that it became, 0 for none; `note` says why it was dismissed.
    """

    id: int
    problem: Problem
    origin: str
    where: str
    raw: str
    record: str
    fields: str = ""
    at: str = ""
    run: int = 0
    state: QuarantineState = QuarantineState.OPEN
    known: int = 0
    note: str = ""
