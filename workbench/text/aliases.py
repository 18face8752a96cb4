"""Different names of one thing: country, capital, nationality, office, organisation, person, event.

The list is data (`packs/shared/aliases.toml`); a desk may lay its own names over it. "Peking",
"Beijing", "chinesische" and "China" all lead to `China`: a capital stands for its government as
well as for itself, a weaker tie than a country's own name, so that an `Alias` says of which sort
it is and what the place itself is called.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from workbench.text import packs
from workbench.text.date_words import date_words
from workbench.text.packs.laying import laid_over
from workbench.text.phrases import Found, LazyPhraseTable, PhraseTable, first_key
from workbench.text.words import Words, key

_ENDINGS = ("", "e", "en", "er", "es", "em", "n", "s", "nen", "in", "innen")
_SIBILANTS = ("s", "ß", "x", "z", "ce")  # after which an apostrophe alone is a genitive
_LONGEST_ACRONYM = 5


class AliasKind(StrEnum):
    """In what way a name leads to the thing."""

    COUNTRY = "country"
    CAPITAL = "capital"
    NATIONALITY = "nationality"
    OFFICE = "office"
    ORGANISATION = "organisation"
    PERSON = "person"
    PLACE = "place"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Alias:
    """One entry of the list.

    `canonical` is what names are compared by; `own` what the thing itself is called, which is
    another word for capitals and offices (`China` and `Beijing`).
    """

    form: str
    canonical: str
    kind: AliasKind
    own: str

    @property
    def weak(self) -> bool:
        """Whether the name stands for the canonical one only as its seat or its people."""
        return self.kind in (AliasKind.CAPITAL, AliasKind.OFFICE, AliasKind.NATIONALITY)

    def spellings(self) -> Iterator[str]:
        """The inflected forms; only words marked with `*` take more than a genitive."""
        words = self.form.split()
        starred = [place for place, word in enumerate(words) if word.endswith("*")]
        plain = " ".join(word.removesuffix("*") for word in words)
        if not starred:
            yield plain
            if not plain.endswith(("s", ".")):
                yield f"{plain}s"
            if self.kind is not AliasKind.NATIONALITY:
                yield f"{plain}'s"
                if plain.endswith(_SIBILANTS):
                    yield f"{plain}'"
            return
        for ending in _ENDINGS:
            inflected = list(words)
            inflected[starred[0]] = words[starred[0]].removesuffix("*") + ending
            yield " ".join(inflected)

    def fits(self, words: Words, found: Found) -> bool:
        """Whether the spelling is that of a name.

        Acronyms must stand in capitals; of other names every word that the list gives a capital
        must have one ("Rotes Kreuz" is no "rotes Kreuz").
        """
        if self.form.isupper() and len(self.form) <= _LONGEST_ACRONYM:
            first = words.raw(found.first)
            return first.removesuffix("'s").removesuffix("’s").removesuffix("s").isupper()
        return all(words.raw(found.first + place)[0].isupper() for place in _capitals(self.form))


@cache
def _capitals(form: str) -> tuple[int, ...]:
    """Which tokens of a form begin with a capital letter."""
    raws = Words(form.replace("*", "")).raws
    return tuple(place for place, raw in enumerate(raws) if raw[0].isupper())


def canonical(name: str) -> str:
    """The name that all aliases of a thing share; a name without alias comes back trimmed.

    Months and weekdays become `month-02` and `weekday-3`, whatever the language.
    """
    alias = lookup(name)
    if alias:
        return alias.canonical
    return calendar_name(key(name.strip())) or stripped(name)


@lru_cache(maxsize=4096)
def lookup(name: str) -> Alias | None:
    """The alias that a whole string is, in any inflection the list gives; None for no alias."""
    words = Words(name)
    found = table().at(words, 0) if len(words) else None
    if found is None or found.stop != len(words):
        return None
    alias = entry(found)
    return alias if alias.fits(words, found) else None


def stripped(name: str) -> str:
    """A name without the blanks around it and without an English genitive."""
    text = " ".join(name.split())
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    return text.rstrip("'’")


@cache
def table() -> PhraseTable:
    """All spellings of all aliases, to be found in a text; `entry` tells what one stands for."""
    known = entries()
    return LazyPhraseTable(
        {str(number): first_key(alias.form) for number, alias in enumerate(known)},
        lambda number: known[int(number)].spellings(),
    )


def entry(found: Found) -> Alias:
    """The alias behind a place that `table()` has found."""
    return entries()[int(found.value)]


@cache
def entries() -> tuple[Alias, ...]:
    """All aliases, the desk's own first."""
    own = {(alias.form, alias.canonical) for alias in read(laid_over({}, packs.own("aliases")))}
    # The desk's own come first: of two that are spelt alike, the first is found.
    known = read(packs.pack("aliases"))
    return tuple(sorted(known, key=lambda alias: (alias.form, alias.canonical) not in own))


def read(data: Mapping[str, Any]) -> Iterator[Alias]:
    """The entries of a table in the form of `packs/shared/aliases.toml`."""
    yield from _with_people(data.get("countries", {}), AliasKind.COUNTRY)
    yield from _with_people(data.get("regions", {}), AliasKind.PLACE)
    yield from _others(data)


def _with_people(data: Mapping[str, Mapping[str, list[str]]], sort: AliasKind) -> Iterator[Alias]:
    for name, parts in data.items():
        seat = parts.get("capital", [name])[-1]
        for part, kind, own in (
            ("names", sort, name),
            ("capital", AliasKind.CAPITAL, seat),
            ("nationality", AliasKind.NATIONALITY, name),
            ("office", AliasKind.OFFICE, name),
        ):
            for form in parts.get(part, ()):
                yield Alias(form, name, kind, own)


def _others(data: Mapping[str, Any]) -> Iterator[Alias]:
    for part, kind in (
        ("organisations", AliasKind.ORGANISATION),
        ("people", AliasKind.PERSON),
        ("places", AliasKind.PLACE),
        ("events", AliasKind.EVENT),
    ):
        for name, forms in data.get(part, {}).items():
            for form in forms:
                yield Alias(form, name, kind, name)


def calendar_name(low: str) -> str:
    """`month-02` or `weekday-3` for the key of such a name in any language; empty for others."""
    for language in packs.languages():
        lexicon = date_words(language)
        if low in lexicon.months:
            return f"month-{lexicon.months[low]:02d}"
        if low in lexicon.weekdays:
            return f"weekday-{lexicon.weekdays[low]}"
    return ""
