"""Publishable verdicts as schema.org ClaimReview, for exchange with other desks.

Only claims with a settled verdict of a scale that has ClaimReview numbers are in it. Notes stay
inside: they are written for colleagues. So do confidential sources, for whomever it is exported:
it is made to be published. What it says can be imported as known claims again, word for word.

The fields are those of schema.org's ClaimReview, Claim and Rating; of those that search engines
want (claimReviewed, reviewRating with its alternateName, url), `url` is there where it was told.
"""

import html
import json
from typing import Any

from workbench.desk.formats.document import ClaimEntry, LogDocument
from workbench.desk.formats.markup import is_web_address
from workbench.model.article import Article
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
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": _words(claim.text),
        **({"url": document.url} if document.url else {}),
        "datePublished": verdict.at[:10],
        **({"inLanguage": document.article.language} if document.article.language else {}),
        **_by(verdict.by, document),
        "itemReviewed": _claim(entry, document.article),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": judged.rating,
            "worstRating": WORST,
            "bestRating": BEST,
            "alternateName": _words(judged.name),
            **_judged_by(verdict.by, document),
        },
        **({"citation": cited} if (cited := _citations(entry)) else {}),
    }


def _by(name: str, document: LogDocument) -> dict[str, Any]:
    """The house, where its name is told, else whoever decided."""
    if document.desk:
        return {"author": {"@type": "Organization", "name": _words(document.desk)}}
    return {"author": _person(name)}


def _judged_by(name: str, document: LogDocument) -> dict[str, Any]:
    """Whoever decided, where the house is the author and people are not called by its name."""
    return {"author": _person(name)} if document.desk not in ("", name) else {}


def _claim(entry: ClaimEntry, article: Article) -> dict[str, Any]:
    """Who said it, and in what it appeared when."""
    day = article.metadata.day
    dated = {"datePublished": day.isoformat()} if day else {}
    writers = [_person(name) for name in article.metadata.bylines if name]
    said = entry.checked.claim.attribution
    return {
        "@type": "Claim",
        # Whether a person or an organisation is named, nobody has said.
        **({"author": {"name": _words(said.text)}} if said else {}),
        **dated,
        "appearance": {
            "@type": "CreativeWork",
            "headline": article.title,
            **dated,
            **({"author": writers} if writers else {}),
        },
    }


def _person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": _words(name)}


def _words(text: str) -> str:
    """A text on one line, such that whoever resolves entities in it reads the same words.

    Many publishers write entities into these fields, so readers, ours too, resolve them.
    """
    line = " ".join(text.split())
    return line if html.unescape(line) == line else line.replace("&", "&amp;")


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
