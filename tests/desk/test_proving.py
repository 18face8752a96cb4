"""Exact search at the desk puts on top what the proposals lacked, and says what it has proven."""

from pathlib import Path

import pytest

from workbench.desk import checking, known, library, matching, proposing, proving
from workbench.desk.workspace import Workspace
from workbench.model.known import KnownClaim

WORDS = "Die Fähre »Möwe« lief am 3. Mai 2023 mit 48 Menschen an Bord auf Grund."
LIKE = "Die Fähre Möwe lief mit Menschen an Bord auf Grund"


@pytest.fixture
def article(ws: Workspace, report: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """The report, for each of whose claims only one match is proposed."""
    monkeypatch.setattr(proposing, "PER_CLAIM", 1)
    for name, text in (("a", WORDS), ("b", LIKE), ("c", "Bienen tanzen."), ("d", "Käse")):
        known.add(ws, KnownClaim(0, text, external_id=name, publisher="P"))
    article_id = library.resolve(ws, str(report))
    matching.match_article(ws, article_id)
    return article_id


def names(ws: Workspace, article: int, claim: str) -> list[str]:
    items = library.article(ws, article).claims
    item = next(item for item in items if item.claim.id == claim)
    return [match.known.external_id for match in item.matches]


def test_what_is_shown_already_is_proven(ws: Workspace, article: int) -> None:
    before = names(ws, article, "c1")
    answer = proving.prove(ws, article, "c1")
    assert (answer.score, answer.better, answer.compared) == (100.0, False, 4)
    assert names(ws, article, "c1") == before


def test_a_better_one_is_put_on_top_and_can_be_decided_on(ws: Workspace, article: int) -> None:
    items = library.article(ws, article).claims
    bare = next(item.claim.id for item in items if not item.matches)
    answer = proving.prove(ws, article, bare)
    assert answer.better
    assert names(ws, article, bare)[0] in {"a", "b", "c", "d"}
    assert not proving.prove(ws, article, bare).better
    matching.reject(ws, article, bare, answer.known[0])
    assert not proving.prove(ws, article, bare).better
    assert ws.store.check() == ()


def test_what_the_article_has_decided_itself_proves_nothing(ws: Workspace, article: int) -> None:
    checking.mark(ws, article, ["c1"], "ok")
    assert proving.prove(ws, article, "c1").compared == 4


def test_only_what_is_printed_counts_as_shown(ws: Workspace, article: int) -> None:
    steps: list[tuple[int, int, str]] = []
    proofs = proving.prove_article(ws, article, 1, lambda *step: steps.append(step))
    assert proofs.keys() == {item.claim.id for item in library.article(ws, article).claims}
    assert steps[-1][0] == steps[-1][1] == len(proofs)
    for item in library.article(ws, article).claims:
        answer = proofs[item.claim.id]
        assert not answer.known or item.proposals[0].known.id in answer.known


def test_a_text_and_a_search(ws: Workspace, article: int) -> None:
    matches, answer = proving.prove_text(ws, WORDS, ())
    assert (matches[0].known.text, answer.better) == (WORDS, True)
    hits, answer = proving.prove_hits(ws, WORDS, ())
    assert (hits[0].known.text, hits[0].score) == (WORDS, 100.0)
    ((more, proof),) = known.search_many(ws, [WORDS], 1, exact=True)
    assert len(more) == 1
    assert proof is not None
    assert not proof.better
