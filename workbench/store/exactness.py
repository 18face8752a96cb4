"""The known claims whose wording is most like a text's, proven by looking at every one of them."""

from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from workbench.matching.analysis import plain
from workbench.matching.exact import Contest, Survivors
from workbench.matching.letters import Counts
from workbench.model.known import ExactAnswer
from workbench.store.among import among
from workbench.store.index_facts import LETTERS, SIZE, read_blocks
from workbench.store.index_segments import Segment
from workbench.store.index_tables import index_recent_claim
from workbench.store.tables import known_claim

_FEW = 200  # wordings compared first; the more are compared at once, the more are in vain
_MANY = 2_000
_AT_ONCE = 500  # values in one statement
_ROWS = 5_000

_WORDINGS = select(known_claim.c.version, known_claim.c.id, known_claim.c.text).where(
    known_claim.c.withdrawn.is_(False)
)
_OF_NUMBERS = _WORDINGS.where(among(known_claim.c.version, "numbers"))


class ExactSearch:
    """One search, in the state of the database that its unit of work sees."""

    def __init__(self, connection: Connection, text: str, skip: Collection[int]) -> None:
        self._connection = connection
        self._contest = Contest(plain(text))
        self._skip = skip
        self._ids: dict[int, int] = {}
        self._read = 0

    def answer(self, segments: Sequence[Segment], compared: int) -> ExactAnswer:
        """Ask the index, which has these segments and so many known claims."""
        self._compare_all(known_claim.c.version.in_(select(index_recent_claim.c.claim)))
        self._compare_survivors(self._survivors(segments))
        return self._told(compared)

    def answer_without_index(self, compared: int) -> ExactAnswer:
        """Compare every known claim in full."""
        self._compare_all(known_claim.c.version > 0)
        return self._told(compared)

    def _told(self, compared: int) -> ExactAnswer:
        winners = sorted(self._ids[number] for number in self._contest.winners)
        return ExactAnswer(self._contest.best, tuple(winners), compared, self._read)

    def _survivors(self, segments: Sequence[Segment]) -> Survivors:
        found = Survivors(self._contest)
        letters = {LETTERS[kind]: kind for kind in self._contest.kinds}
        for segment in segments:
            place = segment.generation, segment.first, segment.last
            for first, columns in read_blocks(self._connection, *place, [SIZE, *letters]):
                counts: dict[int, Counts] = {kind: columns[of] for of, kind in letters.items()}
                bound = self._contest.bounds(counts, columns[SIZE])
                self._compare(found.promising(first, bound))
                found.take(first, bound)
        return found

    def _compare_survivors(self, survivors: Survivors) -> None:
        numbers, bound = survivors.ordered()
        start, size = 0, _FEW
        while start < len(numbers) and self._contest.can_win(bound[start : start + 1])[0]:
            end = start + size
            part = numbers[start:end]
            self._compare(part[self._contest.can_win(bound[start:end])].tolist())
            start, size = end, min(_MANY, 2 * size)

    def _compare(self, numbers: Sequence[int]) -> None:
        """Compare those of some claims that are proposed today."""
        rest = iter(numbers)
        while some := list(islice(rest, _AT_ONCE)):
            self._take(self._connection.execute(_OF_NUMBERS, {"numbers": some}).all())

    def _compare_all(self, which: ColumnElement[bool]) -> None:
        query = _WORDINGS.where(which)
        rows = self._connection.execute(query, execution_options={"yield_per": _ROWS})
        for page in rows.partitions():
            self._take(page)

    def _take(self, rows: Iterable[Any]) -> None:
        """Compare the known claims of some rows."""
        wanted = {row.version: row for row in rows if row.id not in self._skip}
        self._ids.update((number, row.id) for number, row in wanted.items())
        self._contest.compare({number: plain(row.text) for number, row in wanted.items()})
        self._read += len(wanted)
