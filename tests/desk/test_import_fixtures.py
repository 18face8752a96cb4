"""Every record of the invented files in `import_fixtures`, dirty ones too: what becomes of it."""

import json
from pathlib import Path

import pytest

from workbench.desk.importing import import_files
from workbench.desk.incoming.files import inspect, rows
from workbench.desk.incoming.rows import Row
from workbench.desk.workspace import Workspace
from workbench.model.quarantine import Distrust

FIXTURES = Path(__file__).parent / "import_fixtures"

REVIEWS = [
    ("A", "Falsch", "2020-10-07", "D", 1),
    ("B", "Not really, charts say", "2017-03-01", "d.example", 1),
    ("C", "Falsch", "", "d.example", 1),
    ("D", "Falsch", "", "d.example", 0),
    ("E", "Irreführend", "", "d.example", 0),
    ("F", "Teilweise falsch", "", "d.example", 0),
    ("G", "Falsch", "", "d.example", 0),
    Distrust.NO_TEXT,
    ("„Keine Grenzen“ – so Xi", "Richtig", "", "d.example", 0),
    ("China lieferte Waffen", "Falsch", "", "d.example", 1),
    ("H", "Faux", "", "I", 0),
    ("H", "Vrai", "", "d.example", 0),
]
"""Of `claimreview_dirty.json`: text, verdict, date, publisher, number of notices; or the reason."""


def read(name: str) -> list[Row]:
    return list(rows(inspect(str(FIXTURES / name))))


def test_each_dirty_review_is_taken_by_its_words_or_refused() -> None:
    found = [
        (row.claim.text, row.claim.verdict, row.claim.date, row.claim.publisher, len(row.notices))
        if row.claim
        else row.problem and row.problem.kind
        for row in read("claimreview_dirty.json")
    ]
    assert found == REVIEWS
    assert all(row.raw and len(row.claim.record) == 64 for row in read("claims.csv") if row.claim)


def test_a_page_gives_its_good_block_and_keeps_the_broken_one() -> None:
    good, broken = read("claimreview_page_graph.html")
    assert good.claim is not None
    assert good.claim.text.endswith("»ohne Grenzen« bezeichnet")
    assert (good.claim.verdict, good.claim.date) == ("Richtig", "2022-06-17")
    assert (good.claim.publisher, good.claim.claimant) == ("Beispiel-Faktencheck", "Diverse")
    assert broken.problem is not None
    assert (broken.problem.kind, broken.raw) == (Distrust.UNREADABLE, "{ kaputt ")


def test_a_feed_gives_its_review_and_tells_of_empty_elements() -> None:
    review, *empty = read("datacommons_feed.json")
    assert review.claim is not None
    assert (review.claim.verdict, review.claim.date) == ("Falsch", "2022-06-16")
    assert (review.claim.claim_date, review.claim.language) == ("2022-06-15", "de")
    assert review.claim.claimant == "Nutzer auf Telegram"
    assert review.claim.summary == "Es war das zweite bekannte Telefonat."
    assert [row.problem and row.problem.kind for row in empty] == [Distrust.NO_CLAIM] * 2


def test_an_answer_gives_each_review_of_each_claim() -> None:
    *found, rest = read("gfct_claims_search.json")
    assert [
        (row.claim.text, row.claim.verdict, row.claim.publisher, row.claim.claim_date)
        for row in found
        if row.claim
    ] == [
        (
            "China wusste vorab vom Angriff auf die Ukraine",
            "Unbelegt",
            "Beispiel-Faktencheck",
            "2022-03-02",
        ),
        (
            "China wusste vorab vom Angriff auf die Ukraine",
            "Unproven",
            "factcheck.example.com",
            "2022-03-02",
        ),
        ("Ohne claimant und Datum", "", "X", ""),
    ]
    assert "further pages" in rest.notices[0]


@pytest.mark.parametrize(
    ("name", "taken", "reasons"),
    [
        (
            "claimreview_dirty.json",
            10,
            {Distrust.NO_TEXT: 1, Distrust.CONTRADICTING_DUPLICATE: 1},
        ),
        ("claimreview_page_graph.html", 1, {Distrust.UNREADABLE: 1}),
        ("claims.csv", 1, {}),
        ("datacommons_feed.json", 1, {Distrust.NO_CLAIM: 2}),
        ("gfct_claims_search.json", 3, {}),
    ],
)
def test_a_file_imported_twice_changes_nothing(
    ws: Workspace, name: str, taken: int, reasons: dict[Distrust, int]
) -> None:
    first = import_files(ws, [FIXTURES / name])
    assert (first.new, dict(first.reasons)) == (taken, reasons)
    second = import_files(ws, [FIXTURES / name])
    assert (second.new, second.changed, second.same) == (0, 0, taken)
    assert second.reasons == first.reasons
    with ws.store.read() as work:
        assert len(work.quarantine.page()) == sum(reasons.values())


def test_a_large_feed_is_read_as_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.desk.incoming import streaming

    monkeypatch.setattr(streaming, "_CHUNK", 64)
    monkeypatch.setattr(streaming, "_WINDOW", 256)
    review, *empty = read("datacommons_feed.json")
    assert review.claim is not None
    assert review.claim.verdict == "Falsch"
    assert json.loads(review.raw)["@type"] == "DataFeedItem"
    assert [row.problem and row.problem.kind for row in empty] == [Distrust.NO_CLAIM] * 2
    assert "further pages" in read("gfct_claims_search.json")[-1].notices[0]
    assert len(read("claimreview_dirty.json")) == len(REVIEWS)
