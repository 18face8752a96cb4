"""Numbers, ordinals and dates of a text as terms, with what the words around say of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from workbench.matching.bounds import bound_of
from workbench.matching.naming import token_range
from workbench.matching.periods import Period, periods_of
from workbench.matching.terms import Term, TermKind, has_trait, word_list
from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind
from workbench.text.date_words import date_words
from workbench.text.numerals import plain_decimal
from workbench.text.resolving import direction
from workbench.text.units import unit_at
from workbench.text.words import Words

RESULT = "result"
"""What both figures of a result are given for."""

AGE = "age"
"""What a figure is given for that tells how old somebody is."""

_BETWEEN_GOALS = frozenset("-–:")
_MOST_DIGITS = 2
_OLD = ("old", "Jährige", "Jährigen", "Jähriger")
_YEAR = "year"
_POUND, _STERLING = "pound", "GBP"


@dataclass(frozen=True, slots=True)
class Written:
    """When a text was written: `day`, or up to `lag` days before that.

    `other` is the day of the text that it is compared with.
    """

    day: date | None = None
    lag: int = 0
    other: date | None = None

    def days(self, signal: Signal, language: str) -> tuple[Period, ...]:
        """The days that a signal may mean; none where it is no date or can't be told."""
        if signal.kind is not SignalKind.DATE:
            return ()
        way = direction(signal.text, language)
        return periods_of(signal.value, self.day, lag=self.lag, direction=way, other_day=self.other)


def pounds_as_money(
    first: tuple[Signal, ...], second: tuple[Signal, ...]
) -> tuple[tuple[Signal, ...], tuple[Signal, ...]]:
    """The signals of two texts, with the pounds of one as sterling where the other has sterling.

    "11 million pounds" alone may be a weight; beside "£11 million" it is money.
    """
    has_money = [any(signal.unit == _STERLING for signal in each) for each in (first, second)]
    return (
        tuple(map(_as_money, first)) if has_money[1] else first,
        tuple(map(_as_money, second)) if has_money[0] else second,
    )


def _as_money(signal: Signal) -> Signal:
    return replace(signal, unit=_STERLING) if signal.unit == _POUND else signal


def value_terms(
    signals: Iterable[Signal], words: Words, taken: bytearray, language: str, when: Written
) -> list[Term]:
    """The terms of some signals; the tokens of each are marked in `taken`."""
    terms = []
    for found in signals:
        tokens = token_range(words, found.span)
        signal = _ranked(found, words, tokens.stop, language)
        signal = _shared_out(signal, words, tokens, language)
        signal = _aged(signal, words, tokens.start, language)
        bound, first = bound_of(words, tokens.start, tokens.stop, language)
        for index in range(first, tokens.stop):
            taken[index] = 1
        value = f"{signal.kind}:{signal.value}:{signal.unit}"
        terms.append(
            Term(
                TermKind.VALUE,
                signal.span,
                value,
                tokens.start,
                signal=signal,
                bound=bound,
                days=when.days(signal, language),
                per=_per(signal, words, tokens, language),
                capital=_is_in_name(signal, words, tokens.start, language),
            )
        )
    return terms


def _aged(signal: Signal, words: Words, first: int, language: str) -> Signal:
    """The signal, in years where it tells an age without a unit: "aged 41"."""
    is_age = (
        signal.kind is SignalKind.NUMBER
        and not signal.unit
        and words.low(first - 1) in word_list(language, "aged")
    )
    return Signal(signal.kind, signal.span, signal.text, signal.value, _YEAR) if is_age else signal


def _per(signal: Signal, words: Words, tokens: range, language: str) -> str:
    """The unit that a figure is given for: "per barrel", "je Liter"; empty for none.

    Each half of a result ("3:1", "2-0") is given for the other, and an age for somebody.
    """
    if signal.text.endswith(_OLD) or words.low(tokens.start - 1) in word_list(language, "aged"):
        return AGE
    after = tokens.stop
    if _is_result(words, after - 1) or _is_result(words, after - 3):
        return RESULT
    per = word_list(language, "per")
    at = next((at for at in (after, after + 1) if words.low(at) in per), None)
    if at is None:
        return ""
    unit, _ = unit_at(words, at + 1, language)
    return unit


def _is_result(words: Words, first: int) -> bool:
    """Whether a result begins at a token; two figures that rise may as well be a range."""
    goals = words.raw(first), words.raw(first + 2)
    if words.raw(first + 1) not in _BETWEEN_GOALS or not all(goal.isdecimal() for goal in goals):
        return False
    is_one = words.glued(first + 1) and words.glued(first + 2)
    is_short = max(map(len, goals)) <= _MOST_DIGITS
    rises = is_short and int(goals[0]) < int(goals[1])
    return is_one and is_short and (words.raw(first + 1) == ":" or not rises)


def _is_in_name(signal: Signal, words: Words, first: int, language: str) -> bool:
    """Whether a year goes with the name before it: "Expo 2025", "WM 2018"."""
    if signal.kind is not SignalKind.DATE or not signal.text.isdecimal() or first == 0:
        return False
    before = words.raw(first - 1)
    if before.isupper() and len(before) > 1:
        return True
    is_noun = has_trait(language, "noun_capitals")
    return before[:1].isupper() and not is_noun and first > 1 and words.near(first)


def _shared_out(signal: Signal, words: Words, tokens: range, language: str) -> Signal:
    """The signal, as a share where it is "every fifth" of something that is no time."""
    each = word_list(language, "each")
    is_share = (
        signal.kind is SignalKind.ORDINAL
        and words.low(tokens.start - 1) in each
        and signal.value.isdecimal()
        and int(signal.value) > 1
        and words.low(tokens.stop) not in date_words(language).units
        and words.low(tokens.stop) not in word_list(language, "occasions")
    )
    if not is_share:
        return signal
    share = plain_decimal(round(1 / Decimal(signal.value), 4))
    return Signal(SignalKind.NUMBER, signal.span, signal.text, share)


def _ranked(signal: Signal, words: Words, after: int, language: str) -> Signal:
    """The signal, as an ordinal where it is a figure with a point that ranks a noun.

    Between a genitive and a noun it does: "Annas 3. Buch".
    """
    ranks = (
        has_trait(language, "point_ranks")
        and signal.kind is SignalKind.NUMBER
        and not signal.unit
        and signal.text.isdecimal()
        and words.low(after) == "."
        and words.glued(after)
        and words.raw(after + 1)[:1].isupper()
        and words.raw(after - 2)[:1].isupper()
        and words.low(after - 2).endswith("s")
    )
    if not ranks:
        return signal
    span = Span(signal.span.start, words.ends[after])
    return Signal(SignalKind.ORDINAL, span, f"{signal.text}.", signal.value)
