"""Texts as vectors whose likeness says how near two texts are in meaning: what a model has to give.

No model belongs to the program: whoever has one names it in the settings.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from workbench.errors import EmbeddingError
from workbench.i18n import _

_LONGEST = 4_000  # code points of a text that a model is given; most read less than half of them

Vectors = NDArray[np.float32]
"""A row of length 1 for each text, or of zeros where a model makes nothing of it."""


class Embedder(Protocol):
    """A model that gives vectors for texts.

    `fingerprint` stands for the model and all that its vectors depend on: two with the same one
    give the same vectors, and a vector is never compared with one of another fingerprint.
    `dimension` is the number of figures in a vector.
    """

    @property
    def fingerprint(self) -> str:
        """What stands for the model: at most 200 characters."""
        ...

    @property
    def dimension(self) -> int:
        """How many figures a vector has."""
        ...

    def embed(self, texts: Sequence[str]) -> Any:
        """An array of float32 with a row of `dimension` figures for each text, of any length."""
        ...


@dataclass(frozen=True, slots=True)
class Meaning:
    """Search by meaning beside that by words; `weight` (0–1) is what it counts against these.

    Only texts in the `languages` that the model knows are compared; without any, all are.
    """

    embedder: Embedder
    weight: float
    languages: tuple[str, ...] = ()


def embedded(embedder: Embedder, texts: Sequence[str]) -> Vectors:
    """The vectors of some texts, of length 1. Raises `EmbeddingError` where a model gives none."""
    rows = np.asarray(embedder.embed([_readable(text) for text in texts]), dtype=np.float32)
    if rows.shape != (len(texts), embedder.dimension):
        raise EmbeddingError(
            _(
                "The model “{model}” was to give {count} vectors of {dimension} figures "
                "and gave an array of the shape {shape}."
            ).format(
                model=embedder.fingerprint,
                count=len(texts),
                dimension=embedder.dimension,
                shape=" × ".join(map(str, rows.shape)) or "–",
            )
        )
    rows = np.nan_to_num(rows, nan=0.0, posinf=0.0, neginf=0.0)
    # First to a size that can be squared, whatever figures a model gives.
    rows = _divided(rows, np.abs(rows).max(axis=1, initial=0.0))
    return _divided(rows, np.linalg.norm(rows, axis=1))


def _divided(rows: Vectors, sizes: Vectors) -> Vectors:
    return (rows / np.where(sizes > 0, sizes, 1)[:, np.newaxis]).astype(np.float32)


def _readable(text: str) -> str:
    """The beginning of a text, without lone surrogates, which no model's reader takes."""
    return text[:_LONGEST].encode("utf-8", "replace").decode("utf-8")
