"""The program's own index, through its claims database.

`Workbench` ranks candidates as all methods here are ranked, so that the figures compare like with
like; `WorkbenchSearch` answers as `workbench claims search` does.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from bench.index.method import CANDIDATES, Proposing
from workbench.desk import known
from workbench.desk.workspace import Workspace, open_workspace
from workbench.matching.analysis import index_terms, plain
from workbench.model.known import KnownClaim
from workbench.store.candidates import CandidateSearch
from workbench.store.opening import open_store

_FILE = "claims.db"
_TOGETHER = 5_000  # claims in one transaction
_SHOWN = 10  # hits of a search


class Workbench(Proposing):
    """The candidates of the index, re-scored as those of the peers."""

    name = "workbench"
    folder = "workbench"
    pace = 100e6
    _workspace: Workspace
    _reading: ExitStack
    _index: CandidateSearch

    def prepare(self) -> None:
        """Read the word lists, which do not belong to the claims."""
        super().prepare()
        list(index_terms("Words of a text", "en"))

    def build(self, texts: Iterable[str]) -> None:
        """Fill a claims database through the store."""
        build(self.path / _FILE, texts)

    def open(self) -> None:
        """Open the claims database and the index in it."""
        super().open()
        self._workspace = open_workspace(str(self.path / _FILE), "bench")
        self._reading = ExitStack()
        self._look()

    def _look(self) -> None:
        """See the state of now; the claims of an article are looked for in one state, too."""
        self._reading.close()
        work = self._reading.enter_context(self._workspace.store.read())
        self._index = work.candidates()
        self._index.open()

    def candidates(self, text: str, count: int = CANDIDATES) -> list[int]:
        """What the index proposes before it is ranked."""
        return [number - 1 for number in self._index.numbers(text, count)]

    def form(self, text: str) -> str:
        """The form of a text that the exact mode compares."""
        return plain(text)

    def exact(self, text: str) -> float | None:
        """The best `token_sort_ratio` of any claim, proven."""
        return self._index.exact(text).score

    def add(self, text: str) -> None:
        """Add a known claim as the desk does."""
        with self._workspace.store.write("bench") as work:
            work.known.upsert(KnownClaim(0, text, publisher="bench"))
        self._look()

    def close(self) -> None:
        """Close the database."""
        super().close()
        self._reading.close()
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
    """A new claims database with these claims; the first has the id and the number 1."""
    store = open_store(str(path))
    numbered = enumerate(texts)
    while rows := list(islice(numbered, _TOGETHER)):
        with store.write("bench") as work:
            for place, text in rows:
                said = KnownClaim(0, text, external_id=str(place), publisher="bench")
                work.known.upsert(said)
    with store.write("bench") as work:
        work.known.settle()
    store.close()
