"""A stretch of a text told by its words (W3C Web Annotation, TextQuoteSelector)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """A quotation with up to 32 code points of the text before and after it."""

    exact: str
    prefix: str
    suffix: str
