"""How well a ranking finds what should be checked, on sentences it has not learnt from."""

from collections.abc import Sequence
from zlib import crc32

from bench.worth.examples import Example
from bench.worth.learning import learn

FOLDS = 5


def fold(example: Example) -> int:
    """The part an example belongs to, the same in every run and for its whole group."""
    return crc32(example.group.encode()) % FOLDS


def held_out(examples: Sequence[Example], *, speech: bool = True) -> list[float]:
    """The worth of each example by a model that was learnt without its part."""
    result = [0.0] * len(examples)
    parts = [fold(example) for example in examples]
    for part in range(FOLDS):
        pairs = list(zip(examples, parts, strict=True))
        model = learn([example for example, own in pairs if own != part], speech=speech)
        for index, (example, own) in enumerate(pairs):
            if own == part:
                result[index] = example.worth(model)
    return result
