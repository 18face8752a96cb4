"""What a change of words touches: a number, a negation, a name, or something else."""

from collections.abc import Collection
from functools import cached_property

from workbench.matching.terms import word_list
from workbench.model.quotation import ChangeReason
from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind
from workbench.text.signals import find_signals

_LONGEST = 4000  # code points that signals are looked for in
_FIGURES = (SignalKind.NUMBER, SignalKind.ORDINAL, SignalKind.DATE)
_LEAST_STEM = 3
_LONGEST_ENDING = 2  # that the two may not have in common


class Reasons:
    """Tells what words of a quotation and of a stretch of its source are about.

    The stretch is given as its text and where that begins in the source.
    """

    def __init__(self, quotation: str, stretch: str, begins: int, language: str) -> None:
        self._texts = quotation[:_LONGEST], stretch[:_LONGEST]
        self._begins = begins
        self._language = language

    @cached_property
    def _signals(self) -> tuple[tuple[Signal, ...], tuple[Signal, ...]]:
        quotation, stretch = self._texts
        return find_signals(quotation, self._language), find_signals(stretch, self._language)

    def of(self, quotation: Span, source: Span) -> ChangeReason:
        """What the words of two spans, of which one may be empty, are about."""
        if self.negates(quotation, source):
            return ChangeReason.NEGATION
        found = [
            *self._inside(0, quotation, (*_FIGURES, SignalKind.NAME)),
            *self._inside(1, source, (*_FIGURES, SignalKind.NAME)),
        ]
        if any(signal.kind in _FIGURES for signal in found):
            return ChangeReason.NUMBER
        return ChangeReason.NAME if found else ChangeReason.WORDING

    def negates(self, quotation: Span, source: Span) -> bool:
        """Whether only one of the two turns round what is said."""
        kinds = (SignalKind.NEGATION,)
        one, two = self._inside(0, quotation, kinds), self._inside(1, source, kinds)
        return len(one) != len(two) or self._denies(quotation, source)

    def _inside(self, side: int, span: Span, kinds: Collection[SignalKind]) -> list[Signal]:
        if side:
            if span.start < self._begins:
                return []
            span = span.shifted(-self._begins)
        return [it for it in self._signals[side] if it.kind in kinds and it.span.overlaps(span)]

    def _denies(self, quotation: Span, source: Span) -> bool:
        """Whether one of two words is the other one with a beginning that denies it."""
        one = quotation.of(self._texts[0])
        is_there = source.start >= self._begins
        two = source.shifted(-self._begins).of(self._texts[1]) if is_there else ""
        short, long = sorted((one.casefold(), two.casefold()), key=len)
        stem = short[: max(_LEAST_STEM, len(short) - _LONGEST_ENDING)]
        prefixes = word_list(self._language, "denying_prefixes")
        return len(stem) >= _LEAST_STEM and any(
            long.startswith(prefix + stem) for prefix in prefixes
        )
