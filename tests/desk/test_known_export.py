"""The claims database written out, in all forms, and read again."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench import resources
from workbench.cli.claims import FORMATS
from workbench.desk import known, known_editing, known_export
from workbench.desk.importing import import_files
from workbench.desk.incoming.rows import SAID
from workbench.desk.workspace import Workspace, open_workspace
from workbench.errors import ExportError, UndecidableError
from workbench.i18n import set_language
from workbench.model.known import KnownClaim
from workbench.model.quarantine import Distrust

FULL = KnownClaim(
    0,
    "=The mill <b>burned</b> in 1998 &amp; was rebuilt.",
    external_id="mill",
    title="The  mill",
    summary="It did.\nTwice; “so”, they say.",
    language="en",
    verdict="True: burned",
    date="2026-01-05",
    publisher="Quay & Sons",
    url="https://quay.example/mill",
    claimant="'=somebody",
    claim_date="2026-01-02",
    valid_until="2027-01-01",
    recheck_on="2026-12-01",
    licence="CC0",
)
ODD = KnownClaim(0, "The  mill &amp; the barn.", publisher="Quay &amp;  Sons", claimant="A\x1f B")
PLAIN = KnownClaim(0, "true: The mill burned.", verdict="true")


@pytest.fixture
def other(tmp_path: Path, made_file: Path) -> Iterator[Workspace]:
    """Another desk, with a database of its own."""
    shutil.copy(made_file, tmp_path / "other.db")
    opened = open_workspace(str(tmp_path / "other.db"), "Bert")
    yield opened
    opened.close()


def written(ws: Workspace, form: str) -> bytes:
    out = io.BytesIO()
    known_export.export(ws, out, form)
    return out.getvalue()


def said(ws: Workspace) -> list[tuple[str, ...]]:
    with ws.store.read() as work:
        return sorted(
            tuple(getattr(item, name) for name in (*SAID, "external_id"))
            for item in work.known.all()
        )


@pytest.mark.parametrize("form", known_export.FORMS)
@pytest.mark.parametrize("language", ["en", "de"])
def test_what_is_written_out_comes_in_unchanged(
    ws: Workspace, other: Workspace, tmp_path: Path, form: str, language: str
) -> None:
    known.add(ws, FULL)
    known.add(ws, PLAIN)
    known.add(ws, ODD)
    import_files(ws, [resources.samples() / "known-claims.jsonl"])
    set_language(language)
    target = tmp_path / "out"
    count = known_export.export_to(ws, target, form)
    assert count == known.stats(ws).total == len(said(ws))
    again = import_files(ws, [target])
    assert (again.new, again.changed, again.same, again.quarantined) == (0, 0, count, 0)
    elsewhere = import_files(other, [target])
    assert (elsewhere.new, elsewhere.quarantined) == (count, 0)
    assert said(other) == said(ws)
    assert written(other, form).count(b"\n") == written(ws, form).count(b"\n")


@pytest.mark.parametrize("form", known_export.FORMS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(texts=st.lists(st.text(min_size=1, max_size=40), min_size=4, max_size=4))
def test_any_words_come_in_unchanged(
    ws: Workspace, tmp_path: Path, form: str, texts: list[str]
) -> None:
    text, verdict, publisher, summary = texts
    try:
        known.add(ws, KnownClaim(0, text, publisher=publisher, verdict=verdict, summary=summary))
    except UndecidableError:  # nothing but blanks
        return
    target = tmp_path / "out"
    count = known_export.export_to(ws, target, form, force=True)
    again = import_files(ws, [target])
    assert (again.same, again.quarantined) == (count, 0)


@pytest.mark.parametrize("form", known_export.FORMS)
def test_an_empty_database_is_written_out_as_nothing(ws: Workspace, form: str) -> None:
    data = written(ws, form)
    if form == "claimreview":
        assert json.loads(data)["dataFeedElement"] == []
    elif form == "csv":
        assert len(list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))) == 1
    else:
        assert data == b""


def test_a_feed_is_made_of_claim_reviews(ws: Workspace) -> None:
    known.add(ws, FULL)
    feed = json.loads(written(ws, "claimreview"))
    assert (feed["@type"], feed["@context"]) == ("DataFeed", "https://schema.org")
    (review,) = feed["dataFeedElement"][0]["item"]
    assert review["claimReviewed"] == FULL.text
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "True: burned"}
    assert review["itemReviewed"] == {
        "@type": "Claim",
        "author": {"name": "'=somebody"},
        "datePublished": "2026-01-02",
    }


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        (
            {"reviewRating": {"alternateName": "False", "ratingValue": 5, "worstRating": 1}}
            | {"author": {"name": "Q"}},
            None,
        ),
        (
            {
                "reviewRating": {
                    "alternateName": "False",
                    "ratingValue": 5,
                    "worstRating": 1,
                    "bestRating": 5,
                }
            },
            Distrust.CONTRADICTING_RATING,
        ),
        (
            {"reviewRating": {"ratingValue": 9, "worstRating": 1, "bestRating": 5}},
            Distrust.RATING_OUT_OF_SCALE,
        ),
        (
            {
                "author": {"name": "Q", "url": "https://quay.example"},
                "url": "https://far.example/1",
            },
            Distrust.FOREIGN_HOST,
        ),
    ],
    ids=["no scale", "contradiction", "out of scale", "foreign host"],
)
def test_a_review_with_an_id_of_ours_is_trusted_no_more_than_others(
    ws: Workspace, tmp_path: Path, more: dict[str, object], kind: Distrust | None
) -> None:
    known.add(ws, replace(FULL, recheck_on=""))
    feed = json.loads(written(ws, "claimreview"))
    feed["dataFeedElement"][0]["item"][0].update(more)
    target = tmp_path / "feed.json"
    target.write_text(json.dumps(feed), encoding="utf-8")
    summary = import_files(ws, [target])
    assert summary.reasons == ({kind: 1} if kind else {})


def test_a_review_with_an_id_of_ours_can_be_deleted(ws: Workspace, tmp_path: Path) -> None:
    known.add(ws, FULL)
    feed = json.loads(written(ws, "claimreview"))
    feed["dataFeedElement"][0]["dateDeleted"] = "2026-11-01"
    target = tmp_path / "feed.json"
    target.write_text(json.dumps(feed), encoding="utf-8")
    import_files(ws, [target])
    assert known.stats(ws).total == 0


def test_no_cell_is_run_as_a_formula(ws: Workspace) -> None:
    known.add(ws, FULL)
    (row,) = csv.DictReader(io.StringIO(written(ws, "csv").decode("utf-8-sig")))
    assert row["text"] == "'" + FULL.text
    assert row["claimant"] == "''=somebody"
    assert row["title"] == FULL.title


def test_a_terminal_obeys_nothing(ws: Workspace) -> None:
    known.add(ws, KnownClaim(0, "The mill \x1b[31mburned\u202e."))
    for form in known_export.FORMS:
        out = io.BytesIO()
        known_export.export(ws, out, form, shown=True)
        assert not set("\x1b\u202e") & set(out.getvalue().decode())


def test_the_command_offers_every_form() -> None:
    assert FORMATS == known_export.FORMS


def test_withdrawn_claims_are_left_out(ws: Workspace) -> None:
    kept = known.add(ws, FULL)
    gone = known.add(ws, PLAIN)
    known_editing.withdraw(ws, gone.id, "it was another mill")
    assert [json.loads(line)["id"] for line in written(ws, "jsonl").splitlines()] == [
        kept.external_id
    ]


def test_a_file_that_is_there_stays(ws: Workspace, tmp_path: Path) -> None:
    known.add(ws, FULL)
    target = tmp_path / "out"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match="exists"):
        known_export.export_to(ws, target)
    assert target.read_text(encoding="utf-8") == "mine"
    assert known_export.export_to(ws, target, force=True) == 1
    assert list(tmp_path.glob(".workbench-*")) == []
