"""Where labelled data is, and how it is read."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

VARIABLE = "WORKBENCH_BENCH_DATA"
_BESIDE = Path(__file__).parents[2] / "../shared/data"


def data_folder(arguments: list[str]) -> Path | None:
    """The folder after `--data`, that of the environment or the one beside the project.

    None where it is not there.
    """
    named = os.environ.get(VARIABLE, "")
    if "--data" in arguments[:-1]:
        named = arguments[arguments.index("--data") + 1]
    folder = Path(named) if named else _BESIDE
    return folder if folder.is_dir() else None


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines; none where there is no such file."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield json.loads(line)
