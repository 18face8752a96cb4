"""What can be seen in a claim that speaks for or against checking it first.

Every feature has a name and a value from 0 (absent) to 1 (as much of it as counts); those of
length go from -1 to 1, with 0 for what is usual. None of them knows a language: the words they look
for come from its pack.
"""

import math
import re
from collections.abc import Sequence

from workbench.model.split import Signal, SignalKind
from workbench.text.words import Words
from workbench.text.worth_words import WorthWords

NOTHING = "nothing-to-check"
"""The feature of a claim that is opinion, appeal, question, greeting or no sentence."""

REASONS = {
    "figure": "number",
    "more-numbers": "number",
    "year": "date",
    "more-dates": "date",
    "more-names": "name",
    "acronym": "name",
    "long-quote": "quote",
    "generic": "vague",
    "exclamation": "opinion",
    "judgement": "opinion",
    "demand": "appeal",
    "intention": "forecast",
    "more-comparisons": "comparison",
    "superlative": "comparison",
    "trend": "comparison",
    "long-words": "length",
}
"""The reason under which a feature is told, where it is not its own name."""

_MOST = {
    SignalKind.NUMBER: 3,
    SignalKind.ORDINAL: 1,
    SignalKind.DATE: 2,
    SignalKind.QUOTE: 1,
    SignalKind.ATTRIBUTION: 1,
    SignalKind.COMPARISON: 2,
    SignalKind.NEGATION: 1,
    SignalKind.HEDGE: 1,
    SignalKind.NAME: 3,
}  # so many of a kind are as much of it as counts
_COUNTED = tuple((kind, kind.value, f"more-{kind.value}s", most) for kind, most in _MOST.items())
_HARD = frozenset({SignalKind.NUMBER, SignalKind.ORDINAL, SignalKind.DATE})
_USUAL = 14  # words
_USUAL_LETTERS = 5.5  # of a word
_SHORT = 8  # words
_DIGIT = re.compile(r"\d")
_AGE = re.compile(r"\((\d{1,2})\)|, (\d{1,2}),")  # "Eva Ott (75)", "Sam Ott, 75,"
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def features(
    words: Words,
    signals: Sequence[Signal],
    known: WorthWords,
    *,
    own_words: bool = False,
    checkable: bool = True,
) -> dict[str, float]:
    """The features of a claim by name, without those that are 0.

    `signals` are those inside the claim and its attribution; `own_words` tells that most of the
    claim is one long quotation, `checkable` that there is something to check in it.
    """
    signals = _without_ages(words.text, signals)
    seen = _of_signals(signals, own_words=own_words)
    seen |= _of_values(signals)
    seen[NOTHING] = float(not checkable)
    seen |= _of_lists(words, known)
    seen |= _of_shape(words, hard=any(signal.kind in _HARD for signal in signals))
    return {name: value for name, value in seen.items() if value}


def _without_ages(text: str, signals: Sequence[Signal]) -> Sequence[Signal]:
    """The signals but for ages that stand beside a name: they only tell who is meant."""
    ages = {bracketed or between for bracketed, between in _AGE.findall(text)}
    if not ages:
        return signals
    return [s for s in signals if s.kind is not SignalKind.NUMBER or s.text not in ages]


def _of_signals(signals: Sequence[Signal], *, own_words: bool) -> dict[str, float]:
    kinds = [signal.kind for signal in signals]
    seen: dict[str, float] = {"quote": 0.0}
    for kind, name, more, most in _COUNTED:
        count = kinds.count(kind)
        if count:
            seen[name] = 1.0
            if most > 1:
                seen[more] = (min(count, most) - 1) / (most - 1)
    if own_words and seen["quote"]:
        # A few quoted words can be compared; a long quotation is mostly opinion.
        seen["quote"], seen["long-quote"] = 0.0, 1.0
    return seen


def _of_values(signals: Sequence[Signal]) -> dict[str, float]:
    numbers = [signal for signal in signals if signal.kind is SignalKind.NUMBER]
    dates = [signal for signal in signals if signal.kind is SignalKind.DATE]
    compared = {s.value for s in signals if s.kind is SignalKind.COMPARISON}
    return {
        "figure": float(any(_DIGIT.search(signal.text) for signal in numbers)),
        "unit": float(any(signal.unit for signal in numbers)),
        "year": float(any(_YEAR.search(signal.text) for signal in dates)),
        "superlative": float("superlative" in compared),
        "trend": float("up" in compared or "down" in compared),
    }


def _of_lists(words: Words, known: WorthWords) -> dict[str, float]:
    # The second word of a kind adds less than the first, the third nothing.
    seen = {name: math.sqrt(min(2, count) / 2) for name, count in known.lists.counts(words).items()}
    seen["first-person"] = float(known.in_first_person(words))
    seen["second-person"] = float(known.in_second_person(words))
    return seen


def _of_shape(words: Words, *, hard: bool) -> dict[str, float]:
    tokens = [low for low in words.lows if low[0].isalnum()]
    count = len(tokens)
    if not count:
        return {"short": 1.0}
    letters = sum(map(len, tokens)) / count
    return {
        "length": _within(math.log((count + 1) / (_USUAL + 1))),
        "short": 0.0 if hard else max(0.0, 1 - count / _SHORT),
        "long-words": _within((letters - _USUAL_LETTERS) / 4),
        "acronym": float(any(_is_acronym(raw) for raw in words.raws)),
        "question": float("?" in words.raws),
        "exclamation": float("!" in words.raws),
    }


def _within(value: float) -> float:
    return max(-1.0, min(1.0, value))


def _is_acronym(raw: str) -> bool:
    return 2 <= len(raw) <= 6 and raw.isalpha() and raw.isupper()
