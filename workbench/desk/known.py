"""The claims database: adding to it by hand, searching it, writing it out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from workbench.desk.incoming.rows import SAID, Fields, row, whole_claim
from workbench.desk.indexing import ensure_index
from workbench.desk.labels import counts
from workbench.desk.proving import with_best
from workbench.desk.recording import known_named
from workbench.desk.workspace import Workspace
from workbench.i18n import _
from workbench.model.event import EventKind
from workbench.model.import_run import Provenance
from workbench.model.known import ExactAnswer, KnownClaim, SearchHit
from workbench.model.label import NormalVerdict
from workbench.store.known import KnownStats
from workbench.text import packs
from workbench.text.language import detect

if TYPE_CHECKING:  # numpy is slow to import
    import numpy as np
    from numpy.typing import NDArray

    from workbench.store.candidates import CandidateSearch


def add(ws: Workspace, known: KnownClaim) -> KnownClaim:
    """Add a known claim by hand, or update the one of the same publisher and external id.

    Returns it as it is kept. Raises `UndecidableError` where it has no text or a date that is
    none.
    """
    said = Fields(external_id=known.external_id, **{name: getattr(known, name) for name in SAID})
    made = whole_claim(row("", said, origin=known.origin, raw=""))
    with ws.store.write(ws.actor) as work:
        claim = replace(made, checked_by=known.checked_by or ws.actor)
        known_id, _outcome = work.known.upsert(claim)
        kept = replace(claim, id=known_id)
        work.events.append(EventKind.KNOWN_ADDED, 0, {"claims": [], "known": known_named(kept)})
        return kept


def worded(text: str, said: Mapping[str, str]) -> KnownClaim:
    """A known claim that somebody words, to be added: its text and any other fields by name."""
    known = KnownClaim(0, text, origin=_("added by hand"))
    return replace(known, **dict(said))  # type: ignore[arg-type]


def search(
    ws: Workspace,
    query: str,
    limit: int = 20,
    progress: Callable[[int, int, str], None] | None = None,
) -> tuple[SearchHit, ...]:
    """The known claims that fit a query, best first.

    A few words of which nobody can say whether they are German or English are looked for as both.
    `progress` is called as `reindex` calls it, where the known claims have to be read first.
    """
    ensure_index(ws, progress)
    meaning = ws.semantic.get()
    with ws.store.read() as work:
        return ranked_hits(work.candidates(meaning), query, limit)


def search_many(
    ws: Workspace, queries: Iterable[str], limit: int = 20, *, exact: bool = False
) -> Iterator[tuple[tuple[SearchHit, ...], ExactAnswer | None]]:
    """The same for one query after the other, all in one state of the claims database.

    With `exact` each has what exact search proves beside it, and the best on top.
    """
    ensure_index(ws)
    meaning = ws.semantic.get()
    with ws.store.read() as work:
        index = work.candidates(meaning)
        for query in queries:
            hits = ranked_hits(index, query, limit)
            yield with_best(work, index, query, hits) if exact else (hits, None)


def ranked_hits(
    index: "CandidateSearch",
    query: str,
    limit: int,
    *,
    allowed: "NDArray[np.bool_] | None" = None,
) -> tuple[SearchHit, ...]:
    """The known claims that are most like a query, best first, of those allowed (None: of all).

    A few words of which nobody can say whether they are German or English are looked for as both.
    """
    if detect(query) in packs.languages():
        return index.candidates(query, limit, allowed=allowed)
    best: dict[int, SearchHit] = {}
    for language in packs.languages():
        for hit in index.candidates(query, limit, language=language, allowed=allowed):
            if hit.known.id not in best or best[hit.known.id].score < hit.score:
                best[hit.known.id] = hit
    return tuple(sorted(best.values(), key=lambda hit: (-hit.score, hit.known.id))[:limit])


def show(ws: Workspace, known_id: int) -> KnownClaim:
    """A known claim. Raises `NotFoundError`."""
    with ws.store.read() as work:
        return work.known.get(known_id)


def provenance(ws: Workspace, known_id: int) -> Provenance:
    """A known claim with where it comes from and what it said before. Raises `NotFoundError`."""
    with ws.store.read() as work:
        return work.imports.provenance(work.known.get(known_id))


def due(ws: Workspace) -> tuple[KnownClaim, ...]:
    """What is to be looked at again today, or holds no longer; what waits longest comes first."""
    with ws.store.read() as work:
        return work.known.due(date.today().isoformat())


def stats(ws: Workspace) -> KnownStats:
    """How many known claims there are: in all, and by publisher, language and verdict."""
    with ws.store.read() as work:
        return work.known.stats()


def normal_forms(ws: Workspace) -> tuple[tuple[NormalVerdict | None, int], ...]:
    """How many known claims come to each normal form, the most first; None: to none."""
    counted: Counter[NormalVerdict | None] = Counter()
    for item in counts(ws):
        counted[item.normal] += item.count
    return tuple(counted.most_common())
