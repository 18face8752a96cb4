"""The candidate index over the known claims, kept as long as they do not change."""

import threading
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.desk.workspace import Workspace
from workbench.matching.index import CandidateIndex, build
from workbench.model.known import KnownClaim

OWN_PREFIX = "desk:"
"""How the external id of a known claim begins that was decided in an article of this desk."""


@dataclass(frozen=True, slots=True)
class KnownIndex:
    """The index over one version of the known claims.

    `own` maps an article's id to the ids of the known claims that were decided in it.
    """

    version: int
    candidates: CandidateIndex
    own: Mapping[int, frozenset[int]]


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
            known = [item for item in work.known.all() if not item.withdrawn]
            kept = KnownIndex(version, build(known), _own(known))
            _Kept.url, _Kept.index = ws.store.url, kept
        return kept


def _own(known: list[KnownClaim]) -> dict[int, frozenset[int]]:
    own: dict[int, set[int]] = defaultdict(set)
    for item in known:
        prefix, _, rest = item.external_id.partition(":")
        article = rest.partition(":")[0]
        if f"{prefix}:" == OWN_PREFIX and article.isdecimal():
            own[int(article)].add(item.id)
    return {article: frozenset(ids) for article, ids in own.items()}
