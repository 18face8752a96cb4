"""A known claim as the candidate index holds it: its terms, and a few numbers about it."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import Stemmer

from workbench.matching.analysis import SHARED, plain, term_set, words_read
from workbench.model.known import KnownClaim
from workbench.text import packs
from workbench.text.language import detect

_FOLDER = Path(__file__).parent
_NOT_INDEXED = "kindred.toml"  # is read of sources alone
_READING = 1  # to be raised whenever a text is read as other terms by the same word lists
_MOST_LENGTH = 255
_LONGEST_TERM = 64
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class IndexedClaim:
    """What the index holds of a known claim.

    `terms` are those of title, text and summary. `length` counts those of them that are words,
    at most 255. `language` is the number of its language (`language_number`). `wording` is the
    text alone in plain form, which exact search compares.
    """

    terms: frozenset[str]
    length: int
    language: int
    wording: str


def read_known(known: KnownClaim) -> IndexedClaim:
    """Read a known claim for the index."""
    return read_texts(known.title, known.text, known.summary, known.language)


def read_texts(title: str, said: str, summary: str, spoken: str) -> IndexedClaim:
    """The same for what the index holds of one: its texts and its language, empty if unknown."""
    text = whole_text(title, said, summary)
    language = spoken or detect(text)
    terms = frozenset([term[:_LONGEST_TERM] for term in term_set(words_read(text), language)])
    length = sum([term[0] != SHARED for term in terms])
    return IndexedClaim(terms, min(_MOST_LENGTH, length), language_number(language), plain(said))


def whole_text(title: str, text: str, summary: str) -> str:
    """What a known claim is found by."""
    return " . ".join(part for part in (title, text, summary) if part)


def is_shared(term: str) -> bool:
    """Whether a term does not depend on a language."""
    return term.startswith(SHARED)


def language_number(code: str) -> int:
    """A number below 65,536 for a language, by the first two letters of its code; 0 for none.

    The order of a code's letters is all that it says, so that it means the same in every database.
    """
    first, second = (_LETTERS.find(letter) for letter in code.lower().ljust(2)[:2])
    return 0 if min(first, second) < 0 else 1 + len(_LETTERS) * first + second


@cache
def analysis() -> str:
    """What stands for the way in which texts are read: rules, word lists and stemmer, as hex.

    Two indexes with the same one hold the same terms for the same known claims.
    """
    lists = {
        "reading": _READING,
        "stemmer": Stemmer.version(),
        "aliases": packs.pack("aliases"),
        "lists": [
            file.read_text("utf-8")
            for file in sorted(_FOLDER.glob("*.toml"))
            if file.name != _NOT_INDEXED
        ],
        "languages": {code: packs.pack(code) for code in packs.languages()},
    }
    written = json.dumps(lists, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:32]
