"""`make fuzz`: bytes that an engine makes up, through everything that reads a file from outside.

Needs atheris; without it, says so. Whatever is raised besides an error with a sentence is a find;
the engine then keeps the input beside. The seeds are made by the program's own generator.
"""

import random
import sys
import tempfile
from pathlib import Path

from bench.soaking.generated import file
from bench.soaking.readers import READERS
from workbench.errors import WorkbenchError

_SEEDS = 400
_ENDINGS = (".jsonl", ".json", ".csv", ".txt", ".md")
_CHEAP = [name for name in READERS if name != "article"]


def read(data: bytes, folder: Path) -> None:
    """One input through a reader that its first byte chooses; articles are read as plain text."""
    if len(data) < 2:
        return
    path = folder / f"in{_ENDINGS[data[0] % len(_ENDINGS)]}"
    path.write_bytes(data[2:])
    name = "article" if data[1] % 8 == 0 else _CHEAP[data[1] % len(_CHEAP)]
    try:
        READERS[name](path)
    except WorkbenchError as error:
        if "\n" in str(error):
            raise ValueError("an error has more than one line") from error


def main() -> int:
    """Fuzz until the engine is told to stop; 2 where there is no engine."""
    try:
        import atheris
    except ImportError:
        sys.stderr.write("Fuzzing needs atheris: .venv/bin/pip install atheris\n")
        return 2
    folder = Path(tempfile.mkdtemp())
    seeds = folder / "seeds"
    seeds.mkdir()
    dice = random.Random(1)
    for number in range(_SEEDS):
        _ending, data = file(dice)
        (seeds / str(number)).write_bytes(dice.randbytes(2) + data)
    atheris.instrument_all()
    atheris.Setup([*sys.argv, str(seeds)], lambda data: read(data, folder))
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
