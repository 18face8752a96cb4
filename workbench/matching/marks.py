"""The small word that governs a noun: a preposition, or an article that shows a case."""

from workbench.matching.terms import word_list
from workbench.text.words import Words

_FARTHEST = 4  # tokens between the small word and its noun


def mark_before(words: Words, place: int, language: str) -> str:
    """The preposition or case-marking article before a token; empty where none governs it.

    Articles and adjectives are passed over on the way.
    """
    prepositions = word_list(language, "prepositions")
    marks = prepositions | word_list(language, "oblique")
    passed = word_list(language, "determiners")
    for before in range(place - 1, max(-1, place - 1 - _FARTHEST), -1):
        low = words.low(before)
        if low in marks:
            # "zwischen den": the preposition tells more than the case that it asks for.
            farther = words.low(before - 1)
            return farther if low not in prepositions and farther in prepositions else low
        if low not in passed and not _is_attribute(words, before, language):
            return ""
    return ""


def _is_attribute(words: Words, place: int, language: str) -> bool:
    """Whether a token may stand between a preposition and its noun: an adjective, written small."""
    low = words.low(place)
    return (
        low.isalpha()
        and words.raw(place).islower()
        and low not in word_list(language, "stop")
        and low.endswith(tuple(word_list(language, "attribute_endings")))
    )
