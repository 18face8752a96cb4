"""The commands over a database: what they print, what they keep, what they refuse."""

import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.unit.conftest import REPORT, Program
from workbench.cli import logs
from workbench.cli.running import run
from workbench.desk.formats import catalogue


def test_split_keeps_to_the_contract_and_makes_no_database(
    fresh_program: Program, report: str, tmp_path: Path
) -> None:
    document = fresh_program.json("split", report)
    assert set(document) == {"article", "claims", "excluded"}
    assert set(document["article"]) == {
        "title",
        "language",
        "length",
        "sha256",
        "published",
        "agencies",
        "bylines",
        "notices",
    }
    assert document["article"]["length"] == len(REPORT)
    for claim in document["claims"]:
        assert set(claim) == {
            "id",
            "start",
            "end",
            "text",
            "sentence",
            "checkable",
            "worth",
            "reasons",
            "hedged",
            "language",
            "attribution",
            "questions",
            "frame",
            "signals",
            "context",
        }
        assert REPORT[claim["start"] : claim["end"]] == claim["text"]
        for signal in claim["signals"]:
            assert {"kind", "start", "end", "text", "value"} <= set(signal)
            assert REPORT[signal["start"] : signal["end"]] == signal["text"]
    assert any(claim["attribution"] for claim in document["claims"])
    assert not (tmp_path / "claims.db").exists()


def test_split_says_where_the_article_comes_from(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    lines = ("Ferry runs aground", "By Jane Miller", "Published March 3, 2024 4:05 PM", "")
    file.write_text("\n".join(lines) + "HARTFORD (AP) — " + REPORT, encoding="utf-8")
    article = program.json("split", str(file))["article"]
    assert article["published"] == "2024-03-03T16:05"
    assert (article["agencies"], article["bylines"]) == (["AP"], ["Jane Miller"])
    assert "published 2024-03-03 16:05 · AP · by Jane Miller" in program("split", str(file))
    assert program.json("match", str(file))["article"] == article


def test_split_for_people(program: Program, report: str) -> None:
    shown = program("split", report)
    assert "48 people" in shown
    assert "says: the harbour master" in shown


def test_split_defuses_what_a_terminal_would_act_on(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "evil.txt"
    file.write_text("The \x1b]2;owned\x07 mayor \u202eresigned on 3 May 2023.\n", encoding="utf-8")
    shown = program("split", str(file))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "␛]2;owned␇" in shown


def test_remarks_go_to_standard_error(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes("Die Fähre lief am 3. Mai 2023 auf Grund.".encode("cp1252"))
    program("split", str(file))
    assert "Windows-1252" in program.err
    program("split", str(file), "--json")
    assert program.err == ""


def test_mark_does_what_a_key_does(program: Program, report: str) -> None:
    shown = program("mark", report, "c1", "ok", "--note", "harbour log")
    assert "c1" in shown
    assert "by Anna" in shown
    program("mark", "1", "c2", "2")
    program("mark", "1", "c3", "Supported", "--scale", "averitec")
    log = json.loads(program("log", "export", "1", "--format", "json"))
    assert "harbour log" in json.dumps(log)
    assert program("log", "verify").startswith("Complete and unaltered")


def test_mark_answers_either_question(program: Program, report: str) -> None:
    shown = program("mark", report, "c2", "ok", "--question", "said")
    assert "did the harbour master say it?" in shown
    assert "say it?" not in program("mark", "1", "c2", "correct", "--question", "so")
    claim = program.json("match", "1")["claims"][1]
    assert {name: claim["said"][name] for name in ("scale", "label", "settles", "by")} == {
        "scale": "desk@1",
        "label": "ok",
        "settles": True,
        "by": "Anna",
    }
    assert claim["verdict"]["label"] == "correct"
    assert "names nobody who said it" in program.refuses(
        "mark", "1", "c1", "ok", "--question", "said"
    )
    assert "--question" in program.refuses("mark", "1", "c2", "ok", "--question", "why")
    assert program("db", "check")


def test_marks_that_do_not_fit_are_refused(program: Program, report: str) -> None:
    assert "has no verdict" in program.refuses("mark", report, "c1", "perhaps")
    assert "has no claim" in program.refuses("mark", report, "c99", "ok")
    assert "no article 9" in program.refuses("mark", "9", "c1", "ok")
    assert "no verdict scale" in program.refuses("mark", report, "c1", "ok", "--scale", "x")


def test_importing_tells_what_became_of_each_row(
    program: Program, known: str, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("claim;date;url\nOne.;2020-01-01;soon\n;2020-01-01;\n", encoding="utf-8")
    assert "3 new, 0 changed, 0 as before, 1 in quarantine" in program(
        "claims", "import", known, str(bad)
    )
    assert "bad.csv, line 3" in program.err
    summary = program.json("claims", "import", str(bad))
    assert (summary["new"], summary["same"]) == (0, 1)
    assert summary["rejected"][0]["where"] == "bad.csv, line 3"
    assert "columns: text = claim" in summary["notices"][0]["reason"]
    assert "“soon”" in summary["notices"][1]["reason"]


def test_a_flood_of_bad_rows_is_cut_short(program: Program, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{}\n" * 500, encoding="utf-8")
    assert "500 in quarantine" in program("claims", "import", str(bad))
    assert len(program.err.splitlines()) < 100
    assert "450 more" in program.err.splitlines()[-1]
    assert len(program.json("claims", "import", str(bad))["rejected"]) == 500


def test_a_file_name_beyond_measure_is_refused(program: Program, report: str) -> None:
    assert "could not be written" in program.refuses("log", "export", report, "-o", "x" * 5_000)


def test_nobody_is_a_blank(program: Program, report: str) -> None:
    assert not program("--by", " ", "mark", report, "c1", "ok").rstrip().endswith("by")


def test_known_claims_are_added_searched_shown_and_counted(program: Program) -> None:
    program(
        *("claims", "add", "Bees sleep at night.", "--verdict", "true"),
        *("--publisher", "Nature desk", "--date", "2024-05-06", "--id", "n1"),
    )
    (hit,) = program.json("claims", "search", "sleeping bees")["hits"]
    assert (hit["external_id"], hit["verdict"]) == ("n1", "true")
    assert "Bees sleep" in program("claims", "search", "bees")
    assert program.json("claims", "show", "1")["date"] == "2024-05-06"
    assert "Nature desk" in program("claims", "show", "1")
    assert program.json("claims", "stats")["total"] == 1
    assert "Nature desk" in program("claims", "stats")
    assert "nothing known" in program("claims", "search", "submarines")


def test_a_batch_of_searches_gives_a_line_each(
    program: Program, known: str, tmp_path: Path
) -> None:
    program("claims", "import", known)
    batch = tmp_path / "q.jsonl"
    batch.write_text(
        '{"id": "q1", "text": "ferry aground"}\n{"id": 2, "text": "zzz"}\n', encoding="utf-8"
    )
    lines = program("claims", "search", "--batch", str(batch), "-n", "5", "--json").splitlines()
    first, second = map(json.loads, lines)
    assert first["id"] == "q1"
    assert set(first["hits"][0]) == {"external_id", "id", "score"}
    assert second == {"id": 2, "hits": []}


def test_known_claims_are_written_out_and_read_back(
    program: Program, known: str, tmp_path: Path
) -> None:
    program("claims", "import", known)
    lines = program("claims", "export").splitlines()
    assert {json.loads(line)["id"] for line in lines} == {"a", "b"}
    target = tmp_path / "out.jsonl"
    program("claims", "export", "-o", str(target))
    assert target.read_text(encoding="utf-8").splitlines() == lines
    assert "exists already" in program.refuses("claims", "export", "-o", str(target))
    program("claims", "export", "-o", str(target), "--force")


@pytest.mark.parametrize(
    "arguments",
    [
        ("claims", "import", "missing.csv"),
        ("claims", "import", "workbench/locale"),
        ("claims", "import", "README.md", "--map", "text"),
        ("claims", "import", "README.md", "--map", "colour=x"),
        ("claims", "undo-import", "7"),
        ("claims", "quarantine", "mend", "7"),
        ("claims", "quarantine", "dismiss", "7", "--reason", "x"),
        ("claims", "add", " "),
        ("claims", "add", "One.", "--date", "soon"),
        ("claims", "show", "77"),
        ("claims", "show", "99999999999999999999"),
        ("claims", "search", "--batch", "missing.jsonl"),
        ("claims", "export", "-o", "no/such/folder/x.jsonl"),
        ("match", "missing.txt"),
        ("match", "77"),
        ("log", "export", "77"),
        ("log", "verify", "missing.json"),
    ],
)
def test_bad_input_is_one_line(program: Program, arguments: tuple[str, ...]) -> None:
    assert program.refuses(*arguments).startswith("workbench: ")


@pytest.mark.parametrize(
    ("name", "says"),
    [(".", "folder"), ("mysql://u@h/x", "PostgreSQL"), ("sqlite://", "memory"), ("notes.txt", "")],
)
def test_what_is_no_database_is_one_line(
    name: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: Program
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").write_text("Not a database at all, only some notes. " * 50)
    assert says in program.refuses("--db", name, "claims", "stats")


def test_a_log_is_exported_once_in_every_format(
    program: Program, report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("mark", report, "c1", "ok")
    assert set(logs.FORMATS) == set(catalogue.FORMATS)
    for form in logs.FORMATS:
        target = tmp_path / f"log.{form}"
        export = ("log", "export", "1", "--format", form)
        program(*export, "-o", str(target))
        assert target.stat().st_size
        assert "exists already" in program.refuses(*export, "-o", str(target))
        if not catalogue.FORMATS[form].is_binary:
            assert program(*export, "-o", "-")
    assert "<html" in (tmp_path / "log.html").read_text(encoding="utf-8")
    program(*export, "-o", str(target), "--force")
    assert "no address of a page" in program.refuses(
        "log", "export", "1", "--format", "claimreview", "--url", "ftp://example.org"
    )
    packed = catalogue.Format("md", ".md", lambda _document: b"PK", is_binary=True)
    monkeypatch.setitem(catalogue.FORMATS, "md", packed)
    assert program("log", "export", "1", "-o", "-")
    monkeypatch.setattr("workbench.cli.binary.sys", SimpleNamespace(stdout=Terminal()))
    assert "with -o FILE" in program.refuses("log", "export", "1")


class Terminal:
    """A standard output that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_a_log_for_the_public_is_verified_with_what_it_withholds(
    program: Program, report: str, tmp_path: Path
) -> None:
    program("mark", report, "c1", "ok", "--note", "asked twice")
    target = tmp_path / "log.json"
    profile = ("--profile", "public")
    program("log", "export", "1", "--format", "json", *profile, "-o", str(target))
    assert "asked twice" not in target.read_text("utf-8")
    assert "(1 withheld)" in program("log", "verify", str(target))
    assert "asked twice" not in program("log", "export", "1", *profile)
    assert "asked twice" in program("log", "export", "1")


def test_an_altered_log_is_the_answer_no(program: Program, report: str, tmp_path: Path) -> None:
    program("mark", report, "c1", "ok")
    target = tmp_path / "log.json"
    program("log", "export", "1", "--format", "json", "-o", str(target))
    assert "Complete" in program("log", "verify", str(target))
    target.write_text(target.read_text("utf-8").replace("Anna", "Bert"), encoding="utf-8")
    assert program("log", "verify", str(target), expect=1) == ""
    altered, count, resting = program.err.splitlines()
    assert "Entry 1 (article-added, Bert" in altered
    assert "1 verdict rests on that" in count
    assert "article 1, c1: ok (Bert" in resting


def test_the_database_is_placed_upgraded_checked_and_backed_up(
    fresh_program: Program, report: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(tmp_path / "claims.db")
    assert fresh_program("db", "path").strip() == place
    assert not Path(place).exists()
    fresh_program("mark", report, "c1", "ok")
    assert place in fresh_program("db", "upgrade")
    assert place in fresh_program("db", "check")
    copy = tmp_path / "copy.db"
    fresh_program("db", "backup", str(copy))
    assert fresh_program.refuses("db", "backup", str(copy))
    assert run(["--db", str(copy), "log", "verify"]) == 0
    assert "2 events" in capsys.readouterr().out


def test_a_password_is_not_shown(capsys: pytest.CaptureFixture[str], program: Program) -> None:
    assert run(["--db", "postgresql://anna:secret@desk.example/claims", "db", "path"]) == 0
    assert "secret" not in capsys.readouterr().out


def test_a_language_without_word_lists_is_told(program: Program, tmp_path: Path) -> None:
    page = tmp_path / "pont.txt"
    page.write_text("Le conseil a fermé le pont du port. Il coûte 50 % de plus.", encoding="utf-8")
    document = program.json("split", str(page))
    assert document["article"]["language"] == "und"
    (notice,) = document["article"]["notices"]
    assert "less surely" in notice
    assert [signal["value"] for claim in document["claims"] for signal in claim["signals"]] == [
        "50"
    ]


def test_the_articles_date_can_be_given(program: Program, tmp_path: Path) -> None:
    page = tmp_path / "mill.txt"
    page.write_text("The mill burnt down on Tuesday.", encoding="utf-8")
    (claim,) = program.json("split", "--published", "2022-06-15", str(page))["claims"]
    (day,) = [signal for signal in claim["signals"] if signal["kind"] == "date"]
    assert (day["value"], day["resolved"]) == ("weekday-2", "2022-06-14")
    shown = program("split", "--published", "2022-06-15", str(page))
    assert "“Tuesday” → 2022-06-14 by the article's date" in shown


def test_what_is_no_date_is_said_so(program: Program, report: str) -> None:
    program("split", "--published", "yesterday", report, expect=2)
    assert "“yesterday” is no date" in program.err


def test_the_first_decision_of_a_day_is_followed_by_a_backup_that_can_be_put_back(
    program: Program, report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program("db", "backups") == "There is no backup yet.\n"
    monkeypatch.delenv("WORKBENCH_BACKUP")
    program("split", report)
    assert program.json("db", "backups") == {"backups": []}
    program("mark", report, "c1", "ok")
    (listed,) = program.json("db", "backups")["backups"]
    assert listed["events"] == 2
    day, file = listed["day"], Path(listed["file"])
    assert f"{day}  2 entries in the log, " in program("db", "backups")
    assert file.parent == tmp_path / "claims-backups"
    program("mark", report, "c1", "correct")
    program("db", "backups", "--now")
    assert list(file.parent.iterdir()) == [file]
    assert "use --force to put the backup in its place" in program.refuses("db", "restore", day)
    assert "2 entries in the log" in program("db", "restore", day, "--force")
    kept = program.out.splitlines()[1].removeprefix("What was there before is kept in ")
    assert program("db", "restore", kept, "--force")
    assert "3 events" in program("log", "verify")
    for backup in (file, tmp_path / "nothing"):
        backup.unlink(missing_ok=True)
        assert "“workbench db backups” lists" in program.refuses("db", "restore", str(backup))
    shutil.rmtree(file.parent)
    file.parent.write_text("in the way")
    program("mark", report, "c1", "ok")
    assert "Today's backup was not made: " in program.err
    assert "event 4" in program.out
