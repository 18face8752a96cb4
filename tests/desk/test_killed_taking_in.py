"""kill -9 while a source is taken in; `python -m bench kills` does it a hundred times."""

from pathlib import Path

from bench.kills import run

KILLS = 16


def test_a_killed_taking_in_leaves_nothing_half_stored(tmp_path: Path) -> None:
    report = run(tmp_path, KILLS)
    assert report.kills == KILLS
    assert len(report.places) >= KILLS // 2
    assert report.acknowledged >= KILLS // 2
    assert report.lost == []
    assert report.wrong == []
