"""The text in saved bytes, with what it tells of itself: language, agencies, near-copies."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import ExtractionError
from workbench.model.source import Extraction, SourceDetails, SourceKind

if TYPE_CHECKING:
    from workbench.desk.extraction.extracted import Extracted

_NOTHING = "none"
"""The name of the extractor that took no text out."""

_KINDS = {
    "text/html": SourceKind.WEB_PAGE,
    "application/warc": SourceKind.WEB_PAGE,
    "application/wacz": SourceKind.WEB_PAGE,
    "message/rfc822": SourceKind.E_MAIL,
}


@dataclass(frozen=True, slots=True)
class TakenText:
    """A text taken out of bytes, before the store knows it; see `Extraction`."""

    text: str
    extractor: str
    language: str
    title: str = ""
    author: str = ""
    published: str = ""
    pages: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()
    kept_share: float | None = None
    agencies: tuple[str, ...] = ()
    sketch: str = ""

    def extraction(self, snapshot: str) -> Extraction:
        """What is to be kept of it beside the text itself."""
        return Extraction(
            id=0,
            snapshot=snapshot,
            extractor=self.extractor,
            text_sha256="",
            length=len(self.text),
            language=self.language,
            at="",
            pages=self.pages,
            notices=self.notices,
            kept_share=self.kept_share,
            agencies=self.agencies,
            sketch=self.sketch,
        )

    def filled(self, details: SourceDetails) -> SourceDetails:
        """Details with what the text says of itself where nobody has said anything."""
        is_address = details.title == details.url
        return replace(
            details,
            title=self.title if self.title and (is_address or not details.title) else details.title,
            author=details.author or self.author,
            published=details.published or self.published,
            language=details.language or self.language,
        )


def kind_by_type(media_type: str) -> SourceKind:
    """What a source is, as far as the type of its file says."""
    return _KINDS.get(media_type, SourceKind.DOCUMENT)


def take_text(
    file: Path,
    media_type: str,
    *,
    name: str,
    progress: Callable[[int, int], None],
    should_stop: Callable[[], bool],
) -> TakenText:
    """Read saved bytes; `progress` is told how many of how many parts are done.

    Bytes that no text can be taken out of are a source all the same: the text is empty then, and
    a notice says why. Raises `ExtractionError` where it was stopped.
    """
    from workbench.desk.extraction.extracting import extract  # noqa: PLC0415 - not needed at a start

    try:
        found = extract(file, media_type, name=name, progress=progress, should_stop=should_stop)
    except ExtractionError as error:
        if should_stop():
            raise
        return TakenText("", _NOTHING, "", notices=(str(error),))
    return _described(found)


def _described(found: "Extracted") -> TakenText:
    from workbench.matching.sketch import sketch  # noqa: PLC0415 - not needed at a start
    from workbench.text.agencies import agencies_named  # noqa: PLC0415
    from workbench.text.language import detect  # noqa: PLC0415

    language = detect(found.text) if found.text else ""
    return TakenText(
        text=found.text,
        extractor=found.extractor,
        language=language,
        title=found.title,
        author=found.author,
        published=found.published,
        pages=found.pages,
        notices=found.notices,
        kept_share=found.kept_share,
        agencies=agencies_named(found.text, language),
        sketch=sketch(found.text).to_text(),
    )
