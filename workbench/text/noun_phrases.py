"""Where a name or noun with its article, adjectives and attachments begins and ends."""

from workbench.text.speech_words import SpeechWords
from workbench.text.words import Words

_QUOTES = frozenset("\"'»«“”„‘’‚›‹")
_HYPHENS = frozenset({"-", "‑"})
_ADJECTIVE = ("e", "en", "er", "es", "em")
_LONGEST = 14  # tokens
_ADJECTIVES = 4
_TOLD = frozenset(("der", "dem"))  # after a full name no genitive


def phrase_end(words: Words, first: int, known: SpeechWords) -> int | None:
    """The token after the noun phrase that begins at `first`; None where none begins there.

    Reads article, adjectives, then capitalised words, abbreviations and figures in brackets, and
    what hangs on with "of", "der", "für" and the like.
    """
    index = _core_end(words, first, known)
    if index is None:
        return None
    named = any(words.low(at) in known.first_names for at in range(first, index - 1))
    while index - first < _LONGEST and words.low(index) in known.links:
        if named and words.low(index) in _TOLD:
            break  # "sagte Anna Muster der Zeitung": whom she told it
        after = _core_end(words, index, known) or _core_end(words, index + 1, known)
        if after is None:
            break
        index = after
    return index


def _core_end(words: Words, first: int, known: SpeechWords) -> int | None:
    index = first
    while words.low(index) in known.determiners and index - first < 2:
        index += 1
        if known.verb_last and _begins_another(words, index, known):
            return None
    for _ in range(_ADJECTIVES if known.verb_last else 0):
        if not is_adjective(words, index, known):
            break
        index += 1
    if not known.verb_last:
        index = _after_small_title(words, index, known)
    start = index
    while index - start < _LONGEST and _is_nominal(words, index, known):
        index += 1
    if not known.verb_last and index == start:
        index = _small_nouns(words, first, index, known)
    return index if any(words.raw(i)[0].isalpha() for i in range(start, index)) else None


def _begins_another(words: Words, index: int, known: SpeechWords) -> bool:
    """Whether a second article begins a phrase: "diese ein Angebot", "die jedem Haus nahe"."""
    article = words.low(index) in known.oblique or words.low(index) in known.articles
    return article and words.low(index - 1) not in known.before_articles


def _after_small_title(words: Words, index: int, known: SpeechWords) -> int:
    """Past the small words before an English name: "coach", "lead researcher"."""
    for ahead in range(index, index + 4):
        raw, low = words.raw(ahead), words.low(ahead)
        if raw[:1].isupper():
            return ahead
        if not raw[:1].islower() or low in known.not_names | known.verbs | known.links:
            return index
    return index


def _small_nouns(words: Words, first: int, index: int, known: SpeechWords) -> int:
    """English writes nouns small: after an article they go on up to the next other word."""
    if words.low(first) not in known.determiners:
        return index
    stop = index
    while stop - index < _ADJECTIVES and words.raw(stop)[:1].islower():
        low = words.low(stop)
        others = known.not_names | known.verbs | known.links | known.auxiliary
        if low in others or low.endswith("ed"):
            break
        stop += 1
    return stop


def is_adjective(words: Words, index: int, known: SpeechWords) -> bool:
    """Whether a small word may stand between an article and its noun."""
    raw, low = words.raw(index), words.low(index)
    if not raw or not raw[0].islower() or low in known.not_names or low in known.verbs:
        return False
    return low.endswith(_ADJECTIVE) and len(low) > 3 and low not in known.determiners


def _is_nominal(words: Words, index: int, known: SpeechWords) -> bool:
    """Whether a token is a name, a noun with a capital, or a sign inside one."""
    raw, before, after = words.raw(index), words.raw(index - 1), words.raw(index + 1)
    if raw[:1].isupper():
        return words.low(index) not in known.not_names or raw.isupper()
    if raw in _QUOTES:
        return after[:1].isupper() or before[:1].isalpha()
    if not raw or not words.glued(index):
        return False
    if raw in _HYPHENS:
        return words.glued(index + 1)
    named = before[:1].isupper()
    joined = raw in {".", "&", "/"} and after[:1].isupper()
    return before in _HYPHENS or (named and (raw[0].isdigit() or joined))
