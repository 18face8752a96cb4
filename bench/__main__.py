"""`python -m bench [NAME …] [OPTION …]`: run the benchmarks, all of them unless some are named.

The soak test takes long and is only run by its name. Options come after the names; each benchmark
takes those that it knows from the command line.
"""

import importlib
import pkgutil
import sys
from itertools import takewhile
from pathlib import Path

NOT_FIGURES = {"__main__", "screenshots"}
ON_REQUEST = {"soak"}


def names() -> list[str]:
    """The benchmarks there are: the modules of this folder that have a `main`."""
    found = (module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    return sorted(
        name
        for name in found
        if name not in NOT_FIGURES and hasattr(importlib.import_module(f"bench.{name}"), "main")
    )


def run(chosen: list[str]) -> int:
    """Run the chosen benchmarks one after the other.

    Gives 2 if one of them does not exist, else the highest exit code that one of them gave.
    """
    known = names()
    unknown = [name for name in chosen if name not in known]
    if unknown:
        print(f"No benchmark named {', '.join(unknown)}; there are: {', '.join(known)}.")
        return 2
    code = 0
    for name in chosen or [name for name in known if name not in ON_REQUEST]:
        print(f"\n== {name} ==", flush=True)
        code = max(code, importlib.import_module(f"bench.{name}").main() or 0)
    return code


def named(arguments: list[str]) -> list[str]:
    """The names before the first option."""
    return list(takewhile(lambda word: not word.startswith("-"), arguments))


if __name__ == "__main__":
    sys.exit(run(named(sys.argv[1:])))
