"""Which sources go back to one origin, and why they are thought to."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.sketch import TextSketch


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What is known of a source's origin; empty strings and tuples where nothing is.

    `origin` is who it goes back to, as a person has put it. `primary` is None where nobody has
    said whether it is a primary source. `agencies` are canonical names
    (`text.agencies.agencies_named`). `sketch` is that of its text, None where it has none.
    `snapshots` are the SHA-256s of its saved bytes, in hex.
    """

    id: int
    origin: str = ""
    publisher: str = ""
    author: str = ""
    primary: bool | None = None
    agencies: tuple[str, ...] = ()
    sketch: TextSketch | None = None
    snapshots: frozenset[str] = frozenset()


class OriginReason(StrEnum):
    """What sources of one origin have in common."""

    BYTES = "bytes"  # a saved copy is the same, byte by byte
    TEXT = "text"  # much of the shorter text stands word for word in the other
    ORIGIN = "origin"  # the same origin is stated, or one is the stated origin of the other
    AGENCY = "agency"  # the same agency is named in the text, or is a publisher or author
    PUBLISHER = "publisher"  # and neither an origin nor an agency is known
    AUTHOR = "author"  # and neither origin, agency nor publisher is known


@dataclass(frozen=True, slots=True)
class SharedOrigin:
    """One thing that several sources share.

    `sources` are ascending ids. `shared` is the name that they share, or the hash in hex; empty
    for texts. `percent` is, for texts, the least that any source's text has in common with that
    of another it is tied to (whole percent of the shorter of the two), else None.
    """

    reason: OriginReason
    sources: tuple[int, ...]
    shared: str = ""
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Sources that count as one.

    `sources` are ascending ids. `reasons` say why they are together; a source alone has none.
    `name` is who they go back to, as far as that is known, else empty.
    """

    sources: tuple[int, ...]
    reasons: tuple[SharedOrigin, ...] = ()
    name: str = ""
