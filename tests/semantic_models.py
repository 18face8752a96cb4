"""Models for the tests of the search by meaning, named in settings as functions."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

CONCEPTS = "tests.semantic_models:concepts"
LETTERS = "tests.semantic_models:letters"
_SIZE = 32
_MEANINGS = (
    ("ferry", "boat", "fähre", "catamaran"),
    ("sank", "keeled", "gesunken", "went down"),
    ("bridge", "brücke", "viaduct"),
    ("opened", "inaugurated", "eröffnet"),
)


def concepts(texts: Sequence[str]) -> NDArray[np.float64]:
    """A figure for each thing that a text speaks of, and small ones for all its words."""
    rows = np.zeros((len(texts), _SIZE))
    for row, text in zip(rows, texts, strict=True):
        low = text.lower()
        for place, words in enumerate(_MEANINGS):
            row[place] = 3 * any(word in low for word in words)
        for word in low.split():
            row[len(_MEANINGS) + crc32(word.encode()) % (_SIZE - len(_MEANINGS))] += 0.1
    return rows


def letters(texts: Sequence[str]) -> list[list[float]]:
    """How often each of a few letters stands in a text: another model, of another size."""
    return [[float(text.count(letter)) for letter in "abcdefgh"] for text in texts]


def wrong_shape(texts: Sequence[str]) -> NDArray[np.float64]:
    """One row too few where there is more than one text."""
    return np.ones((max(1, len(texts) - 1), 4))


def no_rows(texts: Sequence[str]) -> list[float]:
    """A figure for each text, which is no vector."""
    return [1.0 for _ in texts]


class Embedder:
    """An object that is a model, not a function."""

    fingerprint = "an object"
    dimension = 8

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """The vectors of `letters`."""
        return letters(texts)


whole = Embedder()
number = 3
