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
from workbench.text.language import UNKNOWN

_LEAST_CONTENT = 2  # words with content that make an altered quotation likely
_SHARE = 0.55  # of the words that must be there
_SHARE_BESIDE = 0.4  # the same beside words of the sentence around,
_AROUND = 2  # so many,
_AROUND_HALF = 4  # and so many where one of two words with content is there
_SHARE_OF_ALL = 0.75  # of all words, whatever their content,
_LEAST_OF_ALL = 4  # and so many of them
_LEAST_WHOLE = 3  # words, where all are there

_SHARE_SURE = 0.7  # in a source in another language
_UNKNOWN = frozenset(("", UNKNOWN))

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
    if pieces:
        return _checked(quoted, source, pieces)
    pieces = locator.pieces()
    if _is_likely(quoted, pieces) and (_is_one(language, source) or _is_sure(quoted, pieces)):
        return _checked(quoted, source, pieces)
    if _is_one(language, source):
        return NOT_FOUND
    return translated(quoted, source, context) or NOT_COMPARABLE


def _is_one(language: str, source: QuotationSource) -> bool:
    """Whether a quotation and a source are in one language, as far as that is known."""
    return language == source.language or not {language, source.language}.isdisjoint(_UNKNOWN)


def _is_sure(quoted: Quoted, pieces: Sequence[Placed]) -> bool:
    """Whether a source in another language has the words themselves, quoting them, too."""
    there = [at for piece in pieces for at in _there(piece)]
    return _share(quoted, pieces) >= _SHARE_SURE and len(quoted.content(there)) > _LEAST_CONTENT


def _there(piece: Placed) -> list[int]:
    return [at for pair in piece.pairs if pair.fit is not Fit.OTHER for at in pair.words]


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
    there = [at for piece in pieces for at in _there(piece)]
    share, content = _share(quoted, pieces), len(quoted.content(range(len(quoted.keys))))
    found = len(quoted.content(there))
    around = max(piece.around for piece in pieces)
    if _is_whole(quoted, pieces):
        return bool(found) or len(there) >= _LEAST_WHOLE
    in_line = len(there) >= _LEAST_OF_ALL and len(there) >= _SHARE_OF_ALL * len(quoted.keys)
    if in_line and (found or not content):
        return True
    if found >= _LEAST_CONTENT:
        return share >= (_SHARE_BESIDE if around >= _AROUND else _SHARE)
    if content > _LEAST_CONTENT or not found:
        return False
    return around >= (_AROUND if found == content else _AROUND_HALF)


def _is_whole(quoted: Quoted, pieces: Sequence[Placed]) -> bool:
    """Whether all words are there in one place, but for those in brackets, and none between."""
    return len(pieces) == 1 and all(
        pair.fit in _ONE_WORD or (pair.words and all(quoted.inserted(at) for at in pair.words))
        for pair in pieces[0].pairs
    )


_ONE_WORD = frozenset((Fit.SAME, Fit.SPELLED, Fit.INFLECTED, Fit.AMENDED))
