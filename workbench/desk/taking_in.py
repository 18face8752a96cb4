"""Taking sources in: their bytes first, safe on the disk, then the text, then the event."""

import hashlib
import io
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from workbench.desk.naming_sources import (
    GivenAs,
    kind_of_words,
    recognise,
    title_of_words,
)
from workbench.desk.regular_files import open_regular, unreadable
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

NOTHING_SAID: Mapping[str, Any] = MappingProxyType({})

_LARGEST_NOTE = 100_000
_ANY_TITLE = "–"


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
    said: Mapping[str, Any] = NOTHING_SAID,
    progress: Progress = lambda _step: None,
    should_stop: ShouldStop = lambda: False,
) -> TakenIn:
    """Add what somebody names as a source, and check an article against it.

    A file is saved and read; a few words are saved as they are; a web address is only noted, and
    fetched when that is asked for. A file that was saved before is the same source. `said` are
    fields of `SourceDetails` by name: what a person says goes before what the source says of
    itself, and before what was said of one that is there already. Raises `SourceError`,
    `StoreError`, or `ExtractionError` where it can't be taken in; nothing is stored then.
    """
    meant = recognise(given)
    # Before anything is stored; what the source says of itself is in order.
    checked(replace(SourceDetails(SourceKind.DOCUMENT, title=_ANY_TITLE), **said))
    match meant.how:
        case GivenAs.KNOWN:
            with ws.store.write(ws.actor) as work:
                taken = _known(work, number_of(meant.text), article_id, said)
        case GivenAs.ADDRESS:
            taken = _address(ws, meant.text, article_id, said)
        case GivenAs.FILE:
            incoming = _Incoming(ws, progress, should_stop)
            taken = incoming.file(Path(meant.text), article_id, said)
        case GivenAs.WORDS:
            incoming = _Incoming(ws, progress, should_stop)
            taken = incoming.words(meant.text, article_id, said)
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


def _known(work: Work, source_id: int, article_id: int | None, said: Mapping[str, Any]) -> TakenIn:
    """A source that is there already, with what is said of it now."""
    details = work.sources.get(source_id).details
    work.sources.change(source_id, checked(replace(details, **said)))
    found = work.sources.get(source_id)
    if article_id is not None:
        attach_to(work, article_id, [found])
    return TakenIn(found, False)


def _address(ws: Workspace, url: str, article_id: int | None, said: Mapping[str, Any]) -> TakenIn:
    details = SourceDetails(SourceKind.WEB_PAGE, title=url[:LONGEST_FIELD])
    tidy = checked(replace(details, **{**said, "url": url}))
    with ws.store.write(ws.actor) as work:
        there = work.sources.with_url(url)
        if there is not None:
            return _known(work, there, article_id, said)
        new = work.sources.add(tidy)
        if article_id is not None:
            attach_to(work, article_id, [new])
        return TakenIn(new, True)


class _Saved(NamedTuple):
    """Bytes that are safe, and where they are from; `about` is what else the log is to tell."""

    stored: Stored
    media_type: str
    name: str
    method: Method
    about: Mapping[str, Any] = NOTHING_SAID


class _Incoming:
    """Takes bytes in on behalf of a workspace."""

    def __init__(self, ws: Workspace, progress: Progress, should_stop: ShouldStop) -> None:
        self._ws = ws
        self._progress = progress
        self._should_stop = should_stop

    def file(self, path: Path, article_id: int | None, said: Mapping[str, Any]) -> TakenIn:
        """A file as a source; one with the same bytes is the same source."""
        saved = self.saved(path)
        there = self._there(saved, article_id, said)
        if there is not None:
            return there
        text = self.text(saved)
        details = text.filled(SourceDetails(kind_by_type(saved.media_type), title=""))
        titled = details if details.title else replace(details, title=path.stem or path.name)
        tidy = checked(replace(titled, **said))
        with self._ws.store.write(self._ws.actor) as work:
            known = work.sources.with_bytes(saved.stored.sha256)
            if known:  # somebody else was faster
                return _known(work, known[-1], article_id, said)
            return _new(work, tidy, saved, text, article_id)

    def words(self, words: str, article_id: int | None, said: Mapping[str, Any]) -> TakenIn:
        """A few words as a source, such as the notes of a call."""
        if len(words) > _LARGEST_NOTE:
            raise SourceError(_("That is too long to be typed in; save it as a file first."))
        stored = self._ws.store.blobs.put(io.BytesIO(words.encode()))
        saved = _Saved(stored, "text/plain", "", Method.TYPED)
        text = self.text(saved)
        details = SourceDetails(
            kind_of_words(words), title_of_words(words), accessed=now(), language=text.language
        )
        tidy = checked(replace(details, **said))
        with self._ws.store.write(self._ws.actor) as work:
            return _new(work, tidy, saved, text, article_id)

    def saved(self, path: Path) -> _Saved:
        """A file's bytes, saved.

        Raises `SourceError` where it can't be read, is empty, too large, or changes meanwhile.
        """
        from workbench.desk.extraction.media_types import (  # noqa: PLC0415 - not at a start
            HEAD,
            media_type_of,
        )

        with open_regular(path) as file:
            try:
                before = os.fstat(file.fileno())
                head = file.read(HEAD)
                if not head:
                    raise SourceError(_("“{name}” is empty.").format(name=path))
                file.seek(0)
                stored = self._ws.store.blobs.put(
                    file,
                    settled=lambda stored: _check_unchanged(file, path, before, stored),
                    progress=lambda count: self._reading(path, count, before.st_size),
                )
            except OSError as error:
                raise unreadable(path, error) from error
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
        if count > total:
            raise _changed(path)  # by somebody who goes on writing
        self._step(_("saving"), count, total)

    def _step(self, what: str, done: int, total: int) -> None:
        if self._should_stop():
            raise SourceError(_("Stopped; nothing was stored."))
        self._progress(Step(what, done, total))

    def _there(
        self, saved: _Saved, article_id: int | None, said: Mapping[str, Any]
    ) -> TakenIn | None:
        """The source that has these bytes already, so that they need not be read again."""
        with self._ws.store.read() as work:
            known = work.sources.with_bytes(saved.stored.sha256)
        if not known:
            return None
        with self._ws.store.write(self._ws.actor) as work:
            return _known(work, known[-1], article_id, said)


def _new(
    work: Work, details: SourceDetails, saved: _Saved, text: TakenText, article_id: int | None
) -> TakenIn:
    new = work.sources.add(details)
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


def _check_unchanged(
    file: BufferedReader, path: Path, before: os.stat_result, stored: Stored
) -> None:
    """What was read may be half of one version and half of the next.

    The time of the last change is not fine enough to tell alone, so it is all read again.
    """
    file.seek(0)
    again = hashlib.file_digest(file, "sha256").hexdigest()
    after = os.fstat(file.fileno())
    unchanged = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    if not unchanged or Stored(again, after.st_size) != stored:
        raise _changed(path)


def _changed(path: Path) -> SourceError:
    return SourceError(_("“{name}” was changed while it was read; try again.").format(name=path))
