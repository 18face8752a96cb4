"""How much a claim deserves to be checked first, by weights that can be told as reasons."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.split import Signal, SignalKind
from workbench.text.words import Words
from workbench.text.worth_words import WorthWords

_START = -1.0  # the score of a claim that nothing speaks for, before the curve that makes it 0–1
_WEIGHTS = {
    SignalKind.NUMBER: 0.7,
    SignalKind.ORDINAL: 0.8,
    SignalKind.DATE: 0.5,
    SignalKind.QUOTE: 0.6,
    SignalKind.ATTRIBUTION: 0.3,
    SignalKind.COMPARISON: 0.2,
    SignalKind.NEGATION: 0.1,
    SignalKind.HEDGE: -0.1,
}
_MORE = 0.25  # for the second and third signal of a kind
_NAME = 0.15
_MOST_NAMES = 3
_UNITS = 0.5
_LEAD = 0.3
_HEADLINE = 0.8
_LONG_QUOTE = 0.15  # a few quoted words can be compared, a long quotation is mostly opinion
_TOLD = 0.15  # the least change that is worth telling


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
) -> Worth:
    """Weigh a claim.

    `place` is 0 for the article's first sentence and grows to 1 at its end. `doubt` is the reason
    why there is nothing to check, if there is one. `headline` is the share of the headline's words
    that the claim takes up. `own_words` tells that most of it is one long quotation.
    """
    moves: dict[str, float] = {}
    _weigh_signals(moves, signals)
    if own_words and "quote" in moves:
        moves["quote"] = _LONG_QUOTE
    _weigh_words(moves, words, known)
    if headline:
        moves["headline"] = _HEADLINE * headline
    if place < 0.15:
        moves["lead"] = _LEAD
    if not checkable:
        moves[doubt or "nothing-to-check"] = -2.5
    score = _START + sum(moves.values())
    told = sorted(
        (name for name in moves if abs(moves[name]) >= _TOLD), key=lambda n: -abs(moves[n])
    )
    return Worth(round(1 / (1 + math.exp(-score)), 3), tuple(told))


def _weigh_signals(moves: dict[str, float], signals: Sequence[Signal]) -> None:
    counts = Counter(signal.kind for signal in signals)
    for kind, weight in _WEIGHTS.items():
        if counts[kind]:
            more = _MORE * min(2, counts[kind] - 1) if weight >= 0.5 else 0.0
            moves[kind.value] = weight + more
    if counts[SignalKind.NAME]:
        moves["name"] = _NAME * min(_MOST_NAMES, counts[SignalKind.NAME])
    if any(signal.unit for signal in signals if signal.kind is SignalKind.NUMBER):
        moves["unit"] = _UNITS


def _weigh_words(moves: dict[str, float], words: Words, known: WorthWords) -> None:
    tokens = [low for low in words.lows if low[0].isalnum()]
    moves["length"] = 0.5 * min(1.0, len(tokens) / 25)
    if len(tokens) < 8 and not any(name in moves for name in ("number", "date", "ordinal")):
        moves["short"] = -0.3
    for name, phrases, weight in (
        ("event", known.event, 0.5),
        ("causal", known.causal, 0.1),
        ("vague", known.vague, -0.3),
        ("opinion", known.opinion, -0.5),
        ("forecast", known.forecast, -0.1),
    ):
        if phrases.found(words):
            moves[name] = weight
    if known.first_person.intersection(tokens):
        moves["first-person"] = -0.3
    if known.second_person.intersection(tokens):
        moves["second-person"] = -0.4
