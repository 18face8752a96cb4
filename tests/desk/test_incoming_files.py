"""Every entry of an import file is taken or listed with its reason."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.desk.incoming.files import inspect, rows
from workbench.desk.incoming.rows import Row, iso_date
from workbench.desk.incoming.values import rows as value_rows
from workbench.errors import ImportFileError
from workbench.model.quarantine import Distrust


def read(file: Path, content: str | bytes) -> list[Row]:
    """The entries of a file with this content."""
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return [row for row in rows(inspect(str(file))) if row.claim or row.problem]


def texts(entries: list[Row]) -> list[str]:
    return [entry.claim.text for entry in entries if entry.claim]


def problems(entries: list[Row]) -> list[tuple[str, str]]:
    return [(entry.where, entry.problem.detail) for entry in entries if entry.problem]


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


def review(**more: object) -> dict[str, object]:
    return {"@type": "ClaimReview", "url": "https://r.example/1", **more}


@pytest.mark.parametrize(
    ("rating", "verdict"),
    [
        ("Wrong", "Wrong"),
        ({"alternateName": "Half right", "ratingValue": 9}, "Half right"),
        ({"alternateName": {"@value": "Unklar", "@language": "de"}}, "Unklar"),
        ([{"alternateName": ["Mostly"]}], "Mostly"),
        ({"properties": {"alternateName": "Wrapped"}}, "Wrapped"),
        ({"ratingValue": 2, "worstRating": "1", "bestRating": 5}, "2 (1–5)"),
        ({"alternateName": "No", "ratingValue": 7, "worstRating": 1, "bestRating": 5}, "No"),
        ({"ratingValue": "Untrue"}, "Untrue"),
        (None, ""),
        ([], ""),
    ],
)
def test_ratings_in_all_their_shapes(rating: object, verdict: str) -> None:
    (entry,) = value_rows(
        review(claimReviewed="The tower leans.", reviewRating=rating), "document", origin="f"
    )
    assert entry.claim is not None
    assert entry.claim.verdict == verdict
    is_odd = isinstance(rating, dict) and rating.get("ratingValue") == 7
    assert bool(entry.notices) == (is_odd or (not verdict and rating is not None))


@pytest.mark.parametrize(
    ("rating", "kind"),
    [
        ({"ratingValue": -1, "worstRating": -1, "bestRating": -1}, Distrust.NO_RATING_SCALE),
        ({"ratingValue": 3}, Distrust.NO_RATING_SCALE),
        ({"ratingValue": "nan", "worstRating": 1, "bestRating": 5}, Distrust.NO_RATING_SCALE),
        ({"ratingValue": 5, "worstRating": 5, "bestRating": 1}, Distrust.INVERTED_RATING),
        ({"ratingValue": 0, "worstRating": 1, "bestRating": 5}, Distrust.RATING_OUT_OF_SCALE),
        ({"ratingValue": "1e9x"}, Distrust.NO_RATING_SCALE),
        (17, Distrust.NO_RATING_SCALE),
    ],
)
def test_a_number_that_says_nothing_sends_a_review_to_quarantine(
    rating: object, kind: Distrust
) -> None:
    said = review(claimReviewed="The tower leans.", reviewRating=rating)
    (entry,) = value_rows(said, "document", origin="f")
    assert entry.claim is None
    assert entry.problem is not None
    assert entry.problem.kind is kind
    assert json.loads(entry.raw) == said


def test_claim_reviews_are_found_in_feeds_graphs_and_wrappers() -> None:
    inner = review(claimReviewed="The tower&nbsp;leans &amp; creaks.", reviewRating="No")
    wrapped = {
        "type": "https://schema.org/ClaimReview",
        "properties": {"claimReviewed": "Wrapped."},
    }
    for value in (
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [inner]}]},
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, inner]},
        [inner],
        {"@type": ["Article", "ClaimReview"], **inner},
    ):
        found = [entry.claim.text for entry in value_rows(value, "d", origin="f") if entry.claim]
        assert found == ["The tower leans & creaks."]
    (entry,) = value_rows(wrapped, "d", origin="f")
    assert entry.claim is not None


def test_what_a_feed_holds_besides_is_listed_as_left_out() -> None:
    feed = {
        "@type": "DataFeed",
        "dataFeedElement": [{"item": None}, {"item": [None, 3]}, "x", {"@type": "Event"}],
    }
    entries = list(value_rows(feed, "document", origin="f"))
    assert [entry.where for entry in entries] == [
        "document, dataFeedElement 1",
        "document, dataFeedElement 2, item 1",
        "document, dataFeedElement 2, item 2",
        "document, dataFeedElement 3",
        "document, dataFeedElement 4",
    ]
    assert all(entry.problem for entry in entries)


def test_a_document_that_is_about_something_else_is_told() -> None:
    others: tuple[object, ...] = (
        {"@graph": [{"@type": "WebSite"}]},
        {"@type": "Event", "text": "x"},
        [],
    )
    for value in others:
        (entry,) = value_rows(value, "document", origin="f")
        assert entry.problem is not None
        assert entry.problem.kind is Distrust.NO_CLAIM


def test_a_verdict_inside_the_claim_is_taken_out_and_told() -> None:
    value = review(claimReviewed="False: The tower leans", reviewRating={"alternateName": "False"})
    (entry,) = value_rows(value, "d", origin="f")
    assert entry.claim is not None
    assert entry.claim.text == "The tower leans"
    assert "False" in entry.notices[0]


def test_an_answer_of_google_gives_an_entry_for_each_review() -> None:
    answer = {
        "claims": [
            {
                "text": "Bees can't fly.",
                "claimant": "A film",
                "claimReview": [
                    {
                        "publisher": {"site": "checks.example"},
                        "url": "https://checks.example/bees",
                        "textualRating": "False",
                        "reviewDate": "2023-01-02T00:00:00Z",
                    },
                    None,
                ],
            },
            {"text": "Nobody looked."},
            "nonsense",
        ],
        "nextPageToken": "abc",
    }
    entries = list(value_rows(answer, "document", origin="f"))
    assert texts(entries) == ["Bees can't fly.", "Bees can't fly."]
    assert entries[0].claim is not None
    assert entries[0].claim.publisher == "checks.example"
    assert entries[0].claim.date == "2023-01-02"
    assert len(problems(entries)) == 2
    assert entries[-1].notices
    assert texts(list(value_rows(answer["claims"][0], "line 1", origin="f"))) == texts(entries)


def test_a_broken_block_of_a_page_does_not_hide_the_good_one(tmp_path: Path) -> None:
    good = json.dumps(review(claimReviewed="The tower leans.", reviewRating="No"))
    other = '{"@context": "https://schema.org", "@type": "Article", "text": "No claim."}'
    page = (
        f'<html><script type="application/ld+json">{other}</script>'
        f'<script type="application/ld+json">{{ broken </script>'
        f"<SCRIPT type='application/ld+json'>{good}</SCRIPT></html>"
    )
    entries = read(tmp_path / "page.html", page)
    assert texts(entries) == ["The tower leans."]
    assert [where for where, _why in problems(entries)] == ["block 2"]


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
