"""Search libraries: bm25s and tantivy, on stemmed words."""

import json
from collections.abc import Iterable
from typing import Any

from bench.index.analysis import terms
from bench.index.method import CANDIDATES, Proposing

_HEAP = 300_000_000  # bytes that tantivy may use while it builds
_SMALL_HEAP = 15_000_000  # … while it adds one


class Bm25s(Proposing):
    """bm25s with numpy and the index mapped into memory."""

    name = "bm25s"
    folder = "bm25s"
    module = "bm25s"
    pace = 50e6
    adds = False
    _index: Any

    def build(self, texts: Iterable[str]) -> None:
        """All at once, as it has to be."""
        import bm25s
        from bm25s.tokenization import Tokenized

        numbers: dict[str, int] = {}
        rows = [[numbers.setdefault(term, len(numbers)) for term in terms(text)] for text in texts]
        index = bm25s.BM25(backend="numpy")
        index.index(Tokenized(rows, numbers), show_progress=False)
        index.save(self.path)
        (self.path / "size.json").write_text(json.dumps(len(rows)), "utf-8")

    def open(self) -> None:
        """Map the index."""
        import bm25s

        super().open()
        self._index = bm25s.BM25.load(self.path, mmap=True, show_progress=False)
        self._size = json.loads((self.path / "size.json").read_text("utf-8"))

    def candidates(self, text: str, count: int = CANDIDATES) -> list[int]:
        """The best `count` by BM25."""
        found, _scores = self._index.retrieve(
            [terms(text)],
            k=min(count, self._size),
            show_progress=False,
            backend_selection="numpy",
        )
        places: list[int] = found[0].tolist()
        return places


class Tantivy(Proposing):
    """tantivy, an OR of all words."""

    name = "tantivy"
    folder = "tantivy"
    module = "tantivy"
    pace = 100e6
    _index: Any
    _writer: Any = None

    def build(self, texts: Iterable[str]) -> None:
        """One commit, one thread."""
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("body", tokenizer_name="whitespace", index_option="freq")
        builder.add_integer_field("place", fast=True)
        index = tantivy.Index(builder.build(), path=str(self.path))
        writer = index.writer(_HEAP, 1)
        for place, text in enumerate(texts):
            writer.add_document(tantivy.Document(place=place, body=" ".join(terms(text))))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        """Open the index."""
        import tantivy

        super().open()
        self._index = tantivy.Index.open(str(self.path))
        self._searcher = self._index.searcher()

    def candidates(self, text: str, count: int = CANDIDATES) -> list[int]:
        """The best `count` by its BM25."""
        import tantivy

        parts = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._index.schema, "body", term))
            for term in set(terms(text))
        ]
        if not parts:
            return []
        query = tantivy.Query.boolean_query(parts)
        hits = self._searcher.search(query, count, count=False).hits
        places: list[int] = self._searcher.fast_field_values("place", [at for _score, at in hits])
        return places

    def add(self, text: str) -> None:
        """One commit, outside the database that holds the text."""
        import tantivy

        if self._writer is None:
            self._writer = self._index.writer(_SMALL_HEAP, 1)
        place = (1 << 40) + 1
        self._writer.add_document(tantivy.Document(place=place, body=" ".join(terms(text))))
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def close(self) -> None:
        """Close the texts; wait for what it still merges."""
        super().close()
        if self._writer is not None:
            self._writer.wait_merging_threads()
