"""What tells a name from other words with a capital letter, from a language pack."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from workbench.text import packs
from workbench.text.words import Words

_MOST_REMEMBERED = 50_000  # words whose looks are remembered
_SENTENCE_ENDS = frozenset(".!?:;…\"“”„»«›‹‚‘'(–—•*|")


class _Kind(NamedTuple):
    """What a word looks like, told once for all its mentions."""

    title: bool
    common: bool
    looks_common: bool
    foreign: bool


@dataclass(frozen=True, slots=True)
class NameWords:
    """The word lists of a pack's `[names]` table.

    `capital_nouns` is true where every noun has a capital letter, as in German.
    """

    capital_nouns: bool
    lists: Mapping[str, frozenset[str]]
    title_endings: tuple[str, ...]
    noun_endings: tuple[str, ...]
    small_words: frozenset[str]
    remembered: dict[str, _Kind] = field(default_factory=dict)

    def has(self, name: str, low: str) -> bool:
        """Whether a word is in one of the lists."""
        return low in self.lists.get(name, ())

    def is_title(self, low: str) -> bool:
        """Whether a word announces the name that follows it."""
        return self._kind(low).title

    def is_foreign(self, low: str) -> bool:
        """Whether a word has letters that the language's own words seldom have."""
        return self._kind(low).foreign

    def is_common(self, low: str) -> bool:
        """Whether a word with a capital is listed as no name: a small word, a common noun."""
        return self._kind(low).common

    def looks_common(self, low: str) -> bool:
        """Whether a word is listed as no name, or ends as common nouns do, and some surnames."""
        return self._kind(low).looks_common

    def _kind(self, low: str) -> _Kind:
        kind = self.remembered.get(low)
        if kind is None:
            if len(self.remembered) >= _MOST_REMEMBERED:
                self.remembered.clear()
            title = self.has("titles", low) or (len(low) > 6 and low.endswith(self.title_endings))
            common = low in self.small_words or self.has("common_nouns", low)
            looks_common = common or (len(low) > 5 and low.endswith(self.noun_endings))
            foreign = any(letters in low for letters in self.lists.get("foreign", ()))
            kind = self.remembered[low] = _Kind(title, common, looks_common, foreign)
        return kind


@cache
def name_words(language: str) -> NameWords:
    """The name words of a language; empty for a language that has no pack."""
    table = packs.section(language, "names")
    return NameWords(
        capital_nouns=bool(table.get("capital_nouns", False)),
        lists={name: frozenset(value) for name, value in table.items() if isinstance(value, list)},
        title_endings=tuple(table.get("title_endings", ())) or ("\0",),
        noun_endings=tuple(table.get("noun_endings", ())) or ("\0",),
        small_words=frozenset(packs.section(language, "language").get("words", ())),
    )


def has_capital(words: Words, index: int) -> bool:
    """Whether a token is a word with a capital letter."""
    return words.raw(index)[:1].isupper()


def is_acronym(raw: str) -> bool:
    """Two to five letters, all but one of them capitals at least: "EU", "SPÖ", "AfD"."""
    bare = raw.removesuffix("'s").removesuffix("’s")
    if not 2 <= len(bare) <= 5 or not bare.isalpha():
        return False
    capitals = sum(char.isupper() for char in bare)
    return capitals >= 2 and capitals >= len(bare) - 1 and bare[0].isupper()


def begins_sentence(words: Words, index: int) -> bool:
    """Whether a token is the first word of a sentence, a line or a quotation."""
    return (
        index == 0
        or not words.near(index)
        or words.raw(index - 1) in _SENTENCE_ENDS
        or ("\n" in words.text[words.ends[index - 1] : words.starts[index]])
    )
