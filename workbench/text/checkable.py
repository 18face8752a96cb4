"""Whether there is anything to check in a claim: not in opinion, appeal, question, greeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.model.split import Signal, SignalKind
from workbench.text.modal_hedges import modal_hedges
from workbench.text.words import Words
from workbench.text.worth_words import WorthWords

_COUNTED = frozenset({SignalKind.NUMBER, SignalKind.ORDINAL, SignalKind.DATE})
_NAMED = _COUNTED | {SignalKind.NAME}
_ROOT = 3  # words: a sentence of less than that asserts nothing
_SOFT = ("generic", "forecast", "vague", "modal")


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a claim can be checked; `reason` says why not and is empty where it can."""

    checkable: bool
    reason: str = ""


def standing(
    words: Words,
    signals: Sequence[Signal],
    known: WorthWords,
    *,
    quoted: bool,
    reported: bool = False,
    whole: bool = True,
) -> Standing:
    """Judge a claim by its words and signals.

    `quoted` tells that it is somebody's own words, `reported` that it is put to somebody, `whole`
    that it is a sentence: a clause that was told apart has a fact of its own, however short it is.
    """
    tokens = [low for low in words.lows if low[0].isalnum()]
    counts = known.lists.counts(words)
    if "greeting" in counts:
        return Standing(False, "greeting")
    if quoted and _addresses(words, counts, signals, known):
        return Standing(False, "opinion")
    if any(_is_hard(signal) for signal in signals):
        return Standing(True)
    hedged = any(signal.kind is SignalKind.HEDGE for signal in signals)
    personal = known.in_first_person(words)
    doubts = {
        "fragment": whole and len(tokens) < _ROOT,
        "question": _is_question(words),
        "appeal": _appeals(
            words, counts, signals, known, spoken=quoted or personal, reported=reported
        ),
        "opinion": _judges(counts, spoken=quoted or personal)
        or (quoted and _is_mood(counts, signals))
        # What somebody wants, as far as one can guess.
        or (hedged and "intention" in counts),
    }
    reason = next((name for name, found in doubts.items() if found), "")
    return Standing(not reason, reason)


def _is_hard(signal: Signal) -> bool:
    """Whether a signal can be looked up: not "now", "the first thing", "one of them"."""
    if signal.kind not in _COUNTED:
        return False
    return any(character.isdigit() for character in signal.text) or bool(signal.unit)


def _appeals(
    words: Words,
    counts: Mapping[str, int],
    signals: Sequence[Signal],
    known: WorthWords,
    *,
    spoken: bool,
    reported: bool,
) -> bool:
    """Whether a claim says what should be done.

    What is only reported may be a rule or a plan ("the vote must be held by Friday"): there it
    counts where it names nothing and nobody, and no time or number.
    """
    if spoken and "appeal" in counts:
        return True
    demands = reported and ("demand" in counts or _forbids(words, known))
    if not demands or "event" in counts:
        return False
    return not any(signal.kind in _NAMED for signal in signals)


def _addresses(
    words: Words, counts: Mapping[str, int], signals: Sequence[Signal], known: WorthWords
) -> bool:
    """Whether somebody wishes another well or tells them what comes: "Du wirst es schaffen"."""
    if "opinion" not in counts or not known.in_second_person(words):
        return False
    return not any(character.isdigit() for signal in signals for character in signal.text)


def _forbids(words: Words, known: WorthWords) -> bool:
    modals = modal_hedges(known.language)
    return any(modals.forbids(words, words.lows.index(low)) for low in modals.forbidding(words))


def _judges(counts: Mapping[str, int], *, spoken: bool) -> bool:
    """Whether a claim says what somebody thinks of something.

    What nobody says in their own words has to be plainly a judgement, and no event.
    """
    return (spoken and "opinion" in counts) or ("judgement" in counts and "event" not in counts)


def _is_mood(counts: Mapping[str, int], signals: Sequence[Signal]) -> bool:
    """Whether somebody's own words name nothing and tell no event, only how it is for them."""
    if any(signal.kind is SignalKind.NAME for signal in signals):
        return False
    if any(counts.get(name) for name in ("event", "dispute", "quantity", "institution")):
        return False
    return any(counts.get(name) for name in _SOFT)


def _is_question(words: Words) -> bool:
    tail = [raw for raw in words.raws[-4:] if not raw.isalnum()]
    return "?" in tail or (
        "?" in words.raws and words.raws[-1] not in {".", "!"} and ":" in words.raws
    )
