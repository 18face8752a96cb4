"""Publishable verdicts as schema.org ClaimReview, for exchange with other desks.

Only claims with a settled verdict of a scale that has ClaimReview numbers are in it. Notes stay
inside: they are written for colleagues. So do confidential sources, for whomever it is exported:
it is made to be published.
"""

import json
from typing import Any

from workbench.desk.formats.document import ClaimEntry, LogDocument
from workbench.desk.formats.markup import is_web_address
from workbench.model.desk import ClaimState
from workbench.text.guard import quiet_json

WORST, BEST = 1, 5
_INERT = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def render(document: LogDocument) -> bytes:
    """A JSON-LD list as UTF-8 that may stand inside a script element of a page."""
    reviews = [_review(entry, document) for entry in document.claims if is_publishable(entry)]
    text = json.dumps(reviews, ensure_ascii=False, indent=1, allow_nan=False)
    return f"{quiet_json(text.translate(_INERT))}\n".encode()


def is_publishable(entry: ClaimEntry) -> bool:
    """Whether the claim has a settled verdict with a ClaimReview number."""
    return (
        entry.checked.state is ClaimState.DECIDED
        and entry.judgement is not None
        and entry.judgement.rating is not None
    )


def _review(entry: ClaimEntry, document: LogDocument) -> dict[str, Any]:
    claim, verdict, judged = entry.checked.claim, entry.checked.verdict, entry.judgement
    if verdict is None or judged is None:
        raise ValueError("a claim without a verdict can't be published")
    item: dict[str, Any] = {
        "@type": "Claim",
        "appearance": {"@type": "CreativeWork", "headline": document.article.title},
    }
    if claim.attribution:
        item["author"] = {"name": claim.attribution.text}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": claim.text,
        "datePublished": verdict.at[:10],
        "inLanguage": document.article.language,
        "author": {"@type": "Person", "name": verdict.by},
        "itemReviewed": item,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": judged.rating,
            "worstRating": WORST,
            "bestRating": BEST,
            "alternateName": judged.name,
        },
        **({"citation": cited} if (cited := _citations(entry)) else {}),
    }


def _citations(entry: ClaimEntry) -> list[dict[str, str]]:
    """The sources of the evidence for and against a claim, each once, by title and address."""
    sources = {item.source.reference: item.source.source for item in entry.evidence}
    return [
        {
            "@type": "CreativeWork",
            "name": source.details.title,
            **({"url": source.details.url} if is_web_address(source.details.url) else {}),
        }
        for source in sources.values()
        if source is not None and not source.details.confidential
    ]
