"""The text of a file that is nothing else."""

from workbench.desk.decoding import decode
from workbench.desk.extraction.extracted import (
    LONGEST,
    Extracted,
    Task,
    cut_notice,
    finished,
    nothing_notice,
)
from workbench.desk.extraction.files import read_bytes

_RULES = 1
_BYTES = 4 * LONGEST  # no character takes more in an encoding that is read


def read_text(task: Task) -> Extracted:
    """A text as it stands, decoded as an article is; raises `ExtractionError`."""
    raw = read_bytes(task, _BYTES + 1)
    decoded = decode(raw if len(raw) <= _BYTES else _whole_characters(raw[:_BYTES]))
    text, cut = finished(decoded.text)
    if len(raw) > _BYTES:
        cut = (cut_notice(),)
    blank = () if text.strip() else (nothing_notice(),)
    return Extracted(text, f"text/{_RULES}", notices=(*cut, *blank, *decoded.notices))


def _whole_characters(raw: bytes) -> bytes:
    """Without the last character, which a cut may have left half: UTF-8 would not be known."""
    end = len(raw) - 1
    while end and raw[end] & 0xC0 == 0x80:
        end -= 1
    return raw[:end]
