"""Logistic regression in plain Python, small enough to learn on the desk's own machine.

Newton's method, each step solved by conjugate gradients: no matrix is ever built, so that ten
thousand sentences of thirty features each are learnt in seconds.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

_STEPS = 30
_INNER = 40
_SLOPE = 1e-3  # of the first step's gradient: flatter than that is the bottom
_INNER_SLOPE = 0.1
_SHORTEST = 1e-4


class Row(NamedTuple):
    """An example: the numbers and values of its features that are not 0, and what it teaches.

    `target` is 0–1, a probability as well as a yes or no; `weight` is how often it counts.
    """

    indices: Sequence[int]
    values: Sequence[float]
    target: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Penalty:
    """How strongly each weight is held to its `prior` (0 leaves it free)."""

    strength: Sequence[float]
    prior: Sequence[float]


def fit(rows: Sequence[Row], penalty: Penalty) -> list[float]:
    """The weights that fit the rows best, held to the prior; the same rows give the same weights.

    There are as many weights as strengths; a bias is a feature that is 1 in every row.
    """
    weights = list(penalty.prior)
    first = 0.0
    for _ in range(_STEPS):
        gradient, curvature = _slopes(rows, weights, penalty)
        steepness = _norm(gradient)
        first = first or steepness
        if steepness <= _SLOPE * first:
            break
        step = _newton_step(rows, gradient, curvature, penalty.strength)
        moved = _line_search(rows, weights, step, penalty)
        if moved is None:
            break
        weights = moved
    return weights


def score(row: Row, weights: Sequence[float]) -> float:
    """A row's score before the curve; larger is likelier."""
    return sum(weights[i] * value for i, value in zip(row.indices, row.values, strict=True))


def probability(value: float) -> float:
    """The curve that makes a score a probability, safe for any score."""
    if value >= 0:
        return 1 / (1 + math.exp(-value))
    small = math.exp(value)
    return small / (1 + small)


def _loss(rows: Sequence[Row], weights: Sequence[float], penalty: Penalty) -> float:
    held = zip(penalty.strength, weights, penalty.prior, strict=True)
    total = sum(s * (w - p) ** 2 for s, w, p in held) / 2
    for row in rows:
        value = score(row, weights)
        flat = max(value, 0.0) + math.log1p(math.exp(-abs(value)))
        total += row.weight * (flat - row.target * value)
    return total


def _slopes(
    rows: Sequence[Row], weights: Sequence[float], penalty: Penalty
) -> tuple[list[float], list[float]]:
    """The gradient, and how sharply the loss bends along each row's score."""
    held = zip(penalty.strength, weights, penalty.prior, strict=True)
    gradient = [s * (w - p) for s, w, p in held]
    curvature: list[float] = []
    for row in rows:
        chance = probability(score(row, weights))
        miss = row.weight * (chance - row.target)
        for i, value in zip(row.indices, row.values, strict=True):
            gradient[i] += miss * value
        curvature.append(row.weight * chance * (1 - chance))
    return gradient, curvature


def _bend(
    rows: Sequence[Row],
    curvature: Sequence[float],
    strength: Sequence[float],
    along: Sequence[float],
) -> list[float]:
    """The loss's second derivative times a direction."""
    result = [s * a for s, a in zip(strength, along, strict=True)]
    for row, sharp in zip(rows, curvature, strict=True):
        pull = sharp * score(row, along)
        for i, value in zip(row.indices, row.values, strict=True):
            result[i] += pull * value
    return result


def _newton_step(
    rows: Sequence[Row],
    gradient: Sequence[float],
    curvature: Sequence[float],
    strength: Sequence[float],
) -> list[float]:
    """Conjugate gradients, each weight measured by how much the rows bend it."""
    scale = [s + 1e-9 for s in strength]
    for row, sharp in zip(rows, curvature, strict=True):
        for i, value in zip(row.indices, row.values, strict=True):
            scale[i] += sharp * value * value
    step = [0.0] * len(scale)
    left = [-slope for slope in gradient]
    eased = [part / by for part, by in zip(left, scale, strict=True)]
    along, measure = eased, _dot(left, eased)
    goal = _INNER_SLOPE * _norm(gradient)
    for _ in range(_INNER):
        bent = _bend(rows, curvature, strength, along)
        length = measure / _dot(along, bent)
        step = [s + length * a for s, a in zip(step, along, strict=True)]
        left = [part - length * b for part, b in zip(left, bent, strict=True)]
        if _norm(left) <= goal:
            break
        eased = [part / by for part, by in zip(left, scale, strict=True)]
        before, measure = measure, _dot(left, eased)
        along = [e + measure / before * a for e, a in zip(eased, along, strict=True)]
    return step


def _line_search(
    rows: Sequence[Row], weights: Sequence[float], step: Sequence[float], penalty: Penalty
) -> list[float] | None:
    """The weights after the step, halved until it leads down; None if it never does."""
    here, length = _loss(rows, weights, penalty), 1.0
    while length > _SHORTEST:
        moved = [w + length * s for w, s in zip(weights, step, strict=True)]
        if _loss(rows, moved, penalty) < here:
            return moved
        length /= 2
    return None


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _norm(vector: Sequence[float]) -> float:
    return math.sqrt(_dot(vector, vector))
