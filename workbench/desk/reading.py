"""The bytes of a file or of standard input, checked for being a text of bearable size."""

import sys
from pathlib import Path
from typing import BinaryIO

from workbench.errors import IntakeError
from workbench.i18n import _

LARGEST = 2_000_000
"""The most bytes that an article on the desk may have."""

LARGEST_TO_SPLIT = 16_000_000
"""The most bytes that may be split without being put on the desk."""

_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "Word, OpenDocument or ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x7fELF", "ELF"),
)
BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
"""How a text begins whose bytes do not look like text: UTF-16 and UTF-32."""

_TEXT_CONTROLS = b"\t\n\v\f\r\x1b"
_HEAD = 8_192
_CONTROLS = 0.1  # of a text's bytes at most


def read_source(source: str, stdin: BinaryIO | None = None, *, largest: int = LARGEST) -> bytes:
    """The bytes of a path, or of standard input for `-`.

    Raises `IntakeError` where there is no such file, it can't be read, has more bytes than
    `largest`, is empty, or is not a text.
    """
    raw = _from_stdin(stdin, largest + 1) if source == "-" else _from_file(source, largest + 1)
    name = _("standard input") if source == "-" else source
    if len(raw) > largest:
        raise IntakeError(
            _("“{name}” is larger than {size} MB; cut it down to the article.").format(
                name=name, size=largest // 1_000_000
            )
        )
    if not raw.strip():
        raise IntakeError(_("“{name}” is empty.").format(name=name))
    _refuse_binary(raw, name)
    return raw


def control_share(head: bytes) -> float:
    """The share (0–1) of bytes that are control characters which no text has."""
    controls = sum(byte < 0x20 and byte not in _TEXT_CONTROLS for byte in head)
    return controls / max(1, len(head))


def _from_stdin(stdin: BinaryIO | None, most: int) -> bytes:
    stream = sys.stdin.buffer if stdin is None else stdin
    return stream.read(most)


def _from_file(source: str, most: int) -> bytes:
    try:
        with Path(source).open("rb") as file:
            return file.read(most)
    except FileNotFoundError as error:
        raise IntakeError(
            _("There is no file “{name}”; give a path, “-”, or the id of an article.").format(
                name=source
            )
        ) from error
    except IsADirectoryError as error:
        raise IntakeError(
            _("“{name}” is a folder; give one file in it.").format(name=source)
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        why = getattr(error, "strerror", None) or error
        raise IntakeError(
            _("“{name}” can't be read: {why}.").format(name=source, why=why)
        ) from error


def _refuse_binary(raw: bytes, name: str) -> None:
    kind = next((kind for magic, kind in _MAGIC if raw.startswith(magic)), None)
    if kind:
        raise IntakeError(
            _("“{name}” is a {kind} file; save its text as .txt, .md or .html first.").format(
                name=name, kind=kind
            )
        )
    if raw.startswith(BYTE_ORDER_MARKS):
        return
    if control_share(raw[:_HEAD]) > _CONTROLS:
        raise IntakeError(
            _("“{name}” is not a text; save it as .txt in UTF-8 first.").format(name=name)
        )
