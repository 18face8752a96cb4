"""One of the two texts of a comparison, read: its terms, signals and who is speaking."""

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from workbench.matching.figure_terms import Written, pounds_as_money, value_terms
from workbench.matching.marks import mark_before
from workbench.matching.naming import is_listed, name_terms, words_of_names
from workbench.matching.periods import LAG
from workbench.matching.terms import Term, read_words, word_list
from workbench.model.split import Signal, SignalKind
from workbench.text.attribution import Frame, find_frame
from workbench.text.signals import find_signals, signals_in
from workbench.text.words import Words, words_of

LONGEST = 2000  # code points; what follows is not compared
MOST_TERMS = 240  # a text of that length in real sentences has fewer
_MOST_FRAMES = 3  # verbs of speech that are looked at
_LONGEST_HEARER = 6  # tokens
_OPENING = '"»„“'
_CLOSING = '"«“”'
_CLAUSE_ENDS = frozenset(".;:!?")
_QUOTED_BLANKS = 2  # in a quotation that is more than a name
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


def read_both(
    texts: tuple[str, str],
    languages: tuple[str, str],
    days: tuple[date | None, date | None] = (None, None),
    around: Collection[str] = (),
    lag: int = LAG,
) -> tuple[Reading, Reading]:
    """Read two texts of known languages, at most the first `LONGEST` code points of each.

    What is a name in one of them is a name in the other, too, and so is what is one `around`.
    `days` are those that the claim was written on and the known claim was checked on, which was
    written `lag` days before that at most.
    """
    one, two = texts[0][:LONGEST], texts[1][:LONGEST]
    words = Words(one), Words(two)
    first, second = (
        signals_in(each, language, set()) for each, language in zip(words, languages, strict=True)
    )
    first, second = pounds_as_money(first, second)
    names = frozenset(
        (*words_of_names(first, languages[0]), *words_of_names(second, languages[1]), *around)
    )
    written = Written(days[0], 0, days[1]), Written(days[1], lag, days[0])
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
        *value_terms((s for s in signals if s.kind in _VALUES), words, taken, language, when),
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
    """The frame of a text if something said follows or precedes it, else one that quotes.

    "Anna criticised Ben" has a verb of speech and reports nothing.
    """
    text = words.text
    frame = find_frame(words, language)
    quoting = None
    for _ in range(_MOST_FRAMES):
        if frame is None or _reports(frame, words, language):
            break
        if quoting is None and _quotes(frame, words):
            quoting = frame
        # The verb of speech reports nothing: look past it.
        blank = " " * len(frame.span)
        text = text[: frame.span.start] + blank + text[frame.span.end :]
        frame = find_frame(words_of(text), language)
    return frame if frame is not None and _reports(frame, words, language) else quoting


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


def _quotes(frame: Frame, words: Words) -> bool:
    """Whether a quotation of several words begins behind a frame in its clause."""
    if frame.speaker is None or frame.pronoun:
        return False
    after = words.text[frame.span.end :]
    opening = min((at for mark in _OPENING if (at := after.find(mark)) >= 0), default=-1)
    if opening < 0 or not _CLAUSE_ENDS.isdisjoint(after[:opening]):
        return False
    quoted = after[opening + 1 :]
    closing = min((at for mark in _CLOSING if (at := quoted.find(mark)) >= 0), default=len(quoted))
    return quoted.count(" ", 0, closing) >= _QUOTED_BLANKS


def _past_hearer(words: Words, place: int, language: str) -> int:
    """The token after whom something is told, and when: "told reporters on Monday that"."""
    hearers = word_list(language, "hearers")
    small = word_list(language, "determiners") | word_list(language, "prepositions")
    for at in range(place, place + _LONGEST_HEARER):
        low = words.low(at)
        is_part = words.raw(at)[:1].isupper() or low in hearers or low.isdecimal()
        if low in _CONJUNCTIONS or not (is_part or low in small):
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
