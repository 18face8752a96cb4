"""Every quotation of an article, word for word against the sources that it is checked against."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from workbench.desk.finding import article_of
from workbench.desk.source_checking import SourceText, texts_of
from workbench.desk.source_readings import SourceReadings
from workbench.desk.workspace import Workspace
from workbench.matching.quoting.article import quotations_of
from workbench.matching.quoting.checking import check_quotation
from workbench.matching.quoting.merging import best_of
from workbench.matching.quoting.source import QuotationSource
from workbench.model.quotation import ArticleQuotation, QuotationFinding
from workbench.model.split import Split


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
        article = article_of(work, article_id)
        claims = tuple(item.claim for item in work.claims.of(article_id))
        excluded = work.articles.excluded(article_id)
        sources = work.sources.some(work.evidence.attached(article_id))
    split = Split(
        title=article.title,
        language=article.language,
        length=len(article.text),
        claims=claims,
        excluded=excluded,
    )
    against = texts_of(ws, sources) if texts is None else texts
    quotations = quotations_of(article.text, split)
    found = []
    for done, quotation in enumerate(quotations, 1):
        found.append(CheckedQuotation(quotation, _held_against(ws.readings, quotation, against)))
        progress(done, len(quotations))
    return tuple(found)


def of_claim(quotations: Iterable[CheckedQuotation], claim_id: str) -> tuple[CheckedQuotation, ...]:
    """Those of which a claim has at least a part."""
    return tuple(item for item in quotations if claim_id in item.quotation.claims)


def _held_against(
    readings: SourceReadings, quotation: ArticleQuotation, texts: Iterable[SourceText]
) -> QuotationFinding:
    return best_of(
        (
            text.reference,
            check_quotation(
                quotation.text,
                _read(readings, text),
                language=quotation.language,
                context=quotation.context,
            ),
        )
        for text in texts
    )


def _read(readings: SourceReadings, text: SourceText) -> QuotationSource:
    key = ("quotations", text.key, text.language)
    return readings.get(key, len(text.text), lambda: QuotationSource(text.text, text.language))
