"""What a quotation changed of the words of its source, in order, each with its reason."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from workbench.matching.quoting.alignment import Fit, Pair
from workbench.matching.quoting.placing import Placed
from workbench.matching.quoting.quoted import Quoted
from workbench.matching.quoting.reasons import Reasons
from workbench.matching.quoting.source import QuotationSource
from workbench.matching.quoting.typesetting import has_ellipsis, punctuation, reason_of_type
from workbench.model.match import Wording
from workbench.model.quotation import ChangeKind, ChangeReason, WordChange
from workbench.model.span import Span

_FAR = 10  # words left out without a mark; beyond that two places were joined
_MOST_SHOWN = 80  # words left out that are shown
_HIDDEN = 8  # words left out with a mark among which a negation is no aside
_BREAKS_OFF = re.compile(r"""[,.!?…]?["“”»«'’‘‹›][^"“”»«„]{1,200}["“”»«„'’‘‚‹›]\s*""")
_ENDS = re.compile(r"[.,;:!?()–—]")

_HARMLESS = {
    Fit.SPELLED: ChangeReason.SPELLING,
    Fit.INFLECTED: ChangeReason.INFLECTED,
    Fit.AMENDED: ChangeReason.BRACKETED,
}


class ChangeFinder:
    """Tells what a quotation, placed in pieces in a source, has made of the source's words."""

    def __init__(self, quoted: Quoted, source: QuotationSource) -> None:
        self._quoted = quoted
        self._source = source
        self._inserted: Sequence[bool] = ()

    def changes(self, pieces: Sequence[Placed]) -> tuple[WordChange, ...]:
        """All changes, in the order of the quotation."""
        self._inserted = self._put_in(pieces)
        found = [change for piece in pieces for change in self._of_piece(piece)]
        for before, after in pairwise(pieces):
            found += self._of_joint(before, after)
        return tuple(sorted(found, key=lambda it: (it.quotation.span, it.source.span)))

    def _put_in(self, pieces: Sequence[Placed]) -> list[bool]:
        """For each word whether who quotes put it in.

        Round brackets of which the source has a word are the source's own. Those that stand in
        place of a word are no insertion.
        """
        brackets = self._quoted.brackets
        own = {
            brackets[word]
            for piece in pieces
            for pair in piece.pairs
            if pair.fit is not Fit.OTHER
            for word in pair.words
        }
        own |= {
            brackets[pair.words.start]
            for piece in pieces
            for pair in piece.pairs
            if pair.fit is Fit.OTHER and len(pair.words) == len(pair.places) > 0
        }
        text = self._quoted.text
        return [it is not None and (text[it.start] == "[" or it not in own) for it in brackets]

    def places(self, pieces: Sequence[Placed]) -> tuple[Span, ...]:
        """Where the source has the pieces; one with far too much left out counts as two."""
        return tuple(
            self._source.span(part.start, part.stop) for piece in pieces for part in _parts(piece)
        )

    def _of_piece(self, piece: Placed) -> Iterator[WordChange]:
        stretch = self._source.span(piece.places.start, piece.places.stop)
        reasons = Reasons(
            self._quoted.text,
            stretch.of(self._source.text),
            stretch.start,
            self._quoted.language,
        )
        before: Pair | None = None
        for pair in piece.pairs:
            if before is not None:
                yield from self._between(before, pair)
            yield from self._of_pair(pair, reasons)
            before = pair

    def _of_pair(self, pair: Pair, reasons: Reasons) -> Iterator[WordChange]:
        if pair.fit is Fit.SAME:
            reason = reason_of_type(
                self._quoted.raw(pair.words.start), self._source.raw(pair.places.start)
            )
            if reason is not None:
                yield self._change(ChangeKind.CHANGED, pair.words, pair.places, reason)
        elif pair.fit in _HARMLESS:
            yield self._change(ChangeKind.CHANGED, pair.words, pair.places, _HARMLESS[pair.fit])
        elif pair.fit is Fit.MOVED:
            reason = ChangeReason.ORDER
            yield self._change(ChangeKind.MOVED, pair.words, pair.places, reason, matters=True)
        elif not pair.words:
            yield self._left_out(pair, reasons)
        else:
            for part in _by_brackets(pair, self._inserted):
                yield self._replaced(part, reasons)

    def _left_out(self, pair: Pair, reasons: Reasons) -> WordChange:
        places = pair.places
        words = self._source.span(places.start, places.stop)
        matters = True
        if _BREAKS_OFF.fullmatch(self._around(places).of(self._source.text)):
            reason, matters = ChangeReason.BETWEEN_QUOTES, False
        elif len(places) > _FAR:
            reason = ChangeReason.JOINED
        else:
            reason = reasons.of(_NOWHERE, words)
        return self._change(ChangeKind.LEFT_OUT, pair.words, places, reason, matters=matters)

    def _around(self, places: range) -> Span:
        """A run of words with all that parts it from the words before and behind it."""
        start = self._source.ends[places.start - 1] if places.start else 0
        is_last = places.stop == len(self._source)
        return Span(start, len(self._source.text) if is_last else self._source.starts[places.stop])

    def _replaced(self, pair: Pair, reasons: Reasons) -> WordChange:
        kind = ChangeKind.CHANGED if pair.places else ChangeKind.ADDED
        mine = self._quoted.span(pair.words.start, pair.words.stop)
        theirs = self._source.span(pair.places.start, pair.places.stop)
        beside = theirs if pair.places else _NOWHERE
        reason = reasons.of(mine, beside)
        if self._inserted[pair.words.start]:
            matters = reason is ChangeReason.NEGATION
            reason = reason if matters else ChangeReason.BRACKETED
            return self._change(kind, pair.words, pair.places, reason, matters=matters)
        if not pair.places and self._breaks_off(pair.places.start):
            return self._change(kind, pair.words, pair.places, ChangeReason.ELLIPSIS)
        return self._change(kind, pair.words, pair.places, reason, matters=True)

    def _breaks_off(self, place: int) -> bool:
        """Whether the source itself leaves words out there, by a mark."""
        return place > 0 and has_ellipsis(self._source.between(place - 1))

    def _between(self, before: Pair, after: Pair) -> Iterator[WordChange]:
        """Other punctuation between two words that follow each other in both texts."""
        if before.words.stop != after.words.start or before.places.stop != after.places.start:
            return
        if not (before.words and before.places and after.words and after.places):
            return
        word, place = before.words.stop - 1, before.places.stop - 1
        gaps = self._quoted.between(word), self._source.between(place)
        mine, theirs = map(punctuation, gaps)
        if mine == theirs or "[" in gaps[0]:
            return
        spans = (
            _stripped(self._quoted.spans[word].end, gaps[0]),
            _stripped(self._source.ends[place], gaps[1]),
        )
        kind = ChangeKind.CHANGED
        if not mine or not theirs:
            kind = ChangeKind.ADDED if mine else ChangeKind.LEFT_OUT
        yield WordChange(
            kind,
            Wording(spans[0], spans[0].of(self._quoted.text)),
            Wording(spans[1], spans[1].of(self._source.text)),
            ChangeReason.TYPOGRAPHY,
            matters=False,
        )

    def _of_joint(self, before: Placed, after: Placed) -> Iterator[WordChange]:
        """What lies between two pieces in the source."""
        if not before.places or not after.places:
            return
        marked = any(after.words.start == words.start for words in self._quoted.segments)
        place = after.words.start
        at = range(place, place)
        if after.places.start < before.places.stop:
            reason = ChangeReason.ORDER if marked else ChangeReason.JOINED
            yield self._change(ChangeKind.MOVED, after.words, after.places, reason, matters=True)
            return
        gap = range(before.places.stop, after.places.start)
        if len(gap) > _MOST_SHOWN:
            nothing = range(gap.stop, gap.stop)
            yield self._change(
                ChangeKind.LEFT_OUT, at, nothing, ChangeReason.JOINED, matters=not marked
            )
        elif not marked:
            yield self._change(ChangeKind.LEFT_OUT, at, gap, ChangeReason.JOINED, matters=True)
        elif self._hides_negation(gap):
            yield self._change(ChangeKind.LEFT_OUT, at, gap, ChangeReason.NEGATION, matters=True)
        else:
            yield self._change(ChangeKind.LEFT_OUT, at, gap, ChangeReason.ELLIPSIS)

    def _hides_negation(self, gap: range) -> bool:
        """Whether a few words left out with a mark, and no clause of their own, say "not"."""
        if not 0 < len(gap) <= _HIDDEN:
            return False
        words = self._source.span(gap.start, gap.stop)
        if _ENDS.search(self._around(gap).of(self._source.text)):
            return False
        reasons = Reasons("", words.of(self._source.text), words.start, self._quoted.language)
        return reasons.negates(_NOWHERE, words)

    def _change(
        self,
        kind: ChangeKind,
        words: range,
        places: range,
        reason: ChangeReason,
        *,
        matters: bool = False,
    ) -> WordChange:
        mine = self._quoted.span(words.start, words.stop)
        theirs = self._source.span(places.start, places.stop)
        return WordChange(
            kind,
            Wording(mine, mine.of(self._quoted.text)),
            Wording(theirs, theirs.of(self._source.text)),
            reason,
            matters,
        )


_NOWHERE = Span(0, 0)


def _parts(piece: Placed) -> Iterator[range]:
    """The stretches of a piece between words left out without a mark that are too many."""
    places = piece.places
    if not places:
        return
    start = places.start
    for pair in piece.pairs:
        if not pair.words and len(pair.places) > _FAR and pair.places.start > start:
            yield range(start, pair.places.start)
            start = pair.places.stop
    if start < places.stop:
        yield range(start, places.stop)


def _by_brackets(pair: Pair, inserted: Sequence[bool]) -> Iterator[Pair]:
    """Words in brackets and other words each for themselves, with what they stand for."""
    runs = [[pair.words.start]]
    for word in pair.words[1:]:
        if inserted[word] is inserted[word - 1]:
            runs[-1].append(word)
        else:
            runs.append([word])
    spoken = sum(not inserted[word] for word in pair.words)
    spare = max(0, len(pair.places) - spoken) if spoken else len(pair.places)
    start, stop = pair.places.start, pair.places.stop
    for number, run in enumerate(runs):
        if inserted[run[0]]:
            end = start + (spare if number == 0 or number == len(runs) - 1 else 0)
            spare = 0 if number == 0 else spare
        else:
            end = min(stop, start + len(run)) if number < len(runs) - 1 else stop
        end = min(stop, end)
        yield Pair(range(run[0], run[-1] + 1), range(start, end), Fit.OTHER)
        start = end


def _stripped(start: int, gap: str) -> Span:
    lead = len(gap) - len(gap.lstrip())
    return Span(start + lead, start + max(lead, len(gap.rstrip())))
