"""The figures of the index, size by size."""

import argparse
import sys
import time
from collections.abc import Callable, Sequence

from bench.index import fresh, tables
from bench.index.asking import ask
from bench.index.corpus import SEED, claims
from bench.index.exact import Exact, agreement
from bench.index.method import TEXTS, Method, Texts
from bench.index.methods import METHODS, OURS, method_class
from bench.index.options import chosen
from bench.index.queries import Query, queries
from bench.index.storage import built, corpus_folder, lines

WITHIN = 10_000  # the right claims are among the first, so that all sizes get the same queries
_ADDED = 20  # claims added to a copy
_EXACT = 1_000  # queries of the exact mode
_LARGE, _EXACT_LARGE = 500_000, 60  # as brute force takes more than a second for each


def show() -> None:
    """Print what was asked for."""
    options = chosen()
    for size in options.sizes:
        started = time.perf_counter()
        print(f"\n{size:,} claims; files in {options.cache}", flush=True)
        _size(size, options)
        print(f"\n{size:,} claims took {time.perf_counter() - started:.0f} s", flush=True)


def _size(size: int, options: argparse.Namespace) -> None:
    corpus = corpus_folder(options.cache, size)
    made = list(claims(min(size, WITHIN)))
    methods = [kind(corpus) for name in options.methods if (kind := _usable(name, size))]
    took = {m.name: built(m, again=m.name in options.rebuild) for m in methods}
    asked = queries(made, options.queries)
    if "build" in options.parts:
        tables.building(took)
    if "speed" in options.parts:
        _speed(methods, asked, options.queries)
    if "fresh" in options.parts:
        _fresh(methods, [query.text for query in asked])
    ours = next((method for method in methods if method.name == OURS), None)
    if "exact" in options.parts and ours is not None:
        count = options.exact or (_EXACT if size < _LARGE else _EXACT_LARGE)
        texts = [query.text for query in queries(made, min(count, len(made) // 2))]
        _exact(ours, texts)


def _usable(name: str, size: int) -> type[Method] | None:
    """The method, or None and a line that says why it is left out."""
    kind = method_class(name)
    if not kind.installed():
        print(f"{name}: skipped, not installed (pip install {kind.module})")
    elif not kind.can(size):
        print(f"{name}: skipped, not made for so many claims")
    else:
        return kind
    return None


def _speed(methods: Sequence[Method], asked: Sequence[Query], most: int) -> None:
    if not methods:
        return
    texts = Texts(methods[0].corpus / TEXTS)
    normal_texts = texts.all()
    texts.close()
    for method in methods:
        method.prepare()
        method.open()
    answers = ask(methods, asked, normal_texts, _progress("queries", most))
    for method in methods:
        method.close()
    tables.times(answers)
    tables.recall(answers, [method.name for method in methods if method.proposes])
    tables.kinds(answers, asked)


def _fresh(methods: Sequence[Method], texts: Sequence[str]) -> None:
    added = [claim.text for claim in claims(_ADDED, SEED + 1)]
    found = {
        method.name: fresh.measure(method, texts, added)
        for method in methods
        if METHODS[method.name].fresh
    }
    tables.processes(found)


def _exact(ours: Method, texts: Sequence[str]) -> None:
    if not isinstance(ours, Exact):
        return
    ours.open()
    found = agreement(ours, lines(ours.corpus), texts, _progress("exact", len(texts)))
    ours.close()
    tables.exactness(found)


def _progress(what: str, most: int) -> Callable[[int], None]:
    """Tells how far it is, on a terminal only."""

    def tell(done: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == most else ""
            print(f"\r{what} {done} of {most}", end=end, file=sys.stderr, flush=True)

    return tell
