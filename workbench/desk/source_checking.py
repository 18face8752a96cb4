"""Checking claims against sources: the passages that bear on each, best first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workbench.desk.finding import article_of
from workbench.desk.proposing import context_of, meant_in
from workbench.desk.quoted_passages import with_quotations
from workbench.desk.regular_files import open_regular, unreadable
from workbench.desk.source_readings import SourceReadings
from workbench.desk.workspace import Workspace
from workbench.errors import SourceError
from workbench.i18n import _
from workbench.matching.passages import PassageIndex
from workbench.matching.quoting.article import quotations_of
from workbench.matching.quoting.checking import check_quotation
from workbench.matching.quoting.source import QuotationSource
from workbench.model.article import Article
from workbench.model.passage import Passage
from workbench.model.quotation import ArticleQuotation, QuotationCheck
from workbench.model.source import Source
from workbench.model.split import Claim, Split
from workbench.store.work import Work

PER_SOURCE = 3
"""The most passages of one source proposed for a claim."""

_LOOKED_AT = 10  # passages of a source that quotations are looked for in


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a source to check against; `reference` is what it is called by.

    `author` is who speaks where it speaks for itself, `published` its day, if it is known. `key`
    tells one text from another.
    """

    reference: str
    text: str
    language: str
    author: str
    published: date | None
    key: str


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """A passage proposed for a claim, and the source that it is from."""

    source: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class ClaimPassages:
    """The passages proposed for a claim, those that bear on it most first."""

    claim: Claim
    passages: tuple[SourcePassage, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """An article to be checked, with its claims and its quotations in text order."""

    article: Article
    claims: tuple[Claim, ...]
    quotations: tuple[ArticleQuotation, ...]


def subject_of(work: Work, article_id: int) -> Subject:
    """An article on the desk as it is to be checked. Raises `NotFoundError`."""
    article = article_of(work, article_id)
    claims = tuple(item.claim for item in work.claims.of(article_id))
    excluded = work.articles.excluded(article_id)
    split = Split(article.title, article.language, len(article.text), claims, excluded)
    return Subject(article, claims, quotations_of(article.text, split))


def texts_of(ws: Workspace, sources: Iterable[Source]) -> tuple[SourceText, ...]:
    """The texts of those sources that have one, each called `s3`."""
    found = []
    with ws.store.read() as work:
        for source in sources:
            taken = source.extraction
            if taken is None or not taken.length:
                continue
            details = source.details
            found.append(
                SourceText(
                    reference=source.name,
                    text=work.sources.text(taken.text_sha256),
                    language=details.language or taken.language,
                    author=details.author or details.publisher,
                    published=day_of(details.published),
                    key=taken.text_sha256,
                )
            )
    return tuple(found)


def text_of_file(path: str) -> SourceText:
    """The text of a file that is only looked at, and not kept.

    Raises `SourceError` where there is no text in it.
    """
    from workbench.desk.extraction.media_types import (  # noqa: PLC0415 - mostly not needed
        HEAD,
        media_type_of,
    )
    from workbench.desk.texts_of_sources import take_text  # noqa: PLC0415

    file = Path(path)
    with open_regular(file) as stream:
        try:
            head = stream.read(HEAD)
        except OSError as error:
            raise unreadable(file, error) from error
    taken = take_text(
        file,
        media_type_of(head, file.name),
        name=file.name,
        progress=lambda _done, _total: None,
        should_stop=lambda: False,
    )
    if not taken.text.strip():
        why_not = " ".join(taken.notices) or _("it holds no text")
        raise SourceError(_("“{name}” can't be searched: {why}").format(name=path, why=why_not))
    return SourceText(
        path, taken.text, taken.language, taken.author, day_of(taken.published), key=path
    )


def check_article(
    ws: Workspace,
    article_id: int,
    texts: Sequence[SourceText],
    *,
    limit: int = PER_SOURCE,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[ClaimPassages, ...]:
    """What sources say on every claim of an article, in text order; `limit` is per source."""
    with ws.store.read() as work:
        subject = subject_of(work, article_id)
    found = []
    for done, claim in enumerate(subject.claims, 1):
        found.append(passages_for(ws.readings, subject, claim, texts, limit=limit))
        progress(done, len(subject.claims))
    return tuple(found)


def check_claim(
    ws: Workspace,
    article_id: int,
    claim_id: str,
    *,
    limit: int = PER_SOURCE,
    arrived: Callable[[ClaimPassages], None] = lambda _so_far: None,
) -> ClaimPassages:
    """What the sources of an article say on one of its claims.

    `arrived` is told after each source what was found so far, the shortest source first: one of
    millions of characters takes seconds when it is searched for the first time.
    """
    with ws.store.read() as work:
        subject = subject_of(work, article_id)
        claim = work.claims.get(article_id, claim_id).claim
        sources = work.sources.some(work.evidence.attached(article_id))
    so_far = ClaimPassages(claim, ())
    for text in sorted(texts_of(ws, sources), key=lambda text: len(text.text)):
        more = passages_for(ws.readings, subject, claim, [text], limit=limit)
        so_far = _best_first(claim, (*so_far.passages, *more.passages))
        arrived(so_far)
    return so_far


def passages_for(
    readings: SourceReadings,
    subject: Subject,
    claim: Claim,
    texts: Iterable[SourceText],
    *,
    limit: int,
) -> ClaimPassages:
    """What some texts say on a claim, at most `limit` passages of each."""
    quoted = [item for item in subject.quotations if claim.id in item.claims]
    found = (
        SourcePassage(text.reference, passage)
        for text in texts
        for passage in _passages(readings, subject.article, claim, text, quoted)[:limit]
    )
    return _best_first(claim, found)


def _best_first(claim: Claim, found: Iterable[SourcePassage]) -> ClaimPassages:
    return ClaimPassages(claim, tuple(sorted(found, key=lambda item: -item.passage.score)))


def _passages(
    readings: SourceReadings,
    article: Article,
    claim: Claim,
    text: SourceText,
    quoted: Sequence[ArticleQuotation],
) -> tuple[Passage, ...]:
    found = _index(readings, text).passages(
        claim.text,
        language=article.language,
        context=context_of(article, claim),
        around=meant_in(claim),
        speaker=claim.attribution.text if claim.attribution else "",
        claim_date=article.metadata.day,
        limit=_LOOKED_AT,
    )
    checks = [(item, held_against(readings, item, text)) for item in quoted]
    return with_quotations(found, claim, checks)


def held_against(
    readings: SourceReadings, quotation: ArticleQuotation, text: SourceText
) -> QuotationCheck:
    """A quotation of an article, word for word against a source."""
    key = ("quotations", text.key, text.language)
    source = readings.get(key, len(text.text), lambda: QuotationSource(text.text, text.language))
    return check_quotation(
        quotation.text, source, language=quotation.language, context=quotation.context
    )


def day_of(written: str) -> date | None:
    """The day that a date says, if it says one."""
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def _index(readings: SourceReadings, text: SourceText) -> PassageIndex:
    def read() -> PassageIndex:
        return PassageIndex(
            text.text,
            language=text.language or None,
            published=text.published,
            author=text.author,
        )

    key = ("passages", text.key, text.language, text.author, text.published)
    return readings.get(key, len(text.text), read)
