"""The words that raise or lower a claim's worth, from the language pack."""

from dataclasses import dataclass
from functools import cache

from workbench.text import packs
from workbench.text.phrases import PhraseLists, PhraseTable
from workbench.text.words import Words


@dataclass(frozen=True, slots=True)
class WorthWords:
    """The lists of one language; all empty where it has no pack.

    `lists` counts the phrases of those that `PHRASES` names.
    """

    language: str
    lists: PhraseLists
    first_person: frozenset[str]
    second_person: frozenset[str]

    def in_first_person(self, words: Words) -> bool:
        """Whether a text says "I" or "we"."""
        return _holds(words, self.first_person)

    def in_second_person(self, words: Words) -> bool:
        """Whether a text says "you"."""
        return _holds(words, self.second_person)


PHRASES = (
    "opinion",
    "judgement",
    "appeal",
    "demand",
    "greeting",
    "intention",
    "forecast",
    "event",
    "dispute",
    "background",
    "reaction",
    "causal",
    "vague",
    "quantity",
    "institution",
    "generic",
    "modal",
    "scene",
)
"""The lists of phrases by name."""


def _holds(words: Words, wanted: frozenset[str]) -> bool:
    """Whether a text has one of the words; a country in capitals ("US") is not "us"."""
    found = wanted & words.vocabulary
    return bool(found) and any(
        low in found and (len(raw) == 1 or not raw.isupper())
        for low, raw in zip(words.lows, words.raws, strict=True)
    )


@cache
def worth_words(language: str) -> WorthWords:
    """The lists of a language."""
    table = packs.section(language, "worth")
    tables = {name: PhraseTable({name: table.get(name, ())}) for name in PHRASES}
    return WorthWords(
        language=language,
        lists=PhraseLists(tables),
        first_person=frozenset(table.get("first_person", ())),
        second_person=frozenset(table.get("second_person", ())),
    )
