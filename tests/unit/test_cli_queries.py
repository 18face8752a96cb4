"""The commands on queries: asked, sent, taken back in."""

from pathlib import Path

from tests.unit.conftest import Program


def test_queries_go_out_and_come_back(program: Program, report: str, tmp_path: Path) -> None:
    words = program.json("split", report)["claims"][0]["text"]
    said = program("queries", "ask", report, "c1", "Who says so?")
    assert said.startswith("q1  c1  event ")
    first = words.split()[0]
    program("queries", "correct", "1", "c1", "--old", first, "--new", "X", "--reason", "because")
    program("queries", "correct", "1", "c1", "--old", "zzz", "--new", "X", expect=2)
    assert "“zzz” does not stand in the article" in program.err
    program("queries", "withdraw", "1", "c2", expect=2)
    assert "“c2” is no query" in program.err
    file = tmp_path / "out.md"
    assert str(file) in program("queries", "export", "1", "-o", str(file))
    program("queries", "export", "1", "-o", str(file), expect=2)
    assert "--force" in program.err
    assert program("queries", "export", "1").replace("\r", "") == file.read_text("utf-8")
    back = file.read_text("utf-8").replace("[End q1]", "The mayor.\n[End q1]")
    file.write_text(back, "utf-8")
    assert "1 answer taken in, 0 there already" in program("queries", "import", str(file))
    assert "Nothing is written to: q2." in program.err
    assert "0 answers taken in, 1 there already" in program("queries", "import", str(file))
    program("queries", "answer", "1", "q2", expect=2)
    assert "The answer to q2 is empty." in program.err
    assert program("queries", "answer", "1", "q2", "--rejected", "No.").startswith("q2  event")
    assert program("queries", "answer", "1", "q2", "--rejected", "No.") == "nothing is different\n"
    program("queries", "withdraw", "1", "q2")
    listed = program.json("queries", "list", "1")["queries"]
    assert [(q["id"], q["reply"], q["answer"], q["withdrawn"]) for q in listed] == [
        ("q1", "answered", "The mayor.", False),
        ("q2", "rejected", "No.", True),
    ]
    shown = program("queries", "list", "1")
    assert "» q1" in shown
    assert "“The mayor.”" in shown
    assert "withdrawn" in shown
    program("queries", "export", "1", expect=2)
    assert "nothing to ask" in program.err
    program("queries", "import", str(tmp_path / "none.docx"), expect=2)
    assert "There is no file" in program.err
    word = tmp_path / "log.docx"
    program("log", "export", "1", "--format", "docx", "-o", str(word))
    assert word.read_bytes().startswith(b"PK")
