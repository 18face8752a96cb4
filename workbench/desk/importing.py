"""Known claims from files into the claims database."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from itertools import islice
from operator import attrgetter
from pathlib import Path

from workbench.desk.incoming.files import Source, inspect, rows
from workbench.desk.incoming.rows import Row
from workbench.desk.workspace import Workspace
from workbench.i18n import _
from workbench.model.event import EventKind
from workbench.model.known import KnownClaim
from workbench.store.known import refusal

# One transaction and one event each; a writer elsewhere waits no longer than one takes.
_BATCH = 2_000

_OUTCOMES = ("new", "changed", "same")
_CONTENT = attrgetter(*(item.name for item in fields(KnownClaim) if item.name != "origin"))


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What became of the entries of the files.

    `rejected` names those that were not taken, `notices` what was left out of those that were:
    pairs of a place in a file and a reason.
    """

    new: int
    changed: int
    same: int
    rejected: tuple[tuple[str, str], ...]
    notices: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Tally:
    """What has become of the entries so far."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_OUTCOMES, 0))
    rejected: list[tuple[str, str]] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)
    seen: dict[int, tuple[int, str]] = field(default_factory=dict)

    def summary(self) -> ImportSummary:
        return ImportSummary(
            **self.counts, rejected=tuple(self.rejected), notices=tuple(self.notices)
        )


def import_files(
    ws: Workspace,
    paths: Iterable[str | Path],
    progress: Callable[[int, int, str], None] | None = None,
) -> ImportSummary:
    """Take the known claims of some files in; importing a file again changes nothing.

    Of two entries with the same id that say different things the first is taken. `progress` is
    called with the entries read so far, 0 (nobody knows how many there are), and the file's
    name. Raises `ImportFileError` where a file can't be read; the files before it stay imported.
    """
    tally, read = _Tally(), 0
    for source in [inspect(str(path)) for path in paths]:
        for batch in _batches(rows(source)):
            _take(ws, source, batch, tally)
            read += len(batch)
            if progress is not None:
                progress(read, 0, source.path.name)
    if read > _BATCH:
        with ws.store.write(ws.actor) as work:
            work.known.settle()
    return tally.summary()


def _batches(entries: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(entries, _BATCH)):
        yield batch


def _take(ws: Workspace, source: Source, batch: Sequence[Row], tally: _Tally) -> None:
    """Store a batch, with the event that says so, in one transaction."""
    rejected = len(tally.rejected)
    claims = list(_accepted(source, batch, tally))
    counts = dict.fromkeys(_OUTCOMES, 0)
    with ws.store.write(ws.actor) as work:
        stored = work.known.upsert_all([claim for _where, claim in claims])
        for (where, claim), (_id, outcome) in zip(claims, stored, strict=True):
            if outcome in counts:
                counts[outcome] += 1
            else:
                tally.rejected.append((where, refusal(claim)))
        body = {
            "claims": [],
            "file": source.path.name,
            "sha256": source.sha256,
            "rejected": len(tally.rejected) - rejected,
            **counts,
        }
        work.events.append(EventKind.KNOWN_IMPORTED, 0, body)
    for outcome, count in counts.items():
        tally.counts[outcome] += count


def _accepted(
    source: Source, batch: Sequence[Row], tally: _Tally
) -> Iterator[tuple[str, KnownClaim]]:
    """The claims that are to be stored, with their places; the tally says why others are not."""
    for entry in batch:
        where = f"{source.path.name}, {entry.where}"
        tally.notices += [(where, notice) for notice in entry.notices]
        claim = entry.claim
        problem = entry.problem or (_contradiction(claim, where, tally) if claim else "")
        if problem:
            tally.rejected.append((where, problem))
        elif claim:
            yield where, claim


def _contradiction(claim: KnownClaim, where: str, tally: _Tally) -> str:
    """What is wrong with an entry whose id was there before with other contents."""
    key, content = hash((claim.publisher, claim.external_id)), hash(_CONTENT(claim))
    before = tally.seen.setdefault(key, (content, where))
    if before[0] == content:
        return ""
    return _("it has the id of {where}, which says something else").format(where=before[1])
