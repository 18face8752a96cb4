"""What was read of the candidate index last, so that the next text need not read it again."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.matching.retrieval import Facts


@dataclass(slots=True)
class FactsCache:
    """What was read of the segments' claims last; shared by the units of work of a store."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _kept: "tuple[int, int, Facts] | None" = None

    def get(self, generation: int, last: int, read: Callable[[], "Facts"]) -> "Facts":
        """The facts of an index in that state, read where they are not the ones kept."""
        with self._lock:
            kept = self._kept
            if kept is None or kept[:2] != (generation, last):
                kept = (generation, last, read())
                self._kept = kept
            return kept[2]
