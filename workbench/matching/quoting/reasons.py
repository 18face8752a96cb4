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


class Reasons:
    """Tells what words of a quotation and of a stretch of its source are about.

    The stretch is given as its text and where that begins in the source.
    """

    def __init__(
        self, quotation: str, stretch: str, begins: int, languages: tuple[str, str]
    ) -> None:
        self._texts = quotation[:_LONGEST], stretch[:_LONGEST]
        self._begins = begins
        self._languages = languages

    @cached_property
    def _signals(self) -> tuple[tuple[Signal, ...], tuple[Signal, ...]]:
        one, two = map(find_signals, self._texts, self._languages)
        return one, two

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
        one = quotation.of(self._texts[0]).casefold()
        begins = min(source.start, source.start - self._begins) if self._begins else source.start
        two = self._texts[1][begins : begins + len(source)].casefold() if begins >= 0 else ""
        short, long = sorted((one, two), key=len)
        stem = short[: max(_LEAST_STEM, len(short) - 2)]
        prefixes = word_list(self._languages[0], "denying_prefixes")
        return len(stem) >= _LEAST_STEM and any(
            long.startswith(prefix + stem) for prefix in prefixes
        )
