"""Every figure of splitting, part by part."""

import sys
from pathlib import Path

from bench.splitting import boundaries, gold, hostile, pages, quotations, speed, times
from bench.splitting.data import VARIABLE, data_folder

_LABELLED = {
    "gold": gold.show,
    "boundaries": boundaries.show,
    "quotations": quotations.show,
    "times": times.show,
    "pages": pages.show,
}
_PARTS = (*_LABELLED, "speed", "hostile")


def show() -> None:
    """Print what can be measured here; `--only PART …` leaves the rest out."""
    arguments = sys.argv[1:]
    folder = data_folder(arguments)
    if folder is None:
        print(f"No labelled data here: only speed. Name its folder with --data or {VARIABLE}.")
    for part in chosen(arguments):
        _show(part, folder)


def chosen(arguments: list[str]) -> tuple[str, ...]:
    """The parts after `--only`, or all of them."""
    if "--only" not in arguments:
        return _PARTS
    wanted = arguments[arguments.index("--only") + 1 :]
    return tuple(part for part in _PARTS if part in wanted)


def _show(part: str, folder: Path | None) -> None:
    if part == "hostile":
        hostile.show()
    elif part == "speed":
        speed.show(folder)
    elif folder is not None:
        _LABELLED[part](folder)
    else:
        return
    print(flush=True)
