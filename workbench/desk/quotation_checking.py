"""Every quotation of an article, word for word against the sources that it is checked against."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from workbench.desk.source_checking import SourceText, held_against, subject_of, texts_of
from workbench.desk.workspace import Workspace
from workbench.matching.quoting.merging import best_of
from workbench.model.quotation import ArticleQuotation, QuotationFinding


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """A quotation of an article, and how each source has it; sources are called as they were."""

    quotation: ArticleQuotation
    finding: QuotationFinding


def check_quotations(
    ws: Workspace,
    article_id: int,
    texts: Sequence[SourceText] | None = None,
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[CheckedQuotation, ...]:
    """All quotations of an article in text order, against its sources or against some texts."""
    with ws.store.read() as work:
        quotations = subject_of(work, article_id).quotations
        sources = work.sources.some(work.evidence.attached(article_id))
    against = texts_of(ws, sources) if texts is None else texts
    found = []
    for done, quotation in enumerate(quotations, 1):
        checks = [(text.reference, held_against(ws.readings, quotation, text)) for text in against]
        found.append(CheckedQuotation(quotation, best_of(checks)))
        progress(done, len(quotations))
    return tuple(found)


def of_claim(quotations: Iterable[CheckedQuotation], claim_id: str) -> tuple[CheckedQuotation, ...]:
    """Those of which a claim has at least a part."""
    return tuple(item for item in quotations if claim_id in item.quotation.claims)
