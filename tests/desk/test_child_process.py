"""A child process answers, or is gone and says why."""

import sys
import time
from pathlib import Path

import pytest

from workbench.desk import child_process
from workbench.desk.child_process import Outcome

CHILDREN = {
    "answers": "child_side.tell(1, 2)\nchild_side.answer(lambda: {'text': 'a\\ud800'})",
    "refuses": "def work(): raise child_side.UnreadableError('locked')\nchild_side.answer(work)",
    "grows": "child_side.limit_memory(1 << 28)\n"
    "child_side.answer(lambda: {'text': ' ' * (1 << 30)})",
    "spins": "child_side.allow(0.2)\nwhile True: pass",
    "breaks": "raise RecursionError",
    "sleeps": "import time\ntime.sleep(60)",
    "babbles": "print('[[[', flush=True)",
}


@pytest.fixture(autouse=True)
def children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, code in CHILDREN.items():
        (tmp_path / f"{name}.py").write_text(f"from workbench.desk import child_side\n{code}\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


@pytest.mark.parametrize(
    ("child", "outcome"),
    [
        ("answers", Outcome({"text": "a\ud800"})),
        ("refuses", Outcome({}, "locked")),
        ("breaks", Outcome({}, "crash")),
        ("babbles", Outcome({}, "crash")),
        ("missing", Outcome({}, "crash")),
    ],
)
def test_what_a_child_ends_with(child: str, outcome: Outcome) -> None:
    assert child_process.run(child, [], seconds=5) == outcome


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize(("child", "failed"), [("grows", "memory"), ("spins", "time")])
def test_a_child_keeps_to_its_limits(child: str, failed: str) -> None:
    assert child_process.run(child, [], seconds=5) == Outcome({}, failed)


def test_a_child_that_is_silent_for_long_is_taken_to_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "_STARTING", 0.1)
    assert child_process.run("sleeps", [], seconds=0.1) == Outcome({}, "time")


def test_a_child_is_stopped_at_once() -> None:
    begun = time.monotonic()
    assert child_process.run("sleeps", [], seconds=5, should_stop=lambda: True).failed == "stopped"
    assert time.monotonic() - begun < 30


def test_progress_is_passed_on_and_what_it_raises_ends_the_child() -> None:
    told: list[tuple[int, int]] = []
    child_process.run("answers", [], seconds=5, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 2)]

    def fail(done: int, of: int) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        child_process.run("answers", [], seconds=5, progress=fail)
