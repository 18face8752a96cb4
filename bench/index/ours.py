"""The program's own index, through its claims database.

`Workbench` ranks candidates as all methods here are ranked, so that the figures compare like with
like; `WorkbenchSearch` answers as `workbench claims search` does.
"""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from bench.index.analysis import normal
from bench.index.method import CANDIDATES, Proposing
from workbench.desk import known
from workbench.desk.indexing import known_index
from workbench.desk.workspace import Workspace, open_workspace
from workbench.model.known import KnownClaim
from workbench.store.opening import open_store

_FILE = "claims.db"
_TOGETHER = 5_000  # claims in one transaction
_MOST = 10_000  # claims that the index in memory is measured with
_SHOWN = 10  # hits of a search


class Workbench(Proposing):
    """The candidates of the index, re-scored as those of the peers."""

    name = "workbench"
    folder = "workbench"
    pace = 100e6
    _workspace: Workspace

    @classmethod
    def can(cls, size: int) -> bool:
        """Not with more claims than the index in memory is good for."""
        return 0 < size <= _MOST

    def build(self, texts: Iterable[str]) -> None:
        """Fill a claims database through the store."""
        build(self.path / _FILE, texts)

    def open(self) -> None:
        """Open the claims database."""
        super().open()
        self._workspace = open_workspace(str(self.path / _FILE), "bench")

    def candidates(self, text: str, count: int = CANDIDATES) -> list[int]:
        """What the index proposes before it is ranked."""
        hits = known_index(self._workspace).candidates.candidates(text, count)
        return [hit.known.id - 1 for hit in hits]

    def form(self, text: str) -> str:
        """The form of a text that the exact mode compares."""
        return normal(text)

    def exact(self, text: str) -> float | None:
        """The best `token_sort_ratio` of any claim, proven; None as there is no such mode yet."""

    def add(self, text: str) -> None:
        """Add a known claim as the desk does."""
        with self._workspace.store.write("bench") as work:
            work.known.upsert(KnownClaim(0, text, publisher="bench"))

    def close(self) -> None:
        """Close the database."""
        super().close()
        self._workspace.close()


class WorkbenchSearch(Workbench):
    """The program's own search: candidates, its ranking, whole entries."""

    name = "workbench search"
    proposes = False
    adds = False

    def candidates(self, text: str, count: int = _SHOWN) -> list[int]:
        """The hits of a search."""
        hits = known.search(self._workspace, text, count)
        return [hit.known.id - 1 for hit in hits]

    def ranked(self, text: str, candidates: list[int], count: int) -> list[int]:  # noqa: ARG002
        """They are ranked already."""
        return candidates[:count]


def build(path: Path, texts: Iterable[str]) -> None:
    """A new claims database with these claims; the first has the id 1."""
    store = open_store(str(path))
    numbered = enumerate(texts)
    while rows := list(islice(numbered, _TOGETHER)):
        with store.write("bench") as work:
            for place, text in rows:
                said = KnownClaim(0, text, external_id=str(place), publisher="bench")
                work.known.upsert(said)
    store.close()
