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
    hard = any(signal.kind in _HARD for signal in signals)
    personal = bool(known.first_person.intersection(tokens))
    hedged = any(signal.kind is SignalKind.HEDGE for signal in signals)
    if known.greeting.found(words):
        return Standing(False, "greeting")
    if hard:
        return Standing(True)
    opinion = (quoted or personal) and known.opinion.found(words)
    wish = hedged and known.intention.found(words)  # what somebody wants, as far as one can guess
    doubts = {
        "fragment": len(tokens) < _ROOT,
        "question": _is_question(words),
        "appeal": personal and known.appeal.found(words),
        "opinion": opinion or wish,
    }
    reason = next((name for name, found in doubts.items() if found), "")
    return Standing(not reason, reason)


def _is_question(words: Words) -> bool:
    tail = [raw for raw in words.raws[-4:] if not raw.isalnum()]
    return "?" in tail or (
        "?" in words.raws and words.raws[-1] not in {".", "!"} and ":" in words.raws
    )
