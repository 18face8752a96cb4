"""Weights of worth for one desk: fitted to what it takes up and skips, near those that ship."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.text.logistic import Penalty, Row, fit
from workbench.text.worth import Sight, score
from workbench.text.worth_features import NOTHING
from workbench.text.worth_model import WorthModel

FOLDS = 5
"""The parts that a desk's decisions are cut into, each measured by weights learnt from the rest."""

HOLD = 6.0
"""How strongly each weight is held to the one that ships.

Chosen with `python -m bench.worth.desks`, on desks made up from labelled sentences: fifty coin
tosses cost the order 0.006 AUC on average, at half the strength five times as much. A desk with a
taste of its own gains 0.02 from fifty decisions and 0.06 from two hundred.
"""

_MOST_OFTEN = 5.0  # a decision of the rarer kind counts no more than so many
_HOLD_FIXED = 1e6
_BIAS, _SPEECH = ("", "bias"), ("", "speech")

_Column = tuple[str, str]  # "feature" or "context" and its name, or one of the two above


@dataclass(frozen=True, slots=True)
class Lesson:
    """A claim that somebody took up or skipped.

    `group` names what must not be parted between learning and measuring, such as its article.
    """

    sight: Sight
    wanted: bool
    group: str


def adapt(lessons: Sequence[Lesson], base: WorthModel, *, hold: float = HOLD) -> WorthModel:
    """The base model with bias, features and context moved to where they fit the lessons.

    Its additions for speech stay, and are reckoned with where a lesson is from one. So does the
    weight of what can't be checked, which goes to the end for every desk. Both kinds of lessons
    count alike in sum, as far as a few can stand for many: how much of an article a desk checks
    must not raise or lower the worth of everything.
    """
    prior = _prior(base)
    number = {column: index for index, column in enumerate(prior)}
    often = _often(lessons)
    rows = [_row(lesson, often[lesson.wanted], base, number) for lesson in lessons]
    fixed = {_SPEECH, ("feature", NOTHING)}
    held = [_HOLD_FIXED if column in fixed else hold for column in prior]
    weights = fit(rows, Penalty(held, list(prior.values())))
    learnt = {column: round(weights[index], 3) for column, index in number.items()}
    return replace(
        base,
        bias=learnt[_BIAS],
        features={name: learnt["feature", name] for name in base.features},
        context={name: learnt["context", name] for name in base.context},
    )


def held_out(lessons: Sequence[Lesson], base: WorthModel, *, hold: float = HOLD) -> list[float]:
    """The score of each lesson's claim by weights that were learnt without its part."""
    result = [0.0] * len(lessons)
    parts = _parts(lessons)
    for part in set(parts):
        rest = [lesson for lesson, own in zip(lessons, parts, strict=True) if own != part]
        model = adapt(rest, base, hold=hold)
        for index, lesson in enumerate(lessons):
            if parts[index] == part:
                result[index] = score(lesson.sight, model)
    return result


def _prior(base: WorthModel) -> dict[_Column, float]:
    """Every column with its weight in the base model; what speech adds is taken as it is."""
    return {
        _BIAS: base.bias,
        _SPEECH: 1.0,
        **{("feature", name): weight for name, weight in base.features.items()},
        **{("context", name): weight for name, weight in base.context.items()},
    }


def _row(lesson: Lesson, often: float, base: WorthModel, number: Mapping[_Column, int]) -> Row:
    cells = {
        number[column]: value
        for column, value in _cells(lesson.sight, base)
        if value and column in number
    }
    return Row(tuple(cells), tuple(cells.values()), float(lesson.wanted), often)


def _cells(sight: Sight, base: WorthModel) -> Iterator[tuple[_Column, float]]:
    yield _BIAS, 1.0
    if sight.speech:
        yield _SPEECH, score(sight, base) - score(replace(sight, speech=False), base)
    for name, value in sight.features.items():
        yield ("feature", name), value
    for name, value in sight.context.items():
        yield ("context", name), value


def _often(lessons: Sequence[Lesson]) -> dict[bool, float]:
    """How often a lesson of each kind counts."""
    counts = Counter(lesson.wanted for lesson in lessons)
    return {kind: min(_MOST_OFTEN, len(lessons) / (2 * count)) for kind, count in counts.items()}


def _parts(lessons: Sequence[Lesson]) -> list[int]:
    """The part of each lesson: of even size, a group in one, the same in every run."""
    groups: dict[str, int] = defaultdict(int)
    for lesson in lessons:
        groups[lesson.group] += 1
    filled = [0] * FOLDS
    part_of: dict[str, int] = {}
    for group in sorted(groups, key=lambda name: (-groups[name], name)):
        part_of[group] = filled.index(min(filled))
        filled[part_of[group]] += groups[group]
    return [part_of[lesson.group] for lesson in lessons]
