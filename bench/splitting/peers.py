"""Other ways to find sentences: a plain regex, and libraries where they are installed."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from bench.splitting.counting import Pair
from workbench.text.sentences import sentences

Splitter = Callable[[str, str], list[Pair]]
_PLAIN = re.compile(r"[.!?…][\"'»«“”‘’)\]]*\s+(?=[\"'»«„“‚‘(]?[A-ZÄÖÜ0-9])")


class Peer(NamedTuple):
    """A way to find sentences; `split` takes a text and its language and gives spans.

    `package` is what has to be installed, empty where nothing has to be; `sample` how many code
    points are enough to time it, as some take minutes for a million.
    """

    name: str
    split: Splitter
    package: str = ""
    module: str = ""
    sample: int = 200_000

    @property
    def installed(self) -> bool:
        """Whether it can be used here."""
        return not self.module or find_spec(self.module) is not None


def plain(text: str, _language: str) -> list[Pair]:
    """An end mark, a blank and a capital or a figure."""
    ends = [match.end() for match in _PLAIN.finditer(text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


def _ours(text: str, language: str) -> list[Pair]:
    return [(span.start, span.end) for span in sentences(text, language)]


def _sentencex(text: str, language: str) -> list[Pair]:
    found = _module("sentencex").get_sentence_boundaries(language, text)
    return [(item["start_index"], item["end_index"]) for item in found]


def _pysbd(text: str, language: str) -> list[Pair]:
    found = _pysbd_reader(language).segment(text)
    return [(item.start, item.end) for item in found]


def _syntok(text: str, _language: str) -> list[Pair]:
    tokens = iter(_syntok_reader().split(text))
    found = (list(part) for part in _module("syntok.segmenter").split(tokens))
    return [(part[0].offset, part[-1].offset + len(part[-1].value)) for part in found if part]


def _somajo(text: str, language: str) -> list[Pair]:
    found = _somajo_reader(language).tokenize_text([text])
    spans = ([token.character_offset for token in part] for part in found)
    return [(span[0][0], span[-1][1]) for span in spans if span]


@cache
def _module(name: str) -> Any:
    return import_module(name)


@cache
def _pysbd_reader(language: str) -> Any:
    return _module("pysbd").Segmenter(language=language, clean=False, char_span=True)


@cache
def _syntok_reader() -> Any:
    return _module("syntok.tokenizer").Tokenizer()


@cache
def _somajo_reader(language: str) -> Any:
    model = {"de": "de_CMC"}.get(language, "en_PTB")
    return _module("somajo").SoMaJo(model, character_offsets=True)


OURS = Peer("workbench", _ours)
PLAIN = Peer("plain regex", plain)
PEERS = (
    OURS,
    PLAIN,
    Peer("sentencex", _sentencex, "sentencex", "sentencex"),
    Peer("pysbd", _pysbd, "pysbd", "pysbd", 50_000),
    Peer("syntok", _syntok, "syntok", "syntok"),
    Peer("SoMaJo", _somajo, "SoMaJo", "somajo", 50_000),
)


def by_paragraph(split: Splitter, text: str, language: str) -> list[Pair]:
    """The sentences of every line on its own, as some libraries do not stop at its end."""
    found: list[Pair] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if not line.isspace():
            found += [(start + first, start + last) for first, last in split(line, language)]
        start += len(line)
    return found


def missing(peers: Iterable[Peer]) -> str:
    """What to say about the peers that are not installed; empty where all are."""
    absent = [peer.package for peer in peers if not peer.installed]
    if not absent:
        return ""
    return f"Not measured, as not installed: pip install {' '.join(absent)}"
