"""Sentence boundaries: texts of treebanks put together again and cut anew."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from bench.splitting.counting import Pair, Tally, of_sets
from bench.splitting.data import rows
from bench.splitting.peers import PEERS, Peer, by_paragraph, missing


class Treebank(NamedTuple):
    """A file of sentences; with `paragraphs`, its paragraphs stand on lines of their own."""

    name: str
    file: str
    language: str
    paragraphs: bool
    must: float


TREEBANKS = (
    Treebank("de GSD joined", "ud_de_gsd_dev.jsonl", "de", False, 98.6),
    Treebank("en GUM paragraphs", "ud_en_gum_dev.jsonl", "en", True, 97.5),
)


def joined(lines: Iterable[dict[str, Any]], *, paragraphs: bool) -> tuple[str, list[Pair]]:
    """The text of a treebank and the spans of its sentences."""
    pieces: list[str] = []
    spans: list[Pair] = []
    at = 0
    for line in lines:
        if pieces:
            pieces.append("\n" if paragraphs and line["newpar"] else " ")
            at += 1
        pieces.append(line["text"])
        spans.append((at, at + len(line["text"])))
        at += len(line["text"])
    return "".join(pieces), spans


def score(text: str, wanted: list[Pair], found: list[Pair]) -> tuple[Tally, Tally]:
    """Counts of the boundaries inside the text and of whole sentences.

    A boundary is known by the number of non-blank characters before it, so that nobody is blamed
    for the blanks that it counts to a sentence.
    """
    before = [0]
    for char in text:
        before.append(before[-1] + (not char.isspace()))
    edges = [_edges(before, spans) for spans in (wanted, found)]
    inner = [set(one) - {0, before[-1]} for one in edges]
    whole = [set(pairwise(one)) for one in edges]
    return of_sets(inner[0], inner[1]), of_sets(whole[0], whole[1])


def _edges(before: list[int], spans: list[Pair]) -> list[int]:
    return sorted({0, before[-1], *(before[start] for start, _ in spans)})


def measure(peer: Peer, bank: Treebank, text: str, wanted: list[Pair]) -> tuple[Tally, Tally]:
    """Counts for one peer on one text; where it has paragraphs, each is handed over alone."""
    if bank.paragraphs:
        found = by_paragraph(peer.split, text, bank.language)
    else:
        found = peer.split(text, bank.language)
    return score(text, wanted, found)


def show(folder: Path) -> None:
    """Print boundary F1 (and F1 of exact sentences) by peer and treebank, in percent."""
    texts = {
        bank: joined(
            rows(folder / "splitting/sentences_ud" / bank.file), paragraphs=bank.paragraphs
        )
        for bank in TREEBANKS
    }
    print("sentence boundaries, F1 in percent (F1 of exact sentences)")
    print(f"{'':14}" + "".join(f"{bank.name:>24}" for bank in texts))
    print(f"{'must':14}" + "".join(f"{bank.must:17.2f}{'':7}" for bank in texts))
    for peer in PEERS:
        if not peer.installed:
            continue
        cells = []
        for bank, (text, wanted) in texts.items():
            inner, whole = measure(peer, bank, text, wanted)
            cells.append(f"{100 * inner.f1:17.2f} ({100 * whole.f1:.1f})")
        print(f"{peer.name:14}" + "".join(cells), flush=True)
    print(missing(PEERS), end="\n" if missing(PEERS) else "")
