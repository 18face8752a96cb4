"""What stands around a place in a source: its clause, its sentence, and words of the context."""

import re
from collections.abc import Iterable

from workbench.matching.quoting.forms import is_small
from workbench.matching.quoting.keys import word_key, word_spans
from workbench.matching.quoting.source import QuotationSource
from workbench.matching.stems import root

_FARTHEST = 40  # words to either side that are looked at
_LONGEST_CONTEXT = 2000  # code points
_LONGEST_GAP = 40  # code points between two words of one sentence
_SENTENCE_END = re.compile(r"[.!?…]['\")\]»«“”’‹›]*+\s|\n[ \t\r]*+\n")
_CLAUSE_END = re.compile(r"[.!?…:;]|\n[ \t\r]*+\n")


class Surroundings:
    """The words of the sentences around places of a source.

    `context` is the text that the quotation stands in; the words `without` do not count.
    """

    def __init__(
        self, source: QuotationSource, context: str, language: str, without: Iterable[str]
    ) -> None:
        self._source = source
        self._language = language
        self._wanted = _content(context[:_LONGEST_CONTEXT], language) - frozenset(without)

    def shared(self, places: range) -> int:
        """How many different words of the context are in the sentences of a stretch."""
        if not self._wanted:
            return 0
        found = self._wanted & {
            root(self._source.key(at), self._language) for at in self.sentence(places)
        }
        return len(found)

    def sentence(self, places: range) -> range:
        """A stretch with the rest of its sentences, as far as that is near."""
        start, stop = places.start, places.stop
        while start > max(0, places.start - _FARTHEST) and not self._parts(
            start - 1, _SENTENCE_END
        ):
            start -= 1
        last = min(len(self._source), places.stop + _FARTHEST)
        while stop < last and not self._parts(stop - 1, _SENTENCE_END):
            stop += 1
        return range(start, stop)

    def back(self, place: int, most: int) -> int:
        """The word up to so many before a place with which the place's clause begins."""
        start = place
        while start > max(0, place - most) and not self._parts(start - 1, _CLAUSE_END):
            start -= 1
        return start

    def on(self, place: int, most: int) -> int:
        """The word up to so many behind a place with which the clause before it has ended."""
        stop = place
        while stop < min(len(self._source), place + most) and not self._parts(
            stop - 1, _CLAUSE_END
        ):
            stop += 1
        return stop

    def _parts(self, place: int, ends: re.Pattern[str]) -> bool:
        """Whether what stands behind a word ends a sentence or clause."""
        gap = self._source.between(place)
        return len(gap) > _LONGEST_GAP or ends.search(gap) is not None


def _content(text: str, language: str) -> frozenset[str]:
    keys = (word_key(match[0], language) for match in word_spans(text))
    return frozenset(root(key, language) for key in keys if not is_small(key, language))
