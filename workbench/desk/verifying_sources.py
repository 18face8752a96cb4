"""Verifying sources: whether all that was saved of them is there, and still the same."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from workbench.desk.workspace import Workspace
from workbench.errors import StoreError, WebArchiveError
from workbench.i18n import _
from workbench.model.evidence import PlacedEvidence
from workbench.model.source import Snapshot, Source

Progress = Callable[[int, int, str], None]


_ARCHIVES = ("application/warc", "application/wacz")


class Fault(StrEnum):
    """What is wrong with a source."""

    MISSING = "missing"  # saved bytes are not there any more
    CHANGED = "changed"  # saved bytes are others than those that came in
    UNREADABLE = "unreadable"  # saved bytes can't be read
    ARCHIVE = "archive"  # a web archive is not what its own hashes say
    TEXT = "text"  # the text taken out of the bytes was altered
    PASSAGE = "passage"  # the words of evidence do not stand at their place in the text


@dataclass(frozen=True, slots=True)
class SourceFault:
    """Something wrong with a source, and the evidence that rests on it.

    `snapshot` is the number of the snapshot, 0 where it can't be told, `sha256` the hash that the
    bytes or the text should have. `found` is the hash that they have, or what else was found.
    """

    fault: Fault
    source: Source
    snapshot: int
    sha256: str
    found: str
    resting: tuple[PlacedEvidence, ...]


@dataclass(frozen=True, slots=True)
class SourcesVerified:
    """What was looked at, and what is wrong.

    `snapshots` with `size` bytes together were read, each hash once; `texts` and `passages` were
    held against their hashes and places. `unused` counts stored bytes that no snapshot refers to,
    such as those of a taking in that was stopped; they do no harm. `notices` are sentences on what
    the hashes within a saved web archive can't tell; it is as it came in all the same.
    """

    snapshots: int
    size: int
    texts: int
    passages: int
    unused: int
    faults: tuple[SourceFault, ...]
    notices: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def said_of(fault: SourceFault) -> str:
    """What is wrong, in a sentence, and what rests on it."""
    what = {
        Fault.MISSING: _("{name}: the saved bytes of snapshot {snapshot} are missing ({sha256})"),
        Fault.CHANGED: _("{name}: the saved bytes of snapshot {snapshot} were changed ({sha256})"),
        Fault.UNREADABLE: _("{name}: snapshot {snapshot} can't be read: {found}"),
        Fault.ARCHIVE: _("{name}: the web archive of snapshot {snapshot} is not whole: {found}"),
        Fault.TEXT: _("{name}: the text taken out of it was altered ({sha256})"),
        Fault.PASSAGE: _("{name}: the words of a passage do not stand in its text"),
    }[fault.fault].format(
        name=f"{fault.source.name} “{fault.source.details.title}”",
        snapshot=fault.snapshot,
        sha256=fault.sha256[:12],
        found=fault.found,
    )
    if not fault.resting:
        return what
    return _("{what}; on it rest {evidence}").format(
        what=what, evidence=", ".join(_rests(item) for item in fault.resting)
    )


def _rests(item: PlacedEvidence) -> str:
    place = _("evidence {number} on {claim} of article {article}").format(
        number=item.evidence.id, claim=item.claim, article=item.article
    )
    return f"{place} ({item.verdict})" if item.verdict else place


class _Found(NamedTuple):
    """What is wrong with bytes of one hash, and what could not be checked of them."""

    fault: Fault | None = None
    found: str = ""
    unchecked: tuple[str, ...] = ()


def verify_sources(
    ws: Workspace, progress: Progress = lambda _done, _total, _name: None
) -> SourcesVerified:
    """Read all saved bytes and texts of sources again and hold them against their hashes.

    `progress` is told how many snapshots of how many were read, and the source's name.
    """
    with ws.store.read() as work:
        sources = work.sources.all()[::-1]
        placed = work.evidence.placed()
        altered, misplaced = work.sources.altered_texts(), work.evidence.misplaced()
    pairs = [(source, snapshot) for source in sources for snapshot in source.snapshots]
    found: dict[str, _Found] = {}
    for done, (source, snapshot) in enumerate(pairs):
        progress(done, len(pairs), source.name)
        if snapshot.sha256 not in found:
            found[snapshot.sha256] = _wrong_with(ws, snapshot)
    passages = [item for item in placed if item.evidence.passage]
    return SourcesVerified(
        snapshots=len(pairs),
        size=sum({snapshot.sha256: snapshot.size for _source, snapshot in pairs}.values()),
        texts=len({text.id for source in sources for text in source.extractions}),
        passages=len(passages),
        unused=len(ws.store.blobs.names() - found.keys()),
        faults=(
            *_of_bytes(pairs, found, placed),
            *_of_texts(sources, altered, placed),
            *_of_passages(sources, [i for i in passages if i.evidence.id in misplaced]),
        ),
        notices=tuple(
            f"{source.name}: {unchecked}"
            for source, snapshot in pairs
            for unchecked in found[snapshot.sha256].unchecked
        ),
    )


def _wrong_with(ws: Workspace, snapshot: Snapshot) -> _Found:
    try:
        digest = ws.store.blobs.digest(snapshot.sha256)
    except StoreError as error:
        return _Found(Fault.UNREADABLE, str(error))
    if digest is None:
        return _Found(Fault.MISSING, "")
    if digest != snapshot.sha256:
        return _Found(Fault.CHANGED, digest)
    return _wrong_with_archive(ws, snapshot) if snapshot.media_type in _ARCHIVES else _Found()


def _wrong_with_archive(ws: Workspace, snapshot: Snapshot) -> _Found:
    """Whether the records of a web archive are what their own hashes say."""
    from workbench.desk.webarchives.reading import read_archive  # noqa: PLC0415 - seldom

    try:
        with ws.store.blobs.file(snapshot.sha256) as file:
            archive = read_archive(file, name=snapshot.name)
    except WebArchiveError as error:
        return _Found(Fault.ARCHIVE, str(error))
    unchecked = tuple(item.said for item in archive.found if not item.is_fault)
    fault = Fault.ARCHIVE if archive.faults else None
    return _Found(fault, " ".join(archive.faults), unchecked)


def _of_bytes(
    pairs: Iterable[tuple[Source, Snapshot]],
    found: Mapping[str, _Found],
    placed: Iterable[PlacedEvidence],
) -> Iterator[SourceFault]:
    for source, snapshot in pairs:
        wrong = found[snapshot.sha256]
        if wrong.fault is not None:
            resting = tuple(
                item
                for item in placed
                if item.evidence.source == source.id and _is_from(item, snapshot, source)
            )
            yield SourceFault(
                wrong.fault, source, snapshot.number, snapshot.sha256, wrong.found, resting
            )


def _is_from(item: PlacedEvidence, snapshot: Snapshot, source: Source) -> bool:
    """Whether evidence rests on a snapshot; where a whole source is meant, on its newest."""
    passage = item.evidence.passage
    if passage is None:
        return source.newest is not None and source.newest.sha256 == snapshot.sha256
    return passage.snapshot == snapshot.sha256


def _of_texts(
    sources: Iterable[Source], altered: frozenset[str], placed: Iterable[PlacedEvidence]
) -> Iterator[SourceFault]:
    for source in sources:
        used = [item for item in placed if item.evidence.source == source.id]
        texts = {item.evidence.passage.text_sha256 for item in used if item.evidence.passage}
        texts |= {text.text_sha256 for text in source.extractions}
        for digest in sorted(texts & altered):
            resting = tuple(
                item
                for item in used
                if item.evidence.passage and item.evidence.passage.text_sha256 == digest
            )
            yield SourceFault(Fault.TEXT, source, 0, digest, "", resting)


def _of_passages(
    sources: Iterable[Source], misplaced: Iterable[PlacedEvidence]
) -> Iterator[SourceFault]:
    by_id = {source.id: source for source in sources}
    for item in misplaced:
        passage = item.evidence.passage
        if passage is not None:
            source = by_id[item.evidence.source]
            yield SourceFault(Fault.PASSAGE, source, 0, passage.text_sha256, "", (item,))
