"""Exports the verification log of an article, and leaves a receipt of that in the log."""

import hashlib
import os
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import workbench
from workbench.desk.backing import backed
from workbench.desk.finding import article_of
from workbench.desk.formats import catalogue, claimreview
from workbench.desk.formats.building import build
from workbench.desk.formats.disclosing import sources_in
from workbench.desk.formats.document import LogDocument
from workbench.desk.formats.receipts import receipt
from workbench.desk.formats.words import base_name
from workbench.desk.scales import load_every_version
from workbench.desk.workspace import Workspace
from workbench.desk.writing import write_file
from workbench.errors import ExportError
from workbench.i18n import _, ngettext
from workbench.model.article import Article
from workbench.model.desk import ArticleOnDesk
from workbench.model.event import EventKind
from workbench.model.profile import Profile
from workbench.store.work import Work

FORMATS = tuple(catalogue.FORMATS)
"""The names of the formats."""

_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Exported:
    """An export: where it lies (None where it was not written to a file) and its bytes.

    `notices` are sentences about what the format leaves out.
    """

    path: Path | None
    data: bytes
    notices: tuple[str, ...] = ()


def export_log(
    ws: Workspace,
    article_id: int,
    format: str,
    target: Path | None,
    force: bool = False,
    *,
    profile: Profile = Profile.INTERNAL,
) -> Exported:
    """Export an article's log as one of `FORMATS` and append a `LOG_EXPORTED` event.

    `profile` is for whom; `formats/disclosing.py` tells what the public one leaves out.
    A target that is a folder gets a file named after the article; without a target the bytes are
    only returned. An existing file is only replaced with `force`. If the file can't be written,
    nothing is appended to the log. Raises `ExportError` or `NotFoundError`.
    """
    chosen = catalogue.find(format)
    with ws.store.write(ws.actor) as work:
        document = _document(ws, work, article_id, profile)
        draft = chosen.draft(document)
        path = _place(target, document, format)
        body = receipt_body(document, format, draft, path.name if path else "-")
        left = work.events.append(EventKind.LOG_EXPORTED, article_id, body)
        data = chosen.seal(document, left) if chosen.seal else draft
        if path:
            path = write_file(path, data, force=force)
    return Exported(path, data, (*_notices(document, format), *put_beside(path, chosen)))


def put_beside(path: Path | None, chosen: catalogue.Format) -> tuple[str, ...]:
    """Put what comes with a format into the same folder; a sentence on it, if there is any."""
    if path is None or chosen.beside is None:
        return ()
    name, content = chosen.beside
    try:
        write_file(path.with_name(name), content())
    except ExportError as error:
        if not _holds(path.with_name(name), content()):
            return (str(error),)
    said = _("“{script}” beside it checks it without this program: python3 {script} {file}")
    return (said.format(script=name, file=path.name),)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _document(ws: Workspace, work: Work, article_id: int, profile: Profile) -> LogDocument:
    """All that there is to tell of an article, with the sources that it names or ever named."""
    claims, events = work.claims.of(article_id), work.events.of(article_id)
    attached = set(work.evidence.attached(article_id))
    used = attached.union(item.source for claim in claims for item in claim.evidence)
    named = used.union(*(sources_in(event.body) for event in events))
    sources = work.sources.some(named)
    steps = work.sources.events_of(named) if named else ()
    desk = ArticleOnDesk(
        article=article_of(work, article_id),
        claims=backed(ws, claims, [source for source in sources if source.id in used]),
        excluded=work.articles.excluded(article_id),
        sources=tuple(source for source in sources if source.id in attached),
    )
    return build(
        desk,
        sorted((*events, *steps), key=lambda event: event.seq),
        load_every_version(),
        language=ws.language,
        exported_at=_now(),
        exported_by=ws.actor,
        program=f"factcheck-workbench {workbench.__version__}",
        profile=profile,
        sources=sources,
        head=work.events.head(),
    )


def receipt_body(document: LogDocument, format: str, draft: bytes, name: str) -> dict[str, Any]:
    """What the log keeps of an export; `name` is the file's name, `-` for none."""
    return receipt(
        document.events,
        format=format,
        profile=document.profile,
        file=name,
        sha256=hashlib.sha256(draft).hexdigest(),
    )


def default_name(article: Article, format: str, profile: Profile = Profile.INTERNAL) -> str:
    """A file name made of the article's title that is safe on every system, without a folder.

    That of a public export tells it.
    """
    title = unicodedata.normalize("NFKC", (article.title or base_name(article.name))[:200])
    words = "".join(c if c.isalnum() or c in "_-" else " " for c in title).split()
    slug = "-".join(words).encode()[:_LONGEST_NAME].decode(errors="ignore").strip("-_")
    public = "-public" if profile is Profile.PUBLIC else ""
    return f"{slug or 'article'}-log{public}{catalogue.find(format).suffix}"


def _place(target: Path | None, document: LogDocument, format: str) -> Path | None:
    # `Path.is_dir` raises for a name that is too long.
    if target is not None and os.path.isdir(target):  # noqa: PTH112
        return target / default_name(document.article, format, document.profile)
    return target


def _notices(document: LogDocument, format: str) -> tuple[str, ...]:
    return (*_of_profile(document), *_of_format(document, format))


def _of_profile(document: LogDocument) -> tuple[str, ...]:
    if document.profile is Profile.INTERNAL:
        return ()
    said = _(
        "For the public all notes were left out; confidential sources that are only numbered: "
        "{sources}; withheld entries of the log: {entries}."
    )
    sources = sum(entry.source is None for entry in document.sources)
    return (said.format(sources=sources, entries=len(document.withheld)),)


def _of_format(document: LogDocument, format: str) -> tuple[str, ...]:
    if format != "claimreview":
        return ()
    left = sum(not claimreview.is_publishable(entry) for entry in document.claims)
    if not left:
        return ()
    said = ngettext(
        "{count} claim was left out: it has no settled verdict with a ClaimReview number.",
        "{count} claims were left out: they have no settled verdict with a ClaimReview number.",
        left,
    )
    return (said.format(count=left),)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
