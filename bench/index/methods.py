"""All methods by name; each is imported only when it is asked for."""

from importlib import import_module
from typing import NamedTuple

from bench.index.method import Method

OURS = "workbench"


class Known(NamedTuple):
    """Where a method is defined, and whether a fresh process shows anything new about it."""

    module: str
    name: str
    fresh: bool = True


METHODS = {
    OURS: Known("ours", "Workbench"),
    "workbench search": Known("ours", "WorkbenchSearch"),
    "extract token_set": Known("brute", "BruteSet", fresh=False),
    "extract token_sort": Known("brute", "BruteSort"),
    "cdist token_set": Known("brute", "MatrixSet", fresh=False),
    "cdist token_sort": Known("brute", "MatrixSort", fresh=False),
    "FTS5 all terms": Known("fts", "FtsAll"),
    "FTS5 rarest 10 k": Known("fts", "FtsRarest"),
    "bm25s": Known("libraries", "Bm25s"),
    "tantivy": Known("libraries", "Tantivy"),
}


def method_class(name: str) -> type[Method]:
    """The class of that name."""
    known = METHODS[name]
    found: type[Method] = getattr(import_module(f"bench.index.{known.module}"), known.name)
    return found
