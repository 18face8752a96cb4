"""The benchmark of splitting counts rightly, on made-up data."""

import json
from pathlib import Path

import pytest

from bench.splitting import boundaries, gold, hostile, pages, quotations, speed, times
from bench.splitting.counting import Tally, paired
from bench.splitting.data import VARIABLE, data_folder
from bench.splitting.made_up import HOSTILE, MARKS, news
from bench.splitting.peers import Peer, by_paragraph, missing, plain
from bench.splitting.report import chosen
from workbench.text.splitting import split

_TEXT = "Der Zoo zählt 40 Otter. Laut Bericht kamen 2019 drei hinzu.\n"


def test_figures_of_a_tally() -> None:
    tally = Tally(right=3, wrong=1, missed=2)
    assert (tally.precision, tally.recall) == (0.75, 0.6)
    assert tally.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))
    assert Tally().f1 == 1.0


def test_spans_are_paired_once_and_the_best_first() -> None:
    found = list(paired([(0, 10)], [(0, 9), (0, 10), (10, 12)]))
    assert found == [(0, 1, 1.0)]


def test_boundaries_forgive_blanks_only() -> None:
    lines = [
        {"text": "Es hagelt.", "newpar": True},
        {"text": "Es taut.", "newpar": False},
        {"text": "Ende", "newpar": True},
    ]
    text, spans = boundaries.joined(lines, paragraphs=True)
    assert text == "Es hagelt. Es taut.\nEnde"
    assert boundaries.score(text, spans, [(0, 11), (11, 20), (20, 24)])[0] == Tally(right=2)
    inner, whole = boundaries.score(text, spans, [(0, 20), (20, 24)])
    assert (inner, whole) == (Tally(1, 0, 1), Tally(1, 1, 2))


def test_a_peer_sees_one_paragraph_at_a_time() -> None:
    text = "eins\n\nZwei. Drei"
    spans = by_paragraph(plain, text, "de")
    assert [text[start:end].strip() for start, end in spans] == ["eins", "Zwei.", "Drei"]


def test_a_missing_peer_is_named_with_the_way_to_get_it() -> None:
    absent = Peer("other", plain, "some-package", "no_module_of_this_name")
    assert "pip install some-package" in missing([absent])
    assert missing([Peer("plain", plain)]) == ""


def test_a_split_held_against_itself_is_perfect() -> None:
    result = split(_TEXT, language="de")
    marked = {
        "lines_not_content": [],
        "claims": [
            {
                "start": claim.span.start,
                "end": claim.span.end,
                "checkable": claim.checkable,
                "worth": 3,
                "types": sorted({signal.kind.value for signal in claim.signals}),
                "quotes": [],
                "attributed_to": claim.attribution.text if claim.attribution else None,
                "hedged": claim.hedged,
            }
            for claim in result.claims
        ],
    }
    scores = gold.score(_TEXT, marked, result)
    assert set(scores.figures.values()) == {1.0}
    assert (scores.attribution.f1, scores.hedges.f1) == (1.0, 1.0)
    marked["claims"] = marked["claims"][:1]
    assert gold.score(_TEXT, marked, result).figures["claim_f1"] < 1.0


def test_sentences_count_once_by_overlap() -> None:
    sentences = [(0, 10), (11, 20), (21, 30)]
    assert quotations.score(sentences, [(2, 12)], [(0, 4), (5, 8), (25, 26)]) == Tally(1, 1, 1)


def test_dates_count_relaxed_and_exact() -> None:
    assert times.score([(0, 5), (9, 12)], [(0, 4), (9, 12)]) == (Tally(2), Tally(1, 1, 1))


def test_lines_of_a_page_stay_or_go() -> None:
    lines = [
        "Menü",
        "Teilen",
        "Der Zoo zählt nach eigenen Angaben in diesem Jahr gut 40 Otter.",
        "",
    ]
    assert pages.long_lines(lines, "de") == [False, False, True, False]
    assert len(pages.kept(lines, "de")) == len(lines)
    assert pages.kept(lines, "de")[2]


def test_data_is_where_the_caller_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    assert data_folder([]) is None
    assert data_folder(["--data", str(tmp_path)]) == tmp_path


def test_parts_are_chosen_by_name() -> None:
    assert chosen(["--only", "speed"]) == ("speed",)
    assert "gold" in chosen([])


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_texts_have_the_length_asked_for(kind: str) -> None:
    length = MARKS + 600
    assert length - 12 <= len(HOSTILE[kind](length)) <= length


def test_speed_needs_no_data() -> None:
    text, what = speed.sample(None)
    assert what == "a made-up text"
    assert news(500, "en") == news(500, "en")
    assert "\n" not in news(5000, "de", lines=False)
    assert speed.seconds(len, text[:1000]) >= 0


def test_a_hostile_text_is_ended_in_time() -> None:
    assert hostile.measure("only »", 20_000, limit=0.01) == "ended after 0 s"


def test_dates_of_a_file_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Das Fest ist am 3. Mai 2021."
    folder = tmp_path / "splitting/krauts_de_dates"
    folder.mkdir(parents=True)
    line = json.dumps({"text": text, "timex": [[text.index("3."), len(text) - 1]]})
    (folder / f"{times.FILES[0]}.jsonl").write_text(line, encoding="utf-8")
    times.show(tmp_path)
    assert "exact 1.000 / 1.000 / 1.000" in capsys.readouterr().out
