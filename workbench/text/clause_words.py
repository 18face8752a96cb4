"""The words that join clauses and the verbs that carry them, from the language pack."""

from dataclasses import dataclass
from functools import cache

from workbench.text import packs
from workbench.text.speech_words import speech_words
from workbench.text.verb_forms import VerbForms, verb_forms
from workbench.text.words import Words

_MARKS = frozenset(",:;–—(")


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """Word lists in small letters. `verb_last` tells of languages with the verb at the end.

    `joints` are the words and marks without one of which no sentence has two clauses.
    """

    language: str
    verbs: VerbForms
    coordinators: frozenset[str]
    plain_coordinators: frozenset[str]
    verb_coordinators: frozenset[str]
    contrasts: frozenset[str]
    reporting: frozenset[str]
    thinking: frozenset[str]
    indefinite: frozenset[str]
    corrections: frozenset[str]
    relatives: frozenset[str]
    relative_prepositions: frozenset[str]
    restrictive: frozenset[str]
    kept: frozenset[str]
    dropped: frozenset[str]
    fronted: frozenset[str]
    timed: frozenset[str]
    not_timed: frozenset[str]
    fronted_participles: frozenset[str]
    complement: frozenset[str]
    after: frozenset[str]
    tails: frozenset[str]
    parts: frozenset[str]
    joined_without_comma: frozenset[str]
    subordinators: frozenset[str]
    prepositions: frozenset[str]
    time_nouns: frozenset[str]
    not_finite: frozenset[str]
    not_participles: frozenset[str]
    not_fronted: frozenset[str]
    subjects: frozenset[str]
    not_subjects: frozenset[str]
    pronoun_subjects: frozenset[str]
    clause_openers: frozenset[str]
    adverbials: frozenset[str]
    adverbs: frozenset[str]
    intransitive: frozenset[str]
    plain_past: frozenset[str]
    reflexives: frozenset[str]
    determiners: frozenset[str]
    perfect: frozenset[str]
    joints: frozenset[str]
    participles: frozenset[str]
    participle_prefixes: frozenset[str]
    participle_unmarked: frozenset[str]
    verb_last: bool

    def is_finite(self, words: Words, index: int) -> bool:
        """Whether a token is a finite verb, as far as its form and its neighbours tell."""
        return self.verbs.is_finite(words, index)

    def ends_clause(self, raw: str) -> bool:
        """Whether a word may be the finite verb at the end of a subordinate clause."""
        low = raw.lower()
        if not raw[:1].islower() or low in self.not_finite or self.is_zu_infinitive(low):
            return False
        if self.verbs.ends_clause(low):
            return True
        if low.startswith("ge") and self.is_participle(raw):
            return False
        if low.endswith("e") and low + "n" in self.verbs.bare:
            return True  # "mache"
        return len(low) > 3 and low.endswith(("t", "te", "ten", "en", "ern", "eln"))

    def is_zu_infinitive(self, low: str) -> bool:
        """An infinitive with "zu" inside: "festzunehmen"."""
        return low.endswith("en") and any(
            low.startswith(prefix + "zu") for prefix in self.participle_prefixes
        )

    def is_participle(self, raw: str) -> bool:
        """Whether a word is a past participle, as far as its form tells."""
        if not raw.islower() or raw in self.not_finite or len(raw) < 5:
            return False
        if not raw.endswith(("t", "en")):
            return False
        stem = raw
        for prefix in self.participle_prefixes:
            if raw.startswith(prefix + "ge"):
                stem = raw[len(prefix) :]
        if stem.startswith("ge"):
            return True
        return raw.endswith("iert") or (
            raw.endswith("t") and raw.startswith(tuple(self.participle_unmarked))
        )

    def may_be_participle(self, raw: str) -> bool:
        """Like `is_participle`, but also what could be an infinitive: "vermessen"."""
        if raw in self.participles:
            return True
        unmarked = raw.endswith("en") and raw.startswith(tuple(self.participle_unmarked))
        return self.is_participle(raw) or (raw.islower() and unmarked and len(raw) > 5)

    def says(self, words: Words, first: int, stop: int) -> bool:
        """Whether a verb of saying stands in a stretch: what follows its colon is no own claim."""
        verbs = speech_words(self.language).verbs
        return any(words.low(index) in verbs for index in range(first, stop))

    def frames(self, words: Words, first: int, stop: int) -> bool:
        """Whether a stretch says that somebody speaks or thinks: "hat gesagt", "teilte … mit"."""
        speech = speech_words(self.language)
        telling = speech.verbs | speech.participles | self.thinking
        lows = words.lows[first:stop]
        return any(
            low in telling or not speech.separable.get(low, frozenset()).isdisjoint(lows[at + 1 :])
            for at, low in enumerate(lows)
        )


@cache
def clause_words(language: str) -> ClauseWords:
    """The words of a language; all empty where it has no pack."""
    table = packs.section(language, "clauses")
    made = {"verb_last", "language", "verbs", "joints"}
    return ClauseWords(
        language=language,
        verbs=verb_forms(language),
        verb_last=bool(table.get("verb_last", False)),
        joints=_MARKS.union(
            table.get("plain_coordinators", ()), table.get("joined_without_comma", ()), {"who"}
        ),
        **{name: frozenset(table.get(name, ())) for name in set(ClauseWords.__slots__) - made},
    )
