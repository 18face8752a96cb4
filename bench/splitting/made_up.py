"""Texts made here: ordinary news to time with, and texts that try to bring a splitter down."""

from collections.abc import Callable
from random import Random

MARKS = 500_000  # combining marks on one letter
_ABOUT = {
    "de": (
        ["Die Stadt Ahrenbek", "Der Landkreis", "Das Wasserwerk", "Dr. Lena Wohlers", "Die Firma"],
        ["baute", "kaufte", "sperrte", "prüfte", "vermietete"],
        ["am 3. Mai", "seit 1998", "zum 1. Quartal", "im 19. Jahrhundert", "gegen 7.30 Uhr"],
        ["2,4 Mio. Euro", "rund 310 Bäume", "z. B. zwei Brücken", "ein Drittel der Höfe", "12 km"],
        ["„Das reicht nicht“, sagte er.", "Laut Bericht sei das zu teuer.", "Warum? Unklar."],
    ),
    "en": (
        ["The town of Elmsworth", "The county", "Dr. Ada Poole", "The waterworks", "The firm"],
        ["built", "bought", "closed", "tested", "let"],
        ["on May 3", "since 1998", "in the first quarter", "at 7:30 a.m.", "last week"],
        ["$2.4 million", "about 310 trees", "e.g. two bridges", "a third of the farms", "12 km"],
        [
            "“It is not enough,” he said.",
            "According to the report it cost more.",
            "Why? Nobody knew.",
        ],
    ),
}


def news(length: int, language: str, *, lines: bool = True, seed: int = 7) -> str:
    """Ordinary sentences, `length` code points of them.

    With `lines`, a paragraph of four sentences stands on each line; without, all is one line.
    """
    subjects, verbs, times, objects, more = _ABOUT[language]
    chance = Random(seed)
    pieces: list[str] = []
    size = 0
    while size < length:
        order = [chance.choice(part) for part in (subjects, verbs, times, objects)]
        piece = f"{' '.join(order)}. {chance.choice(more)} "
        if lines and len(pieces) % 2:
            piece = piece[:-1] + "\n"
        pieces.append(piece)
        size += len(piece)
    return "".join(pieces)[:length]


def _nested(length: int) -> str:
    half = "„»“‚'\"" * (length // 12)
    return half + "«”’‘'\""[: len(half)] * ((length - len(half)) // 6)


def _marked(length: int) -> str:
    return "e" + "\u0301" * MARKS + " " + news(length - MARKS - 2, "de")


HOSTILE: dict[str, Callable[[int], str]] = {
    "one line": lambda length: news(length, "de", lines=False),
    "one word": lambda length: "a" * length,
    "only »": lambda length: "»" * length,
    "nested quotes": _nested,
    "combining marks": _marked,
}
