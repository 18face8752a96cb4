"""The text of a file in which an author has answered."""

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workbench.desk.decoding import decode
from workbench.desk.extraction import media_types
from workbench.desk.extraction.extracting import extract
from workbench.desk.formats.words import base_name
from workbench.desk.regular_files import open_regular, unreadable
from workbench.errors import ExtractionError, QueryError
from workbench.i18n import _

LARGEST = 20_000_000
"""The most bytes of a file with answers."""
_LONGEST = 1_000_000  # code points of text in it


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """What stands in a file, with LF line ends; `sha256` is that of its bytes.

    `name` is what people call it, `notices` are sentences on what of it was not read.
    """

    name: str
    sha256: str
    text: str
    notices: tuple[str, ...]


def read_answers(source: str, stdin: BinaryIO | None = None) -> AnswerFile:
    """The text of a file, or of standard input for `-`.

    A Word document or a mail is read by a process of its own, within limits. Raises `SourceError`
    or `ExtractionError` where it can't be read, and `QueryError` where it is no such file.
    """
    if source == "-":
        stream = sys.stdin.buffer if stdin is None else stdin
        return _text(_("standard input"), stream.read(LARGEST + 1), ())
    path = Path(source)
    name = base_name(str(path)) or source
    with open_regular(path) as file:
        try:
            raw = file.read(LARGEST + 1)
        except OSError as error:
            raise unreadable(path, error) from error
    if len(raw) > LARGEST:
        raise _too_large(name)
    kind = media_types.media_type_of(raw[: media_types.HEAD], name)
    if kind in (media_types.DOCX, media_types.EML):
        taken = extract(path, kind, name=name)
        return _checked(name, raw, taken.text, taken.notices)
    if kind not in (media_types.PLAIN, media_types.MARKDOWN):
        raise QueryError(
            _(
                "“{name}” is no text and no Word document; save the answers as .docx or .txt."
            ).format(name=name)
        )
    return _text(name, raw, ())


def _text(name: str, raw: bytes, notices: tuple[str, ...]) -> AnswerFile:
    if len(raw) > LARGEST:
        raise _too_large(name)
    return _checked(name, raw, decode(raw).text, notices)


def _checked(name: str, raw: bytes, text: str, notices: tuple[str, ...]) -> AnswerFile:
    if len(text) > _LONGEST:
        raise _too_large(name)
    return AnswerFile(name, hashlib.sha256(raw).hexdigest(), text, notices)


def _too_large(name: str) -> ExtractionError:
    return ExtractionError(
        _(
            "“{name}” is larger than any file with answers; give the one that the author sent."
        ).format(name=name)
    )
