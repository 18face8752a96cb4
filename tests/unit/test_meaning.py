"""Vectors of texts: made of whatever a model gives, kept in few bytes, fused with words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from workbench.errors import EmbeddingError
from workbench.matching.embedding import embedded
from workbench.matching.fusing import NO_LIKENESS, fused
from workbench.matching.quantizing import Stored, likeness, quantized, read

FIGURES = arrays.arrays(
    np.float32,
    st.tuples(st.integers(1, 6), st.just(16)),
    elements=st.floats(width=32, allow_nan=True, allow_infinity=True),
)
RATINGS = st.lists(st.floats(0, 1), min_size=1, max_size=20)


@dataclass
class Fixed:
    """A model that gives these rows, whatever it is asked."""

    rows: Any
    dimension: int = 16
    fingerprint: str = "fixed"

    def embed(self, texts: Sequence[str]) -> Any:
        for text in texts:
            text.encode()  # as every model does
        return self.rows


@given(FIGURES)
def test_vectors_have_length_one_or_none(rows: Any) -> None:
    made = embedded(Fixed(rows), [""] * len(rows))
    lengths = np.linalg.norm(made, axis=1)
    assert made.dtype == np.float32
    assert all(abs(length - 1) < 1e-4 or length == 0 for length in lengths)


@pytest.mark.parametrize("rows", [np.ones((1, 16)), np.ones((2, 15)), np.ones(2), 3.0])
def test_a_model_that_gives_something_else_is_refused(rows: Any) -> None:
    with pytest.raises(EmbeddingError, match="fixed"):
        embedded(Fixed(rows), ["a", "b"])


@given(st.text())
def test_any_text_reaches_a_model_as_text_that_can_be_written(text: str) -> None:
    embedded(Fixed(np.ones((2, 16))), [text, text + "\ud800"])


def test_a_model_reads_the_beginning_of_a_long_text() -> None:
    class Counting(Fixed):
        def embed(self, texts: Sequence[str]) -> Any:
            assert len(texts[0]) < 10_000
            return self.rows

    embedded(Counting(np.ones((1, 16))), ["x" * 1_000_000])


@given(FIGURES)
def test_what_is_stored_is_nearly_the_vector(rows: Any) -> None:
    vectors = embedded(Fixed(rows), [""] * len(rows))
    claims = np.arange(1, len(rows) + 1, dtype=np.uint32)
    kept = quantized(claims, vectors)
    again = read(kept.stored(), 16)
    assert again.claims.tolist() == claims.tolist()
    assert np.abs(likeness(vectors, again) - vectors @ vectors.T).max() < 0.02


@pytest.mark.parametrize(
    "stored",
    [
        Stored(b"\1\0\0\0", b"\0" * 4, b"\0" * 15),
        Stored(b"\1\0\0\0", b"\0" * 8, b"\0" * 16),
        Stored(b"\1\0\0", b"\0" * 4, b"\0" * 16),
    ],
)
def test_parts_that_do_not_fit_are_damaged(stored: Stored) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(stored, 16)


@given(RATINGS, st.floats(0, 1), st.data())
def test_fused_ratings_are_ratings(words: list[float], weight: float, data: st.DataObject) -> None:
    cosine = st.floats(-1, 1, width=32) | st.just(float(NO_LIKENESS))
    alike = data.draw(st.lists(cosine, min_size=len(words), max_size=len(words)))
    together = fused(np.array(words), np.array(alike, dtype=np.float32), weight)
    assert together.shape == (len(words),)
    assert (together >= 0).all()
    assert (together <= 1).all()


def test_without_any_vector_the_words_decide_alone() -> None:
    words = np.array([0.4, 0.9, 0.1])
    assert fused(words, np.full(3, NO_LIKENESS), 0.5) is words


def test_meaning_moves_a_claim_up_and_words_still_count() -> None:
    words = np.array([0.6, 0.5, 0.1, 0.0])
    alike = np.array([0.2, 0.9, 0.9, 0.2], dtype=np.float32)
    assert np.argsort(-fused(words, alike, 0.4)).tolist()[:3] == [1, 0, 2]
    assert np.argsort(-fused(words, alike, 0.0)).tolist()[0] == 0


def test_a_claim_without_a_vector_is_not_put_last() -> None:
    words = np.array([0.9, 0.5, 0.1])
    alike = np.array([NO_LIKENESS, 0.3, 0.2], dtype=np.float32)
    assert np.argmax(fused(words, alike, 0.5)) == 0


def test_where_nothing_fits_nothing_is_rated_high() -> None:
    together = fused(np.array([0.1, 0.05]), np.array([0.05, 0.1], dtype=np.float32), 0.5)
    assert together.max() <= 0.11
