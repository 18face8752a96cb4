"""Queries: claims in other words, by ten kinds of change."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import cycle
from random import Random
from typing import NamedTuple

from bench.index.corpus import SEED, Claim
from bench.index.words import material, nouns

_WORD = re.compile(r"\w+")
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_LONG = 5  # letters; shorter words are neither bent nor misspelt
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TRIES = 400

Change = Callable[[Random, Claim], str | None]
"""Gives the changed text, None where the claim has nothing of the kind to change."""


class Query(NamedTuple):
    """A text to look for; `target` is the place of the claim that it was made from."""

    kind: str
    target: int
    text: str


def queries(made: Sequence[Claim], count: int, seed: int = SEED) -> list[Query]:
    """`count` queries, as many of each kind, the kinds in turn; each claim is used once.

    Raises `ValueError` where there are too few claims.
    """
    chance = Random(f"{seed} queries")
    free = list(range(len(made)))
    chance.shuffle(free)
    found: list[Query] = []
    for kind in cycle(KINDS):
        if len(found) == count:
            return found
        for place in free[-_TRIES:][::-1]:
            text = KINDS[kind](chance, made[place])
            if text is not None and text != made[place].text:
                break
        else:
            raise ValueError(f"too few claims for a query of kind {kind}")
        free.remove(place)
        found.append(Query(kind, place, text))
    return found


def reorder(chance: Random, claim: Claim) -> str | None:
    """Three stretches of the words in another order."""
    words = claim.text.rstrip(".").split()
    if len(words) < 6:
        return None
    first = chance.randint(2, len(words) // 2)
    second = chance.randint(first + 1, len(words) - 1)
    parts = [words[:first], words[first:second], words[second:]]
    order = chance.choice(((1, 0, 2), (2, 0, 1), (1, 2, 0), (2, 1, 0), (0, 2, 1)))
    return " ".join(" ".join(parts[place]) for place in order) + "."


def inflect(chance: Random, claim: Claim) -> str | None:
    """Up to three long words with another ending."""
    bend = _bent_german if claim.language == "de" else _bent_english
    return _on_words(chance, claim.text, 3, bend)


def drop(chance: Random, claim: Claim) -> str | None:
    """Three words in ten left out."""
    words = claim.text.split()
    gone = set(chance.sample(range(len(words)), round(0.3 * len(words))))
    return " ".join(word for place, word in enumerate(words) if place not in gone)


def number(chance: Random, claim: Claim) -> str | None:
    """One number with another first figure."""
    hits = list(_FIGURES.finditer(claim.text))
    if not hits:
        return None
    hit = chance.choice(hits)
    other = chance.choice([figure for figure in "123456789" if figure != hit[0][0]])
    return claim.text[: hit.start()] + other + claim.text[hit.start() + 1 :]


def compound(chance: Random, claim: Claim) -> str | None:
    """German compounds taken apart, or joined by a hyphen; English ones written as one word."""
    if claim.language == "de":
        return _on_words(chance, claim.text, 2, _parted)
    singles = "|".join(noun.single for noun in nouns("en"))
    pair = rf"\b(\w{{3,}}) ({singles})\b(?! (?:{singles})\b)"
    joined = re.sub(pair, r"\1\2", claim.text, count=1)
    return joined if joined != claim.text else None


def typo(chance: Random, claim: Claim) -> str | None:
    """Two long words misspelt."""
    return _on_words(chance, claim.text, 2, misspelt)


def embed(chance: Random, claim: Claim) -> str | None:
    """The claim in the middle of a longer sentence."""
    tables = material(claim.language)
    before, after = chance.choice(tables["around_before"]), chance.choice(tables["around_after"])
    return f"{before} {claim.text.rstrip('.')}, {after}."


def synonym(chance: Random, claim: Claim) -> str | None:
    """Up to four words replaced by others that mean the same."""
    others, pattern = _synonyms(claim.language)
    hits = list(pattern.finditer(claim.text))
    if not hits:
        return None
    text = claim.text
    chosen = chance.sample(hits, min(4, len(hits)))
    for hit in sorted(chosen, key=lambda hit: hit.start(), reverse=True):
        text = text[: hit.start()] + chance.choice(others[hit[0]]) + text[hit.end() :]
    return text


def mix(chance: Random, claim: Claim) -> str | None:
    """Reordered, inflected and with synonyms."""
    return _all_of(chance, claim, (synonym, inflect, reorder))


def mix2(chance: Random, claim: Claim) -> str | None:
    """Shortened, inflected, misspelt, with another number and inside a longer sentence."""
    return _all_of(chance, claim, (drop, inflect, typo, number, embed))


KINDS: dict[str, Change] = {
    "reorder": reorder,
    "inflect": inflect,
    "drop": drop,
    "number": number,
    "compound": compound,
    "typo": typo,
    "embed": embed,
    "synonym": synonym,
    "mix": mix,
    "mix2": mix2,
}


def misspelt(chance: Random, word: str) -> str:
    """A word with two letters swapped, one left out, one doubled or one replaced."""
    at = chance.randint(1, len(word) - 2)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    ways = (before + after, before + letter * 2 + after, before + after[0] + letter + after[1:])
    return chance.choice((*ways, before + chance.choice(_LETTERS) + after))


def _all_of(chance: Random, claim: Claim, changes: tuple[Change, ...]) -> str | None:
    text: str | None = claim.text
    for change in changes:
        if text is not None:
            text = change(chance, claim._replace(text=text))
    return text


def _on_words(
    chance: Random, text: str, most: int, change: Callable[[Random, str], str]
) -> str | None:
    """At most `most` long words changed; None where none is."""
    hits = [hit for hit in _WORD.finditer(text) if len(hit[0]) >= _LONG and hit[0].isalpha()]
    chance.shuffle(hits)
    changed = [(hit, word) for hit in hits if (word := change(chance, hit[0])) != hit[0]][:most]
    for hit, word in sorted(changed, key=lambda item: item[0].start(), reverse=True):
        text = text[: hit.start()] + word + text[hit.end() :]
    return text if changed else None


def _bent_german(chance: Random, word: str) -> str:
    for ending in ("en", "er", "es", "em", "e", "n", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            stem = word[: -len(ending)]
            return stem + chance.choice([end for end in ("e", "en", "er", "es") if end != ending])
    return word + chance.choice(("s", "e", "en"))


def _bent_english(chance: Random, word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            stem = word[: -len(ending)]
            return stem + chance.choice([end for end in ("ing", "ed", "s", "") if end != ending])
    return word + chance.choice(("s", "ed", "ing"))


@cache
def _first_parts() -> dict[str, str]:
    """What may stand at the head of a German compound, and the word without what joins it."""
    return {(noun.single + noun.link).lower(): noun.single for noun in nouns("de")}


def _parted(chance: Random, word: str) -> str:
    """`Steuerpreis` → `Steuer-Preis` or `Preis der Steuer`; other words as they are."""
    for at in range(len(word) - 3, 2, -1):
        head = _first_parts().get(word[:at].lower())
        if head is not None:
            rest = word[at:].capitalize()
            return chance.choice((f"{head}-{rest}", f"{rest} der {head}", f"{head} {rest}"))
    return word


@cache
def _synonyms(language: str) -> tuple[dict[str, list[str]], re.Pattern[str]]:
    tables = material(language)
    others: dict[str, list[str]] = {}
    for group in (*tables["verbs"], *tables["adjectives"], *tables["swaps"]):
        words = group.split("/")
        for word in words:
            others[word] = [other for other in words if other != word]
    longest_first = sorted(map(re.escape, others), key=len, reverse=True)
    return others, re.compile(rf"\b(?:{'|'.join(longest_first)})\b")
