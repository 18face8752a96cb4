"""Ranks and positions in a series: "24.", "3rd", "zweite", "third", "Platz 3"."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from workbench.model.split import Signal, SignalKind
from workbench.text import packs
from workbench.text.compounds import Joints, compound
from workbench.text.numerals import NumberWords, number_words, plain_decimal
from workbench.text.phrases import PhraseTable
from workbench.text.words import Words

_FIGURE_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_LARGEST = 3  # digits of an ordinal in figures
_LOWEST_RANK = 20


@dataclass(frozen=True, slots=True)
class _Ordinals:
    """The ordinal words of a language; `stems` lack their ending."""

    mark: str
    endings: tuple[str, ...]
    stems: Mapping[str, Decimal]
    forms: Mapping[str, str]
    cues: frozenset[str]
    ranks: frozenset[str]
    with_article: frozenset[str]
    never: PhraseTable
    named: frozenset[str]
    tables: tuple[str, ...]
    superlatives: tuple[str, ...]
    numbers: NumberWords
    starters: frozenset[str]
    starts: tuple[str, ...]

    def value(self, low: str) -> str:
        """What an ordinal word stands for; empty where it is none."""
        listed = self.forms.get(low)
        for table in () if listed else self.tables:
            low = low.removeprefix(table)
            listed = self.forms.get(low)
        joints = self.numbers.joints
        if listed is not None or joints is None or not low.startswith(self.starts):
            return listed or ""
        for ending in self.endings:
            stem = low.removesuffix(ending) if low.endswith(ending) else ""
            value = self._compound(stem, joints) if stem.endswith("t") else None
            if value is not None:
                return plain_decimal(value)
        return self._with_superlative(low)

    def _with_superlative(self, low: str) -> str:
        """As in "drittgrößte", "zweitplatzierter"."""
        for stem, value in self.stems.items():
            rest = low[len(stem) :] if value > 1 and low.startswith(stem) else ""
            if rest.startswith(self.superlatives):
                return plain_decimal(value)
        return ""

    def _compound(self, stem: str, joints: Joints) -> Decimal | None:
        """As in "zweiundzwanzigst", or "hundertdritt": a cardinal with an ordinal at its end."""
        value = self.numbers.simple(stem[:-2]) if stem.endswith("st") else None
        if value is None and stem.endswith(tuple(self.stems)):
            return compound(stem, {**self.numbers.words, **self.stems}, joints)
        return value


@cache
def _ordinals(language: str) -> _Ordinals:
    table = packs.section(language, "ordinals")

    def listed(name: str) -> dict[str, str]:
        return {word: value for value, words in table.get(name, {}).items() for word in words}

    stems = listed("stems")
    endings = tuple(table.get("endings", ()))
    forms = {stem + ending: value for stem, value in stems.items() for ending in endings}
    numbers = number_words(language)
    return _Ordinals(
        mark=table.get("mark", ""),
        endings=endings,
        stems={stem: Decimal(value) for stem, value in stems.items()},
        forms=forms | listed("words"),
        cues=frozenset(table.get("cues", ())),
        ranks=frozenset(table.get("rank_before", ())),
        with_article=frozenset(table.get("with_article", ())),
        never=PhraseTable({"never": table.get("never", ())}),
        named=frozenset(table.get("named", ())),
        tables=tuple(table.get("tables", ())),
        superlatives=tuple(table.get("superlatives", ())),
        numbers=numbers,
        starters=frozenset(packs.section(language, "language").get("words", ())),
        starts=(*numbers.starts, *stems),
    )


@lru_cache(maxsize=65_536)
def _value(low: str, language: str) -> str:
    return _ordinals(language).value(low)


def is_ordinal(low: str, language: str) -> bool:
    """Whether a word is an ordinal by its form alone."""
    return bool(_value(low, language))


def ordinal_at(words: Words, index: int, language: str) -> tuple[Decimal, int] | None:
    """The ordinal that begins at a token, by its form alone, and the token after it."""
    raw, after = words.raw(index), index + 1
    lexicon = _ordinals(language)
    if raw.isdecimal():
        marked = words.low(after) == lexicon.mark or words.low(after) in _FIGURE_ENDINGS
        fits = len(raw) <= _LARGEST and words.glued(after) and marked
        return (Decimal(raw), after + 1) if fits else None
    value = _value(words.low(index), language)
    return (Decimal(value), after) if value else None


def find_ordinals(words: Words, language: str, taken: bytearray) -> list[Signal]:
    """The ordinals of a text; `value` is a decimal string ("2" for "zweite" and "2nd").

    Tokens that `taken` marks belong to dates. The ordinals' own tokens are marked.
    """
    lexicon = _ordinals(language)
    barred = bytearray(taken)
    for phrase in lexicon.never.find(words):
        barred[phrase.first : phrase.stop] = b"\1" * (phrase.stop - phrase.first)
    found: list[Signal] = []
    for index, low in enumerate(words.lows):
        if barred[index]:
            continue
        stop, value = _at(words, index, low, language)
        if stop > index and not any(taken[index:stop]):
            taken[index:stop] = b"\1" * (stop - index)
            if value:
                found.append(words.signal(SignalKind.ORDINAL, index, stop, value))
    return found


def _at(words: Words, index: int, low: str, language: str) -> tuple[int, str]:
    """The token after the ordinal that begins at a token, and its value.

    The value is empty where the ordinal is part of a name ("6th Avenue", "1. FC").
    """
    lexicon = _ordinals(language)
    word = _value(low, language)
    if word and _is_ordinal_word(words, index, lexicon):
        stop, value = index + 1, word
    elif low[0].isdecimal():
        stop, value = _in_figures(words, index, lexicon)
        if not value and words.low(index + 1) == lexicon.mark:
            stop = index + 2
    elif low in lexicon.ranks:
        return _rank(words, index, lexicon)
    else:
        return index, ""
    if words.near(stop) and words.low(stop) in lexicon.named and words.raw(stop)[0].isupper():
        return stop, ""
    return (stop, value) if value else (index, "")


def _is_ordinal_word(words: Words, index: int, lexicon: _Ordinals) -> bool:
    low, before = words.low(index), words.low(index - 1)
    if low in lexicon.with_article:
        return before in lexicon.cues and words.near(index)
    if not words.near(index):
        return True
    if low in lexicon.numbers.fractions or low == "second":
        if before == "-" or before[:1].isdecimal() or lexicon.numbers.simple(before) is not None:
            return False
        return not (before in lexicon.numbers.articles and words.low(index + 1) == "of")
    return True


def _in_figures(words: Words, index: int, lexicon: _Ordinals) -> tuple[int, str]:
    """As in "3rd", or with the mark of the language "24." inside a sentence."""
    raw, after = words.raw(index), index + 1
    if not raw.isdecimal() or len(raw) > _LARGEST or not words.glued(after):
        return index, ""
    marked = lexicon.mark and words.low(after) == lexicon.mark and not raw.startswith("0")
    if words.low(after) in _FIGURE_ENDINGS or (marked and _goes_on(words, index, lexicon)):
        return after + 1, str(int(raw))
    return index, ""


def _goes_on(words: Words, index: int, lexicon: _Ordinals) -> bool:
    """Whether the full stop after a figure makes it an ordinal and ends no sentence."""
    if not words.near(index) or words.low(index - 1) not in lexicon.cues:
        return False
    following = words.raw(index + 2)
    if not words.near(index + 2) or words.glued(index + 2) or not following[0].isalpha():
        return False
    is_name = len(following) > 1 and following.isupper()  # "1. FC"
    return following[0].islower() or not (is_name or following.lower() in lexicon.starters)


def _rank(words: Words, index: int, lexicon: _Ordinals) -> tuple[int, str]:
    """As in "Platz 3", "number one", "No. 1"."""
    at = index + 1
    if words.low(index) == "no":
        if not words.glued(at) or words.low(at) != ".":
            return index, ""
        at += 1
    if not words.near(at):
        return index, ""
    low = words.low(at)
    value = (
        Decimal(low) if low.isdecimal() and len(low) <= _LARGEST else lexicon.numbers.simple(low)
    )
    if value is None or not 1 <= value <= _LOWEST_RANK or value % 1:
        return index, ""
    return at + 1, plain_decimal(value)
