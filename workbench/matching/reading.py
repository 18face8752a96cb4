"""One of the two texts of a comparison, read: its terms, signals and who is speaking."""

from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from workbench.matching.bounds import bound_of
from workbench.matching.marks import mark_before
from workbench.matching.naming import is_listed, name_terms, token_range, words_of_names
from workbench.matching.periods import LAG, Period, periods_of
from workbench.matching.terms import Term, TermKind, has_trait, read_words, word_list
from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind
from workbench.text.attribution import Frame, find_frame
from workbench.text.date_words import date_words
from workbench.text.numerals import plain_decimal
from workbench.text.resolving import direction
from workbench.text.signals import find_signals, signals_in
from workbench.text.units import unit_at
from workbench.text.words import Words, words_of

LONGEST = 2000  # code points; what follows is not compared
MOST_TERMS = 240  # a text of that length in real sentences has fewer
_MOST_FRAMES = 3  # verbs of speech that are looked at
_LONGEST_HEARER = 4  # tokens
_CONJUNCTIONS = frozenset(("that", "whether", ","))
_VALUES = (SignalKind.NUMBER, SignalKind.ORDINAL, SignalKind.DATE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its terms in order and its signals; offsets are into `text`.

    `frame` says who reports what the text states, None where it speaks for itself; `reporting`
    are the first tokens of the terms that belong to it.
    """

    text: str
    language: str
    words: Words
    terms: tuple[Term, ...]
    signals: tuple[Signal, ...]
    frame: Frame | None
    reporting: frozenset[int]

    def of_kind(self, *kinds: SignalKind) -> tuple[Signal, ...]:
        """The signals of these kinds, in order."""
        return tuple(signal for signal in self.signals if signal.kind in kinds)

    def framed(self, term: Term) -> bool:
        """Whether it belongs to who is speaking and not to what is said."""
        return term.place in self.reporting

    def quoted(self, term_or_signal: Term | Signal) -> bool:
        """Whether it stands inside quotation marks."""
        span = term_or_signal.span
        return any(quote.span.contains(span) for quote in self.of_kind(SignalKind.QUOTE))


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


def read_both(
    texts: tuple[str, str],
    languages: tuple[str, str],
    days: tuple[date | None, date | None] = (None, None),
    around: Collection[str] = (),
) -> tuple[Reading, Reading]:
    """Read two texts of known languages, at most the first `LONGEST` code points of each.

    What is a name in one of them is a name in the other, too, and so is what is one `around`.
    `days` are those that the claim was written on and the known claim was checked on.
    """
    one, two = texts[0][:LONGEST], texts[1][:LONGEST]
    words = Words(one), Words(two)
    first, second = (
        signals_in(each, language, set()) for each, language in zip(words, languages, strict=True)
    )
    names = frozenset(
        (*words_of_names(first, languages[0]), *words_of_names(second, languages[1]), *around)
    )
    written = Written(days[0], 0, days[1]), Written(days[1], LAG, days[0])
    return (
        _read(words[0], languages[0], first, names, written[0]),
        _read(words[1], languages[1], second, names, written[1]),
    )


def _read(
    words: Words,
    language: str,
    signals: tuple[Signal, ...],
    elsewhere: frozenset[str],
    when: Written,
) -> Reading:
    taken = bytearray(len(words))
    names = [signal for signal in signals if signal.kind is SignalKind.NAME]
    terms = [
        *_values((s for s in signals if s.kind in _VALUES), words, taken, language, when),
        *name_terms(words, names, language, taken, elsewhere),
    ]
    terms += read_words(words, language, taken)
    terms.sort(key=lambda term: term.span)
    del terms[MOST_TERMS:]
    frame = _frame(words, language)
    reporting = frozenset(
        term.place for term in terms if frame and _is_reporting(frame, term, words, language)
    )
    return Reading(words.text, language, words, tuple(terms), signals, frame, reporting)


def _is_reporting(frame: Frame, term: Term, words: Words, language: str) -> bool:
    """Whether a term of a frame says who reports, when and where.

    Whom somebody accuses or praises belongs to what is reported.
    """
    if not frame.span.contains(term.span):
        return False
    if frame.speaker is None or frame.speaker.contains(term.span) or not term.capital:
        return True
    mark = mark_before(words, term.place, language)
    return mark in word_list(language, "prepositions") and mark not in word_list(language, "links")


def _frame(words: Words, language: str) -> Frame | None:
    """The frame of a text if something said follows or precedes it.

    "Anna criticised Ben" has a verb of speech and reports nothing.
    """
    text = words.text
    frame = find_frame(words, language)
    for _ in range(_MOST_FRAMES):
        if frame is None or _reports(frame, words, language):
            break
        # The verb of speech reports nothing: look past it.
        blank = " " * len(frame.span)
        text = text[: frame.span.start] + blank + text[frame.span.end :]
        frame = find_frame(words_of(text), language)
    return frame if frame is not None and _reports(frame, words, language) else None


def _reports(frame: Frame, words: Words, language: str) -> bool:
    """Whether something said follows a frame, or stands before it."""
    after = bisect_left(words.starts, frame.span.end)
    before = bisect_left(words.starts, frame.span.start) - 1
    first = words.low(before + 1)
    said_after = word_list(language, "said_after")
    return (
        words.low(after) in said_after
        or words.low(_past_hearer(words, after, language)) in _CONJUNCTIONS & said_after
        or words.low(before) in word_list(language, "said_before")
        or first in word_list(language, "according")
        or words.low(after - 1) in word_list(language, "according")
    )


def _past_hearer(words: Words, place: int, language: str) -> int:
    """The token after whom something is told: "told reporters that", "sagte der Zeitung, dass"."""
    hearers = word_list(language, "hearers")
    for at in range(place, place + _LONGEST_HEARER):
        low = words.low(at)
        is_part = words.raw(at)[:1].isupper() or low in hearers
        if low in _CONJUNCTIONS or not (is_part or low in word_list(language, "determiners")):
            return at
    return place


@lru_cache(maxsize=16)  # one context is looked at for each candidate of a claim
def names_in(text: str, language: str) -> frozenset[str]:
    """What the names in a text can be known by, at most the first `LONGEST` code points of it."""
    text = text[:LONGEST]
    words = Words(text)
    names = (s for s in find_signals(text, language) if s.kind is SignalKind.NAME)
    found = name_terms(words, names, language, bytearray(len(words)))
    return frozenset(
        key
        for term in found
        for key in (*term.core, *term.keys)
        if key in term.core or is_listed(key)
    )


def _values(
    signals: Iterable[Signal], words: Words, taken: bytearray, language: str, when: Written
) -> list[Term]:
    terms = []
    for found in signals:
        tokens = token_range(words, found.span)
        signal = _ranked(found, words, tokens.stop, language)
        signal = _shared_out(signal, words, tokens, language)
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
                per=_per(words, tokens.stop, language),
                capital=_is_in_name(signal, words, tokens.start, language),
            )
        )
    return terms


def _per(words: Words, after: int, language: str) -> str:
    """The unit that a figure is given for: "per barrel", "je Liter"; empty for none."""
    per = word_list(language, "per")
    at = next((at for at in (after, after + 1) if words.low(at) in per), None)
    if at is None:
        return ""
    unit, _ = unit_at(words, at + 1, language)
    return unit


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
