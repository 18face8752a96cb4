"""Reviews of others in all the shapes they are met in: ratings, feeds, answers, pages."""

import json
from pathlib import Path

import pytest

from tests.desk.incoming_entries import problems, read, texts
from workbench.desk.incoming.values import rows as value_rows
from workbench.model.quarantine import Distrust


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
