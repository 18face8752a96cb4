"""Where something is from, the bytes of it that were saved, and the text taken out of them."""

from dataclasses import dataclass, field
from enum import StrEnum


class SourceKind(StrEnum):
    """What a source is."""

    DOCUMENT = "document"
    WEB_PAGE = "web-page"
    AGENCY_REPORT = "agency-report"
    PRESS_RELEASE = "press-release"
    TRANSCRIPT = "transcript"
    STATISTICS = "statistics"
    PHONE_CALL = "phone-call"
    E_MAIL = "e-mail"
    INTERVIEW = "interview"
    OBSERVATION = "own-observation"


class Reliability(StrEnum):
    """How far a source can be relied on: the letter of the Admiralty code."""

    COMPLETELY = "A"
    USUALLY = "B"
    FAIRLY = "C"
    NOT_USUALLY = "D"
    UNRELIABLE = "E"
    UNJUDGED = "F"


class Method(StrEnum):
    """How the bytes of a snapshot came in."""

    FILE = "file"  # taken from a file
    TYPED = "typed"  # written down by the operator, such as the notes of a phone call
    FETCHED = "fetched"  # fetched from its URL, request and response kept as WARC


@dataclass(frozen=True, slots=True)
class SourceDetails:
    """What a person says of a source; all but kind and title may be left empty.

    `published` and `accessed` are ISO 8601 dates or times, `language` is a BCP 47 code. `primary`
    is None where nobody has judged it. `origin` names whom the source goes back to, if that is
    somebody else, such as the agency whose report a paper prints.
    """

    kind: SourceKind
    title: str
    author: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    accessed: str = ""
    language: str = ""
    primary: bool | None = None
    confidential: bool = False
    origin: str = ""
    reliability: Reliability = Reliability.UNJUDGED


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Bytes of a source as they came, which never change.

    `number` counts the snapshots of the source from 1. `sha256` is the hex digest of the bytes,
    `size` their number, `name` the file's name or the URL, `operator` who brought them in.
    """

    source: int
    number: int
    sha256: str
    size: int
    media_type: str
    name: str
    method: Method
    at: str
    operator: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """The text that a reader took out of a snapshot's bytes; it can be taken again.

    `snapshot` is the SHA-256 of the bytes, `text_sha256` that of the text in UTF-8, `length` its
    code points. `pages` are the offsets at which the pages of a PDF begin. `notices` are
    sentences on what is missing, `kept_share` the share (0–1) of a page's visible characters that
    were kept. `agencies` are the news agencies that the text credits. `sketch` tells near-copies
    from other texts.
    """

    id: int
    snapshot: str
    extractor: str
    text_sha256: str
    length: int
    language: str
    at: str
    pages: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()
    kept_share: float | None = None
    agencies: tuple[str, ...] = ()
    sketch: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A source with its snapshots and their newest extractions, the oldest snapshot first.

    `salt` is a random number as hex; with it a hash of the source can be given away without
    anybody being able to guess what was hashed.
    """

    id: int
    details: SourceDetails
    added_at: str
    added_by: str
    salt: str = field(repr=False, default="")
    snapshots: tuple[Snapshot, ...] = ()
    extractions: tuple[Extraction, ...] = ()

    @property
    def name(self) -> str:
        """The short name by which people and commands call it: `s3`."""
        return source_name(self.id)

    @property
    def newest(self) -> Snapshot | None:
        """The snapshot that came in last."""
        return self.snapshots[-1] if self.snapshots else None

    @property
    def extraction(self) -> Extraction | None:
        """The text of the newest snapshot, where one was taken out."""
        newest = self.newest
        found = (item for item in self.extractions if newest and item.snapshot == newest.sha256)
        return next(found, None)


def source_name(source_id: int) -> str:
    """The short name of a source by its number."""
    return f"s{source_id}"
