"""Tables, workbooks, archives, folders and the shapes of other systems, told by what they hold."""

import gzip
import io
import json
import os
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

from workbench.desk.importing import ImportOptions, ImportSummary, import_files
from workbench.desk.incoming.files import inspect
from workbench.desk.incoming.files import rows as read_rows
from workbench.desk.workspace import Workspace
from workbench.errors import ImportFileError
from workbench.model.known import KnownClaim
from workbench.model.quarantine import Distrust

ENTRY = {"text": "The mill burned.", "verdict": "False", "publisher": "Quay Check"}
LINE = json.dumps(ENTRY).encode()


def known(ws: Workspace) -> list[KnownClaim]:
    with ws.store.read() as work:
        return list(work.known.all())


def packed(name: str, content: bytes, **more: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
        for other, text in more.items():
            archive.writestr(other, text)
    return out.getvalue()


def rolled(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        member = tarfile.TarInfo(name)
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return out.getvalue()


def taken(ws: Workspace, file: Path, content: bytes, **options: Any) -> ImportSummary:
    file.write_bytes(content)
    return import_files(ws, [file], options=ImportOptions(**options))


def workbook(*sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if not number else book.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_a_table_is_told_by_what_it_holds(
    ws: Workspace, tmp_path: Path, mark: str, encoding: str
) -> None:
    headings = ["Nr", "Behauptung", "Urteil", "Geprüft am", "Gültig bis", "Farbe"]
    row = ["7", '"Die Mühle\nbrannte."', "falsch", "3.5.2021", "31.12.2021", "rot"]
    text = "\r\n".join(mark.join(cells) for cells in (headings, row))
    summary = taken(ws, tmp_path / "k.dat", text.encode(encoding))
    (entry,) = known(ws)
    assert (entry.text, entry.verdict, entry.external_id) == ("Die Mühle\nbrannte.", "falsch", "7")
    assert (entry.date, entry.valid_until) == ("2021-05-03", "2021-12-31")
    assert summary.notices[0][1] == (
        "columns: external_id = Nr, text = Behauptung, verdict = Urteil, date = Geprüft am, "
        "valid_until = Gültig bis; not taken: Farbe"
    )


def test_a_column_is_named_by_hand(ws: Workspace, tmp_path: Path) -> None:
    content = b"claim;sentence;mark\nid-1;The mill burned.;False\n"
    taken(ws, tmp_path / "k.csv", content, mapping={"text": "Sentence", "verdict": "mark"})
    assert [(item.text, item.verdict) for item in known(ws)] == [("The mill burned.", "False")]
    with pytest.raises(ImportFileError, match="no column “phrase”; the columns are: claim, sen"):
        taken(ws, tmp_path / "k.csv", content, mapping={"text": "phrase"})
    with pytest.raises(ImportFileError, match="no field “colour”; there are: text, "):
        taken(ws, tmp_path / "k.csv", content, mapping={"colour": "mark"})
    with pytest.raises(ImportFileError, match="name it with --map text=HEADING"):
        taken(ws, tmp_path / "k.csv", b"colour;shape\nred;round\n")


def test_ratings_of_claims_kg_follow_the_rules_of_reviews(ws: Workspace, tmp_path: Path) -> None:
    content = (
        ",rating_ratingValue,rating_worstRating,rating_bestRating,rating_alternateName,"
        "creativeWork_author_name,creativeWork_datePublished,claimReview_author_name,"
        "claimReview_url,claimReview_claimReviewed,claimReview_datePublished\n"
        "0,1,1,5,Falsch,Jo,2020-01-01,Q,https://q.example/1,One.,2020-02-01\n"
        "1,4,1,5,,,,Q,https://q.example/2,Two.,\n"
        "2,5,5,1,,,,Q,https://q.example/3,Three.,\n"
        "3,9,1,5,,,,Q,https://q.example/4,Four.,\n"
    )
    summary = taken(ws, tmp_path / "kg.csv", content.encode())
    assert [(item.text, item.verdict) for item in known(ws)] == [
        ("One.", "Falsch"),
        ("Two.", "4 (1–5)"),
    ]
    assert (known(ws)[0].claimant, known(ws)[0].claim_date) == ("Jo", "2020-01-01")
    assert summary.reasons == {Distrust.INVERTED_RATING: 1, Distrust.RATING_OUT_OF_SCALE: 1}


def test_a_workbook_is_read_from_the_sheet_with_claims(ws: Workspace, tmp_path: Path) -> None:
    content = workbook(
        [["Farbe"], ["rot"]],
        [
            ["Aussage", "Urteil", "Datum", "Nr"],
            ["Die Mühle brannte.", "falsch", datetime(2021, 5, 3, 12), 7.0],
            [None, None, None, None],
            ["", "wahr", date(2021, 5, 4), 8],
        ],
        [["claim"], ["Another."]],
    )
    summary = taken(ws, tmp_path / "k.bin", content)
    (entry,) = known(ws)
    assert (entry.text, entry.date, entry.external_id) == ("Die Mühle brannte.", "2021-05-03", "7")
    assert summary.reasons == {Distrust.NO_TEXT: 1}
    assert summary.rejected[0][0] == "k.bin, S1, row 4"
    assert summary.notices[-1][1] == "sheets not taken: Sheet, S2"
    with pytest.raises(ImportFileError, match="no column is headed"):
        taken(ws, tmp_path / "k.bin", workbook([["Farbe"], ["rot"]]))
    for broken in (
        packed("xl/workbook.xml", b"<broken"),
        packed("xl/workbook.xml", b"<workbook/>", **{"[Content_Types].xml": b"<Types/>"}),
    ):
        with pytest.raises(ImportFileError, match="can't be read as a workbook"):
            taken(ws, tmp_path / "k.xlsx", broken)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda sheet: sheet[:-40], "its rest can't be read"),
        (lambda sheet: sheet.replace(b'r="B3"', b'r="ZZZZZZZZ3"'), "its rest can't be read"),
        (
            lambda sheet: sheet.replace(b'row r="4"', b'row r="9999999999"'),
            "its rest can't be read",
        ),
        (lambda sheet: sheet.replace(b'row r="4"', b'row r="1048576"'), ""),
    ],
)
def test_a_damaged_sheet_is_read_as_far_as_it_goes(
    tmp_path: Path, change: Callable[[bytes], bytes], says: str
) -> None:
    rows_of = [["claim", "verdict"], ["One.", "x"], ["Two.", "y"], ["Three.", "z"]]
    file = tmp_path / "k.xlsx"
    with (
        zipfile.ZipFile(io.BytesIO(workbook(rows_of))) as book,
        zipfile.ZipFile(file, "w") as damaged,
    ):
        for part in book.namelist():
            text = book.read(part)
            damaged.writestr(part, change(text) if part.endswith("sheet1.xml") else text)
    _headings, first, *_others, last = read_rows(inspect(str(file)))
    assert first.claim is not None
    assert first.claim.text == "One."
    if says:
        assert last.problem is not None
        assert says in last.problem.detail
    else:
        assert last.where == "Sheet, row 1048576"


def test_folders_and_archives_are_gone_through(ws: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    (folder / "deep").mkdir(parents=True)
    (folder / ".hidden").write_bytes(b"nothing")
    (folder / "gone").symlink_to(folder / "nowhere")
    (folder / "deep" / os.fsdecode(b"a\xff.jsonl")).write_bytes(LINE)
    (folder / "b.bin").write_bytes(gzip.compress(LINE.replace(b"mill", b"barn")))
    inner = gzip.compress(LINE.replace(b"mill", b"barge"))
    content = packed(
        "x/one.jsonl", LINE.replace(b"mill", b"boat"), bad=b"\0\1", cut=b"x" * 500, two=inner
    )
    damaged = content.replace(zlib.crc32(b"x" * 500).to_bytes(4, "little"), b"\1\2\3\4")
    (folder / "c.zip").write_bytes(damaged)
    (folder / "d.tgz").write_bytes(gzip.compress(rolled("e/f", LINE.replace(b"mill", b"bell"))))
    summary = import_files(ws, [folder])
    assert sorted((item.text, item.origin) for item in known(ws)) == [
        ("The barge burned.", "feeds/c.zip/two"),
        ("The barn burned.", "feeds/b.bin"),
        ("The bell burned.", "feeds/d.tgz/e/f"),
        ("The boat burned.", "feeds/c.zip/x/one.jsonl"),
        ("The mill burned.", "feeds/deep/a\ufffd.jsonl"),
    ]
    assert [why for _name, why in summary.rejected] == [
        "“feeds/c.zip/bad” can't be imported: it is not a text; save a table as XLSX or CSV.",
        "“feeds/c.zip/cut” can't be imported: it is broken.",
        "There is no file “feeds/gone”.",
    ]
    again = import_files(ws, [folder])
    assert (again.new, again.changed, again.same) == (0, 0, 5)


def test_standard_input_is_read(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(gzip.compress(LINE))))
    assert import_files(ws, ["-"]).new == 1
    assert known(ws)[0].origin == "standard input"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO()))
    with pytest.raises(ImportFileError, match=r"^“standard input” is empty"):
        import_files(ws, ["-"])


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("cut.tar", rolled("a", LINE * 100)[:600], "it is broken"),
        ("cut.gz", gzip.compress(LINE * 100)[:-20], "can't be imported"),
        ("cut.zip", packed("a", LINE * 100)[:-30], "can't be imported"),
        ("empty.zip", packed("folder/", b""), "no file to import"),
        ("deep.gz", gzip.compress(gzip.compress(gzip.compress(LINE))), "too many times"),
    ],
    ids=["cut tar", "cut gzip", "cut zip", "empty zip", "packed too often"],
)
def test_broken_archives_are_refused_in_one_sentence(
    ws: Workspace, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    with pytest.raises(ImportFileError, match=says) as caught:
        taken(ws, tmp_path / name, content)
    assert "\n" not in str(caught.value)


def test_an_archive_unpacks_no_more_than_is_allowed(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.desk.incoming import containers

    monkeypatch.setattr(containers, "_MOST_UNPACKED", 1_000)
    with pytest.raises(ImportFileError, match="too much in it"):
        taken(ws, tmp_path / "bomb.zip", packed("a", b"x" * 10_000))


def test_records_of_other_systems_are_read_by_the_names_of_their_entries(
    ws: Workspace, tmp_path: Path
) -> None:
    averitec = {
        "claim": "The barn burned.",
        "label": "Refuted",
        "justification": "It stands.",
        "speaker": "Jo",
        "claim_date": "25-8-2020",
        "fact_checking_article": "https://q.example/barn",
    }
    gathered = {
        "factcheck_url": "https://q.example/boat",
        "factcheck_date": "2021-02-03",
        "claim_reviewed": "The boat burned.",
        "claim_language": "en",
        "items_reviewed": [],
        "review_rating": "Mostly false",
        "review_standardized": "false",
    }
    post = json.loads(
        (Path(__file__).parent / "import_fixtures" / "correctiv_wp_posts.json").read_text("utf-8")
    )
    file = tmp_path / "k.json"
    assert taken(ws, file, json.dumps([averitec]).encode()).new == 1
    assert taken(ws, file, json.dumps(gathered).encode()).new == 1
    barn, boat = known(ws)
    assert (barn.verdict, barn.claimant, barn.claim_date) == ("Refuted", "Jo", "2020-08-25")
    assert (boat.verdict, boat.date, boat.url) == (
        "Mostly false",
        "2021-02-03",
        "https://q.example/boat",
    )
    # The title of a check may deny the claim: it waits until somebody gives the claim itself.
    assert taken(ws, file, json.dumps(post).encode()).reasons == {Distrust.NO_TEXT: 2}
    with ws.store.read() as work:
        first, second = work.quarantine.page()
    assert json.loads(first.fields)["verdict"] == "faktenforum_false"
    assert "verdict" not in json.loads(second.fields)
