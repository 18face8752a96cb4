"""The commands on sources: what they print, what they keep, what they refuse."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.conftest import Program

STATEMENT = (
    "Statement of the harbour office\n\nOn 3 May 2023 the ferry ran aground with 84 people on "
    "board. Nobody was seriously hurt, the harbour master said.\n"
)
QUOTING = 'The harbour master said "nobody was hurt in the harbour at all" on 3 May 2023.\n'
QUOTED = 'The mayor spoke first. "Nobody was seriously hurt in the harbour at all", she said.\n'


@pytest.fixture
def statement(tmp_path: Path) -> str:
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT, encoding="utf-8")
    return str(file)


def test_a_source_is_added_shown_and_edited(program: Program, report: str, statement: str) -> None:
    said = program("sources", "add", statement, "--article", report, "--primary", "--origin", "me")
    assert "s1  statement" in said
    assert "there already" in program("sources", "add", statement)
    (listed,) = program.json("sources", "list")
    (of_article,) = program.json("sources", "list", "--article", report)
    assert listed == of_article
    assert (listed["id"], listed["primary"], listed["origin"]) == ("s1", True, "me")
    assert listed["reliability"] == "F"
    (snapshot,) = listed["snapshots"]
    assert snapshot["size"] == len(STATEMENT)
    assert snapshot["by"] == "Anna"
    assert listed["text"]["length"] == len(STATEMENT)
    program("sources", "edit", "s1", "--title", "Readout", "--secondary", "--confidential")
    shown = program.json("sources", "show", "s1")
    assert (shown["title"], shown["primary"], shown["confidential"]) == ("Readout", False, True)
    assert (shown["articles"], shown["evidence"]) == ([1], [])
    for line in ("Readout", "secondary", "reliability not judged", snapshot["sha256"]):
        assert line in program("sources", "show", "s1")
    assert program("sources", "text", "s1") == STATEMENT + "\n"
    assert program.json("sources", "text", "s1")["text"] == STATEMENT
    assert "usually reliable" in program("sources", "grade", "s1", "b")
    assert "nothing is different" in program("sources", "grade", "s1", "B")


def test_several_files_are_added_and_a_bad_one_stops_no_other(
    program: Program, report: str, statement: str, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    empty, none = str(tmp_path / "empty.txt"), str(tmp_path / "none.txt")
    program("sources", "add", statement, empty, none, "https://example.org/x", expect=2)
    assert program.err.count("\n") == 2
    assert "is empty" in program.err
    assert "There is no file" in program.err
    assert [item["id"] for item in program.json("sources", "list")] == ["s2", "s1"]
    told = program.refuses("sources", "add", "Telefonat", "mit", "Frau", "Meyer")
    assert "in quotation marks" in told
    (call,) = program.json("sources", "add", "Telefonat mit Frau Meyer: niemand verletzt")
    assert (call["kind"], call["title"], call["new"]) == (
        "phone-call",
        "Telefonat mit Frau Meyer",
        True,
    )


def test_passages_are_found_in_files_and_in_sources(
    program: Program, report: str, statement: str
) -> None:
    found = program.json("sources", "check", report, statement, "-n", "2")
    assert program.json("sources", "list") == []  # only looked at
    entry = found[0]
    assert set(entry) == {"claim", "passages", "quotations"}
    best = entry["passages"][0]
    assert set(best) == {"source", "start", "end", "text", "score", "relation", "differences"}
    assert best["source"] == statement
    assert STATEMENT[best["start"] : best["end"]] == best["text"]
    assert best["relation"] == "contradicts"
    (difference,) = best["differences"]
    assert (difference["kind"], difference["known"]["text"]) == ("number", "84")
    assert all(len(item["passages"]) <= 2 for item in found)
    program("sources", "add", statement, "--article", report)
    attached = program.json("sources", "check", report)
    assert attached[0]["passages"][0] == {**best, "source": "s1"}
    assert program.json("sources", "check", report, "s1") == attached
    assert "number: 48 ≠ 84" in program("sources", "check", report)


def test_quotations_are_held_against_a_source_word_for_word(
    program: Program, tmp_path: Path
) -> None:
    article, record = tmp_path / "article.txt", tmp_path / "record.txt"
    article.write_text(QUOTING, encoding="utf-8")
    record.write_text(QUOTED, encoding="utf-8")
    (found,) = program.json("sources", "quotes", str(article), str(record))
    assert QUOTING[found["start"] : found["end"]] == found["text"]
    assert found["status"] == "altered"
    (checked,) = found["sources"]
    change = next(item for item in checked["changes"] if item["matters"])
    assert (change["kind"], change["source"]["text"]) == ("left-out", "seriously")
    (place,) = checked["places"]
    assert "seriously" in QUOTED[place["start"] : place["end"]]
    assert "left out: “seriously”" in program("sources", "quotes", str(article), str(record))
    claims = program.json("sources", "check", str(article), str(record))
    assert [item["quotations"] for item in claims if item["quotations"]] == [[found]]


def test_evidence_is_linked_judged_graded_and_unlinked(
    program: Program, report: str, statement: str
) -> None:
    program("sources", "add", statement)
    words = "ran aground with 84\npeople on board."
    program("sources", "link", report, "c1", "s1", "--contradicts", "--quote", words)
    program("sources", "link", report, "c2", "s1", "--context", "--start", "0", "--end", "9")
    program("sources", "link", report, "c2", "s1", "--supports", "--note", "as a whole")
    program("sources", "judge", report, "c1", "1", "--context", "--note", "not sure")
    assert "event" in program("sources", "grade-evidence", report, "c1", "1", "2")
    for again in (("judge", "--context"), ("judge", "--note", "not sure"), ("grade-evidence", "2")):
        said = program("sources", again[0], report, "c1", "1", *again[1:])
        assert "nothing is different" in said
    first, second, third = program.json("sources", "show", "s1")["evidence"]
    assert (first["claim"], first["stance"], first["credibility"]) == ("c1", "context", "2")
    assert first["note"] == "not sure"
    passage = first["passage"]
    assert passage["text"] == STATEMENT[passage["start"] : passage["end"]]
    assert passage["text"] == "ran aground with 84 people on board."
    assert second["passage"]["text"] == "Statement"
    assert (third["passage"], third["note"]) == (None, "as a whole")
    assert "c1" in program("sources", "show", "s1")
    assert "unlinked" in program("sources", "unlink", report, "c2", "2")
    assert len(program.json("sources", "show", "s1")["evidence"]) == 2
    program("db", "check")


def test_what_can_not_be_linked_is_refused_in_a_sentence(
    program: Program, report: str, statement: str
) -> None:
    program("sources", "add", statement, "https://example.org/x")
    link = ("sources", "link", report, "c1", "s1")
    refuses = program.refuses
    assert "Say what it does" in refuses(*link)
    assert "only one of" in refuses(*link, "--supports", "--contradicts")
    assert "do not stand" in refuses(*link, "--supports", "--quote", "85 people")
    assert "stand 2 times in s1, first at" in refuses(*link, "--supports", "--quote", "harbour")
    assert "together" in refuses(*link, "--supports", "--start", "3")
    assert "larger --end" in refuses(*link, "--supports", "--start", "9", "--end", "9")
    assert "no words at that place" in refuses(
        *link, "--supports", "--start", "9999", "--end", "10000"
    )
    assert "either" in refuses(*link, "--supports", "--quote", "x", "--start", "1", "--end", "2")
    assert "no claim “c99”" in refuses("sources", "link", report, "c99", "s1", "--supports")
    assert "There is no source s9" in refuses("sources", "link", report, "c1", "s9", "--supports")
    assert "has no text" in refuses(
        "sources", "link", report, "c1", "s2", "--supports", "--start", "0", "--end", "1"
    )
    assert "is no source" in refuses("sources", "show", "x")
    assert "no evidence 7" in refuses("sources", "unlink", report, "c1", "7")
    assert "no source with a text" in refuses("sources", "check", report)
    assert "s2 has no text" in refuses("sources", "check", report, "s2")
    assert "There is no file" in refuses("sources", "check", report, "none.txt")
    assert "Nothing of this source is saved" in refuses("sources", "extract", "s2")
    for day in ("yesterday", "2022-13-45", "0000", "2023-02-29", "2022-06-15T25:00Z"):
        assert "no date" in refuses("sources", "edit", "s1", "--published", day)
    program("sources", "edit", "s1", "--published", "2022-06-15T14:30:00Z", "--language", "pt-BR")
    assert "no code of a language" in refuses("sources", "edit", "s1", "--language", "German")
    assert "s2 has no text" in refuses("sources", "text", "s2", "--json")
    for address in ("https://anna:secret@example.org/x", "http://anna@example.org\\\\@b.org/"):
        assert "name and password" in refuses("sources", "edit", "s1", "--url", address)
        assert "name and password" in refuses("sources", "add", address)
    program("sources", "edit", "s1", "--url", "https://example.org/@anna?to=a@b.org")
    assert len(refuses("sources", "check", report, "x" * 100_000)) < 1_100


def test_too_little_evidence_is_told_and_explained(
    program: Program, report: str, statement: str
) -> None:
    program("sources", "add", statement)
    program("sources", "link", report, "c1", "s1", "--supports")
    program("mark", report, "c1", "ok")
    assert "1 of 2 independent origins, no primary source" in program.err
    found = program.json("sources", "origins", report)
    (claim,) = [item for item in found["claims"] if item["claim"] == "c1"]
    assert (claim["falls_short"], claim["origins"], claim["wanted"]) == (True, 1, 2)
    assert (claim["supports"], claim["reason"]) == ([["s1"]], None)
    assert found["groups"] == [{"name": "", "sources": ["s1"], "reasons": []}]
    program("mark", report, "c1", "ok", "--reason", "the photograph shows it")
    assert program.err == ""
    assert "the photograph shows it" in program("sources", "origins", report)
    program("sources", "explain", report, "c1", "--reason", "two saw it")
    (claim,) = program.json("sources", "origins", report)["claims"]
    assert claim["reason"] == "two saw it"
    again = program("sources", "explain", report, "c1", "--reason", " two saw it ")
    assert "nothing is different" in again


def test_two_sources_of_one_agency_are_one_origin(program: Program, report: str) -> None:
    for name in ("Daily", "Weekly"):
        call = f"Reading the {name}: 48 on board"
        program("sources", "add", call, "--publisher", name, "--origin", "dpa", "--article", report)
    (group,) = program.json("sources", "origins", report)["groups"]
    assert group["sources"] == ["s1", "s2"]
    assert [reason["reason"] for reason in group["reasons"]] == ["agency"]
    assert "same agency: dpa" in program("sources", "origins", report)


def test_sources_are_attached_and_detached(program: Program, report: str, statement: str) -> None:
    program("sources", "add", statement)
    program("sources", "attach", report, "s1")
    assert "already" in program("sources", "attach", report, "s1")
    program("sources", "detach", report, "s1")
    assert "is not checked against s1" in program.refuses("sources", "detach", report, "s1")


def test_a_newer_file_is_saved_and_read_again(
    program: Program, statement: str, tmp_path: Path
) -> None:
    program("sources", "add", statement)
    newer = tmp_path / "newer.txt"
    newer.write_text(STATEMENT.replace("84", "85"), encoding="utf-8")
    (saved,) = program.json("sources", "save", "s1", str(newer))
    assert [item["number"] for item in saved["snapshots"]] == [1, 2]
    assert "85 people" in program("sources", "text", "s1")
    (again,) = program.json("sources", "extract", "s1")
    assert again["text"] == saved["text"]
    assert "is a folder" in program.refuses("sources", "save", "s1", str(tmp_path))


def test_verify_names_what_changed_and_answers_no(
    program: Program, report: str, statement: str, tmp_path: Path
) -> None:
    program("sources", "add", statement)
    program("sources", "link", report, "c1", "s1", "--contradicts", "--quote", "84 people on board")
    program("mark", report, "c1", "correct")
    assert program.json("sources", "verify")["ok"]
    assert "Unaltered. Snapshots: 1" in program("sources", "verify")
    (blob,) = (path for path in (tmp_path / "claims-sources").rglob("*") if path.is_file())
    blob.chmod(0o600)
    blob.write_bytes(b"other")
    found = json.loads(program("sources", "verify", "--json", expect=1))
    (fault,) = found["faults"]
    assert (fault["fault"], fault["source"], fault["snapshot"]) == ("changed", "s1", 1)
    assert fault["evidence"] == [
        {"evidence": 1, "article": 1, "claim": "c1", "verdict": "to correct"}
    ]
    assert program("sources", "verify", expect=1) == ""
    assert "saved bytes of snapshot 1 were changed" in program.err
    blob.unlink()
    program("db", "check", expect=1)
    assert "Saved bytes of source s1 are missing" in program.err


def test_a_backup_says_how_many_files_of_sources_it_holds(
    program: Program, statement: str, tmp_path: Path
) -> None:
    program("sources", "add", statement)
    target = tmp_path / "copy.db"
    assert "1 saved file of sources is in" in program("db", "backup", str(target))
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT count(*) FROM snapshot").fetchone() == (1,)
    assert "is there already" in program.refuses("db", "backup", str(target))
    (blob,) = (path for path in (tmp_path / "claims-sources").rglob("*") if path.is_file())
    blob.unlink()
    program("db", "backup", str(tmp_path / "second.db"), expect=1)
    assert "is not in the backup" in program.err


def test_nothing_a_terminal_acts_on_is_printed(
    program: Program, report: str, tmp_path: Path
) -> None:
    evil = tmp_path / "evil.txt"
    evil.write_text(
        "\x1b]2;owned\x07 The ferry ran aground on \u202e3 May 2023.\n", encoding="utf-8"
    )
    title = "\x1b[2Jtitle\u202e"
    program("sources", "add", str(evil), "--title", title, "--article", report)
    program("sources", "link", report, "c1", "s1", "--supports", "--start", "0", "--end", "20")
    for command in (
        *(["list"], ["show", "s1"], ["text", "s1"], ["verify"]),
        *(["check", report], ["quotes", report], ["origins", report]),
    ):
        shown = program("sources", *command)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        if command[0] not in ("quotes", "origins"):
            program.json("sources", *command)
            assert "\u202e" not in program.out


def test_a_switched_off_fetcher_fetches_nothing(program: Program, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("fetching = false\n", encoding="utf-8")
    told = program.refuses("sources", "fetch", "https://example.org/x")
    assert "settings" in told
    program("sources", "add", "Call with the harbour master: nobody hurt")
    program.refuses("sources", "fetch", "s1")
