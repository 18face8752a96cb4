"""However a text changes, no decision ends up on other words."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.desk.boundaries import crosses
from workbench.desk.revising import carry_over
from workbench.model.article import Article
from workbench.model.desk import CheckedClaim
from workbench.model.evidence import Credibility, Evidence, Stance
from workbench.model.query import Query, QueryKind
from workbench.model.verdict import Verdict
from workbench.text.splitting import split

SENTENCES = (
    "The mill burned down in 1904.",
    "Nobody was hurt, the owner said.",
    "It was the second fire in ten years.",
    "The river was moved, and the road was closed.",
    "Nobody was hurt, the owner said.",
    "Rebuilding cost 40,000 crowns.",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)
VERDICT = Verdict("desk@1", "ok", True, "Anna", "2024-01-01T00:00:00.000Z")


def article(text: str) -> Article:
    return Article(1, 1, "mill.txt", "Mill", "en", text, "0" * 64, "2024-01-01T00:00:00.000Z")


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_what_is_carried_has_the_same_words_and_crosses_nothing(before: str, after: str) -> None:
    claims = [CheckedClaim(claim, VERDICT) for claim in split(before, language="en").claims]
    over = carry_over(article(before), claims, after, split(after, language="en"))
    old = {item.claim.id: item.claim.text for item in claims}
    for claim in over.carried:
        assert claim.text == old[claim.id] == claim.span.of(after)
    accounted = [claim.id for claim in over.carried]
    accounted += [item.claim.id for item in (*over.changed, *over.orphaned)]
    assert sorted(accounted) == sorted(old)
    spans = [claim.span for claim in (*over.carried, *over.fresh)]
    for place, span in enumerate(spans):
        assert not crosses(span, spans[:place])


@settings(max_examples=30, deadline=None)
@given(TEXTS, st.sampled_from(["", "Update. ", "Correction:\n\n"]))
def test_an_insertion_before_everything_loses_only_what_is_there_twice(text: str, new: str) -> None:
    claims = [CheckedClaim(claim, VERDICT) for claim in split(text, language="en").claims]
    over = carry_over(article(text), claims, new + text, split(new + text, language="en"))
    carried = {claim.id for claim in over.carried}
    for item in claims:
        if text.count(item.claim.text) == 1:
            assert item.claim.id in carried


def test_the_same_text_carries_everything() -> None:
    text = " ".join(SENTENCES[:4])
    claims = [CheckedClaim(claim, VERDICT) for claim in split(text, language="en").claims]
    over = carry_over(article(text), claims, text, split(text, language="en"))
    assert [claim.id for claim in over.carried] == [item.claim.id for item in claims]
    assert not over.changed
    assert not over.orphaned
    assert not over.fresh


def test_a_claim_with_evidence_stays_where_the_splitter_finds_it_no_more() -> None:
    text = SENTENCES[0]
    (claim,) = split(text, language="en").claims
    nothing = replace(split(text, language="en"), claims=())
    item = Evidence(1, 1, Stance.SUPPORTS, None, Credibility.UNJUDGED, "", "Anna", "2024-01-01")
    for worked_on in (
        CheckedClaim(claim, evidence=(item,)),
        CheckedClaim(claim, shortfall="deadline"),
        CheckedClaim(claim, queries=(Query(1, "c1", QueryKind.QUESTION, "When?"),)),
    ):
        assert carry_over(article(text), [worked_on], text, nothing).carried
    assert not carry_over(article(text), [CheckedClaim(claim)], text, nothing).carried
