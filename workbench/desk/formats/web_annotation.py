"""The claims as W3C Web Annotations (JSON-LD), to be laid over the article by other programs.

Each claim is an annotation that assesses a stretch of the article; its bodies are the verdicts,
the note, and the passages of sources that speak for or against it, each with its own selectors.
Texts and saved bytes are named by their SHA-256 (`ni` addresses of RFC 6920), so that nobody has
to know where they lie. Positions are code points, the end not included.
"""

import base64
import hashlib
import json
import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from workbench.desk.formats import source_words
from workbench.desk.formats.document import Answer, ClaimEntry, EvidenceEntry, LogDocument
from workbench.desk.formats.markup import is_web_address
from workbench.model.selector import TextQuoteSelector
from workbench.model.span import Span
from workbench.model.verdict import Verdict
from workbench.text.anchor import make
from workbench.text.guard import quiet_json

_OWN = "urn:factcheck-workbench:"
CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        "sha256": "https://schema.org/sha256",
        **{
            key: f"{_OWN}{key}" for key in ("text_sha256", "stance", "grade", "question", "verdict")
        },
    },
)
"""The terms of the standard, and those beyond it: hashes, and what a verdict or a passage says.

`text_sha256` is that of the text in UTF-8 that positions count in; `sha256` that of the bytes
that it was read from.
"""


def render(document: LogDocument) -> bytes:
    """An annotation collection with one page as UTF-8; it may stand inside a page of its own."""
    items = [_annotation(entry, document) for entry in document.claims]
    name = _urn(document, "collection")
    whole = {
        "@context": list(CONTEXT),
        "id": name,
        "type": "AnnotationCollection",
        "label": document.article.title,
        "creator": _agent(document.exported_by, document),
        "created": document.exported_at,
        "generator": {"type": "Software", "name": document.program},
        "total": len(items),
        "first": {
            "id": _urn(document, "page"),
            "type": "AnnotationPage",
            "partOf": name,
            "startIndex": 0,
            "items": items,
        },
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False)
    return f"{quiet_json(text)}\n".encode()


def ni(sha256: str) -> str:
    """The address of bytes with this hash (hex), wherever they lie: `ni:///sha-256;…`."""
    coded = base64.urlsafe_b64encode(bytes.fromhex(sha256)).rstrip(b"=")
    return f"ni:///sha-256;{coded.decode()}"


def _annotation(entry: ClaimEntry, document: LogDocument) -> dict[str, Any]:
    claim, article = entry.checked.claim, document.article
    judged = entry.checked.verdict or entry.checked.said
    return {
        "id": _urn(document, claim.id),
        "type": "Annotation",
        "motivation": "assessing",
        **_who(judged, document),
        "body": list(_bodies(entry, document)),
        "target": {
            "type": "SpecificResource",
            "source": {
                "id": ni(article.sha256),
                "type": "Text",
                "label": article.title,
                **({"language": article.language} if article.language else {}),
                "sha256": article.sha256,
                "text_sha256": hashlib.sha256(article.text.encode()).hexdigest(),
            },
            "selector": _selectors(make(article.text, claim.span), claim.span),
        },
    }


def _bodies(entry: ClaimEntry, document: LogDocument) -> Iterator[dict[str, Any]]:
    checked = entry.checked
    judged = [answer for answer in entry.answers if answer.judgement]
    if not judged or checked.dismissed is not None:
        yield _text("assessing", entry.look.word, document.language)
    for answer in judged:
        verdict = checked.verdict_on(answer.question)
        if verdict is not None:
            yield _verdict(answer, verdict, document)
    for words in (checked.dismissed, checked.note, checked.shortfall):
        if words:
            yield _text("commenting", words)
    for item in entry.evidence:
        yield _evidence(item, document)
        if item.item.note:
            yield _text("commenting", item.item.note)


def _verdict(answer: Answer, verdict: Verdict, document: LogDocument) -> dict[str, Any]:
    name = answer.judgement.name if answer.judgement else verdict.label
    return {
        **_text("assessing", name, document.language),
        **_who(verdict, document),
        "question": answer.question.value,
        "verdict": f"{verdict.scale}:{verdict.label}",
    }


def _evidence(entry: EvidenceEntry, document: LogDocument) -> dict[str, Any]:
    """A passage in its source; one that is withheld is told in words alone."""
    item, source = entry.item, entry.source.source
    judged = {
        "creator": _agent(item.by, document),
        "created": item.at,
        "stance": item.stance.value,
        "grade": entry.grade,
    }
    if source is None:
        told = f"{entry.source.name}: {entry.look.word} – {source_words.quoted(entry)}"
        return {**_text("linking", told, document.language), **judged}
    details, passage, saved = source.details, item.passage, entry.snapshot
    named = ni(passage.snapshot) if passage else f"{_OWN}{entry.source.reference}"
    resource: dict[str, Any] = {
        "id": details.url if is_web_address(details.url) else named,
        "label": details.title,
        **({"language": details.language} if details.language else {}),
        **({"format": saved.media_type} if saved else {}),
        **({"sha256": passage.snapshot, "text_sha256": passage.text_sha256} if passage else {}),
    }
    body: dict[str, Any] = {"type": "SpecificResource", "purpose": "linking", "source": resource}
    if passage:
        body["selector"] = _selectors(passage.quote, passage.span)
        body["state"] = {
            "type": "TimeState",
            **({"sourceDate": saved.at} if saved else {}),
            "cached": ni(passage.snapshot),
        }
    return {**body, **judged}


def _selectors(quote: TextQuoteSelector, span: Span) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": quote.exact,
            "prefix": quote.prefix,
            "suffix": quote.suffix,
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def _text(purpose: str, value: str, language: str = "") -> dict[str, Any]:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "value": value,
        "format": "text/plain",
        **({"language": language} if language else {}),
    }


def _who(verdict: Verdict | None, document: LogDocument) -> Mapping[str, Any]:
    return {"creator": _agent(verdict.by, document), "created": verdict.at} if verdict else {}


def _agent(name: str, document: LogDocument) -> dict[str, str]:
    """A person, or the house where people are called by its name."""
    is_house = bool(document.desk) and name == document.desk
    return {"type": "Organization" if is_house else "Person", "name": name}


def _urn(document: LogDocument, part: str) -> str:
    """A name that is the same in every export of the same bytes, and of nothing else."""
    key = f"{document.article.sha256}/{document.article.revision}/{part}"
    return uuid.uuid5(uuid.NAMESPACE_OID, key).urn
