"""Writes the document that goes to the author of an article, with the queries that are open."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.desk.author_document import (
    AuthorDocument,
    AuthorQuery,
    AuthorReference,
    Discretion,
    author_query,
    masked,
)
from workbench.desk.finding import article_of
from workbench.desk.formats.words import base_name
from workbench.desk.recording import wordings
from workbench.desk.scales import load_every_version
from workbench.desk.workspace import Workspace
from workbench.desk.writing import write_file
from workbench.errors import ExportError, QueryError
from workbench.i18n import _
from workbench.model.article import Article
from workbench.model.desk import CheckedClaim
from workbench.model.event import Effect, EventKind, Target
from workbench.model.query import Query, QueryKind
from workbench.model.verdict import Tone
from workbench.store.query_rows import query_value
from workbench.store.work import Work

FORMATS = ("md", "docx")
"""The names of the formats."""

_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Written:
    """A document: where it lies (None where it was not written to a file) and its bytes.

    `notices` are sentences about what was asked on the way, and what was left out.
    """

    path: Path | None
    data: bytes
    notices: tuple[str, ...] = ()


def write_queries(
    ws: Workspace,
    article_id: int,
    format: str,
    target: Path | None,
    *,
    force: bool = False,
    answered: bool = False,
) -> Written:
    """Write an article's open queries to the author, as one of `FORMATS`.

    With `answered` those that have an answer, too. A claim whose verdict asks something, and about
    which the author was never asked, is asked about on the way: its note is the question, so that
    it has a number. A target that is a folder gets a file named after the article. Raises
    `QueryError` where there is nothing to ask, `ExportError` where the file can't be written;
    then nothing is in the log either.
    """
    if format not in FORMATS:
        raise ExportError(
            _("There is no export format “{name}”; there are: {formats}.").format(
                name=format, formats=", ".join(FORMATS)
            )
        )
    with ws.store.write(ws.actor) as work:
        article = article_of(work, article_id)
        asked = _ask_by_notes(work, article)
        document, said = _document(ws, work, article, answered=answered)
        data = _rendered(document, format)
        path = _place(target, article, format)
        if path is not None:
            path = write_file(path, data, force=force)
    return Written(path, data, (*asked, *said))


def default_name(article: Article, format: str) -> str:
    """A file name made of the article's title that is safe on every system, without a folder."""
    title = unicodedata.normalize("NFKC", (article.title or base_name(article.name))[:200])
    words = "".join(c if c.isalnum() or c in "_-" else " " for c in title).split()
    slug = "-".join(words).encode()[:_LONGEST_NAME].decode(errors="ignore").strip("-_")
    return f"{slug or 'article'}-queries.{format}"


def _rendered(document: AuthorDocument, format: str) -> bytes:
    if format == "docx":
        from workbench.desk.formats import author_docx  # noqa: PLC0415 - slow to import

        return author_docx.render(document)
    from workbench.desk.formats import author_markdown  # noqa: PLC0415 - mostly not needed

    return author_markdown.render(document)


def _place(target: Path | None, article: Article, format: str) -> Path | None:
    if target is not None and target.is_dir():
        return target / default_name(article, format)
    return target


def _document(
    ws: Workspace, work: Work, article: Article, *, answered: bool
) -> tuple[AuthorDocument, tuple[str, ...]]:
    claims = work.claims.of(article.id)
    wanted = [
        (item, query)
        for item in claims
        for query in item.queries
        if (answered or query.is_open) and item.dismissed is None
    ]
    if not wanted:
        raise QueryError(
            _("There is nothing to ask the author of article {article}.").format(article=article.id)
        )
    discretion = Discretion(work.sources.all())
    sent = tuple(author_query(article, item, query, discretion) for item, query in wanted)
    document = AuthorDocument(
        title=article.title,
        reference=reference_of(work, article.id),
        sender=ws.actor,
        day=datetime.now(UTC).date().isoformat(),
        language=ws.language,
        queries=sent,
    )
    return document, (
        *_masked([query for _item, query in wanted], sent),
        *_left_out(work, article.id, claims),
    )


def reference_of(work: Work, article_id: int) -> AuthorReference:
    """The reference of an article, which stays the same in all its revisions."""
    return AuthorReference.of(article_id, work.events.of(article_id)[0].hash)


def _masked(queries: Sequence[Query], sent: Sequence[AuthorQuery]) -> tuple[str, ...]:
    names = masked(queries, sent)
    if not names:
        return ()
    said = _("A confidential source is named in {queries}; its number stands there instead.")
    return (said.format(queries=", ".join(names)),)


def _left_out(work: Work, article_id: int, claims: Sequence[CheckedClaim]) -> tuple[str, ...]:
    """What is open, but is not asked."""
    dismissed = [q.name for item in claims if item.dismissed is not None for q in item.open_queries]
    retired = [
        each.query.name
        for each in work.queries.filed(article_id)
        if each.retired and not each.withdrawn and each.query.is_open
    ]
    silent = [item.claim.id for item in _asking(claims) if not item.note]
    told = (
        (dismissed, _("Left out, as they are on what is no claim: {which}.")),
        (retired, _("Left out, as their claims no longer stand in the article: {which}.")),
        (
            silent,
            _("Left out, as they are marked, but have no note that asks anything: {which}."),
        ),
    )
    return tuple(said.format(which=", ".join(which)) for which, said in told if which)


def _asking(claims: Sequence[CheckedClaim]) -> list[CheckedClaim]:
    """The claims whose verdict asks something, and about which the author was never asked."""
    labels = {
        (scale.ref, label.id): label for scale in load_every_version() for label in scale.labels
    }
    found = []
    for item in claims:
        label = labels.get((item.verdict.scale, item.verdict.label)) if item.verdict else None
        asks = label is not None and label.tone is Tone.ASK and not label.settles
        if asks and item.dismissed is None and not item.queries:
            found.append(item)
    return found


def _ask_by_notes(work: Work, article: Article) -> tuple[str, ...]:
    """Ask about the claims whose verdict asks something, in the words of their notes."""
    known = {each.query.claim for each in work.queries.filed(article.id)}
    asking = [
        item
        for item in _asking(work.claims.of(article.id))
        if item.note and item.claim.id not in known
    ]
    if not asking:
        return ()
    effects = [
        Effect(
            Target.QUERY,
            item.claim.id,
            None,
            query_value(Query(number, item.claim.id, QueryKind.QUESTION, item.note)),
            number,
        )
        for number, item in enumerate(asking, work.queries.next_id())
    ]
    body = {"claims": wordings(asking)}
    work.events.append(EventKind.QUERY_ASKED, article.id, body, effects)
    said = _("The notes of these claims became queries: {claims}.")
    return (said.format(claims=", ".join(item.claim.id for item in asking)),)
