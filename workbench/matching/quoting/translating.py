"""The passage of a source in another language that a quotation may be a translation of."""

from collections.abc import Iterable

from workbench.matching.quoting.forms import is_small
from workbench.matching.quoting.keys import word_key, word_spans
from workbench.matching.quoting.quoted import Quoted
from workbench.matching.quoting.shared_terms import shared_terms
from workbench.matching.quoting.source import QuotationSource
from workbench.matching.quoting.surroundings import Surroundings
from workbench.matching.quoting.windows import windows
from workbench.model.quotation import QuotationCheck, QuotationStatus

_REACH = 2  # words of the source for each word of the quotation
_MORE_REACH = 6
_LONGEST_REACH = 600
_MOST_TRIED = 6
_MOST_WORDS = 60  # of a quotation or its context that are looked for
_LEAST_FOUND = 2
_SHARE = 0.6  # of the words, or of many those that the word lists know
_MANY = 4
_SHARE_AROUND = 0.4  # of the words around, where next to none of the quotation was found
_PER_AROUND = 0.1
_LONGEST_CONTEXT = 2000  # code points
_NOT = "~"


def translated(quoted: Quoted, source: QuotationSource, context: str) -> QuotationCheck | None:
    """A check that names the sentence which most of the quotation's words go with, if any does."""
    mine = _Meant(
        ((key, quoted.raw(at)) for at, key in enumerate(quoted.keys) if not quoted.inserted(at)),
        quoted.language,
    )
    around = _around(context, quoted)
    reach = min(_LONGEST_REACH, _REACH * len(quoted.keys) + _MORE_REACH)
    surroundings = Surroundings(source, "", source.language, ())
    rated: list[tuple[float, float, range]] = []
    for window in windows(source, mine.wanted(), source.with_meaning, reach, _MOST_TRIED):
        sentence = surroundings.sentence(window.words)
        beside = around.found(source.terms(sentence))
        found = mine.found(window.found)
        if mine.is_likely(found, beside, around):
            share = found / len(mine)
            rated.append((share + _PER_AROUND * beside, share, sentence))
    if not rated:
        return None
    _, share, sentence = max(rated, key=lambda it: (it[0], -it[2].start))
    place = source.span(sentence.start, sentence.stop)
    return QuotationCheck(QuotationStatus.TRANSLATED, (place,), (), share)


class _Meant:
    """The content words of a text, each with the terms that it is found by in another language."""

    def __init__(self, words: Iterable[tuple[str, str]], language: str) -> None:
        self._terms: dict[str, tuple[str, ...]] = {}
        for key, raw in words:
            terms = shared_terms(key, raw, language)
            if is_small(key, language):
                terms = tuple(term for term in terms if term == _NOT)
            if terms and len(self._terms) < _MOST_WORDS:
                self._terms.setdefault(key, terms)
        self._known = sum(len(terms) > 1 or terms[0] == _NOT for terms in self._terms.values())

    def wanted(self) -> dict[str, tuple[float, int]]:
        """Each term with its share of the weight of its word."""
        return {term: (1.0 / len(it), 1) for it in self._terms.values() for term in it}

    def found(self, terms: frozenset[str]) -> int:
        """How many of the words have one of some terms."""
        return sum(not terms.isdisjoint(mine) for mine in self._terms.values())

    def is_likely(self, found: int, beside: int, around: "_Meant") -> bool:
        """Whether so many of the words, and of those around, may be a translation of these."""
        total = len(self._terms)
        if found >= _LEAST_FOUND and found >= _SHARE * total:
            return beside > 0 or found == total or found > _LEAST_FOUND
        if found >= _MANY and found >= _SHARE * self._known:
            return True
        return found > 0 and beside >= _MANY and beside >= _SHARE_AROUND * len(around)

    def __len__(self) -> int:
        return len(self._terms)


def _around(context: str, quoted: Quoted) -> _Meant:
    """The words of a context that are not the quotation's own."""
    matches = word_spans(context[:_LONGEST_CONTEXT])
    words = ((word_key(it[0], quoted.language), it[0]) for it in matches)
    own = set(quoted.keys)
    return _Meant((word for word in words if word[0] not in own), quoted.language)
