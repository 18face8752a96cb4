"""Tells what kind of file something is: by its first bytes, and by its name where they can't."""

import re
import zlib
from pathlib import PurePath

from workbench.desk.reading import BYTE_ORDER_MARKS, control_share

HEAD = 65_536
"""How many of a file's first bytes are enough to tell."""

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EML = "message/rfc822"
WARC = "application/warc"
WACZ = "application/wacz"
OLD_WORD = "application/msword"
UNKNOWN = "application/octet-stream"

_OFFICE = "application/vnd.openxmlformats-officedocument."
_MAGIC = (
    (b"WARC/", WARC),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
)
_AT_4 = ((b"ftypavif", "image/avif"), (b"ftyphei", "image/heic"), (b"ftyp", "video/mp4"))
_AT_8 = ((b"WEBP", "image/webp"), (b"WAVE", "audio/wav"), (b"AVI ", "video/x-msvideo"))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_NAMES = {
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".msg": "application/vnd.ms-outlook",
}
_ZIP_NAMES = {
    ".docx": DOCX,
    ".wacz": WACZ,
    ".xlsx": _OFFICE + "spreadsheetml.sheet",
    ".pptx": _OFFICE + "presentationml.presentation",
}
_ZIP_FOLDERS = (
    (b"word/", DOCX),
    (b"xl/", _ZIP_NAMES[".xlsx"]),
    (b"ppt/", _ZIP_NAMES[".pptx"]),
    (b"datapackage.json", WACZ),
    (b"archive/", WACZ),
)
_SAYS_TYPE = re.compile(rb"mimetype(application/[a-z0-9.+-]{1,80})")
_TEXT_NAMES = {
    ".txt": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".eml": EML,
    ".mht": EML,
    ".mhtml": EML,
}
_PAGE_START = re.compile(
    rb"\s*(?:<!--.{0,4000}?-->\s*)?(?:<!doctype\s+html|<html[\s>])", re.I | re.S
)
_XML_START = re.compile(rb"\s*<\?xml[^>]{0,200}\?>")
_MAIL_HEADER = re.compile(
    rb"^(from|to|subject|date|message-id|received|return-path|mime-version|delivered-to):",
    re.I | re.M,
)
_HEADER_BLOCK = re.compile(rb"(?:From [^\n]*\n)?(?:[A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_MACHINE_MADE = frozenset({b"message-id", b"received", b"return-path", b"mime-version"})
_CONTROLS = 0.02  # of a text's bytes at most


def media_type_of(head: bytes, name: str) -> str:
    """The media type of a file that begins with `head` (up to `HEAD` bytes) and is called `name`.

    What the bytes say goes before what the name says; only kinds of text, which look alike, are
    told by their names first. `application/octet-stream` for what is not known.
    """
    ending = PurePath(name).suffix.lower()
    return _binary(head, ending) or _text(head, ending)


def _binary(head: bytes, ending: str) -> str | None:
    # Readers take a PDF with a little before its start.
    if head.startswith(b"%PDF-") or (ending == ".pdf" and b"%PDF-" in head[:1024]):
        return PDF
    kind = _container(head, ending) or _by_magic(head)
    if kind or head.startswith(BYTE_ORDER_MARKS):
        return kind
    return UNKNOWN if control_share(head) > _CONTROLS else None


def _container(head: bytes, ending: str) -> str | None:
    """The type of a file that packs others."""
    if head.startswith(b"PK\x03\x04"):
        return _zip(head, ending)
    if head.startswith(b"\x1f\x8b"):
        return WARC if _unpacked_start(head).startswith(b"WARC/") else "application/gzip"
    return _OLE_NAMES.get(ending, OLD_WORD) if head.startswith(_OLE) else None


def _by_magic(head: bytes) -> str | None:
    kinds = [(0, *item) for item in _MAGIC] + [(4, *item) for item in _AT_4]
    if head.startswith(b"RIFF"):
        kinds += [(8, *item) for item in _AT_8]
    return next((kind for at, magic, kind in kinds if head.startswith(magic, at)), None)


def _zip(head: bytes, ending: str) -> str:
    said = _SAYS_TYPE.search(head, 0, 200)  # OpenDocument and EPUB have it first
    if said:
        return said.group(1).decode("ascii")
    for folder, kind in _ZIP_FOLDERS:
        # The name of a file follows 26 bytes after its mark.
        if re.search(rb"PK\x03\x04.{26}" + re.escape(folder), head, re.DOTALL):
            return kind
    return _ZIP_NAMES.get(ending, "application/zip")


def _unpacked_start(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 16)
    except zlib.error:
        return b""


def _text(head: bytes, ending: str) -> str:
    if ending not in (".txt", ".md", ".markdown") and _is_page(head):
        return HTML
    named = _TEXT_NAMES.get(ending)
    if named not in (HTML, EML) and _is_mail(head):
        return EML
    return named or PLAIN


def _is_page(head: bytes) -> bool:
    declared = _XML_START.match(head)
    return _PAGE_START.match(head, declared.end() if declared else 0) is not None


def _is_mail(head: bytes) -> bool:
    """Whether it begins with a message's headers, among them one that only programs write."""
    block = _HEADER_BLOCK.match(head)
    if block is None:
        return False
    names = {name.lower() for name in _MAIL_HEADER.findall(block.group())}
    return len(names) >= 3 and not names.isdisjoint(_MACHINE_MADE)
