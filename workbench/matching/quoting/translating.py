"""The passage of a source in another language that a quotation may be a translation of."""

from collections.abc import Mapping

from workbench.matching.quoting.forms import is_small
from workbench.matching.quoting.keys import word_key, word_spans
from workbench.matching.quoting.quoted import Quoted
from workbench.matching.quoting.source import QuotationSource, shared_terms
from workbench.matching.quoting.surroundings import Surroundings
from workbench.matching.quoting.windows import Window, windows
from workbench.model.quotation import QuotationCheck, QuotationStatus

_REACH = 2  # words of the source for each word of the quotation
_MORE_REACH = 8
_LONGEST_REACH = 600
_MOST_TRIED = 6
_MOST_CONTENT = 60  # words of a quotation that are looked for
_LEAST_FOUND = 2
_LEAST_SHARE = 0.4  # of the words that have a meaning in common with any word of the other language
_LEAST_AROUND = 2  # words of the sentence around, where only one of the quotation was found
_LONGEST_CONTEXT = 2000  # code points


def translated(quoted: Quoted, source: QuotationSource, context: str) -> QuotationCheck | None:
    """A check that names the sentence which most of the quotation's words go with, if any does."""
    mine = _Meant(quoted.keys, quoted.language)
    around = _Meant(_keys(context, quoted.language), quoted.language, without=mine.words)
    if not mine.words:
        return None
    reach = min(_LONGEST_REACH, _REACH * len(quoted.keys) + _MORE_REACH)
    surroundings = Surroundings(source, "", source.language, ())
    best: tuple[float, range] | None = None
    for window in windows(source, mine.wanted(), source.with_meaning, reach, _MOST_TRIED):
        sentence = surroundings.sentence(window.words)
        beside = around.found(_terms(source, sentence))
        rated = _rated(mine, window, beside)
        if rated is not None and (best is None or rated > best[0]):
            best = rated, sentence
    if best is None:
        return None
    place = source.span(best[1].start, best[1].stop)
    return QuotationCheck(QuotationStatus.TRANSLATED, (place,), (), min(1.0, best[0]))


class _Meant:
    """The content words of a text, each with the terms that it is found by in another language."""

    def __init__(
        self, keys: tuple[str, ...], language: str, without: Mapping[str, object] | None = None
    ) -> None:
        skipped = without or {}
        content = [
            key for key in dict.fromkeys(keys) if not is_small(key, language) and key not in skipped
        ]
        self.words = {key: shared_terms(key, language) for key in content[:_MOST_CONTENT]}

    def wanted(self) -> dict[str, tuple[float, int]]:
        """Each term with the share of its word's weight."""
        return {term: (1.0 / len(terms), 1) for terms in self.words.values() for term in terms}

    def found(self, terms: frozenset[str]) -> int:
        """How many of the words have one of some terms."""
        return sum(not terms.isdisjoint(mine) for mine in self.words.values())


def _rated(mine: _Meant, window: Window, beside: int) -> float | None:
    """How likely a stretch is what was translated; None where it is not likely enough."""
    found = mine.found(window.found)
    known = sum(len(terms) > 1 for terms in mine.words.values()) or 1
    share = found / max(known, found)
    enough = found >= _LEAST_FOUND and share >= _LEAST_SHARE
    if not enough and not (found == 1 and len(mine.words) <= 2 and beside >= _LEAST_AROUND):
        return None
    return share * found / len(mine.words) + 0.05 * min(beside, 6)


def _terms(source: QuotationSource, places: range) -> frozenset[str]:
    keys = {source.key(at) for at in places}
    return frozenset(term for key in keys for term in shared_terms(key, source.language))


def _keys(text: str, language: str) -> tuple[str, ...]:
    return tuple(word_key(it[0], language) for it in word_spans(text[:_LONGEST_CONTEXT]))
