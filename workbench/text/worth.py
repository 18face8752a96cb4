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


def worth(
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
    model: WorthModel | None = None,
) -> Worth:
    """Weigh a claim.

    `place` is 0 for the article's first sentence and grows to 1 at its end. `doubt` is the reason
    why there is nothing to check, if there is one. `headline` is the share of the headline's words
    that the claim takes up. `own_words` tells that most of it is one long quotation, `speech` that
    the whole text is the wording of a speech or a debate. `model` stands in for the shipped one.
    """
    model = model or shipped_model()
    spoken = model.speech.get(known.language, _WRITTEN) if speech else _WRITTEN
    moves: dict[str, float] = {}
    seen = features(words, signals, known, own_words=own_words, checkable=checkable)
    for name, value in seen.items():
        weight = model.features.get(name, 0.0) + spoken.features.get(name, 0.0)
        reason = doubt if doubt and name == NOTHING else REASONS.get(name, name)
        moves[reason] = moves.get(reason, 0.0) + value * weight
    moves["wording"] = _wording(words, spoken.words)
    moves["headline"] = headline * model.context.get("headline", 0.0)
    if place < _LEAD:
        moves["lead"] = model.context.get("lead", 0.0)
    score = model.bias + spoken.bias + sum(moves.values())
    return Worth(round(_curve(model.scale * score), 3), _told(moves))


def _wording(words: Words, weights: Mapping[str, float]) -> float:
    return sum(weights.get(low, 0.0) for low in dict.fromkeys(words.lows))


def _curve(score: float) -> float:
    return 1 / (1 + math.exp(-max(-_LARGEST, min(_LARGEST, score))))


def _told(moves: Mapping[str, float]) -> tuple[str, ...]:
    told = [name for name, move in moves.items() if abs(move) >= _TOLD]
    return tuple(sorted(told, key=lambda name: -abs(moves[name])))
