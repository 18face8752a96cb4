"""The figures of finding known claims are counted rightly, on a made-up set."""

import json
from pathlib import Path

import pytest

from bench import matching, retrieval
from bench.retrieval import Asked, Hit, figures, measure
from bench.splitting.data import VARIABLE

_CLAIMS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("c1", "Die Stadt Nauhausen baut im Hafen drei neue Kräne.", {"date": "im Mai"}),
    ("c2", "Im Zoo von Ahrenbek leben 40 Otter.", {"date": "2021-05-03", "subtitle": "Zootiere"}),
    ("c3", "Der Turm der Mühle ist 80 Meter hoch.", {"speaker": "Lena Ohm"}),
    ("c4", "Das Museum in Fradford öffnet wieder im Herbst.", {}),
)
_QUERIES: tuple[tuple[str, str, list[str]], ...] = (
    ("q1", "In Nauhausen entstehen drei Kräne am Hafen", ["c1"]),
    ("q2", "40 Otter leben im Zoo Ahrenbek", ["c2"]),
    ("q3", "ohne ein Urteil", []),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "matching" / retrieval.SETS[0]
    made.mkdir(parents=True)
    claims = [{"id": key, "text": text, "lang": "de", **more} for key, text, more in _CLAIMS]
    asked = [{"id": key, "text": text} for key, text, _right in _QUERIES]
    for name, said in (("claims.jsonl", claims), ("queries-dev.jsonl", asked)):
        lines = [json.dumps(entry, ensure_ascii=False) for entry in said]
        (made / name).write_text("\n".join(lines) + "\n", "utf-8")
    rows = [f"{key}\t{one}\t1\n" for key, _text, right in _QUERIES for one in right]
    (made / "qrels-dev.tsv").write_text("".join(rows), "utf-8")
    return made


def _hits(*names: str) -> list[Hit]:
    return [Hit(name, 100.0 - place) for place, name in enumerate(names)]


def test_precision_counts_five_hits_and_all_right_claims() -> None:
    asked = [Asked("x", frozenset({"a", "b"})), Asked("y", frozenset({"f"}))]
    found = figures(
        asked, [_hits("a", "z", "b"), _hits("u", "v", "w", "x", "y", "f")], [50.0, 60.0]
    )
    assert found.average_precision == pytest.approx((1 + 2 / 3) / 2 / 2)
    assert found.reciprocal_rank == pytest.approx((1 + 1 / 6) / 2)
    assert found.within == {1: 0.5, 5: 0.5, 10: 1.0, 20: 1.0}


def test_a_right_claim_has_to_be_above_one_in_ten_false_alarms() -> None:
    asked = [Asked(str(number), frozenset({"a"})) for number in range(10)]
    hits = [[Hit("a", 10.0 * number)] for number in range(10)]
    found = figures(asked, hits, [10.0 * number + 5 for number in range(10)])
    # One of ten, 95, is above the threshold.
    assert found.threshold == 85.0
    assert found.shown == 0.1
    assert found.told_apart == pytest.approx(0.45)


def test_nothing_found_is_no_hit() -> None:
    found = figures([Asked("x", frozenset({"a"}))], [[]], [0.0])
    assert (found.average_precision, found.shown, found.told_apart) == (0.0, 0.0, 0.5)


def test_a_set_is_imported_and_asked(folder: Path) -> None:
    found = measure(folder, "dev")
    # The query without a right claim does not count.
    assert found.average_precision == 1.0
    assert found.within[1] == 1.0
    # Neither query shares a word with a claim that is not its own.
    assert (found.threshold, found.shown, found.told_apart) == (0.0, 1.0, 1.0)


def test_sets_that_are_not_there_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["matching", "--only", "retrieval"])
    monkeypatch.setenv(VARIABLE, str(folder.parents[1]))
    matching.main()
    printed = capsys.readouterr().out
    assert f"{retrieval.SETS[0]:14} MAP@5 1.000" in printed
    assert f"{retrieval.SETS[1]}: skipped" in printed
    monkeypatch.setenv(VARIABLE, str(folder / "nowhere"))
    matching.main()
    assert "retrieval: skipped" in capsys.readouterr().out
