"""A quotation against a source: verbatim, altered, translated, or not there."""

from collections.abc import Sequence

from workbench.matching.quoting.alignment import Fit
from workbench.matching.quoting.changes import ChangeFinder
from workbench.matching.quoting.locating import Locator
from workbench.matching.quoting.placing import Placed
from workbench.matching.quoting.quoted import Quoted, read_quotation
from workbench.matching.quoting.source import QuotationSource
from workbench.matching.quoting.surroundings import Surroundings
from workbench.matching.quoting.translating import translated
from workbench.model.quotation import QuotationCheck, QuotationStatus

_LEAST_CONTENT = 2  # words with content that make an altered quotation likely
_SHARE = 0.5  # of the words that must be there
_SHARE_BESIDE = 0.38  # the same beside words of the sentence around
_AROUND = 2  # such words
_SMALL_SHARE = 0.75  # of all words, whatever their content,
_LEAST_SMALL = 4  # and so many of them

NOT_FOUND = QuotationCheck(QuotationStatus.NOT_FOUND)
NOT_COMPARABLE = QuotationCheck(QuotationStatus.NOT_COMPARABLE)


def check_quotation(
    quotation: str, source: QuotationSource, *, language: str, context: str = ""
) -> QuotationCheck:
    """Compare a quotation, without its marks, with a source.

    `language` is the code of the quotation's own. `context` is the sentence that it stands in, in
    the same language: where a quotation of few words was altered, only that tells from which
    place. Where a source in another language does not have the words themselves, a passage is
    looked for that may be what was translated.
    """
    quoted = read_quotation(quotation, language)
    if not quoted.keys:
        return NOT_FOUND
    surroundings = Surroundings(source, context, language, quoted.roots)
    locator = Locator(quoted, source, surroundings)
    pieces = locator.whole()
    if not pieces and source.language == language:
        pieces = locator.pieces()
        if not _is_likely(quoted, pieces):
            return NOT_FOUND
    if not pieces:
        return translated(quoted, source, context) or NOT_COMPARABLE
    return _checked(quoted, source, pieces)


def _checked(quoted: Quoted, source: QuotationSource, pieces: Sequence[Placed]) -> QuotationCheck:
    finder = ChangeFinder(quoted, source)
    changes = finder.changes(pieces)
    altered = any(change.matters for change in changes)
    status = QuotationStatus.ALTERED if altered else QuotationStatus.VERBATIM
    return QuotationCheck(status, finder.places(pieces), changes, _share(quoted, pieces))


def _share(quoted: Quoted, pieces: Sequence[Placed]) -> float:
    total = sum(quoted.weights)
    if not total:
        return 1.0
    return sum(it.share * sum(quoted.weights[at] for at in it.words) for it in pieces) / total


def _is_likely(quoted: Quoted, pieces: Sequence[Placed]) -> bool:
    """Whether what was found can be the place that was quoted with other words."""
    if not pieces:
        return False
    there = [
        at
        for piece in pieces
        for pair in piece.pairs
        if pair.fit is not Fit.OTHER
        for at in pair.words
    ]
    exact = all(pair.share > 0.8 for piece in pieces for pair in piece.pairs)
    share, content = _share(quoted, pieces), len(quoted.content(range(len(quoted.keys))))
    found = len(quoted.content(there))
    around = max(piece.around for piece in pieces)
    if exact:
        return bool(found) or len(there) >= _LEAST_SMALL
    in_line = len(there) >= _LEAST_SMALL and len(there) >= _SMALL_SHARE * len(quoted.keys)
    if in_line and (found or not content):
        return True
    if found >= _LEAST_CONTENT:
        return share >= (_SHARE_BESIDE if around >= _AROUND else _SHARE)
    return found > 0 and content <= _LEAST_CONTENT and around >= _AROUND
