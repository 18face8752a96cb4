"""The text under check."""

from dataclasses import dataclass

from workbench.model.split import NO_METADATA, Metadata


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it came in, before the store knows it.

    `text` is the decoded file with line ends as LF and NUL and lone surrogates replaced one for
    one by U+FFFD, nothing else changed; for HTML it is the extracted text. `sha256` is the hex
    digest of `raw`, the bytes as they came. `notices` are sentences about what was done on the
    way in. `kept_share` is the share (0–1) of a page's visible characters that were kept,
    `metadata` what the page says of its origin outside its text.
    """

    text: str
    raw: bytes
    sha256: str
    name: str
    media_type: str
    encoding: str
    title: str | None = None
    notices: tuple[str, ...] = ()
    kept_share: float | None = None
    metadata: Metadata = NO_METADATA


@dataclass(frozen=True, slots=True)
class Article:
    """A text on the desk, in its newest revision; all offsets are code points into `text`."""

    id: int
    revision: int
    name: str
    title: str
    language: str
    text: str
    sha256: str
    added_at: str
    metadata: Metadata = NO_METADATA


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One line of the home screen. `claims` counts the checkable ones that were not dismissed."""

    id: int
    title: str
    name: str
    language: str
    opened_at: str
    claims: int
    decided: int
    pending: int
    conflicts: int
    metadata: Metadata = NO_METADATA
