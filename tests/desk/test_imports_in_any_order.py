"""Files imported and taken back in any order leave what they say, and nothing at the end."""

import json
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.desk import known, undoing_imports
from workbench.desk.importing import ImportOptions, import_files
from workbench.desk.known_search import find, parsed
from workbench.desk.workspace import Workspace
from workbench.model.import_run import RunState

VERDICTS = st.sampled_from(["True", "False", "Satire"])
FEEDS = st.dictionaries(st.integers(0, 5), VERDICTS, min_size=1)
IMPORTS = st.tuples(st.sampled_from("ab"), FEEDS, st.booleans())
STEPS = st.lists(st.one_of(IMPORTS, st.integers(0, 8)), max_size=8)


def address(number: int) -> str:
    """Where a made-up review stands."""
    return f"https://quay.example/{number}"


def write_feed(file: Path, said: dict[int, str]) -> Path:
    """A file of reviews with these verdicts."""
    reviews = (
        {
            "@type": "ClaimReview",
            "url": address(number),
            "claimReviewed": f"Mill number {number} burned.",
            "author": {"name": "Quay Check"},
            "reviewRating": {"alternateName": verdict},
        }
        for number, verdict in said.items()
    )
    file.write_text("\n".join(map(json.dumps, reviews)), encoding="utf-8")
    return file


def standing(ws: Workspace) -> dict[str, str]:
    """The verdict of each review that is not withdrawn, by its address."""
    with ws.store.read() as work:
        return {item.url: item.verdict for item in work.known.all()}


def not_taken_back(ws: Workspace) -> list[int]:
    return [run.id for run in undoing_imports.imports(ws) if run.state is not RunState.TAKEN_BACK]


@given(STEPS)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_was_imported_last_holds_and_nothing_is_left_of_what_was_taken_back(
    fresh: Callable[[], Workspace],
    tmp_path: Path,
    steps: list[tuple[str, dict[int, str], bool] | int],
) -> None:
    ws = fresh()
    for step in steps:
        runs = not_taken_back(ws)
        if not isinstance(step, int):
            name, said, whole = step
            file = write_feed(tmp_path / f"{name}.jsonl", said)
            summary = import_files(ws, [file], options=ImportOptions(whole=whole))
            assert summary.new + summary.changed + summary.same == len(said)
            expected = {address(number): verdict for number, verdict in said.items()}
            assert expected.items() <= standing(ws).items()
        elif runs:
            undoing_imports.take_back(ws, runs[step % len(runs)])
        assert find(ws, parsed("mill"), 50).total == len(standing(ws))
    while runs := not_taken_back(ws):
        undoing_imports.take_back(ws, runs[len(steps) % len(runs)])
    assert known.stats(ws).total == 0
    assert ws.store.check() == ()
    ws.close()
