"""Writes small PDF files, line by line."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Printed(NamedTuple):
    """A line of a page: where it begins, in points from the lower left, and how large it is."""

    text: str
    x: float = 50
    y: float = 700
    size: float = 10


def paragraph(
    lines: Iterable[str], *, x: float = 50, y: float = 700, size: float = 10
) -> list[Printed]:
    """Lines one below the other."""
    return [Printed(line, x, y - 1.2 * size * n, size) for n, line in enumerate(lines)]


def pdf(
    pages: Sequence[Sequence[Printed]], *, said: str = "", locked: bool = False, rotated: int = 0
) -> bytes:
    """A PDF in Helvetica; `said` is the inside of its information dictionary.

    Pages that are `rotated` by so many degrees are written so that they are seen upright.
    """
    count = len(pages)
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(count))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {said} >>",
    ]
    for number, page in enumerate(pages):
        content = "\n".join(_shown(line, rotated) for line in page)
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Rotate {rotated} "
            f"/Contents {6 + 2 * number} 0 R /Resources << /Font << /F 3 0 R >> >> >>"
        )
        bodies.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return _file(bodies, _LOCK if locked else "")


_LOCK = (
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'ab' * 32}> /U <{'cd' * 32}> >> "
    f"/ID [<{'00' * 16}> <{'00' * 16}>]"
)


def _shown(line: Printed, rotated: int) -> str:
    x, y = line.x, line.y
    placed = {
        0: f"1 0 0 1 {x} {y}",
        90: f"0 1 -1 0 {600 - y} {x}",
        180: f"-1 0 0 -1 {600 - x} {800 - y}",
        270: f"0 -1 1 0 {y} {800 - x}",
    }
    text = line.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {line.size} Tf {placed[rotated]} Tm ({text}) Tj ET"


def _file(bodies: Sequence[str], trailer: str) -> bytes:
    parts = [b"%PDF-1.7\n"]
    offset = len(parts[0])
    offsets = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(offset)
        parts.append(f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252"))
        offset += len(parts[-1])
    rows = "".join(f"{at:010} 00000 n \n" for at in offsets)
    parts.append(
        f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{rows}"
        f"trailer << /Size {len(bodies) + 1} /Root 1 0 R /Info 4 0 R {trailer} >>\n"
        f"startxref\n{offset}\n%%EOF\n".encode()
    )
    return b"".join(parts)
