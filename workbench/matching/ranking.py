"""stand-in until the ranking is merged"""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz

from workbench.matching.retrieval import Floats, Found


def rank(query: str, possible: float, found: Found, texts: Sequence[str]) -> Floats:
    """0-1"""
    likeness = np.array(
        [(fuzz.token_set_ratio(query, t) + fuzz.token_sort_ratio(query, t)) / 200 for t in texts],
        dtype=np.float32,
    )
    rated: Floats = np.minimum(1, 0.5 * found.weights / possible + 0.5 * likeness)
    return rated
