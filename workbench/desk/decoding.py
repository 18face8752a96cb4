"""From bytes to text: which encoding, and characters that no database keeps."""

import codecs
import re
from dataclasses import dataclass

from workbench.i18n import _, ngettext

_MARKS = (  # longest first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_DECLARED = re.compile(
    rb"""(?:charset|encoding)[ \t]{0,8}=[ \t]{0,8}["']?[ \t]{0,8}([A-Za-z0-9_:.-]{2,40})"""
)
_HEAD = 4_096

# Python knows codecs that are no charset of a page, some of them slow on hostile input.
_CHARSETS = re.compile(
    r"(?:utf-8|ascii|iso8859-|cp\d|koi8|mac-|gb|hz|big5|euc|shift_|iso2022|johab|tis)"
)
# What pages call Latin-1 or ASCII is read as Windows-1252 by every browser.
_READ_AS_CP1252 = frozenset({"ascii", "iso8859-1"})

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with LF line ends; `encoding` as Python names it; `notices` say what was done."""

    text: str
    encoding: str
    notices: tuple[str, ...]


def decode(raw: bytes, *, html: bool = False) -> Decoded:
    """Decode by byte-order mark, else a page's own charset, else UTF-8, else Windows-1252.

    Never raises: bytes that mean nothing become U+FFFD, as do NUL and lone surrogates.
    """
    text, encoding, notices = _decode(raw, html=html)
    unreadable = text.count("\ufffd") if encoding not in ("utf-8", "utf-8-sig") else 0
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    replaced = unreadable + len(_UNSTORABLE.findall(text))
    if replaced:
        notices.append(
            ngettext(
                "{count} character that can't be kept was replaced by �.",
                "{count} characters that can't be kept were replaced by �.",
                replaced,
            ).format(count=replaced)
        )
    return Decoded(storable(text), encoding, tuple(notices))


def storable(text: str) -> str:
    """The text with NUL and lone surrogates replaced one for one by U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


def _decode(raw: bytes, *, html: bool) -> tuple[str, str, list[str]]:
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    if marked:
        said = _("Read as {encoding}, as its byte-order mark says.").format(encoding=marked)
        return raw.decode(marked, errors="replace"), marked, [said] if marked[4] != "8" else []
    declared = _declared(raw) if html else None
    for encoding in filter(None, (declared, "utf-8")):
        try:
            return raw.decode(encoding), encoding, []
        except UnicodeDecodeError:
            continue
    said = _("Read as Windows-1252, because it is not valid UTF-8.")
    return raw.decode("cp1252", errors="replace"), "cp1252", [said]


def _declared(raw: bytes) -> str | None:
    """The charset that a page or an XML declaration names, if it is one."""
    match = _DECLARED.search(raw, 0, _HEAD)
    if not match:
        return None
    try:
        name = codecs.lookup(match.group(1).decode("ascii")).name
    except LookupError:
        return None
    if name.startswith(("utf-16", "utf-32")):
        # A page whose declaration could be read byte by byte is not in these.
        return "utf-8"
    if not _CHARSETS.match(name):
        return None
    return "cp1252" if name in _READ_AS_CP1252 else name
