"""Bringing an article in: reading it, and putting it on the desk."""

import hashlib
from pathlib import Path
from typing import BinaryIO

from workbench.desk.decoding import Decoded, decode
from workbench.desk.html import read_page
from workbench.desk.reading import read_source
from workbench.errors import IntakeError
from workbench.i18n import _
from workbench.model.article import Document

STDIN_NAME = "-"
"""The name of an article that came in on standard input."""

_MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<?xml")


def read_document(source: str, stdin: BinaryIO | None = None) -> Document:
    """An article from a path, or from standard input for `-`.

    The text of a page is the article in it; any other text stays as it is, whatever its name
    ends in. Raises `IntakeError` with a sentence where there is no text to be had.
    """
    raw = read_source(source, stdin)
    name = STDIN_NAME if source == "-" else str(Path(source).absolute())
    media_type = _media_type(source, raw)
    decoded = decode(raw, html=media_type == "text/html")
    if not decoded.text.strip():
        raise IntakeError(_("“{name}” is empty.").format(name=source))
    return _document(name, raw, decoded, media_type)


def _media_type(source: str, raw: bytes) -> str:
    named = _MEDIA_TYPES.get(Path(source).suffix.lower())
    if named:
        return named
    if Path(source).suffix.lower() != ".txt" and raw.lstrip()[:64].lower().startswith(_PAGE_STARTS):
        return "text/html"
    return "text/plain"


def _document(name: str, raw: bytes, decoded: Decoded, media_type: str) -> Document:
    text, title, notices, kept_share = decoded.text, None, decoded.notices, None
    if media_type == "text/html":
        page = read_page(text)
        text, title, kept_share = page.text, page.title, page.kept_share
        notices += page.notices
    return Document(
        text=text,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        name=name,
        media_type=media_type,
        encoding=decoded.encoding,
        title=title,
        notices=notices,
        kept_share=kept_share,
    )
