"""Bringing an article in: reading it, and putting it on the desk."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from workbench.desk.decoding import Decoded, decode
from workbench.desk.reading import LARGEST, read_source
from workbench.errors import IntakeError
from workbench.i18n import _
from workbench.model.article import Article, Document
from workbench.model.event import EventKind
from workbench.model.split import NO_METADATA, Split

if TYPE_CHECKING:  # reading a document needs no database
    from workbench.desk.workspace import Workspace
    from workbench.store.work import Work

STDIN_NAME = "-"
"""The name of an article that came in on standard input."""

Outcome = Literal["new", "resumed", "revised"]

_MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<?xml")


@dataclass(frozen=True, slots=True)
class Admission:
    """What became of an article that came in.

    Of a revised one, `kept` counts the claims that live on in the same words, `changed` those
    whose place holds other words now, and `orphaned` those that are gone; the latter two are
    retired and the new wordings open.
    """

    article_id: int
    outcome: Outcome
    kept: int = 0
    changed: int = 0
    orphaned: int = 0


def read_document(
    source: str, stdin: BinaryIO | None = None, *, largest: int = LARGEST
) -> Document:
    """An article of at most `largest` bytes from a path, or from standard input for `-`.

    The text of a page is the article in it; any other text stays as it is, whatever its name
    ends in. Raises `IntakeError` with a sentence where there is no text to be had.
    """
    raw = read_source(source, stdin, largest=largest)
    name = STDIN_NAME if source == "-" else str(Path(source).absolute())
    media_type = _media_type(source, raw)
    decoded = decode(raw, html=media_type == "text/html")
    if not decoded.text.strip():
        raise IntakeError(_("“{name}” is empty.").format(name=source))
    return _document(name, raw, decoded, media_type)


def _media_type(source: str, raw: bytes) -> str:
    named = _MEDIA_TYPES.get(Path(source).suffix.lower())
    if named:
        return named
    if Path(source).suffix.lower() != ".txt" and raw.lstrip()[:64].lower().startswith(_PAGE_STARTS):
        return "text/html"
    return "text/plain"


def _document(name: str, raw: bytes, decoded: Decoded, media_type: str) -> Document:
    text, title, notices, kept_share = decoded.text, None, decoded.notices, None
    metadata = NO_METADATA
    if media_type == "text/html":
        from workbench.desk.html import read_page  # noqa: PLC0415 - only pages need it

        page = read_page(text)
        text, title, kept_share = page.text, page.title, page.kept_share
        metadata = page.metadata
        notices += page.notices
    return Document(
        text=text,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        name=name,
        media_type=media_type,
        encoding=decoded.encoding,
        title=title,
        notices=notices,
        kept_share=kept_share,
        metadata=metadata,
    )


def notices(document: Document, split: Split) -> tuple[str, ...]:
    """What was done on an article's way in, and whether its language is only read by rough rules.

    For a language that has no word lists nobody's speech, no clauses, hedges and negations are
    found, and everything else less surely.
    """
    from workbench.text import packs  # noqa: PLC0415 - only the split needs it

    known = packs.languages()
    if split.language in known:
        return document.notices
    less_sure = _(
        "There are no word lists for this language (only for {known}): sentences, figures, dates "
        "in digits and quotations are found by general rules, less surely; speakers and doubts "
        "are not."
    ).format(known=", ".join(known))
    return (*document.notices, less_sure)


def admit(ws: "Workspace", document: Document) -> Admission:
    """Put an article on the desk.

    The same bytes again resume where the work was left. Other bytes under the name of an article
    on the desk are a new revision of it: what was decided stays with the words it was decided
    on, and nothing slides to other words.
    """
    with ws.store.read() as work:
        present = work.articles.by_sha(document.sha256)
        weights = work.worth.in_force()
    if present is not None:
        return _resume(ws, present)
    from workbench.text.splitting import split as split_text  # noqa: PLC0415 - slow; often resumed

    day = document.metadata.day
    split = split_text(document.text, published=day, model=weights.model)
    with ws.store.write(ws.actor) as work:
        # Somebody else may have been faster.
        present = work.articles.by_sha(document.sha256)
        if present is None:
            now = work.worth.in_force()
            if now.row != weights.row:
                split = split_text(document.text, published=day, model=now.model)
            is_file = document.name != STDIN_NAME
            named = work.articles.by_name(document.name) if is_file else None
            told = replace(document, notices=notices(document, split))
            if named is None:
                return _add(work, told, split)
            return _revise(work, named, told, split)
    return _resume(ws, present)


def _resume(ws: "Workspace", article_id: int) -> Admission:
    with ws.store.write(ws.actor) as work:
        work.articles.touch(article_id)
        return Admission(article_id, "resumed", kept=len(work.claims.of(article_id)))


def _add(work: "Work", document: Document, split: Split) -> Admission:
    article_id = work.articles.add(document, split, language=split.language)
    article = work.articles.by_id(article_id)
    body = {**_described(article, document), "claims": [], "claims_found": len(split.claims)}
    work.events.append(EventKind.ARTICLE_ADDED, article_id, body)
    return Admission(article_id, "new")


def _revise(work: "Work", article_id: int, document: Document, split: Split) -> Admission:
    from workbench.desk.recording import wordings  # noqa: PLC0415 - loads the store
    from workbench.desk.revising import carry_over, said_by_others  # noqa: PLC0415

    old, claims = work.articles.by_id(article_id), work.claims.of(article_id)
    model = work.worth.in_force().model
    over = carry_over(old, claims, document.text, split, model)
    fresh = replace(split, claims=over.fresh)
    new = work.articles.revise(
        article_id, document, fresh, {claim.id: claim for claim in over.carried}
    )
    body = {
        **_described(work.articles.by_id(article_id), document),
        "claims": wordings([*over.carried, *over.changed, *over.orphaned]),
        "kept": [claim.id for claim in over.carried],
        "changed": [item.claim.id for item in over.changed],
        "orphaned": [item.claim.id for item in over.orphaned],
        "new": list(new),
        "before": old.sha256,
    }
    effects = said_by_others(claims, over.carried)
    work.events.append(EventKind.ARTICLE_REVISED, article_id, body, effects)
    counts = len(over.carried), len(over.changed), len(over.orphaned)
    return Admission(article_id, "revised", *counts)


def _described(article: Article, document: Document) -> dict[str, Any]:
    """What the log says of an article that came in."""
    return {
        "title": article.title,
        "revision": article.revision,
        "language": article.language,
        "sha256": document.sha256,
        "text_sha256": hashlib.sha256(article.text.encode()).hexdigest(),
        "media_type": document.media_type,
        "encoding": document.encoding,
        "notices": list(document.notices),
    }
