"""Takes the article out of an HTML page; run as a script, in a process that may be killed.

Reads a page in UTF-8 from standard input and answers with `title`, `text` (paragraphs parted by
blank lines), `published` (ISO 8601, or empty) and `authors` (parted by semicolons), `visible`
(non-blank characters of the page that a reader sees) and `whole` (true where the whole page was
taken). The arguments are `article`, or `whole` to leave the page's parts together; the seconds
of processor time that reading may take once the libraries are loaded; the bytes of memory; and
the share (0–1) of the visible characters and the length that an article has at least.
"""

import re
import sys
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import etree, html

from workbench.desk import child_side

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
_CELL = "</td>"  # known by its identity, as the page's own text may say the same
_CELLS = ("td", "th")


def main() -> None:
    """Read the page, write what was found in it."""
    mode, seconds, memory, least_share, least_length = sys.argv[1:]
    if mode == "article":
        import trafilatura  # noqa: F401, PLC0415 - loading it is not counted as reading
    child_side.limit_memory(int(memory))
    child_side.allow(float(seconds))
    least = float(least_share), int(least_length)
    child_side.answer(lambda: _read(sys.stdin.buffer.read(), mode, least))


def _read(page: bytes, mode: str, least: tuple[float, int]) -> dict[str, Any]:
    tree = _parsed(page)
    blocks = list(_stripped(page) if tree is None else _blocks(tree))
    visible = sum(len(word) for block in blocks for word in block.split())
    title, text, published, authors = "", "", "", ""
    if tree is not None:
        title = _BLANKS.sub(" ", tree.findtext(".//title") or "").strip()
        if mode == "article":
            published, authors = _origin(tree)
            title, text = _extracted(tree, title)
    share, length = least
    if len(text) < length or sum(len(word) for word in text.split()) < share * visible:
        text = ""
    return {
        "title": title,
        "text": text or "\n\n".join(blocks),
        "published": published,
        "authors": authors,
        "visible": visible,
        "whole": not text,
    }


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
    """What a reader of the page sees, block by block; a loop, because pages nest deeply.

    The cells of a table's row are one block, parted by tabs, where they have no blocks in them.
    """
    parts: list[str] = []
    unseen: etree._Element | None = None
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if unseen is None:
                parts.append(node.tail or "")
            continue
        if unseen is None and node.tag in _CELLS:
            if event == "start":
                parts.append(_CELL)
        elif unseen is None and not _INLINE.fullmatch(node.tag):
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
    cells: list[list[str]] = [[]]
    for part in parts:
        if part is _CELL:
            cells.append([])
        else:
            cells[-1].append(part)
    parts.clear()
    texts = (_BLANKS.sub(" ", "".join(cell)).strip() for cell in cells)
    block = "\t".join(texts).strip("\t")
    if block:
        yield block


if __name__ == "__main__":
    main()
