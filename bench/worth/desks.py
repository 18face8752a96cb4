"""`python -m bench.worth.desks`: how strongly a desk's weights should be held to those that ship.

Desks are made up from the labelled news sentences. The weights "that ship" are learnt from half of
the topics; a desk decides on sentences of the other half, and what is left of these measures. For
each strength and each number of decisions: the AUC before, the mean gain, and the gain that one
trial in twenty stays below.
"""

import random
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bench.worth.examples import Example, sentences
from bench.worth.learning import learn
from workbench.text.ranking import auc
from workbench.text.worth import Sight, score
from workbench.text.worth_features import NOTHING
from workbench.text.worth_learning import HOLD, Lesson, adapt
from workbench.text.worth_model import WorthModel

TRIALS = 40
STRENGTHS = (1.5, 3.0, HOLD, 12.0, 24.0)
COUNTS = (50, 100, 200)
_SLIP = 0.1  # of the decisions are not what the desk would decide on a better day
_CHANGED, _BY = 0.25, 2.0  # so many weights of a taste of its own are other than those that ship
_LEFT = 20  # sentences of each kind are needed to measure by
_RARE = 0.1  # of the decisions of a thorough desk are dismissals


@dataclass(frozen=True, slots=True)
class Desk:
    """What a made-up desk decides on, and what an order of it is measured by."""

    decided: Callable[[Example, Sight], bool]
    measured: Callable[[Example, Sight], bool]
    thorough: bool = False


def desks(rng: random.Random, base: WorthModel, sights: Sequence[Sight]) -> dict[str, Desk]:
    """The desks of one trial, by name."""
    other = {
        name: weight + (rng.choice((-_BY, _BY)) if rng.random() < _CHANGED else 0.0)
        for name, weight in base.features.items()
        if name != NOTHING
    }
    taste = replace(base, features={**base.features, **other})
    middle = statistics.median(score(sight, taste) for sight in sights)

    def by_labels(example: Example, _sight: Sight) -> bool:
        return example.worthy

    def by_taste(_example: Example, sight: Sight) -> bool:
        return score(sight, taste) > middle

    def slipping(of: Callable[[Example, Sight], bool]) -> Callable[[Example, Sight], bool]:
        return lambda example, sight: of(example, sight) is not (rng.random() < _SLIP)

    return {
        "decides as labelled": Desk(slipping(by_labels), by_labels),
        "has a taste of its own": Desk(slipping(by_taste), by_taste),
        "… and dismisses little": Desk(by_taste, by_taste, thorough=True),
        "tosses coins": Desk(lambda *_: rng.random() < 0.5, by_labels),
    }


def trial(seed: int) -> Iterator[tuple[str, int, float, float, float]]:
    """Name of the desk, number of decisions, strength, AUC before and after."""
    rng = random.Random(seed)
    examples = sentences()
    topics = sorted({example.group for example in examples})
    shipped = set(rng.sample(topics, len(topics) // 2))
    base = learn([example for example in examples if example.group in shipped])
    rest = [(one, one.sight()) for one in examples if one.group not in shipped]
    rng.shuffle(rest)
    for name, desk in desks(rng, base, [sight for _, sight in rest]).items():
        for count in COUNTS:
            chosen = _chosen(rest, desk, count)
            left = [pair for index, pair in enumerate(rest) if index not in chosen]
            good = sum(desk.measured(*pair) for pair in left)
            if len(chosen) < count or min(good, len(left) - good) < _LEFT:
                continue
            lessons = [
                Lesson(rest[index][1], desk.decided(*rest[index]), rest[index][0].group)
                for index in sorted(chosen)
            ]
            before = _measured(left, desk, base)
            for strength in STRENGTHS:
                model = adapt(lessons, base, hold=strength)
                yield name, count, strength, before, _measured(left, desk, model)


def _chosen(rest: Sequence[tuple[Example, Sight]], desk: Desk, count: int) -> set[int]:
    """Which sentences a desk decides on: the first, or such that few of them are dismissed."""
    if not desk.thorough:
        return set(range(count))
    wanted = [index for index, pair in enumerate(rest) if desk.measured(*pair)]
    skipped = [index for index, pair in enumerate(rest) if not desk.measured(*pair)]
    few = round(count * _RARE)
    return {*wanted[: count - few], *skipped[:few]}


def _measured(left: Sequence[tuple[Example, Sight]], desk: Desk, model: WorthModel) -> float:
    return auc((score(sight, model), desk.measured(one, sight)) for one, sight in left)


def main() -> None:
    """Print a line for each desk, number of decisions and strength."""
    found: dict[tuple[str, int, float], list[tuple[float, float]]] = {}
    for seed in range(TRIALS):
        for name, count, strength, before, after in trial(seed):
            found.setdefault((name, count, strength), []).append((before, after - before))
    print(f"{'desk':24}{'decisions':>10}{'held':>7}{'before':>9}{'gain':>8}{'1 in 20':>9}")
    for (name, count, strength), pairs in found.items():
        gains = sorted(gain for _, gain in pairs)
        before = statistics.mean(one for one, _ in pairs)
        print(
            f"{name:24}{count:10}{strength:7.1f}{before:9.3f}{statistics.mean(gains):+8.3f}"
            f"{gains[len(gains) // 20]:+9.3f}"
        )


if __name__ == "__main__":
    main()
