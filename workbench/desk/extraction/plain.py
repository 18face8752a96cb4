"""The text of a file that is nothing else."""

from workbench.desk.decoding import decode
from workbench.desk.extraction.extracted import LONGEST, Extracted, Task, shortened
from workbench.desk.extraction.files import read_bytes

_RULES = 1
_BYTES = 4 * LONGEST  # no character takes more in an encoding that is read


def read_text(task: Task) -> Extracted:
    """A text as it stands, decoded as an article is; raises `ExtractionError`."""
    raw = read_bytes(task, _BYTES + 1)
    decoded = decode(raw[:_BYTES])
    text, cut = shortened(decoded.text)
    return Extracted(text, f"text/{_RULES}", notices=(*cut, *decoded.notices))
