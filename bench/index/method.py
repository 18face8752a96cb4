"""What is measured: a way to find, among many claims, those that say what a text says.

A claim's number is its place in the corpus, from 0.
"""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from bench.index.analysis import normal, ranked

CANDIDATES = 100
TEXTS = "texts.db"
_SECONDS = 30  # about how long a slow method is asked in all


class Method(ABC):
    """A way to find claims, on the files of one corpus.

    `name` is shown; `folder` is where its files are, below that of the corpus, so that methods on
    the same files share them; `module` has to be installed, by `pip install` of the same name;
    `pace` is about how many claims it gets through in a second: slow ones get fewer queries, but
    `least` of them.
    """

    name = ""
    folder = ""
    module = ""
    pace = 0.0
    least = 10
    in_memory = False
    """Whether it has to be filled at each start; then nothing is kept."""
    proposes = True
    """Whether it gives candidates to be re-scored, rather than scoring all claims itself."""
    adds = True
    """Whether a claim can be added without building all again."""

    def __init__(self, corpus: Path) -> None:
        self.corpus = corpus
        self.path = corpus / (self.folder or "nothing")

    @classmethod
    def installed(cls) -> bool:
        """Whether it can be used here."""
        return not cls.module or find_spec(cls.module) is not None

    @classmethod
    def can(cls, size: int) -> bool:
        """Whether it is of any use with so many claims."""
        return size > 0

    def prepare(self) -> None:
        """Import what it needs, so that opening is timed without."""
        if self.module:
            import_module(self.module)

    def queries(self, size: int, most: int) -> int:
        """How many queries it is asked with so many claims, at most `most`."""
        return min(most, max(self.least, int(_SECONDS * self.pace / size)))

    @abstractmethod
    def build(self, texts: Iterable[str]) -> None:
        """Write its files into `path`, an empty folder."""

    @abstractmethod
    def open(self) -> None:
        """Make it ready to answer."""

    @abstractmethod
    def candidates(self, text: str, count: int = CANDIDATES) -> list[int]:
        """At most `count` claims, before any re-scoring."""

    @abstractmethod
    def ranked(self, text: str, candidates: list[int], count: int) -> list[int]:
        """The best `count` of the candidates, best first."""

    def query(self, text: str, count: int = 10) -> list[int]:
        """The best `count` claims."""
        return self.ranked(text, self.candidates(text), count)

    def add(self, text: str) -> None:
        """Add a claim, so that it is found from then on."""
        raise NotImplementedError

    def close(self) -> None:  # noqa: B027 - not all hold anything
        """Give back what it holds."""


class Texts:
    """The claims in their normal form, in an SQLite file that is only read."""

    def __init__(self, path: Path) -> None:
        self._connection = connect(path)

    def of(self, places: list[int]) -> list[tuple[int, str]]:
        """The texts of these claims, each with its number."""
        marks = ",".join("?" * len(places))
        rows = self._connection.execute(
            f"SELECT id, norm FROM claim WHERE id IN ({marks})",  # noqa: S608 - marks only
            places,
        )
        return rows.fetchall()

    def all(self) -> list[str]:
        """All texts in their order."""
        return [row[0] for row in self._connection.execute("SELECT norm FROM claim ORDER BY id")]

    def count(self) -> int:
        """How many there are."""
        found: int = self._connection.execute("SELECT count(*) FROM claim").fetchone()[0]
        return found

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


class Proposing(Method):
    """A method whose candidates are re-scored by their texts in the shared file."""

    texts: Texts

    def open(self) -> None:
        """Open the texts."""
        self.texts = Texts(self.corpus / TEXTS)

    def ranked(self, text: str, candidates: list[int], count: int) -> list[int]:
        """By the mean of token_set_ratio and token_sort_ratio."""
        return ranked(normal(text), self.texts.of(candidates))[:count]

    def close(self) -> None:
        """Close the texts."""
        self.texts.close()


def connect(path: Path) -> sqlite3.Connection:
    """An SQLite file set up as for a reader of large tables."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA mmap_size = {2 << 30}")
    return connection


def write_texts(path: Path, texts: Iterable[str]) -> None:
    """Fill the file that `Texts` reads."""
    connection = connect(path)
    with connection:
        connection.execute("CREATE TABLE claim (id INTEGER PRIMARY KEY, norm TEXT NOT NULL)")
        rows = ((place, normal(text)) for place, text in enumerate(texts))
        connection.executemany("INSERT INTO claim VALUES (?, ?)", rows)
    connection.close()
