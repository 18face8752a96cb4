"""The word material of the made-up claims: what may stand in each slot of a frame, and how often.

Frequent words are few and rare ones many (Zipf: the weight of rank r is 1 / (r + 2.7)). Compounds,
names and places are put together from stems and syllables, so that a million claims hold more than
200,000 different words. The words are always the same.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

LANGUAGES = ("de", "en")
COMPOUNDS, NAMES, PLACES = 250_000, 60_000, 30_000
_FILE = Path(__file__).with_name("words.toml")
_OFFSET = 2.7  # of Mandelbrot's form of the law
_ONSETS = re.findall(r"\w+", "b br d dr f fr g gl gr h j k kl kr l m n p pr r s sch st t tr v w z")
_VOWELS = ["a", "e", "i", "o", "u", "a", "e", "i", "o", "ei", "au", "ie"]
_CODAS = ["", "", "", "l", "n", "r", "m", "s", "rn", "ld", "nk", "rt", "ls"]
_NAME_ENDS = ["", "er", "mann", "sen", "ow", "ke", "ski", "berg", "hart", "ley"]
_PLACE_ENDS = ["stedt", "ingen", "hausen", "dorf", "büttel", "ton", "ham", "ford", "wick", "au"]
_SCIENCE_ENDS = ["ation", "ity", "ine", "ide", "ism", "ograph", "ology", "ment"]


class Noun(NamedTuple):
    """A stem as it stands alone, what joins it to a word behind it, and its plural."""

    single: str
    link: str
    plural: str


class Pool(NamedTuple):
    """What may fill a slot, and the running sum of its weights."""

    words: tuple[str, ...]
    sums: tuple[float, ...]

    def some(self, chance: Random, count: int) -> list[str]:
        """`count` of them, each as often as its weight says."""
        return chance.choices(self.words, cum_weights=self.sums, k=count)


@cache
def material(language: str) -> dict[str, Any]:
    """The tables of a language as the file has them."""
    tables: dict[str, Any] = tomllib.loads(_FILE.read_text("utf-8"))[language]
    return tables


@cache
def nouns(language: str) -> tuple[Noun, ...]:
    """The stems of a language."""
    return tuple(Noun(*entry.split("-")) for entry in material(language)["nouns"])


def zipfian(words: Iterator[str], size: int) -> Pool:
    """The first `size` different words, weighted by Zipf's law in the order they come."""
    different: dict[str, None] = {}
    for word in words:
        different[word] = None
        if len(different) == size:
            break
    weights = (1 / (rank + _OFFSET) for rank in range(1, len(different) + 1))
    return Pool(tuple(different), tuple(accumulate(weights)))


@cache
def pools(language: str) -> dict[str, Pool]:
    """The pool of each slot that is filled by words (C D P N Q V A)."""
    chance = Random(language)
    compounds = zipfian(_compounds(chance, language), COMPOUNDS)
    tables = material(language)
    listed = {
        "Q": [noun.plural for noun in nouns(language)],
        "V": [word for group in tables["verbs"] for word in group.split("/")],
        "A": [word for group in tables["adjectives"] for word in group.split("/")],
    }
    for words in listed.values():
        chance.shuffle(words)
    return {
        "C": compounds,
        "D": compounds._replace(words=tuple(_inflected(chance, language, compounds.words))),
        "P": zipfian(_places(chance, language), PLACES),
        "N": zipfian(_persons(chance), NAMES),
        **{slot: zipfian(iter(words), len(words)) for slot, words in listed.items()},
    }


def syllables(chance: Random, count: int) -> str:
    """A made-up word of so many syllables, in lower case."""
    parts = (
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)
        for _ in range(count)
    )
    return "".join(parts)


def _compounds(chance: Random, language: str) -> Iterator[str]:
    stems = nouns(language)
    while True:
        if language == "en":
            first = _science(chance) if chance.random() < 0.5 else chance.choice(stems).single
            yield f"{first} {chance.choice(stems).single}"
        else:
            yield joined([chance.choice(stems) for _ in range(2 + (chance.random() < 0.5))])


def _inflected(chance: Random, language: str, words: Iterable[str]) -> Iterator[str]:
    """Compounds with an ending: a plural, for German ones any."""
    plurals = {noun.single: noun.plural for noun in nouns(language)}
    for word in words:
        if language == "en":
            first, _blank, last = word.rpartition(" ")
            yield f"{first} {plurals[last]}"
        else:
            yield word + chance.choice(("en", "e", "s", "er"))


def joined(parts: list[Noun]) -> str:
    """A German compound of these stems."""
    *heads, last = parts
    return ("".join(part.single + part.link for part in heads) + last.single).lower().capitalize()


def _science(chance: Random) -> str:
    return syllables(chance, chance.choice((1, 2, 2))) + chance.choice(_SCIENCE_ENDS)


def _places(chance: Random, language: str) -> Iterator[str]:
    for name in _named(chance, _PLACE_ENDS, (1, 1, 2)):
        prefix = ("",) * 14 + (("Neu ", "Bad ") if language == "de" else ("New ", "Old "))
        yield chance.choice(prefix) + name


def _persons(chance: Random) -> Iterator[str]:
    given = [syllables(chance, 2).capitalize() for _ in range(300)]
    for name in _named(chance, _NAME_ENDS, (1, 2, 2)):
        yield name if chance.random() < 0.4 else f"{chance.choice(given)} {name}"


def _named(chance: Random, ends: list[str], lengths: tuple[int, ...]) -> Iterator[str]:
    while True:
        yield (syllables(chance, chance.choice(lengths)) + chance.choice(ends)).capitalize()
