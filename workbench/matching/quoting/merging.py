"""One quotation against several sources."""

from collections.abc import Iterable, Mapping

from workbench.matching.quoting.checking import check_quotation
from workbench.matching.quoting.source import QuotationSource
from workbench.model.quotation import (
    ArticleQuotation,
    QuotationCheck,
    QuotationFinding,
    QuotationStatus,
    SourceCheck,
)

_ORDER = {status: place for place, status in enumerate(QuotationStatus)}


def check_everywhere(
    quotation: ArticleQuotation, sources: Mapping[str, QuotationSource]
) -> QuotationFinding:
    """Compare a quotation of an article with all sources, which are told by their names."""
    return best_of(
        (
            name,
            check_quotation(
                quotation.text, source, language=quotation.language, context=quotation.context
            ),
        )
        for name, source in sources.items()
    )


def best_of(checks: Iterable[tuple[str, QuotationCheck]]) -> QuotationFinding:
    """The checks of a quotation by source, the best first: the order is that of the statuses.

    Of two with one status, the one that has more of the words and changes fewer goes first, then
    the one that was given first.
    """
    ranked = sorted((SourceCheck(*item) for item in checks), key=lambda it: _rank(it.check))
    if not ranked:
        return QuotationFinding(QuotationStatus.NOT_FOUND, ())
    return QuotationFinding(ranked[0].check.status, tuple(ranked))


def _rank(check: QuotationCheck) -> tuple[int, float, int, int]:
    mattering = sum(change.matters for change in check.changes)
    return _ORDER[check.status], -check.share, mattering, len(check.changes)
