"""Whether there is anything to check in a claim: not in opinion, appeal, question, greeting."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.split import Signal, SignalKind
from workbench.text.words import Words
from workbench.text.worth_words import WorthWords

_HARD = frozenset({SignalKind.NUMBER, SignalKind.ORDINAL, SignalKind.DATE})
_ROOT = 3  # words: less than that asserts nothing


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a claim can be checked; `reason` says why not and is empty where it can."""

    checkable: bool
    reason: str = ""


def standing(
    words: Words, signals: Sequence[Signal], known: WorthWords, *, quoted: bool
) -> Standing:
    """Judge a claim by its words and signals; `quoted` tells that it is somebody's own words."""
    tokens = [low for low in words.lows if low[0].isalnum()]
    lows = set(tokens)
    hard = any(signal.kind in _HARD for signal in signals)
    asks = _is_question(words)
    personal = bool(lows & known.first_person)
    if len(tokens) < _ROOT and not hard:
        return Standing(False, "fragment")
    if asks and not hard:
        return Standing(False, "question")
    if known.greeting.found(words):
        return Standing(False, "greeting")
    if known.appeal.found(words) and personal and not hard:
        return Standing(False, "appeal")
    opinion = known.opinion.found(words)
    if opinion and not hard and (quoted or personal):
        return Standing(False, "opinion")
    hedged = any(signal.kind is SignalKind.HEDGE for signal in signals)
    if hedged and not hard and known.intention.found(words):
        return Standing(False, "opinion")
    return Standing(True)


def _is_question(words: Words) -> bool:
    tail = [raw for raw in words.raws[-4:] if not raw.isalnum()]
    return "?" in tail or (
        "?" in words.raws and words.raws[-1] not in {".", "!"} and ":" in words.raws
    )
