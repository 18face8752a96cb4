"""What must hold for a text from outside wherever it is shown."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from bench.soaking.hostile_strings import WORD
from workbench.text.guard import display

_BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FORMULA = tuple("=+-@＝＋－＠\t\r")


def escapes(text: str) -> Iterator[str]:
    """What in a text that is shown could act on a terminal, or on who reads it."""
    for character in sorted(set(text)):
        kind = unicodedata.category(character)
        if (kind in ("Cc", "Cs") and character not in "\n\r\t") or character in _BIDI:
            yield f"escape {character!r}"


def json_problems(data: str, stored: str) -> Iterator[str]:
    """A JSON document, or JSON lines: nothing that acts in it, and the text unaltered."""
    yield from escapes(data)
    yield from lost(data, stored)


def lost(data: str, stored: str) -> Iterator[str]:
    """JSON in which the text must stand whole, but for its line ends."""
    try:
        documents = [json.loads(data)]
    except ValueError:
        documents = [json.loads(line) for line in data.split("\n") if line]
    texts = [text.replace("\r", "\n") for each in documents for text in _strings(each)]
    wanted = stored.replace("\r", "\n"), " ".join(stored.split())
    if WORD in data and not any(part in text for text in texts for part in wanted):
        yield "altered"


def page_problems(data: str, stored: str) -> Iterator[str]:
    """A page: no script, no address that does something, and the text to be read."""
    yield from escapes(data)
    reader = _Page()
    reader.feed(data)
    yield from reader.problems
    shown = re.sub(r"\s+", " ", reader.text)
    if re.sub(r"\s+", " ", display(stored)).strip() not in shown:
        yield "altered"


def table_problems(data: str, stored: str) -> Iterator[str]:
    """A table: no cell that a spreadsheet would run, and the text in one of them."""
    yield from escapes(data.removeprefix("\ufeff"))
    cells = [cell for row in csv.reader(io.StringIO(data.removeprefix("\ufeff"))) for cell in row]
    for cell in cells:
        if cell.lstrip("\u200b\u00a0 ·").startswith(_FORMULA):
            yield f"formula {cell[:20]!r}"
    if not any(display(stored) in cell for cell in cells):
        yield "altered"


def shown_problems(data: str) -> Iterator[str]:
    """Words for people on a terminal."""
    yield from escapes(data)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "img", "iframe", "object", "form", "base"):
            self.problems.append(f"element {tag}")
        for name, value in attrs:
            if name.startswith("on"):
                self.problems.append(f"attribute {name}")
            if name in ("href", "src") and not (value or "").startswith(("#", "http:", "https:")):
                self.problems.append(f"address {value!r}")

    def handle_data(self, data: str) -> None:
        self.text += data


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
