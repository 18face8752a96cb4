"""The benchmark of passages counts rightly, on made-up data."""

import json
from pathlib import Path

import pytest

from bench import passages
from workbench.model.span import Span

_ARTICLE = "Im Zoo von Ahrenbek leben 40 Otter. Das Theater ist seit Mai geschlossen.\n"
_SOURCE = "Der Wald ist alt. Im Zoo leben 41 Otter. Das Theater hat seit Mai zu."


def _folder(tmp_path: Path) -> Path:
    labels = [
        ("Im Zoo von Ahrenbek leben 40 Otter.", "Im Zoo leben 41 Otter.", "contradicts"),
        ("Das Theater ist seit Mai geschlossen.", "Das Theater hat seit Mai zu.", "supports"),
        ("Das Theater ist seit Mai geschlossen.", "Der Wald ist alt.", "supports"),
    ]
    folder = tmp_path / "own"
    for name, text in (("articles/de-zoo.txt", _ARTICLE), ("sources/report.txt", _SOURCE)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    lines = [
        {
            "claim_text": claim,
            "source": "report",
            "start": _SOURCE.index(text),
            "end": _SOURCE.index(text) + len(text),
            "relation": relation,
        }
        for claim, text, relation in labels
    ]
    (folder / "sources/passages.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return folder


def test_passages_are_counted_beside_the_baseline(tmp_path: Path) -> None:
    counts = passages.measure(_folder(tmp_path))
    assert counts["same language", "all"] == 3
    assert counts["same language", "ours", 1] == 2
    assert counts["same language", "baseline", 3] == 3
    assert (counts["relation", "right"], counts["relation", "all"]) == (2, 2)


def test_other_labelled_passages_of_a_claim_do_not_stand_before_one() -> None:
    found = [Span(0, 10), Span(20, 30), Span(40, 50)]
    assert passages.rank(found, Span(20, 30), []) == 2
    assert passages.rank(found, Span(20, 30), [Span(0, 9)]) == 1
    assert passages.rank(found, Span(44, 60), []) == 0


def test_folders_are_found_within_and_missing_ones_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _folder(tmp_path)
    assert list(passages.labelled(tmp_path)) == [folder] == list(passages.labelled(folder))
    monkeypatch.setattr(passages, "show_speed", lambda: None)
    monkeypatch.setattr("sys.argv", ["bench", "--data", str(tmp_path)])
    passages.main()
    assert "3 passages  first 0.67" in capsys.readouterr().out
    monkeypatch.setattr("sys.argv", ["bench", "--data", str(tmp_path / "nowhere")])
    passages.main()
    assert "No labelled sources here" in capsys.readouterr().out
