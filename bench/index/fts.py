"""SQLite's FTS5, with stemmed words: all words of the text, or the rarest up to a budget."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from bench.index.analysis import normal, terms
from bench.index.method import CANDIDATES, Proposing, connect

BUDGET = 10_000  # claims that hold one of the words
_ADDED = 1 << 40  # numbers of claims added later lie above


class FtsAll(Proposing):
    """An OR of all words, ranked by `bm25`."""

    name = "FTS5 all terms"
    folder = "fts5"
    pace = 0.7e6
    _index: sqlite3.Connection

    def build(self, texts: Iterable[str]) -> None:
        """The index, how many claims hold each term, and room for what is added."""
        connection = connect(self.path / "fts.db")
        spread: Counter[str] = Counter()

        def rows() -> Iterator[tuple[int, str]]:
            for place, text in enumerate(texts):
                words = terms(text)
                spread.update(set(words))
                yield place, " ".join(words)

        with connection:
            connection.execute(
                "CREATE VIRTUAL TABLE post USING fts5"
                "(body, content='', tokenize='unicode61 remove_diacritics 0')"
            )
            connection.execute(
                "CREATE TABLE term (term TEXT PRIMARY KEY, df INTEGER NOT NULL) WITHOUT ROWID"
            )
            connection.execute("CREATE TABLE added (id INTEGER PRIMARY KEY, norm TEXT NOT NULL)")
            connection.executemany("INSERT INTO post (rowid, body) VALUES (?, ?)", rows())
            connection.executemany("INSERT INTO term VALUES (?, ?)", sorted(spread.items()))
        connection.close()

    def open(self) -> None:
        """Open the index and the texts."""
        super().open()
        self._index = connect(self.path / "fts.db")

    def candidates(self, text: str, count: int = CANDIDATES) -> list[int]:
        """The best `count` by `bm25`."""
        return self._matching(sorted(set(terms(text))), count)

    def _matching(self, words: list[str], count: int) -> list[int]:
        if not words:
            return []
        wanted = " OR ".join(f'"{word}"' for word in words)
        query = "SELECT rowid FROM post WHERE post MATCH ? ORDER BY rank LIMIT ?"
        return [row[0] for row in self._index.execute(query, (wanted, count))]

    def _spread(self, words: list[str]) -> list[tuple[str, int]]:
        marks = ",".join("?" * len(words))
        query = f"SELECT term, df FROM term WHERE term IN ({marks}) ORDER BY df"  # noqa: S608
        return self._index.execute(query, words).fetchall()

    def add(self, text: str) -> None:
        """Index, text and terms in one transaction."""
        words = terms(text)
        with self._index:
            last = self._index.execute("SELECT max(id) FROM added").fetchone()[0]
            place = (last or _ADDED) + 1
            self._index.execute("INSERT INTO added VALUES (?, ?)", (place, normal(text)))
            self._index.execute(
                "INSERT INTO post (rowid, body) VALUES (?, ?)", (place, " ".join(words))
            )
            self._index.executemany(
                "INSERT INTO term VALUES (?, 1) ON CONFLICT (term) DO UPDATE SET df = df + 1",
                [(word,) for word in set(words)],
            )

    def close(self) -> None:
        """Close both files."""
        super().close()
        self._index.close()


class FtsRarest(FtsAll):
    """An OR of the rarest words, as many as the budget allows, at least one."""

    name = "FTS5 rarest 10 k"
    pace = 100e6

    def candidates(self, text: str, count: int = CANDIDATES) -> list[int]:
        """The best `count` by `bm25`."""
        spent = 0
        chosen: list[str] = []
        for word, spread in self._spread(sorted(set(terms(text)))):
            spent += spread
            if chosen and spent > BUDGET:
                break
            chosen.append(word)
        return self._matching(chosen, count)
