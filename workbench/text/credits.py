"""Lines of sources and dates: who took a photo, which agency reported, when it went up."""

import re

from workbench.text.page_words import page_words
from workbench.text.shape import Shape

_WORD = re.compile(r"[^\W\d_][^\W\d_.]*")
_CREDIT_TAIL = re.compile(
    r"[(\[]?(?:(?:foto|bild|photo|photograph|picture|image|quelle|credit|copyright|fotos|grafik)"
    r"(?:\s(?:by|von|credit))?\s?:|(?:ap|afp|file|reuters|epa|getty)\s?(?:photo|foto|images)\b"
    r"|\([^()\n]{2,60}(?:/|\svia\s)[^()/\n]{2,40}\)\Z|(?:photos?|image) by\b|©\s?(?=[^\W_]))"
    r"[^.!?\n]{0,90}\.?\s?[)\]]?\Z"
)
_FIGURES = re.compile(
    r"(?:\d{1,2}[.:]\d{2}[ ,/|–-]{1,3})?(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{4}-\d{2}-\d{2})"
    r"(?:[ ,/|–-]{1,3}\d{1,2}[.:]\d{2})?"
)
_SOURCE_LIST = re.compile(r"[\s/|,;&()\[\]]+")
_TAIL = 130  # code points at the end of a line that a credit lies in


def is_date_line(line: str) -> bool:
    """Whether a line holds nothing but a date or a time and the words around them."""
    if len(line) > 90 or not any(letter.isdigit() for letter in line):
        return False
    if _FIGURES.fullmatch(line.strip()):
        return True
    words = [word.strip(".") for word in _WORD.findall(line.lower())]
    known = page_words().date_words
    return bool(words) and all(word in known for word in words)


def is_agency_list(line: str) -> bool:
    """Whether a line names agencies (and the initials of who put their reports together) only."""
    if len(line) > 90:
        return False
    known = page_words()
    pieces = [piece for piece in _SOURCE_LIST.split(line.strip(" .:–-—")) if piece]
    lows = [piece.lower().strip(".:") for piece in pieces]
    if not lows or not any(low in known.agencies for low in lows):
        return False
    marked = "/" in line or line.startswith("(") or all(low in known.agencies for low in lows)
    companions = known.agency_companions
    return all(
        low in known.agencies
        or low in companions
        or (marked and piece.islower() and len(piece) <= 4)
        or low.replace(".", "").isdigit()
        for piece, low in zip(pieces, lows, strict=True)
    )


def credit_tail(line: str) -> int | None:
    """Where a photo credit begins that ends the line; None where there is none."""
    offset = max(0, len(line) - _TAIL)
    low = line[offset:].lower()
    match = _CREDIT_TAIL.search(low)
    if match:
        return offset + match.start()
    bar = max(low.rfind("|"), low.rfind(" / "))
    source = low[bar + 1 :].strip(" /|)") if bar >= 0 else ""
    return offset + bar if source in page_words().photo_sources else None


def is_credited(shape: Shape, line: str) -> bool:
    """Whether a short text ends with a photo credit, as captions do."""
    if shape.words > 70 or len(line) != len(shape.span):
        return False
    at = credit_tail(line)
    return at is not None and not is_agency_list(line[at:])
