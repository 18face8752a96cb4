"""How two words that are not set alike may still be one: spelling, figures, endings."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from workbench.matching.quoting import wordlists
from workbench.matching.quoting.keys import MASK
from workbench.matching.terms import word_list
from workbench.text.numerals import number_words, numeral_at, plain_decimal
from workbench.text.words import Words

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "oe", "œ": "oe"})
_THREE_ALIKE = re.compile(r"(.)\1\1")
_LEAST_RESPELLED = 5  # letters of a word that is looked at for another spelling of a part of it
_LEAST_STEM = 3
_LONGEST = 60  # letters; what is longer is no word
_NOT_OF_NOUNS = frozenset(("er", "em"))
_COMPARED = frozenset(("", "er"))  # "schnell", "schneller": an ending, or a comparison


def is_small(key: str, language: str) -> bool:
    """Whether a word has no content of its own."""
    return key in _small_words(language)


@cache
def _small_words(language: str) -> frozenset[str]:
    return frozenset(
        word.casefold().replace("'", "")
        for word in word_list(language, "stop") | word_list(language, "particles")
    )


@lru_cache(maxsize=4096)
def same_spelled(one: str, two: str, language: str) -> bool:
    """Whether two keys are one word in two spellings.

    One number in figures and in a word, or one word of which some letters are not to be read,
    counts, too.
    """
    if max(len(one), len(two)) > _LONGEST:
        return False
    if _respelled(one, language) == _respelled(two, language):
        return True
    if (MASK in one) is not (MASK in two):
        masked, word = (one, two) if MASK in one else (two, one)
        lead, _, tail = masked.partition(MASK)
        return len(word) >= len(masked) and word.startswith(lead) and word.endswith(tail)
    if one[0].isdecimal() is not two[0].isdecimal():
        figure, word = (one, two) if one[0].isdecimal() else (two, one)
        return _figure(word, language) == figure
    return False


def _respelled(key: str, language: str) -> str:
    short = wordlists.table(language, "short").get(key, key)
    plain = unicodedata.normalize("NFD", short.translate(_UMLAUTS))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = _THREE_ALIKE.sub(r"\1\1", plain)
    if len(plain) < _LEAST_RESPELLED:
        return plain
    for part, other in wordlists.table(language, "spelling").items():
        plain = plain.replace(part.translate(_UMLAUTS), other.translate(_UMLAUTS))
    return plain


@lru_cache(maxsize=1024)
def _figure(word: str, language: str) -> str:
    """The figures for a number in one word; empty where it is none."""
    numeral = numeral_at(Words(word), 0, number_words(language))
    if numeral is None or numeral.vague or not word.isalpha():
        return ""
    return plain_decimal(numeral.value)


def inflected(one: str, two: str, language: str, *, noun: bool) -> bool:
    """Whether two keys are one adjective, noun or article with different endings.

    Only for a language that lets a sentence change the endings of what it quotes. What may be the
    comparative of the other is another word, and so is a plural with an umlaut.
    """
    groups = _groups(language)
    if not groups or max(len(one), len(two)) > _LONGEST:
        return False
    if groups.get(one, _NONE) & groups.get(two, _NONE):
        return True
    if is_small(one, language) or is_small(two, language):
        return False
    return any(
        _is_pair({ending, two[len(stem) :]}, language, noun=noun)
        for ending in _endings(language)
        if one.endswith(ending)
        and len(stem := one[: len(one) - len(ending)]) >= _LEAST_STEM
        and two.startswith(stem)
    )


_NONE: frozenset[int] = frozenset()


def _is_pair(pair: set[str], language: str, *, noun: bool) -> bool:
    if not pair <= _endings(language) or pair == _COMPARED:
        return False
    return not (noun and pair & _NOT_OF_NOUNS)


@cache
def _endings(language: str) -> frozenset[str]:
    return frozenset(wordlists.section(language, "inflection").get("endings", ()))


@cache
def _groups(language: str) -> dict[str, frozenset[int]]:
    """The small words that have forms, each with the numbers of its groups."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(wordlists.section(language, "inflection").get("small", ())):
        for word in group.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def same_joined(one: Sequence[str], two: Sequence[str], language: str) -> bool:
    """Whether the keys of some words are the same but for where one word ends: "Online-Handel"."""
    first, second = "".join(one), "".join(two)
    if max(len(first), len(second)) > _LONGEST:
        return False
    return first == second or _respelled(first, language) == _respelled(second, language)


def contracted(one: Sequence[str], two: Sequence[str], language: str) -> bool:
    """Whether one word stands for two others, or for forms of them: "im", "in dem"."""
    short, long = (one, two) if len(one) < len(two) else (two, one)
    if len(short) != 1 or len(long) != 2:
        return False
    whole = wordlists.table(language, "contracted").get(short[0], "").split()
    if len(whole) != 2 or whole[0] != long[0]:
        return False
    groups = _groups(language)
    return whole[1] == long[1] or bool(groups.get(whole[1], _NONE) & groups.get(long[1], _NONE))
