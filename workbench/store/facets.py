"""Publisher, verdict, language, day and claimant of every known claim, as columns in memory.

A search with conditions is then a few comparisons of arrays, whatever it asks for. The columns are
read once and follow each change by what is new in it.
"""

import threading
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, select

from workbench.store.tables import known_claim

if TYPE_CHECKING:  # slow to import, and not needed at a start
    import numpy as np
    from numpy.typing import NDArray

_PAGE = 5_000
_MOST_ANSWERS = 32  # conditions whose answers are kept
_ROOM = 65_536
_COLUMNS = known_claim.c
_SINCE = (
    select(
        _COLUMNS.version,
        _COLUMNS.id,
        _COLUMNS.withdrawn,
        _COLUMNS.date,
        _COLUMNS.publisher,
        _COLUMNS.language,
        _COLUMNS.verdict,
        _COLUMNS.claimant,
    )
    .order_by(_COLUMNS.version)
    .execution_options(yield_per=_PAGE)
)


class Label(NamedTuple):
    """What many known claims have in common: who judged, in which language, and how."""

    publisher: str
    language: str
    verdict: str


@dataclass(slots=True)
class Facets:
    """Columns by the number of a known claim, which is the `version` of its row.

    `ids` is 0 for a number that no claim has; `labels` and `claimants` are places in the lists of
    their values; `days` are proleptic ordinals, 0 for none.
    """

    ids: "NDArray[np.int64]"
    labels: "NDArray[np.int32]"
    days: "NDArray[np.int32]"
    claimants: "NDArray[np.int32]"
    label_values: list[Label]
    claimant_values: list[str]
    _answers: "dict[Callable[[Any], bool], NDArray[np.bool_]]" = field(default_factory=dict)
    _ranks: "dict[Callable[[Label], str], NDArray[np.int64]]" = field(default_factory=dict)

    def live(self) -> "NDArray[np.bool_]":
        """Which numbers belong to a known claim that is not withdrawn."""
        return self.ids > 0

    def with_label(self, fits: Callable[[Label], bool]) -> "NDArray[np.bool_]":
        """Which numbers have a label that fits; of the same function the answers are kept."""
        found: NDArray[np.bool_] = self._flags(fits, self.label_values)[self.labels]
        return found

    def with_claimant(self, fits: Callable[[str], bool]) -> "NDArray[np.bool_]":
        """Which numbers have a claimant that fits; of the same function the answers are kept."""
        found: NDArray[np.bool_] = self._flags(fits, self.claimant_values)[self.claimants]
        return found

    def ranks(self, part: Callable[[Label], str]) -> "NDArray[np.int64]":
        """For each number the place of a part of its label among all of them."""
        import numpy as np  # noqa: PLC0415 - slow to import

        ranks = self._ranks.get(part)
        if ranks is None or len(ranks) != len(self.label_values):
            values = [part(label).casefold() for label in self.label_values]
            places = {value: place for place, value in enumerate(sorted(set(values)))}
            ranks = self._ranks[part] = np.array([places[value] for value in values], np.int64)
        found: NDArray[np.int64] = ranks[self.labels]
        return found

    def _flags(self, fits: Callable[[Any], bool], values: Sequence[Any]) -> "NDArray[np.bool_]":
        """Whether each value fits; only those are asked that came since the function was seen."""
        import numpy as np  # noqa: PLC0415 - slow to import

        known = self._answers.pop(fits, None)
        before = 0 if known is None else len(known)
        new = np.array([fits(value) for value in values[before:]], dtype=np.bool_)
        flags = new if known is None else np.concatenate((known, new)) if len(new) else known
        while len(self._answers) >= _MOST_ANSWERS:
            self._answers.pop(next(iter(self._answers)))
        self._answers[fits] = flags
        return flags


@dataclass(slots=True)
class FacetCache:
    """The columns as they were read last; shared by the units of work of a store."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _last: int = 0
    _facets: "Facets | None" = None
    _number_of: "array[int]" = field(default_factory=lambda: array("q"))
    _label_at: dict[Label, int] = field(default_factory=dict)
    _claimant_at: dict[str, int] = field(default_factory=dict)

    def get(self, connection: Connection, last: int) -> Facets:
        """The columns with all that was changed up to the version `last` of the table."""
        with self._lock:
            if self._facets is None:
                self._facets = _room_for(last)
                self._label_at[Label("", "", "")] = 0
                self._claimant_at[""] = 0
            if last >= len(self._facets.ids):
                self._facets = _with_more_room(self._facets, last)
            if last > self._last:
                self._lay(self._facets, connection)
                self._last = last
            return self._facets

    def _lay(self, facets: Facets, connection: Connection) -> None:
        query = _SINCE.where(_COLUMNS.version > self._last)
        for row in connection.execute(query):
            number, known_id, withdrawn, said, publisher, language, verdict, claimant = row
            if known_id >= len(self._number_of):
                missing = known_id + 1 - len(self._number_of)
                self._number_of.extend([0] * (missing + _ROOM))
            facets.ids[self._number_of[known_id]] = 0
            if withdrawn:
                continue
            self._number_of[known_id] = number
            facets.ids[number] = known_id
            facets.days[number] = _ordinal(said)
            label = Label(publisher, language, verdict)
            place = self._label_at.get(label)
            if place is None:
                place = self._label_at[label] = len(facets.label_values)
                facets.label_values.append(label)
            facets.labels[number] = place
            place = self._claimant_at.get(claimant)
            if place is None:
                place = self._claimant_at[claimant] = len(facets.claimant_values)
                facets.claimant_values.append(claimant)
            facets.claimants[number] = place


def _room_for(last: int) -> Facets:
    import numpy as np  # noqa: PLC0415 - slow to import

    size = last + 1 + _ROOM
    return Facets(
        np.zeros(size, np.int64),
        np.zeros(size, np.int32),
        np.zeros(size, np.int32),
        np.zeros(size, np.int32),
        [Label("", "", "")],
        [""],
    )


def _with_more_room(facets: Facets, last: int) -> Facets:
    import numpy as np  # noqa: PLC0415 - slow to import

    def longer(column: "NDArray[Any]") -> "NDArray[Any]":
        grown = np.zeros(last + 1 + _ROOM, dtype=column.dtype)
        grown[: len(column)] = column
        return grown

    return Facets(
        longer(facets.ids),
        longer(facets.labels),
        longer(facets.days),
        longer(facets.claimants),
        facets.label_values,
        facets.claimant_values,
    )


def _ordinal(said: str) -> int:
    """The day of a date; of a year or a month alone its first; 0 for none."""
    parts = said[:10].split("-")
    try:
        year, month, day = (*map(int, parts), 1, 1)[:3]
        return date(year, month, day).toordinal()
    except ValueError:
        return 0
