"""Taking sources in: their bytes first, safe on the disk, then the text, then the event."""

import io
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, NamedTuple

from workbench.desk.naming_sources import (
    Given,
    GivenAs,
    kind_of_words,
    recognise,
    title_of_words,
)
from workbench.desk.sources import LONGEST_FIELD, attach_to, checked, number_of
from workbench.desk.texts_of_sources import TakenText, kind_by_type, take_text
from workbench.desk.workspace import Workspace
from workbench.errors import SourceError
from workbench.i18n import _
from workbench.model.source import Method, Source, SourceDetails, SourceKind
from workbench.store.blobs import Stored
from workbench.store.clock import now
from workbench.store.work import Work

LARGEST = 200_000_000
"""The most bytes of a source that are saved."""

_LARGEST_NOTE = 100_000


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is: bytes read, or pages or other parts whose text was taken; no total is 0."""

    what: str
    done: int
    total: int


Progress = Callable[[Step], None]
ShouldStop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A source that was added, or was there already; `notices` are sentences on its text."""

    source: Source
    is_new: bool
    notices: tuple[str, ...] = ()


def take_in(
    ws: Workspace,
    given: str,
    article_id: int | None = None,
    *,
    details: SourceDetails | None = None,
    progress: Progress = lambda _step: None,
    should_stop: ShouldStop = lambda: False,
) -> TakenIn:
    """Add what somebody names as a source, and check an article against it.

    A file is saved and read; a few words are saved as they are; a web address is only noted, and
    fetched when that is asked for. A file that was saved before is the same source. `details`
    replace what the source says of itself. Raises `SourceError`, `StoreError`, or
    `ExtractionError` where it can't be taken in; nothing is stored then.
    """
    meant = recognise(given)
    match meant.how:
        case GivenAs.KNOWN:
            taken = _known(ws, meant, article_id)
        case GivenAs.ADDRESS:
            taken = _address(ws, meant.text, article_id, details)
        case GivenAs.FILE:
            incoming = _Incoming(ws, progress, should_stop)
            taken = incoming.file(Path(meant.text), article_id, details)
        case GivenAs.WORDS:
            incoming = _Incoming(ws, progress, should_stop)
            taken = incoming.words(meant.text, article_id, details)
    return taken


def save_file(
    ws: Workspace,
    source_id: int,
    path: Path,
    *,
    progress: Progress = lambda _step: None,
    should_stop: ShouldStop = lambda: False,
) -> TakenIn:
    """Save a file as the newest snapshot of a source that is there; earlier ones stay."""
    incoming = _Incoming(ws, progress, should_stop)
    saved = incoming.saved(path)
    text = incoming.text(saved)
    with ws.store.write(ws.actor) as work:
        _keep(work, source_id, saved, text)
        return TakenIn(work.sources.get(source_id), False, text.notices)


def save_fetched(
    ws: Workspace,
    source_id: int,
    data: bytes,
    url: str,
    about: Mapping[str, Any],
    *,
    progress: Progress = lambda _step: None,
    should_stop: ShouldStop = lambda: False,
) -> TakenIn:
    """Save what was fetched for a source, a WARC file, as its newest snapshot.

    `about` is what the log is to tell of the fetching.
    """
    incoming = _Incoming(ws, progress, should_stop)
    stored = ws.store.blobs.put(io.BytesIO(data))
    saved = _Saved(stored, "application/warc", url, Method.FETCHED, about)
    text = incoming.text(saved)
    with ws.store.write(ws.actor) as work:
        details = text.filled(work.sources.get(source_id).details)
        work.sources.change(source_id, checked(replace(details, accessed=now())))
        _keep(work, source_id, saved, text)
        return TakenIn(work.sources.get(source_id), False, text.notices)


def extract_again(
    ws: Workspace,
    source_id: int,
    *,
    progress: Progress = lambda _step: None,
    should_stop: ShouldStop = lambda: False,
) -> TakenIn:
    """Take the text out of a source's newest snapshot again; what is linked stays where it is."""
    with ws.store.read() as work:
        newest = work.sources.get(source_id).newest
    if newest is None:
        raise SourceError(_("Nothing of this source is saved yet; fetch it or give a file."))
    stored = Stored(newest.sha256, newest.size)
    saved = _Saved(stored, newest.media_type, newest.name, newest.method)
    text = _Incoming(ws, progress, should_stop).text(saved)
    with ws.store.write(ws.actor) as work:
        work.sources.keep_text(source_id, text.extraction(newest.sha256), text.text)
        return TakenIn(work.sources.get(source_id), False, text.notices)


def _known(ws: Workspace, meant: Given, article_id: int | None) -> TakenIn:
    with ws.store.write(ws.actor) as work:
        found = work.sources.get(number_of(meant.text))
        if article_id is not None:
            attach_to(work, article_id, [found])
    return TakenIn(found, False)


def _address(
    ws: Workspace, url: str, article_id: int | None, details: SourceDetails | None
) -> TakenIn:
    said = checked(details or SourceDetails(SourceKind.WEB_PAGE, title=url[:LONGEST_FIELD]))
    with ws.store.write(ws.actor) as work:
        there = work.sources.with_url(url)
        if there is None:
            found = work.sources.add(replace(said, url=url))
        else:
            found = work.sources.get(there)
        if article_id is not None:
            attach_to(work, article_id, [found])
    return TakenIn(found, there is None)


class _Saved(NamedTuple):
    """Bytes that are safe, and where they are from; `about` is what else the log is to tell."""

    stored: Stored
    media_type: str
    name: str
    method: Method
    about: Mapping[str, Any] = MappingProxyType({})


class _Incoming:
    """Takes bytes in on behalf of a workspace."""

    def __init__(self, ws: Workspace, progress: Progress, should_stop: ShouldStop) -> None:
        self._ws = ws
        self._progress = progress
        self._should_stop = should_stop

    def file(self, path: Path, article_id: int | None, details: SourceDetails | None) -> TakenIn:
        """A file as a source; one with the same bytes is the same source."""
        saved = self.saved(path)
        there = self._there(saved.stored.sha256, article_id)
        if there is not None:
            return there
        text = self.text(saved)
        said = details or text.filled(SourceDetails(kind_by_type(saved.media_type), title=""))
        titled = said if said.title else replace(said, title=path.stem or path.name)
        return self._added(titled, saved, text, article_id)

    def words(self, words: str, article_id: int | None, details: SourceDetails | None) -> TakenIn:
        """A few words as a source, such as the notes of a call."""
        if len(words) > _LARGEST_NOTE:
            raise SourceError(_("That is too long to be typed in; save it as a file first."))
        stored = self._ws.store.blobs.put(io.BytesIO(words.encode()))
        saved = _Saved(stored, "text/plain", "", Method.TYPED)
        text = self.text(saved)
        said = details or SourceDetails(
            kind_of_words(words), title_of_words(words), accessed=now(), language=text.language
        )
        return self._added(said, saved, text, article_id)

    def saved(self, path: Path) -> _Saved:
        """A file's bytes, saved.

        Raises `SourceError` where it can't be read, is empty, too large, or changes meanwhile.
        """
        from workbench.desk.extraction.media_types import (  # noqa: PLC0415 - not at a start
            HEAD,
            media_type_of,
        )

        try:
            with path.open("rb") as file:
                before = os.fstat(file.fileno())
                head = file.read(HEAD)
                if not head:
                    raise SourceError(_("“{name}” is empty.").format(name=path))
                file.seek(0)
                stored = self._ws.store.blobs.put(
                    file,
                    settled=lambda: _check_unchanged(file, path, before),
                    progress=lambda count: self._reading(path, count, before.st_size),
                )
        except OSError as error:
            raise SourceError(
                _("“{name}” can't be read: {why}.").format(name=path, why=error.strerror)
            ) from error
        return _Saved(stored, media_type_of(head, path.name), path.name, Method.FILE)

    def text(self, saved: _Saved) -> TakenText:
        """The text of saved bytes."""
        with self._ws.store.blobs.file(saved.stored.sha256) as file:
            return take_text(
                file,
                saved.media_type,
                name=saved.name,
                progress=lambda done, total: self._step(_("reading"), done, total),
                should_stop=self._should_stop,
            )

    def _reading(self, path: Path, count: int, total: int) -> None:
        if max(count, total) > LARGEST:
            raise SourceError(
                _("“{name}” is larger than {size} MB; save the part that matters.").format(
                    name=path, size=LARGEST // 1_000_000
                )
            )
        self._step(_("saving"), count, total)

    def _step(self, what: str, done: int, total: int) -> None:
        if self._should_stop():
            raise SourceError(_("Stopped; nothing was stored."))
        self._progress(Step(what, done, total))

    def _there(self, sha256: str, article_id: int | None) -> TakenIn | None:
        with self._ws.store.read() as work:
            known = work.sources.with_bytes(sha256)
        if not known:
            return None
        with self._ws.store.write(self._ws.actor) as work:
            found = work.sources.get(known[-1])
            if article_id is not None:
                attach_to(work, article_id, [found])
        return TakenIn(found, False)

    def _added(
        self, said: SourceDetails, saved: _Saved, text: TakenText, article_id: int | None
    ) -> TakenIn:
        tidy = checked(said)
        with self._ws.store.write(self._ws.actor) as work:
            new = work.sources.add(tidy)
            _keep(work, new.id, saved, text)
            if article_id is not None:
                attach_to(work, article_id, [new])
            return TakenIn(work.sources.get(new.id), True, text.notices)


def _keep(work: Work, source_id: int, saved: _Saved, text: TakenText) -> None:
    """Note in the log what was saved, and what text is in it."""
    work.sources.save(
        source_id,
        sha256=saved.stored.sha256,
        size=saved.stored.size,
        media_type=saved.media_type,
        name=saved.name,
        method=saved.method,
        about=saved.about,
    )
    work.sources.keep_text(source_id, text.extraction(saved.stored.sha256), text.text)


def _check_unchanged(file: BinaryIO, path: Path, before: os.stat_result) -> None:
    """What was read may be half of one version and half of the next."""
    after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise SourceError(_("“{name}” was changed while it was read; try again.").format(name=path))
