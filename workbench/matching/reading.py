"""One of the two texts of a comparison, read: its terms, signals and who is speaking."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.matching.naming import name_keys
from workbench.matching.terms import Term, TermKind, read_words, word_list
from workbench.model.split import Signal, SignalKind
from workbench.text.signals import find_signals
from workbench.text.words import Words

LONGEST = 2000  # code points; what follows is not compared
_VALUES = (SignalKind.NUMBER, SignalKind.ORDINAL, SignalKind.DATE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its terms in order and its signals by kind; offsets are into `text`."""

    text: str
    language: str
    words: Words
    terms: tuple[Term, ...]
    signals: tuple[Signal, ...]

    def of_kind(self, *kinds: SignalKind) -> tuple[Signal, ...]:
        """The signals of these kinds, in order."""
        return tuple(signal for signal in self.signals if signal.kind in kinds)

    def quoted(self, term_or_signal: Term | Signal) -> bool:
        """Whether it stands inside quotation marks."""
        span = term_or_signal.span
        return any(quote.span.contains(span) for quote in self.of_kind(SignalKind.QUOTE))


def read(text: str, language: str) -> Reading:
    """Read a text of a known language, at most the first `LONGEST` code points of it."""
    text = text[:LONGEST]
    words = Words(text)
    signals = find_signals(text, language)
    taken = bytearray(len(words))
    terms = [
        *_values((s for s in signals if s.kind in _VALUES), words, taken, language),
        *_names((s for s in signals if s.kind is SignalKind.NAME), words, taken),
    ]
    terms += read_words(words, language, taken)
    terms.sort(key=lambda term: term.span)
    return Reading(text, language, words, tuple(terms), signals)


def names_in(text: str, language: str) -> frozenset[str]:
    """The keys of all names in a text, at most the first `LONGEST` code points of it."""
    names = (s for s in find_signals(text[:LONGEST], language) if s.kind is SignalKind.NAME)
    return frozenset(key for name in names for key in name_keys(name.text))


def _tokens(signal: Signal, words: Words) -> range:
    """The tokens that a signal covers."""
    return range(
        bisect_left(words.starts, signal.span.start), bisect_left(words.starts, signal.span.end)
    )


def _values(signals: Iterable[Signal], words: Words, taken: bytearray, language: str) -> list[Term]:
    approximate = word_list(language, "about")
    terms = []
    for signal in signals:
        tokens = _tokens(signal, words)
        for index in tokens:
            taken[index] = 1
        value = f"{signal.kind}:{signal.value}:{signal.unit}"
        terms.append(
            Term(
                TermKind.VALUE,
                signal.span,
                value,
                tokens.start,
                signal=signal,
                about=words.low(tokens.start - 1) in approximate,
            )
        )
    return terms


def _names(signals: Iterable[Signal], words: Words, taken: bytearray) -> list[Term]:
    terms = []
    for signal in signals:
        tokens = _tokens(signal, words)
        if any(taken[index] for index in tokens):
            continue
        for index in tokens:
            taken[index] = 1
        keys = name_keys(signal.text)
        terms.append(
            Term(
                TermKind.NAME,
                signal.span,
                " ".join(sorted(keys)),
                tokens.start,
                keys=keys,
                signal=signal,
                capital=True,
            )
        )
    return terms
