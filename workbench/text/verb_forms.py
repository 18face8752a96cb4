"""Finite verbs, told by their form and by the words beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from workbench.text import packs
from workbench.text.words import Words

_TENSE_DE = ("te", "ten", "tet")
_INFLECTED_DE = ("e", "en", "er", "es", "em")
_CONTRACTED = ("n't", "'re", "'ve", "'ll", "'d", "it's", "he's", "that's", "there's", "who's")
_SHORTEST_PAST = 5  # letters
_SHORT_PASTS = frozenset(("used", "tied", "owed"))  # shorter words in "-ed" are mostly nouns
_STOPS = frozenset(',;:.!?)–—»«“”"')


@dataclass(frozen=True, slots=True)
class VerbForms:
    """Verb forms of a language, in small letters.

    `sure` are closed lists (auxiliaries, irregular pasts), `present` the third persons and the
    weak pasts of the listed verbs, `bare` their infinitives, which are plural forms too.
    `prefixes` may stand before any form, `separable` ones only at the end of a clause.
    """

    verb_last: bool
    auxiliaries: frozenset[str]
    modals: frozenset[str]
    sure: frozenset[str]
    present: frozenset[str]
    bare: frozenset[str]
    not_finite: frozenset[str]
    before_noun: frozenset[str]
    before_plural: frozenset[str]
    before_participle: frozenset[str]
    bare_subjects: frozenset[str]
    prefixes: tuple[str, ...]
    separable: tuple[str, ...]

    def is_finite(self, words: Words, index: int) -> bool:
        """Whether a token is a finite verb, as far as its form and its neighbours tell."""
        low, raw = words.low(index), words.raw(index)
        if low in self.not_finite or not raw[:1].isalpha():
            return False
        first = index == 0 and (low in self.auxiliaries or "'" in low)
        if raw[0].isupper() and not first:
            return False
        if low in self.auxiliaries:
            return True
        return self._german(words, index) if self.verb_last else self._english(words, index)

    # --- German

    def _german(self, words: Words, index: int) -> bool:
        low = words.low(index)
        kind = _kind(self, low)
        if not kind or (low[-1] in "en" and self._is_attributive(words, index)):
            return False
        if kind == "sure":
            return True
        following = words.low(index + 1)
        final = not following or following in _STOPS or following in self.auxiliaries
        if kind == "bare":
            return not final and words.low(index - 1) != "zu" and following not in {"und", "oder"}
        return kind == "plain" or not (final or following in {"und", "oder"})

    def _is_attributive(self, words: Words, index: int) -> bool:
        """ "die geplante Reise": an adjective between an article or the like and its noun."""
        if not words.raw(index + 1)[:1].isupper():
            return False
        before, low = words.raw(index - 1), words.low(index - 1)
        if low in self.before_noun or before[:1].isdigit():
            return True
        return before.islower() and low.endswith(_INFLECTED_DE) and low not in self.auxiliaries

    # --- English

    def _english(self, words: Words, index: int) -> bool:
        low, before, following = words.low(index), words.low(index - 1), words.low(index + 1)
        if low.endswith(_CONTRACTED):
            return True
        if low in self.sure:
            return before not in self.before_noun
        if low in self.present:
            counted = before in self.before_plural or before.isdecimal()  # "three neighbours"
            if counted or before in self.before_noun or before in self.auxiliaries:
                return False
            noun = following in {"of", "and", "or", "", *_STOPS} or following in self.sure
            return not noun and following not in self.auxiliaries
        if low in self.bare:
            return before in self.bare_subjects
        shaped = low in _SHORT_PASTS or (low.endswith("ed") and len(low) > 4)
        return shaped and before not in self.before_participle and following != "by"

    # --- agreement

    def is_plural(self, low: str) -> bool:
        """Whether a German finite form is a plural."""
        return low.endswith(("en", "eln", "ern")) or low in {"sind", "taten"}

    def ends_clause(self, low: str) -> bool:
        """Whether a German form is listed as a verb, with whatever prefix."""
        return bool(_kind(self, low)) or bool(_kind(self, _without(low, self.separable)))

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


@lru_cache(maxsize=65_536)
def _kind(forms: VerbForms, low: str) -> str:
    """What a German form may be: `sure`, `plain`, `marked` (or a participle), `bare`, or empty."""
    stem = _without(low, forms.prefixes)
    kind = ""
    if low in forms.not_finite or _is_past_participle(forms, low):
        kind = ""
    elif low in forms.sure:
        kind = "sure"
    elif stem in forms.sure:
        kind = "marked" if low.endswith("en") else "sure"
    elif low.endswith(_TENSE_DE) and len(low) >= _SHORTEST_PAST:
        kind = "plain"
    elif low in forms.present or stem in forms.present:
        kind = "marked" if stem and low.endswith("t") else "plain"
    elif low in forms.bare or stem in forms.bare:
        kind = "bare"
    return kind


def _is_past_participle(forms: VerbForms, low: str) -> bool:
    """ "gebaut", "aufgelistet", as far as it is not a listed form such as "gehört"."""
    if low.startswith("ge"):
        return not (low in forms.present or low in forms.sure or low in forms.bare)
    return _without(low, forms.separable).startswith("ge")


def _without(low: str, prefixes: tuple[str, ...]) -> str:
    """The word without its longest prefix; empty where it has none."""
    for prefix in prefixes:
        if low.startswith(prefix) and len(low) > len(prefix) + 2:
            return low[len(prefix) :]
    return ""


@cache
def verb_forms(language: str) -> VerbForms:
    """The verb forms of a language; all empty where it has no pack."""
    table = packs.section(language, "clauses")
    verb_last = bool(table.get("verb_last", False))
    past = frozenset(table.get("past", ()))
    verbs = tuple(table.get("verbs", ()))
    lists = {
        name: frozenset(table.get(name, ()))
        for name in (
            "modals",
            "not_finite",
            "before_noun",
            "before_plural",
            "before_participle",
            "bare_subjects",
        )
    }
    if verb_last:
        past |= {form + ("n" if form.endswith("e") else "en") for form in past}
    third = _german_forms(verbs) if verb_last else _english_forms(verbs)
    return VerbForms(
        verb_last=verb_last,
        auxiliaries=frozenset(table.get("auxiliaries", ())),
        sure=past.union(table.get("finite", ()), table.get("auxiliaries", ())),
        present=third,
        bare=frozenset(verbs),
        prefixes=_longest_first(table.get("participle_unmarked", ())),
        separable=_longest_first(table.get("participle_prefixes", ())),
        **lists,
    )


def _longest_first(prefixes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(prefixes, key=len, reverse=True))


def _german_forms(verbs: Iterable[str]) -> frozenset[str]:
    """ "sagt", "sagte", "sagten" of "sagen"; "ändert" of "ändern"."""
    forms: set[str] = set()
    for verb in verbs:
        stem = verb.removesuffix("n").removesuffix("e") if verb.endswith("en") else verb[:-1]
        glide = "e" if stem.endswith(("d", "t", "chn", "ffn", "gn", "tm", "dn")) else ""
        third = stem + glide + "t"
        forms.update((third, third + "e", third + "en"))
    return frozenset(forms)


def _english_forms(verbs: Iterable[str]) -> frozenset[str]:
    """ "plays" of "play", "reaches" of "reach", "tries" of "try"."""
    forms: set[str] = set()
    for verb in verbs:
        if verb.endswith("y") and verb[-2] not in "aeiou":
            forms.add(verb[:-1] + "ies")
        elif verb.endswith(("s", "x", "z", "ch", "sh", "o")):
            forms.add(verb + "es")
        else:
            forms.add(verb + "s")
    return frozenset(forms)
