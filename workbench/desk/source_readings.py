"""The texts of sources, read once to be searched, and kept as long as they are likely wanted."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

_MOST = 64
_MOST_CHARACTERS = 12_000_000

Reading = TypeVar("Reading")


class SourceReadings:
    """What was made of texts, those asked for last; may be asked by several threads.

    Keeps at most 64 of them, of at most 12 million characters together.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()

    def get(self, key: Hashable, length: int, make: Callable[[], Reading]) -> Reading:
        """What was made under a key before, else what `make` makes now of so many characters.

        Two threads that ask for the same at once may both make it.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key][0]  # type: ignore[return-value]
        made = make()
        with self._lock:
            self._kept[key] = (made, length)
            while len(self._kept) > 1 and (
                len(self._kept) > _MOST
                or sum(size for _made, size in self._kept.values()) > _MOST_CHARACTERS
            ):
                self._kept.popitem(last=False)
        return made
