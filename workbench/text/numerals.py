"""Digits and number words read as decimal values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from workbench.text import packs
from workbench.text.compounds import Joints, compound
from workbench.text.words import Words

_LONGEST = 30  # digits; a longer run is no quantity that anybody can check
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+")
_SYMBOL_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667"}
_MOST_REMEMBERED = 50_000  # words whose parts are remembered
_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_HALF = Decimal("0.5")


class Numeral(NamedTuple):
    """A number in a text: its value and the first token after it.

    `figures` is true for digits; `vague` for "hundreds" and the like, whose value is that of one
    of them; `plain` for a bare word that the language uses for other things, too.
    """

    value: Decimal
    stop: int
    figures: bool = False
    vague: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language, from its pack."""

    decimal: str
    words: Mapping[str, Decimal]
    magnitudes: Mapping[str, Decimal]
    vague: Mapping[str, Decimal]
    fractions: Mapping[str, Decimal]
    articles: frozenset[str]
    never_alone: frozenset[str]
    shared_out: frozenset[str]
    several: frozenset[str]
    idioms: frozenset[str]
    mixed: frozenset[str]
    joints: Joints | None
    starts: tuple[str, ...]
    remembered: dict[str, Decimal | None] = field(default_factory=dict)

    def simple(self, low: str) -> Decimal | None:
        """The value of one word: listed, or put together as German does."""
        value = self.words.get(low)
        if value is not None or self.joints is None or not low.startswith(self.starts):
            return value
        if low not in self.remembered:
            if len(self.remembered) >= _MOST_REMEMBERED:
                self.remembered.clear()
            self.remembered[low] = compound(low, self.words, self.joints)
        return self.remembered[low]

    def begins(self, low: str) -> bool:
        """Whether a number may begin with this word."""
        return (
            low[0].isdecimal()
            or low in _SYMBOL_FRACTIONS
            or low in self.articles
            or low in self.vague
            or (low in self.magnitudes and len(low) > 3)
            or self.simple(low) is not None
        )

    def goes_on(self, low: str) -> bool:
        """Whether a number in figures may take in this word after it."""
        return low in self.magnitudes or low in self.fractions or low in _SYMBOL_FRACTIONS


@cache
def number_words(language: str) -> NumberWords:
    """The number words of a language; without any for a language that has no pack."""
    table = packs.section(language, "numbers")

    def values(name: str) -> dict[str, Decimal]:
        return {word: Decimal(value) for word, value in table.get(name, {}).items()}

    joints = Joints(**table["joints"]) if "joints" in table else None
    words = values("words")
    return NumberWords(
        decimal=table.get("decimal", ""),
        words=words,
        magnitudes=values("magnitudes"),
        vague=values("vague"),
        fractions=values("fractions"),
        articles=frozenset(table.get("articles", ())),
        never_alone=frozenset(table.get("never_alone", {}).get("words", ())),
        shared_out=frozenset(table.get("shared_out", ())),
        several=frozenset(table.get("several", ())),
        idioms=frozenset(table.get("idioms", ())),
        mixed=frozenset(table.get("mixed", ())),
        joints=joints,
        starts=(*words, *(joints or ())),
    )


def read_digits(raw: str, decimal: str) -> Decimal | None:
    """The value of digits with separators, None where they are no number ("24.02.", "3:1").

    `decimal` is the decimal mark of the language, empty where it is not known. The form goes
    first: groups of three with one kind of mark are thousands if that mark is not the
    language's decimal mark, and the last of two kinds of marks is always the decimal one.
    """
    if len(raw) > _LONGEST or ":" in raw:
        return None
    if raw.isdecimal():
        return Decimal(raw)
    kinds = [mark for mark in ".," if mark in raw]
    mark = max(kinds, key=raw.rindex, default="")
    grouped = len(kinds) < 2 and _GROUPED.fullmatch(raw) and not raw.startswith("0")
    if grouped and (mark != decimal or not mark or raw.count(mark) > 1):
        return _value(raw, "")
    whole, _, rest = raw.rpartition(mark) if mark else ("", "", "")
    fits = rest.isdecimal() and (whole.isdecimal() or _GROUPED.fullmatch(whole))
    return _value(whole, rest) if fits else None


def _value(whole: str, rest: str) -> Decimal:
    digits = "".join(char for char in whole if char.isdecimal())
    return Decimal(f"{digits}.{rest}" if rest else digits)


def plain_decimal(value: Decimal) -> str:
    """A value as a decimal string without exponent and without needless zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def numeral_at(words: Words, index: int, lexicon: NumberWords) -> Numeral | None:
    """The number that begins at a token, with its magnitude words, or None."""
    found = _numeral_at(words, index, lexicon)
    if found is None or not found.value > 0 or found.vague:
        return found
    if found.value < 1:
        return _of_magnitude(words, found, lexicon)
    return _with_magnitudes(words, _mixed(words, found, lexicon), lexicon)


def _of_magnitude(words: Words, found: Numeral, lexicon: NumberWords) -> Numeral:
    """As in "a quarter of a million", "ein Viertel einer Million"."""
    at = found.stop + 1 if words.low(found.stop) == "of" else found.stop
    factor = lexicon.magnitudes.get(words.low(at + 1), Decimal(0))
    fits = all(words.near(step) for step in range(found.stop, at + 2))
    if not fits or factor < _THOUSAND or words.low(at) not in lexicon.articles:
        return found
    return found._replace(value=found.value * factor, stop=at + 2, plain=False)


def _mixed(words: Words, found: Numeral, lexicon: NumberWords) -> Numeral:
    """As in "three and a half", "two and three quarters"."""
    at = found.stop + 1
    is_whole = found.value == found.value.to_integral_value()
    if not is_whole or words.low(found.stop) not in lexicon.mixed or not words.near(at):
        return found
    low, after = words.low(at), words.low(at + 1)
    if low in lexicon.articles and lexicon.simple(after) == _HALF:
        rest: Numeral | None = Numeral(_HALF, at + 2)
    elif low in lexicon.articles:
        rest = _after_article(words, at, lexicon)
    else:
        rest = _fraction(words, at, lexicon)
    if rest is None or not 0 < rest.value < 1:
        return found
    return found._replace(value=found.value + rest.value, stop=rest.stop, plain=False)


def _numeral_at(words: Words, index: int, lexicon: NumberWords) -> Numeral | None:
    low = words.low(index)
    if low[:1].isdecimal():
        return _with_magnitudes(words, _figures(words, index, lexicon), lexicon)
    if low in _SYMBOL_FRACTIONS:
        return Numeral(Decimal(_SYMBOL_FRACTIONS[low]), index + 1, figures=True)
    if low in lexicon.articles and (found := _after_article(words, index, lexicon)):
        return found
    if low in lexicon.vague:
        return _vague(words, index, lexicon)
    found = _fraction(words, index, lexicon) or _spelled(words, index, lexicon)
    if found is None and low in lexicon.magnitudes:
        found = Numeral(lexicon.magnitudes[low], index + 1)
    if found and low in lexicon.magnitudes and words.low(index - 1) in lexicon.several:
        found = found._replace(vague=True)
    return _with_magnitudes(words, found, lexicon)


def _figures(words: Words, index: int, lexicon: NumberWords) -> Numeral | None:
    value = read_digits(words.raw(index), lexicon.decimal)
    if value is None:
        return None
    stop = index + 1
    if words.glued(stop) and words.low(stop) in _SYMBOL_FRACTIONS:
        return Numeral(value + Decimal(_SYMBOL_FRACTIONS[words.low(stop)]), stop + 1, figures=True)
    if words.near(stop) and words.low(stop) in lexicon.fractions:
        part = lexicon.fractions[words.low(stop)]
        if part > 1 and value < 10:
            return Numeral(_share(value, part), stop + 1)
    return Numeral(value, stop, figures=True)


def _share(count: Decimal, parts: Decimal) -> Decimal:
    return round(count / parts, 4)


def _with_magnitudes(words: Words, numeral: Numeral | None, lexicon: NumberWords) -> Numeral | None:
    """The number times the magnitude words that follow ("8,4 Mio.", "hundert Milliarden")."""
    if numeral is None:
        return None
    value, stop, plain = numeral.value, numeral.stop, numeral.plain
    while words.near(stop) and (factor := lexicon.magnitudes.get(words.low(stop))):
        if len(words.low(stop)) == 1 and not words.glued(stop):
            break
        value, stop, plain = value * factor, stop + 1, False
        if value > Decimal(10) ** 18:
            return None
    return numeral._replace(value=value, stop=stop, plain=plain)


def _after_article(words: Words, index: int, lexicon: NumberWords) -> Numeral | None:
    """As in "ein Drittel", "eine halbe Million", "a dozen"."""
    following = index + 1
    if not words.near(following):
        return None
    low = words.low(following)
    part = lexicon.fractions.get(low)
    if part is not None and part < 1:
        factor = lexicon.magnitudes.get(words.low(following + 1))
        if factor is None or not words.near(following + 1):
            return None
        return Numeral(part * factor, following + 2)
    if part is not None:
        return Numeral(_share(Decimal(1), part), following + 1) if part > 1 else None
    factor = lexicon.magnitudes.get(low)
    if factor is None or len(low) == 1:
        return None
    return _with_magnitudes(words, Numeral(factor, following + 1), lexicon)


def _vague(words: Words, index: int, lexicon: NumberWords) -> Numeral:
    """As in "dutzende", "Hunderte Millionen", "tens of thousands"."""
    value, stop = lexicon.vague[words.low(index)], index + 1
    if words.near(stop) and words.low(stop) == "of" and words.low(stop + 1) in lexicon.vague:
        value, stop = value * lexicon.vague[words.low(stop + 1)], stop + 2
    elif words.near(stop) and (factor := lexicon.magnitudes.get(words.low(stop))):
        value, stop = value * factor, stop + 1
    return Numeral(value, stop, vague=True)


def _fraction(words: Words, index: int, lexicon: NumberWords) -> Numeral | None:
    """As in "zwei Drittel", "three quarters", "two-thirds", "half a million"."""
    count = lexicon.simple(words.low(index))
    if count is None:
        return None
    following = index + 1
    if words.low(following) == "-" and words.glued(following):
        following += 1
    if not words.near(following):
        return None
    if count < 1 and words.low(following) in lexicon.articles:
        factor = lexicon.magnitudes.get(words.low(following + 1))
        return Numeral(count * factor, following + 2) if factor and factor > 1 else None
    part = lexicon.fractions.get(words.low(following))
    if part is None or part < 1 or count >= 10:
        return None
    return Numeral(_share(count, part), following + 1)


def _spelled(words: Words, index: int, lexicon: NumberWords) -> Numeral | None:
    """Number words in a row, as English writes them; in German it is one word."""
    first = lexicon.simple(words.low(index))
    if first is None or _is_idiom(words, index, lexicon):
        return None
    if lexicon.joints is not None or first < 1:
        return Numeral(first, index + 1, plain=words.low(index) in lexicon.never_alone)
    total, current, stop = Decimal(0), first, index + 1
    ceiling = Decimal("Infinity")  # magnitudes only get smaller: "two million five thousand"
    while (step := _next_word(words, stop, lexicon)) is not None:
        value = lexicon.words.get(words.low(step))
        factor = lexicon.magnitudes.get(words.low(step))
        if value is not None and 0 < value < 100 and _fits_after(current, value):
            current += value
        elif factor == _HUNDRED and 0 < current < 20:
            current *= factor
        elif factor and _THOUSAND <= factor < ceiling and len(words.low(step)) > 1 and current:
            total, current, ceiling = total + current * factor, Decimal(0), factor
        else:
            break
        stop = step + 1
    plain = stop == index + 1 and words.low(index) in lexicon.never_alone
    return Numeral(total + current, stop, plain=plain)


def _is_idiom(words: Words, index: int, lexicon: NumberWords) -> bool:
    """Whether a word with a capital is no number where it stands: "außer Acht"."""
    noun = words.raw(index)[0].isupper() and f"{words.low(index - 1)} {words.low(index)}"
    return noun in lexicon.idioms


def _fits_after(current: Decimal, value: Decimal) -> bool:
    if current % 100 == 0:
        return True
    return value < 10 and current % 10 == 0 and current % 100 >= 20


def _next_word(words: Words, index: int, lexicon: NumberWords) -> int | None:
    """The token of the next number word, past a hyphen or the "and" after a hundred."""
    if not words.near(index):
        return None
    if words.low(index) == "-" and words.glued(index) and words.glued(index + 1):
        return index + 1
    if words.low(index) == "and" and words.low(index - 1) in lexicon.magnitudes:
        return index + 1 if words.near(index + 1) else None
    return index
