"""Hostile texts through everything that shows them: none altered, none that acts, no crash."""

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.soaking.figures import Figure, Figures
from bench.soaking.hostile_desk import make_desk
from bench.soaking.hostile_sinks import run_screens, screens, sinks
from bench.soaking.hostile_strings import STRINGS, everything
from workbench.store.opening import open_store


def run(scale: float) -> Figures:
    """Each text through each sink at a scale of 1; at a smaller one, all texts as one."""
    texts = STRINGS if scale >= 1 else {"everything": everything()}
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.db"
        open_store(str(made)).close()
        failures = problems(texts.items(), made, Path(folder), with_screens=True)
    count = len(sinks()) + len(screens())
    return Figures(
        title=f"hostile texts ({len(texts)}) × sinks ({count})",
        n=len(texts) * count,
        seed=None,
        figures=(
            Figure("altered", _count(failures, "altered"), must_be_zero=True),
            Figure("crashes", _count(failures, "crash"), must_be_zero=True),
            Figure("escapes and other acts", _others(failures), must_be_zero=True),
        ),
        details=tuple(failures[:40]),
        not_covered="What a terminal makes of letters it has no glyphs for.",
    )


def problems(
    texts: Iterable[tuple[str, str]], made: Path, folder: Path, *, with_screens: bool
) -> Sequence[str]:
    """A line for each text that a sink did not take as it must; `made` is an empty database."""
    found: list[str] = []
    for number, (name, text) in enumerate(texts):
        place = folder / f"text-{number}"
        place.mkdir()
        database = place / "desk.db"
        shutil.copy(made, database)
        try:
            desk = make_desk(place, text, database)
        except Exception as error:  # noqa: BLE001 - whatever falls is what is looked for
            found.append(f"taking in: {name}: crash {error!r}")
            continue
        for sink, look in sinks().items():
            try:
                found += [f"{sink}: {name}: {problem}" for problem in look(desk)]
            except Exception as error:  # noqa: BLE001 - the same
                found.append(f"{sink}: {name}: crash {error!r}")
        if with_screens:
            try:
                shown = run_screens(desk)
            except Exception as error:  # noqa: BLE001 - the same
                found.append(f"screens: {name}: crash {error!r}")
            else:
                missing = set(screens()) - shown.keys()
                assert not missing, missing
                found += [f"{s}: {name}: {each}" for s, told in shown.items() for each in told]
    return found


def _count(failures: Sequence[str], word: str) -> int:
    return sum(f": {word}" in failure for failure in failures)


def _others(failures: Sequence[str]) -> int:
    return len(failures) - _count(failures, "altered") - _count(failures, "crash")
