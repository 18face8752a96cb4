"""Which quotations of an article are to be compared with its sources."""

from workbench.model.quotation import ArticleQuotation
from workbench.model.span import Span
from workbench.model.split import Claim, ExclusionReason, SignalKind, Split
from workbench.text.language import of_stretch
from workbench.text.quotes import find_quotes

_READ = (ExclusionReason.HEADING, ExclusionReason.CAPTION)


def quotations_of(text: str, split: Split) -> tuple[ArticleQuotation, ...]:
    """The quotations of an article in text order, each once and as a whole.

    Those of its claims, also where one goes over several of them, and those in headings and
    captions. A quotation inside another is no entry of its own.
    """
    found: list[ArticleQuotation] = []
    for signal in find_quotes(text):
        span = signal.span
        if found and found[-1].span.contains(span):
            continue
        claims = [claim for claim in split.claims if _has(claim, span)]
        beside = [it.span for it in split.excluded if it.reason in _READ]
        around = [claim.sentence for claim in claims] or [it for it in beside if it.overlaps(span)]
        if not around:
            continue
        context = Span(min(it.start for it in around), max(it.end for it in around))
        language = next((claim.language for claim in claims if claim.language), split.language)
        found.append(
            ArticleQuotation(
                span,
                signal.text,
                of_stretch(signal.text, language),
                context.of(text),
                tuple(claim.id for claim in claims),
            )
        )
    return tuple(found)


def _has(claim: Claim, quotation: Span) -> bool:
    return any(
        signal.kind is SignalKind.QUOTE and signal.span.overlaps(quotation)
        for signal in claim.signals
    )
