"""Every entry of an import file is taken or listed with its reason."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.incoming_entries import problems, read, texts
from workbench.desk.incoming.files import inspect
from workbench.desk.incoming.rows import iso_date
from workbench.desk.incoming.values import rows as value_rows
from workbench.errors import ImportFileError
from workbench.model.quarantine import Distrust


def test_json_lines_take_every_field(tmp_path: Path) -> None:
    said = {
        "id": 7,
        "text": "The bridge is 40 m long.",
        "title": "T",
        "summary": "S",
        "language": "en",
        "verdict": "false",
        "date": "2024-05-06T07:08:09Z",
        "publisher": "P",
        "url": "https://p.example/7",
        "claimant": "C",
    }
    (entry,) = read(tmp_path / "k.jsonl", json.dumps(said))
    claim = entry.claim
    assert claim is not None
    assert (claim.external_id, claim.date, claim.origin) == ("7", "2024-05-06", "k.jsonl")
    assert (claim.title, claim.summary, claim.language, claim.verdict) == ("T", "S", "en", "false")
    assert (claim.publisher, claim.url, claim.claimant) == ("P", said["url"], "C")


def test_bad_lines_are_named_and_the_others_taken(tmp_path: Path) -> None:
    content = '{"text": "One."}\n\n{"text": \n{"id": "x"}\n[1]\n{"text": "Two."}\n{"text": ""}\n'
    entries = read(tmp_path / "k.jsonl", content)
    assert texts(entries) == ["One.", "Two."]
    assert [where for where, _ in problems(entries)] == [
        "line 3",
        "line 4",
        "line 5, item 1",
        "line 7",
    ]
    assert "column" in problems(entries)[0][1]


def test_an_id_is_made_where_there_is_none(tmp_path: Path) -> None:
    entries = read(tmp_path / "k.jsonl", '{"text": "One."}\n{"text": "Two."}\n{"text": "One."}\n')
    ids = [entry.claim.external_id for entry in entries if entry.claim]
    assert ids[0] == ids[2] != ids[1]


def test_a_date_that_means_nothing_is_told(tmp_path: Path) -> None:
    (entry,) = read(tmp_path / "k.jsonl", '{"text": "One.", "date": "last week"}')
    assert entry.problem is not None
    assert entry.problem.kind is Distrust.IMPOSSIBLE_DATE
    assert "last week" in entry.problem.detail


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("", ""),
        ("2022-06-15", "2022-06-15"),
        ("2022-6-5", "2022-06-05"),
        ("2020-10-07 20:05", "2020-10-07"),
        ("15.6.2022", "2022-06-15"),
        ("15. 06. 22", "2022-06-15"),
        ("25-08-2020", "2020-08-25"),
        ("2022-06-15Z", "2022-06-15"),
        ("2022/06/15", "2022-06-15"),
        ("2017-03-01 20:30:17 UTC", "2017-03-01"),
        ("17. Juni 2022", "2022-06-17"),
        ("1.März 2022", "2022-03-01"),
        ("June 17, 2022", "2022-06-17"),
        ("Fri, 17 Jun 2022 08:00:00 GMT", "2022-06-17"),
        ("2022-06", "2022-06"),
        ("2022-06-00", None),
        ("2022-02-30", None),
        ("0022-06-15", None),
        ("1655654400", None),
        ("2022-13-01", None),
        ("06/07/2022", None),
        ("x" * 100_000, None),
    ],
)
def test_dates(said: str, iso: str | None) -> None:
    assert iso_date(said) == iso


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_tables_with_german_headings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    lines = (
        ("Behauptung", "Urteil", "Geprüft am", "Vermerk", "Ablage"),
        ('"Die Mühle ""Süd"" steht still"', "falsch", "03.04.2021", '"eins\r\nzwei"', "x"),
    )
    content = "\r\n".join(delimiter.join(cells) for cells in lines)
    (entry,) = read(tmp_path / "k.csv", content.encode(encoding))
    assert entry.claim is not None
    assert entry.claim.text == 'Die Mühle "Süd" steht still'
    assert (entry.claim.verdict, entry.claim.date) == ("falsch", "2021-04-03")
    assert entry.claim.summary == "eins\r\nzwei"


def test_headings_are_known_without_umlauts_and_a_no_withdraws_nothing(tmp_path: Path) -> None:
    table = (
        "Behauptung;Gueltig bis;withdrawn;url;publisher_url\n"
        "One.;2030-01-01;nein;https://a.example/1;https://www.a.example\n"
        "Two.;;ja;;\nThree.;;an error;;\nFour.;;;https://b.example/1;https://a.example\n"
    )
    *taken, foreign = read(tmp_path / "k.csv", table)
    assert [
        (row.claim.valid_until, row.claim.withdrawn, row.claim.withdrawn_because)
        for row in taken
        if row.claim
    ] == [
        ("2030-01-01", False, ""),
        ("", True, "withdrawn by its publisher"),
        ("", True, "an error"),
    ]
    assert foreign.problem is not None
    assert foreign.problem.kind is Distrust.FOREIGN_HOST
    exported = '{"text": "One.", "withdrawn": true, "publisher": {"name": "P"}}'
    (entry,) = read(tmp_path / "k.jsonl", exported)
    assert entry.claim is not None
    assert (entry.claim.withdrawn, entry.claim.publisher) == (True, "P")


def test_a_broken_first_line_does_not_hide_the_next_ones(tmp_path: Path) -> None:
    lines = '{"text": "One.\n{"text": "Two."}\n{"text": "Three."}\n'
    broken, *others = read(tmp_path / "k.txt", lines)
    assert broken.raw == '{"text": "One.'
    assert texts(others) == ["Two.", "Three."]


def test_rows_of_a_table_that_do_not_fit_are_named(tmp_path: Path) -> None:
    content = (
        "sep=;\nid;claim;verdict\n1;One;true\n2;Two, too;false;;\n3;Th;ree;true\n4;;x\n5\n\n6;Six\n"
    )
    entries = read(tmp_path / "k.csv", content)
    assert texts(entries) == ["One", "Two, too", "Six"]
    assert [where for where, _ in problems(entries)] == ["line 5", "line 6", "line 7"]


def test_a_quotation_mark_never_closed_is_told_with_all_it_swallows(tmp_path: Path) -> None:
    entries = read(tmp_path / "k.csv", 'claim;verdict\nOne;true\n"Two;false\nThree;true\n')
    assert texts(entries) == ["One"]
    assert problems(entries)[0][0] == "lines 3–4"
    assert json.loads(entries[-1].raw) == ['"Two;false\nThree;true\n']


def test_a_field_beyond_measure_is_one_bad_row(tmp_path: Path) -> None:
    entries = read(tmp_path / "k.csv", f"claim;verdict\n{'a' * 200_000};x\nTwo;false\n")
    assert texts(entries) == ["Two"]
    assert len(problems(entries)) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ("colour;shape\nred;round\n", "no column"),
        ('"two\nlines";shape\nred;round\n', "are: two lines, shape"),
        ("[", "ends too early"),
        ('{"dataFeedElement": [', "ends too early"),
        ("[" * 100_000, "nested too deeply"),
        ("[" + "9" * 5_000 + "]", "too long"),
        ("<html></html>", "no JSON-LD"),
        ('<script type="application/ld+json">[{"@type": "Article"}]</script>', "no ClaimReview"),
        (b"\x00\x01\x02\x03" * 50, "not a text"),
    ],
)
def test_what_can_not_be_imported_is_refused(
    tmp_path: Path, content: str | bytes, says: str
) -> None:
    with pytest.raises(ImportFileError, match=says) as caught:
        read(tmp_path / "k.dat", content)
    assert "\n" not in str(caught.value)


def test_lines_of_json_that_are_no_objects_are_told_one_by_one(tmp_path: Path) -> None:
    entries = read(tmp_path / "k.jsonl", '1\n{"text": "The tower leans."}\nnull\n')
    assert texts(entries) == ["The tower leans."]
    assert [where for where, _why in problems(entries)] == ["line 1", "line 3"]


def test_missing_files_folders_and_devices_are_refused(tmp_path: Path) -> None:
    for path, says in (
        (tmp_path / "no.csv", "no file"),
        (tmp_path, "is a folder"),
        (os.devnull, "not an ordinary file"),
    ):
        with pytest.raises(ImportFileError, match=says):
            inspect(str(path))


def test_nothing_that_no_database_keeps_comes_in(tmp_path: Path) -> None:
    (entry,) = read(tmp_path / "k.jsonl", '{"text": "a\\u0000b\\ud800", "title": "\\udfff"}')
    assert entry.claim is not None
    assert (entry.claim.text, entry.claim.title) == ("a\ufffdb\ufffd", "\ufffd")
    review = '{"@type": "ClaimReview", "claimReviewed": "half \\ud800", "url": "\\udfff"}'
    (entry,) = read(tmp_path / "k.json", review)
    assert entry.claim is not None
    assert entry.claim.text == "half \ufffd"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "@type",
                    "type",
                    "@graph",
                    "@value",
                    "item",
                    "dataFeedElement",
                    "text",
                    "claims",
                    "claimReview",
                    "claimReviewed",
                    "reviewRating",
                    "alternateName",
                    "author",
                    "name",
                    "properties",
                    "url",
                    "date",
                ]
            ),
            inner | st.just("ClaimReview"),
            max_size=5,
        )
    ),
    max_leaves=25,
)


@settings(max_examples=100)
@given(JSON)
def test_any_json_is_taken_or_listed(value: object) -> None:
    for entry in value_rows(value, "document", origin="f"):
        assert entry.claim or entry.problem or entry.notices


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.sampled_from([b"", b"claim;verdict\n", b"{", b"[", b"<script"]))
def test_any_file_is_read_or_refused_with_a_sentence(
    tmp_path: Path, content: bytes, start: bytes
) -> None:
    try:
        entries = read(tmp_path / "k.dat", start + content)
    except ImportFileError as error:
        assert str(error)  # noqa: PT017 - either outcome is right
    else:
        assert all(entry.claim or entry.problem or entry.notices for entry in entries)
