"""What can be chosen on the command line."""

import argparse
import re
import sys
from itertools import dropwhile
from pathlib import Path

from bench.index.methods import METHODS
from bench.index.storage import DEFAULT

PARTS = ("build", "speed", "fresh", "exact")
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000}


def number(text: str) -> int:
    """`10k` is 10,000 and `1M` a million. Raises `ValueError` for anything else."""
    found = re.fullmatch(r"(\d+)([kKmM]?)", text)
    if found is None:
        raise ValueError(text)
    return int(found[1]) * _UNITS[found[2].lower()]


def parser() -> argparse.ArgumentParser:
    """The options of `python -m bench index`."""
    made = argparse.ArgumentParser("python -m bench index", description=__doc__)
    made.add_argument("--sizes", nargs="+", type=number, default=[10_000, 100_000], metavar="N")
    made.add_argument("--methods", nargs="+", choices=METHODS, default=list(METHODS), metavar="M")
    made.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS), metavar="PART")
    made.add_argument("--queries", type=int, default=400, help="for the fast methods")
    made.add_argument(
        "--exact", type=int, default=None, help="queries of the exact mode (1000; 60 at 1 M)"
    )
    made.add_argument("--cache", type=Path, default=DEFAULT, help="what was built is kept here")
    made.add_argument(
        "--rebuild", nargs="+", choices=METHODS, default=[], metavar="M", help="build these again"
    )
    return made


def chosen() -> argparse.Namespace:
    """The options of this process, behind the names of benchmarks; says which are not for this."""
    arguments = list(dropwhile(lambda word: not word.startswith("-"), sys.argv[1:]))
    found, others = parser().parse_known_args(arguments)
    if others:
        print(f"not for this benchmark: {' '.join(others)}")
    return found
