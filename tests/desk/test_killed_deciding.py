"""kill -9 while claims are decided; `python -m bench soak` does it two thousand times."""

from pathlib import Path

from bench.decision_kills import KILLS, run


def test_no_acknowledged_decision_is_lost_by_a_kill(tmp_path: Path, made_file: Path) -> None:
    report = run(tmp_path, KILLS, made_file)
    assert report.kills == KILLS
    assert len(report.places) > KILLS // 8
    assert report.acknowledged > KILLS // 10  # more on a machine with nothing else to do
    assert report.lost == []
    assert report.wrong == []
