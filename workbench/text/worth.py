"""How much a claim deserves to be checked first, with the reasons that moved it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.model.split import Signal
from workbench.text.words import Words
from workbench.text.worth_features import NOTHING, REASONS, features
from workbench.text.worth_model import SpeechModel, WorthModel, shipped_model
from workbench.text.worth_words import WorthWords

_LEAD = 0.15  # so much of an article's beginning is its lead
_TOLD = 0.25  # the least change that is worth telling
_WRITTEN = SpeechModel(0.0, {}, {})
_LARGEST = 30.0  # scores beyond it are 0 or 1 to the third decimal anyway


@dataclass(frozen=True, slots=True)
class Worth:
    """`value` is 0–1; `reasons` name what moved it, the strongest first."""

    value: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sight:
    """All that is weighed in a claim, without any weights.

    `features` are those of `worth_features`, `context` how much of the headline and whether the
    lead; what is 0 may be missing. `doubt` is the reason why there is nothing to check, if there
    is one. `speech` tells that the whole text is the wording of a speech or a debate; only then
    single words are weighed, and `words` has each of them once.
    """

    language: str
    features: Mapping[str, float]
    context: Mapping[str, float]
    doubt: str = ""
    speech: bool = False
    words: tuple[str, ...] = ()


def look(
    words: Words,
    signals: Sequence[Signal],
    known: WorthWords,
    *,
    place: float,
    checkable: bool,
    doubt: str = "",
    headline: float = 0.0,
    own_words: bool = False,
    speech: bool = False,
) -> Sight:
    """What there is to weigh in a claim.

    `place` is 0 for the article's first sentence and grows to 1 at its end. `doubt` is the reason
    why there is nothing to check, if there is one. `headline` is the share of the headline's words
    that the claim takes up. `own_words` tells that most of it is one long quotation, `speech` that
    the whole text is the wording of a speech or a debate.
    """
    seen = features(words, signals, known, own_words=own_words, checkable=checkable)
    context = {"headline": headline}
    if place < _LEAD:
        context["lead"] = 1.0
    lows = tuple(dict.fromkeys(words.lows)) if speech else ()
    return Sight(known.language, seen, context, doubt, speech, lows)


def weigh(sight: Sight, model: WorthModel | None = None) -> Worth:
    """Weigh what was seen of a claim; `model` stands in for the shipped one."""
    model = model or shipped_model()
    spoken = _spoken(sight, model)
    moves = _moves(sight, model, spoken)
    total = model.bias + spoken.bias + sum(moves.values())
    return Worth(round(_curve(model.scale * total), 3), _told(moves))


def score(sight: Sight, model: WorthModel) -> float:
    """What the worth is the curve of, before `scale`: larger is worthier, 0 is undecided."""
    spoken = _spoken(sight, model)
    return model.bias + spoken.bias + sum(_moves(sight, model, spoken).values())


def _spoken(sight: Sight, model: WorthModel) -> SpeechModel:
    return model.speech.get(sight.language, _WRITTEN) if sight.speech else _WRITTEN


def _moves(sight: Sight, model: WorthModel, spoken: SpeechModel) -> dict[str, float]:
    """How far each reason moves the score."""
    moves: dict[str, float] = {}
    for name, value in sight.features.items():
        weight = model.features.get(name, 0.0) + spoken.features.get(name, 0.0)
        reason = sight.doubt if sight.doubt and name == NOTHING else REASONS.get(name, name)
        moves[reason] = moves.get(reason, 0.0) + value * weight
    moves["wording"] = sum(spoken.words.get(low, 0.0) for low in sight.words)
    for name, value in sight.context.items():
        moves[name] = value * model.context.get(name, 0.0)
    return moves


def _curve(score: float) -> float:
    return 1 / (1 + math.exp(-max(-_LARGEST, min(_LARGEST, score))))


def _told(moves: Mapping[str, float]) -> tuple[str, ...]:
    told = [name for name, move in moves.items() if abs(move) >= _TOLD]
    return tuple(sorted(told, key=lambda name: -abs(moves[name])))
