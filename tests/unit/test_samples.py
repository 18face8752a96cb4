"""The sample articles and known claims: what a newcomer tries first has to hold together."""

import json
from datetime import date
from typing import Any

import pytest

from workbench import resources
from workbench.text.splitting import split

FIELDS = {
    "id",
    "text",
    "title",
    "summary",
    "language",
    "verdict",
    "date",
    "publisher",
    "url",
    "claimant",
}


def article(language: str) -> str:
    return (resources.samples() / f"article-{language}.txt").read_text(encoding="utf-8")


def known_claims() -> list[dict[str, Any]]:
    file = resources.samples() / "known-claims.jsonl"
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    "words",
    [
        "zweites Telefonat seit Beginn der russischen Invasion am 24. Februar",
        "ihre Freundschaft kenne »keine Grenzen«",
        "Unklar ist, ob Xi schon damals wusste",
    ],
)
def test_the_german_article_makes_the_three_claims(words: str) -> None:
    assert words in article("de")


def test_the_german_article_has_the_clutter_of_a_pasted_page() -> None:
    lines = [line for line in article("de").splitlines() if line]
    twice = {line for line in lines if lines.count(line) > 1}
    assert len(twice) == 1, "one caption is doubled"
    starts = ("Foto:", "abc/dpa/Reuters", "Lesen Sie auch:", "Das Video kann", "Teilen")
    assert [s for s in starts if not any(line.startswith(s) for line in lines)] == []


def test_the_english_article_has_byline_credit_quotation_and_buttons() -> None:
    lines = article("en").splitlines()
    starts = ("By ", "Image credit:", "Share ", '"All of us')
    assert [s for s in starts if not any(line.startswith(s) for line in lines)] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_articles_are_plain_text_with_unix_line_ends(language: str) -> None:
    raw = (resources.samples() / f"article-{language}.txt").read_bytes()
    assert b"\r" not in raw
    assert b"http" not in raw
    assert 250 <= len(article(language).split()) <= 450


def test_known_claims_follow_the_import_format() -> None:
    rows = known_claims()
    assert 55 <= len(rows) <= 80
    assert all(set(row) <= FIELDS for row in rows)
    assert all(row["text"].strip() and row["verdict"] for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["language"] for row in rows} == {"de", "en"}
    for row in rows:
        date.fromisoformat(row["date"])


def test_known_claims_are_marked_as_samples_and_invent_no_address() -> None:
    for row in known_claims():
        assert row["publisher"] in {"Beispielredaktion", "Sample Desk"}
        assert not row.get("url")
        assert "http" not in json.dumps(row)


def test_verdicts_are_mixed_so_that_near_misses_can_alarm() -> None:
    verdicts = [row["verdict"] for row in known_claims()]
    assert verdicts.count("belegt") >= 8
    assert verdicts.count("falsch") >= 8
    assert verdicts.count("true") >= 6
    assert verdicts.count("false") >= 6


def test_splitting_the_german_article_leaves_out_its_clutter_and_nothing_else() -> None:
    made = split(article("de"))
    left_out = {item.text.strip(): item.reason.value for item in made.excluded}
    caption = next(line for line in article("de").splitlines() if line.startswith("Treffen vor"))
    assert left_out["abc/dpa/Reuters"] == "agency"
    assert left_out["Foto: Beispielfoto / Archiv"] == "credit"
    assert [item.reason.value for item in made.excluded if item.text == caption] == [
        "caption",
        "duplicate",
    ]
    body = [line for line in article("de").splitlines() if len(line.split()) > 20]
    assert not any(item.text.strip() in line for line in body for item in made.excluded)


def test_splitting_the_german_article_finds_what_the_three_claims_hang_on() -> None:
    claims = split(article("de")).claims
    second = next(claim for claim in claims if "zweites Telefonat" in claim.text)
    assert {"ordinal", "date"} <= {signal.kind.value for signal in second.signals}
    limits = next(claim for claim in claims if "Freundschaft" in claim.text)
    assert "keine Grenzen" in [s.value for s in limits.signals if s.kind.value == "quote"]
    assert next(claim for claim in claims if "Unklar ist" in claim.text).hedged
