"""Sources: adding them, saying more about them, and checking an article against them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from workbench.desk.decoding import storable
from workbench.desk.finding import article_of
from workbench.desk.recording import source_named
from workbench.desk.workspace import Workspace
from workbench.errors import NotFoundError, SourceError
from workbench.i18n import _
from workbench.model.event import Effect, Event, EventKind, Target
from workbench.model.evidence import PlacedEvidence
from workbench.model.source import Source, SourceDetails
from workbench.store.work import Work

_ID = re.compile(r"s?([1-9][0-9]{0,8})")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?)?)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}")  # as in BCP 47
LONGEST_FIELD = 2_000
"""The most characters of a title, a name or a URL."""


def sources(ws: Workspace) -> tuple[Source, ...]:
    """All sources, the one added last first."""
    with ws.store.read() as work:
        return work.sources.all()


def uses(ws: Workspace) -> dict[int, int]:
    """How many claims have evidence from each source, by its id; those with none are left out."""
    with ws.store.read() as work:
        return work.evidence.uses()


@dataclass(frozen=True, slots=True)
class SourceUse:
    """Where a source is used: the ids of the articles checked against it, and its evidence."""

    articles: tuple[int, ...]
    evidence: tuple[PlacedEvidence, ...]


def use_of(ws: Workspace, source_id: int) -> SourceUse:
    """Where a source is used."""
    with ws.store.read() as work:
        return SourceUse(work.evidence.articles_of(source_id), work.evidence.placed(source_id))


def source(ws: Workspace, reference: str) -> Source:
    """The source that is called `s3` or `3`. Raises `NotFoundError`."""
    with ws.store.read() as work:
        return work.sources.get(number_of(reference))


def number_of(reference: str) -> int:
    """The number in the name of a source. Raises `NotFoundError` for what is no such name."""
    found = _ID.fullmatch(reference.strip())
    if found is None:
        raise NotFoundError(
            _("“{name}” is no source; sources are called s1, s2 and so on.").format(name=reference)
        )
    return int(found[1])


def attached(ws: Workspace, article_id: int) -> tuple[Source, ...]:
    """The sources that an article is checked against."""
    with ws.store.read() as work:
        article_of(work, article_id)
        return work.sources.some(work.evidence.attached(article_id))


def add(ws: Workspace, details: SourceDetails, article_id: int | None = None) -> Source:
    """Add a source of which nothing is saved yet, and check an article against it.

    Raises `SourceError` where the details are not in order.
    """
    tidy = checked(details)
    with ws.store.write(ws.actor) as work:
        new = work.sources.add(tidy)
        if article_id is not None:
            attach_to(work, article_id, [new])
        return new


def change(ws: Workspace, source_id: int, details: SourceDetails) -> Event | None:
    """Say something else of a source, or more; None where nothing is different.

    Raises `SourceError` where the details are not in order.
    """
    tidy = checked(details)
    with ws.store.write(ws.actor) as work:
        return work.sources.change(source_id, tidy)


def say_of(ws: Workspace, source_id: int, said: Mapping[str, Any]) -> Event | None:
    """Say some things of a source, fields of `SourceDetails` by name; see `change`."""
    with ws.store.write(ws.actor) as work:
        details = work.sources.get(source_id).details
        return work.sources.change(source_id, checked(replace(details, **said)))


def attach(ws: Workspace, article_id: int, source_ids: Sequence[int]) -> Event | None:
    """Check an article against sources; None where it is already checked against them all."""
    with ws.store.write(ws.actor) as work:
        found = [work.sources.get(number) for number in source_ids]
        return attach_to(work, article_id, found)


def detach(ws: Workspace, article_id: int, source_id: int) -> Event:
    """Check an article no longer against a source.

    Raises `SourceError` where evidence for one of its claims is from there, or it never was.
    """
    with ws.store.write(ws.actor) as work:
        article_of(work, article_id)
        found = work.sources.get(source_id)
        if not work.evidence.is_attached(article_id, source_id):
            raise SourceError(
                _("The article is not checked against {name}.").format(name=found.name)
            )
        used = [
            item.claim.id
            for item in work.claims.of(article_id)
            if any(each.source == source_id for each in item.evidence)
        ]
        if used:
            raise SourceError(
                _("{name} holds evidence for {claims}; unlink that first.").format(
                    name=found.name, claims=", ".join(used)
                )
            )
        return _attachment(work, article_id, [found], there=False)


def attach_to(work: Work, article_id: int, found: Sequence[Source]) -> Event | None:
    """Attach those sources that are not attached yet, in a unit of work."""
    article_of(work, article_id)
    already = work.evidence.attached(article_id)
    new = [item for item in found if item.id not in already]
    return _attachment(work, article_id, new, there=True) if new else None


def _attachment(work: Work, article_id: int, found: Sequence[Source], *, there: bool) -> Event:
    effects = [Effect(Target.ATTACHED, "", not there, there, item.id) for item in found]
    body: dict[str, Any] = {"claims": [], "sources": [source_named(item) for item in found]}
    kind = EventKind.SOURCE_ATTACHED if there else EventKind.SOURCE_DETACHED
    return work.events.append(kind, article_id, body, effects)


def checked(details: SourceDetails) -> SourceDetails:
    """The details without blanks around them. Raises `SourceError` where one can't be kept."""
    tidy = replace(
        details,
        title=_tidy(details.title),
        author=_tidy(details.author),
        publisher=_tidy(details.publisher),
        url=_tidy(details.url),
        published=_day(details.published),
        accessed=_day(details.accessed),
        language=_tidy(details.language),
        origin=_tidy(details.origin),
    )
    if not tidy.title:
        raise SourceError(_("A source needs a title."))
    if tidy.url and not tidy.url.lower().startswith(("http://", "https://")):
        raise SourceError(
            _("“{url}” is no web address; it begins with http:// or https://.").format(url=tidy.url)
        )
    if tidy.language and not _LANGUAGE.fullmatch(tidy.language):
        raise SourceError(
            _("“{text}” is no code of a language; write it as de, en or pt-BR.").format(
                text=tidy.language
            )
        )
    if _has_credentials(tidy.url):
        raise SourceError(
            _("An address is kept and exported: leave out the name and password before its “@”.")
        )
    return tidy


def _has_credentials(url: str) -> bool:
    host = re.split(r"[/?#\\]", url.partition("://")[2], maxsplit=1)[0]
    return "@" in host


def _tidy(text: str) -> str:
    tidy = storable(text).strip()
    if len(tidy) > LONGEST_FIELD:
        raise SourceError(
            _("What is said of a source may have {most} characters; shorten it.").format(
                most=LONGEST_FIELD
            )
        )
    return tidy


def _is_in_calendar(day: str) -> bool:
    date, _t, time = day.partition("T")
    whole = "-".join([*date.split("-"), "01", "01"][:3])
    try:
        datetime.fromisoformat(f"{whole}T{time}" if time else whole)
    except ValueError:
        return False
    return True


def _day(day: str) -> str:
    tidy = storable(day).strip()
    if tidy and not (_DAY.fullmatch(tidy) and _is_in_calendar(tidy)):
        raise SourceError(
            _("“{day}” is no date; write it as 2022-06-15, or 2022 alone.").format(day=tidy)
        )
    return tidy
