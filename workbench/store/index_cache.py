"""What was read of the candidate index last, so that the next text need not read it again."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.matching.retrieval import Facts


@dataclass(slots=True)
class FactsCache:
    """The facts of one state of the index; shared by the units of work of a store.

    A claim that is added is laid into the same arrays, which have room behind the last number: who
    reads an earlier state asks for no number of it.
    """

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _generation: int = -1
    _last: int = -1
    _facts: "Facts | None" = None

    def get(
        self,
        generation: int,
        last: int,
        read: "Callable[[], Facts]",
        lay: "Callable[[Facts, int], None]",
    ) -> "Facts":
        """The facts of an index of a generation whose greatest number is `last`.

        `read` reads them anew; `lay` lays those of greater numbers than it is given into them.
        """
        with self._lock:
            facts = self._facts
            if facts is None or self._generation != generation or last >= len(facts.lengths):
                facts = read()
            elif last > self._last:
                lay(facts, self._last)
            elif last < self._last:
                # Somebody looks at an earlier state; what is kept has all of it.
                return facts
            self._generation, self._last, self._facts = generation, last, facts
            return facts
