"""Generated files through everything that reads one: read, or refused with a sentence."""

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.soaking.figures import Figure, Figures, scaled
from bench.soaking.generated import file
from bench.soaking.readers import READERS
from workbench.errors import WorkbenchError

SEED = 7
_FILES = 10_000
# A page is read in a process of its own, which takes long: every twentieth file is enough.
_ARTICLES = 20


def run(scale: float) -> Figures:
    """Read 10,000 generated files at a scale of 1."""
    with tempfile.TemporaryDirectory() as folder:
        count = scaled(_FILES, scale)
        crashes, refused = read(Path(folder), count)
    return Figures(
        title="generated files through everything that reads one",
        n=count,
        seed=SEED,
        figures=(
            Figure("crashes", len(crashes), must_be_zero=True),
            Figure("refused with a sentence", refused),
            Figure("kinds of readers", len(READERS)),
        ),
        details=tuple(crashes[:20]),
        not_covered=f"Articles: every {_ARTICLES}th file alone.",
    )


def read(folder: Path, count: int) -> tuple[Sequence[str], int]:
    """What fell, a line each, and how many times a reader refused."""
    dice = random.Random(SEED)
    crashes: list[str] = []
    refused = 0
    for number in range(count):
        ending, data = file(dice)
        path = folder / f"in{ending}"
        path.write_bytes(data)
        for name, reader in READERS.items():
            if name == "article" and number % _ARTICLES:
                continue
            try:
                reader(path)
            except WorkbenchError as error:
                refused += 1
                if "\n" in str(error):
                    crashes.append(f"{name}, file {number}: no single line: {error}")
            except Exception as error:  # noqa: BLE001 - whatever falls is what is looked for
                crashes.append(f"{name}, file {number}: {error!r}")
    return crashes, refused
