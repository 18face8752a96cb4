"""The commands that match and prove: what they print, and what they keep to."""

import json
from pathlib import Path

from tests.unit.conftest import Program


def test_match_is_the_document_of_split_with_matches(
    program: Program, report: str, known: str
) -> None:
    program("claims", "import", known)
    document = program.json("match", report)
    split = program.json("split", report)
    more = ("verdict", "said", "matches", "rejected")
    told = [{name: claim.pop(name) for name in more} for claim in document["claims"]]
    assert document["claims"] == split["claims"]
    assert [claim["questions"] for claim in split["claims"]] == [["so"], ["said", "so"], ["so"]]
    assert all(claim["verdict"] is claim["said"] is None for claim in told)
    (match,) = told[0]["matches"]
    assert match["known"]["external_id"] == "a"
    assert set(match["known"]) == {
        "id",
        "external_id",
        "text",
        "verdict",
        "date",
        "publisher",
        "url",
    }
    assert match["relation"] == "conflict"
    assert match["differences"][0]["kind"] == "number"


def test_match_for_people_and_for_one_text(program: Program, report: str, known: str) -> None:
    program("claims", "import", known)
    shown = program("match", report)
    assert "conflict" in shown
    assert "nothing known" in shown
    document = program.json("match", "--text", "Bees sleep at night.", "-n", "1")
    assert document["matches"][0]["relation"] == "same"
    assert "same" in program("match", "--text", "Bees sleep at night.")


def test_exact_search_proves_each_claim(program: Program, report: str, known: str) -> None:
    program("claims", "import", known)
    for claim in program.json("match", report, "--exact", "-n", "1")["claims"]:
        exact = claim["exact"]
        assert set(exact) == {"score", "known", "compared", "proven"}
        assert exact["proven"] is True
        assert not exact["known"] or claim["matches"][0]["known"]["id"] in exact["known"]
    assert all("exact" not in claim for claim in program.json("match", report)["claims"])
    program("match", report, "--exact")
    assert "proven: nothing scores higher than" in program.out
    one = program.json("match", "--text", "Bees dance.", "--exact")
    assert one["matches"][0]["known"]["id"] in one["exact"]["known"]


def test_exact_search_for_words_and_batches(program: Program, known: str, tmp_path: Path) -> None:
    program("claims", "import", known)
    found = program.json("claims", "search", "zzz quux", "--exact")
    assert found["hits"][0]["id"] in found["exact"]["known"]
    program("claims", "search", "zzz quux", "--exact")
    assert "by exact search" in program.out
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": 1, "text": "ferry"}\n{"id": 2, "text": "?"}\n', encoding="utf-8")
    lines = program("claims", "search", "--batch", str(batch), "--exact").splitlines()
    answers = [json.loads(line) for line in lines]
    assert [answer["id"] for answer in answers] == [1, 2]
    assert answers[0]["hits"][0]["id"] in answers[0]["exact"]["known"]
    assert answers[1]["exact"]["known"] == []
