"""The candidate index over the known claims, kept as long as they do not change."""

import threading
from dataclasses import dataclass

from workbench.desk.workspace import Workspace
from workbench.matching.index import CandidateIndex, build


@dataclass(frozen=True, slots=True)
class KnownIndex:
    """The index over one version of the known claims."""

    version: int
    candidates: CandidateIndex


class _Kept:
    """The index of the database used last; a process works on one at a time."""

    lock = threading.Lock()
    url = ""
    index: KnownIndex | None = None


def known_index(ws: Workspace) -> KnownIndex:
    """The index over the known claims as they are now."""
    with _Kept.lock, ws.store.read() as work:
        version = work.known.version()
        kept = _Kept.index
        if kept is None or _Kept.url != ws.store.url or kept.version != version:
            kept = KnownIndex(version, build(work.known.all()))
            _Kept.url, _Kept.index = ws.store.url, kept
        return kept
