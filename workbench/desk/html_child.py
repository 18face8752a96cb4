"""Takes the article out of an HTML page; run as a script, in a process that may be killed.

Reads a page in UTF-8 from standard input and writes one JSON object with `title`, `text`
(paragraphs parted by blank lines), `published` (ISO 8601, or empty) and `authors` (parted by
semicolons), `visible` (non-blank characters of the page that a reader
sees) and `whole` (true where the whole page was taken). The arguments are `article`, or `whole`
to leave the page's parts together, and the seconds of processor time that reading may take once
the libraries are loaded. It imports nothing of the program, so that it starts fast.
"""

import json
import math
import re
import sys
import time
from collections.abc import Iterator
from html import unescape

from lxml import etree, html

_MEMORY = 1 << 30
_UNSEEN = re.compile(
    "head|script|style|template|noscript|iframe|object|svg|math|canvas|select|datalist"
)
_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|input|ins|kbd|label|mark|"
    "q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_TAG_OR_TEXT = re.compile(r"<(/?)([A-Za-z0-9]{1,20})[^<>]*>|<[^<>]*>|([^<]+|<)")
_GAVE_UP = etree.ErrorTypes.ERR_RESOURCE_LIMIT
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BLANKS = re.compile(r"[ \t\n\r\f]+")


def main() -> None:
    """Read the page, write what was found in it."""
    if sys.argv[1] == "article":
        import trafilatura  # noqa: F401, PLC0415 - loading it is not counted as reading
    _set_limits(float(sys.argv[2]))
    page = sys.stdin.buffer.read()
    tree = _parsed(page)
    blocks = list(_stripped(page) if tree is None else _blocks(tree))
    title, text, published, authors = "", "", "", ""
    if tree is not None:
        title = _BLANKS.sub(" ", tree.findtext(".//title") or "").strip()
        if sys.argv[1] == "article":
            published, authors = _origin(tree)
            title, text = _extracted(tree, title)
    found = {
        "title": title,
        "text": text or "\n\n".join(blocks),
        "published": published,
        "authors": authors,
        "visible": sum(len(word) for block in blocks for word in block.split()),
        "whole": not text,
    }
    sys.stdout.write(json.dumps(found))


def _set_limits(seconds: float) -> None:
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    end = math.ceil(time.process_time() + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (end, end))


def _parsed(page: bytes) -> html.HtmlElement | None:
    """The page's tree; None where it has no element, or nests deeper than can be parsed whole."""
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(page, parser=parser)
    except etree.ParserError:
        return None
    # Everything after the place where the parser gives up would be missing without a word.
    cut_off = parser.error_log.filter_from_fatals().filter_types(_GAVE_UP)
    return None if cut_off else tree


def _stripped(page: bytes) -> Iterator[str]:
    """The text between the tags of a page that can't be parsed."""
    silent = ""
    for part in _TAG_OR_TEXT.finditer(page.decode("utf-8", errors="replace")):
        closing, tag, text = part.group(1), (part.group(2) or "").lower(), part.group(3)
        if text and not silent:
            yield from _flushed([unescape(text)])
        elif tag in ("script", "style") and not closing:
            silent = silent or tag
        elif tag and tag == silent:
            silent = ""


def _extracted(tree: html.HtmlElement, title: str) -> tuple[str, str]:
    """Title and text of the article; the text is empty where no article was recognised."""
    import trafilatura  # noqa: PLC0415 - the slowest import, and not needed for a whole page

    named = tree.xpath("string(//meta[@property='og:title']/@content)")
    text = trafilatura.extract(tree, include_comments=False) or ""
    lines = (line.strip() for line in text.split("\n"))
    return _BLANKS.sub(" ", named).strip() or title, "\n\n".join(line for line in lines if line)


def _origin(tree: html.HtmlElement) -> tuple[str, str]:
    """The day of publication and the authors that the page's markup names."""
    import trafilatura  # noqa: PLC0415 - the slowest import, and not needed for a whole page

    # Only what the markup says, no search through the text: that the program reads itself.
    found = trafilatura.extract_metadata(tree, extensive=False)
    published = found.date or ""
    return published if _ISO_DAY.fullmatch(published) else "", found.author or ""


def _blocks(tree: html.HtmlElement) -> Iterator[str]:
    """What a reader of the page sees, block by block; a loop, because pages nest deeply."""
    parts: list[str] = []
    unseen: etree._Element | None = None
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if unseen is None:
                parts.append(node.tail or "")
            continue
        if unseen is None and not _INLINE.fullmatch(node.tag):
            yield from _flushed(parts)
        if event == "start":
            if unseen is None and _is_unseen(node):
                unseen = node
            if unseen is None:
                parts.append(node.text or "")
            continue
        if unseen is node:
            unseen = None
        if unseen is None:
            parts.append(node.tail or "")
    yield from _flushed(parts)


def _is_unseen(node: etree._Element) -> bool:
    return (
        _UNSEEN.fullmatch(node.tag) is not None
        or node.get("hidden") is not None
        or "display:none" in (node.get("style") or "").replace(" ", "")
    )


def _flushed(parts: list[str]) -> Iterator[str]:
    block = _BLANKS.sub(" ", "".join(parts)).strip()
    parts.clear()
    if block:
        yield block


if __name__ == "__main__":
    main()
