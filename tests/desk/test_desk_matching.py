"""Matches are proposed, decided on by a person, remembered, and found anew when there is news."""

from pathlib import Path

import pytest

from workbench.desk import checking, editing, known, library, matching
from workbench.desk.workspace import Workspace
from workbench.errors import NotFoundError, UndecidableError
from workbench.model.desk import CheckedClaim
from workbench.model.event import EventKind
from workbench.model.known import KnownClaim
from workbench.model.match import Decision, Relation

SAME = "Die Fähre »Möwe« lief am 3. Mai 2023 mit 48 Menschen an Bord auf Grund."
OTHER = "Die Fähre »Möwe« lief am 3. Mai 2023 mit 84 Menschen an Bord auf Grund."


@pytest.fixture
def article(ws: Workspace, report: Path) -> int:
    """The report, matched against two known claims."""
    for number, text in enumerate((SAME, OTHER)):
        said = KnownClaim(0, text, external_id=str(number), publisher="P", verdict="falsch")
        known.add(ws, said)
    article_id = library.resolve(ws, str(report))
    matching.match_article(ws, article_id)
    return article_id


def grounded(ws: Workspace, article: int) -> CheckedClaim:
    """The claim on the grounding."""
    claims = library.article(ws, article).claims
    return next(item for item in claims if "48 Menschen" in item.claim.text)


def test_relations_are_told_apart_and_no_verdict_is_carried_over(
    ws: Workspace, article: int
) -> None:
    claim = grounded(ws, article)
    found = {item.known.text: item.comparison.relation for item in claim.matches}
    assert found[SAME] is Relation.SAME
    assert found[OTHER] is Relation.CONFLICT
    assert claim.in_conflict
    assert claim.verdict is None
    assert library.article(ws, article).matched


def test_progress_is_told_and_a_matched_article_is_left_alone(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    steps: list[tuple[int, int, str]] = []
    matching.match_article(ws, article, lambda *step: steps.append(step))
    assert steps == []
    known.add(ws, KnownClaim(0, "Seit 2019 gab es zwei Unfälle.", publisher="P"))
    assert not library.article(ws, article).matched
    matching.match_article(ws, article, lambda *step: steps.append(step))
    assert steps[-1][0] == steps[-1][1] == len(library.article(ws, article).claims)
    assert library.article(ws, article).matched


def test_what_was_cancelled_is_taken_up_again(ws: Workspace, article: int) -> None:
    known.add(ws, KnownClaim(0, "Seit 2019 gab es zwei Unfälle.", publisher="P"))
    matching.match_article(ws, article, cancelled=lambda: True)
    assert not library.article(ws, article).matched
    matching.match_article(ws, article)
    assert library.article(ws, article).matched


def test_after_an_edit_only_the_new_claim_is_matched(ws: Workspace, article: int) -> None:
    matching.match_article(ws, article)
    editing.narrow(ws, article, grounded(ws, article).claim.id)
    steps: list[tuple[int, int, str]] = []
    matching.match_article(ws, article, lambda *step: steps.append(step))
    assert [total for _, total, _ in steps] == [1]


def test_the_articles_own_decisions_are_not_proposed_to_it(ws: Workspace, article: int) -> None:
    claim = grounded(ws, article)
    checking.mark(ws, article, [claim.claim.id], "ok")
    assert library.article(ws, article).matched
    known.add(ws, KnownClaim(0, "Etwas anderes.", publisher="P"))
    matching.match_article(ws, article)
    for item in library.article(ws, article).claims:
        assert not any(match.known.publisher == "Desk" for match in item.matches)


def test_the_next_article_is_told_what_this_one_decided(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    checking.mark(ws, article, [grounded(ws, article).claim.id], "ok")
    file = tmp_path / "next.txt"
    file.write_text(f"Wie berichtet: {SAME} Das teilte die Reederei mit.\n", encoding="utf-8")
    other = library.resolve(ws, str(file))
    matching.match_article(ws, other)
    matches = grounded(ws, other).matches
    own = next(item for item in matches if item.known.external_id.startswith("desk:"))
    assert (own.known.checked_by, own.known.verdict) == ("Anna", "ok")


def test_a_match_is_accepted_rejected_and_reset(ws: Workspace, article: int) -> None:
    claim = grounded(ws, article)
    first = claim.matches[0].known.id
    other = next(item.known.id for item in claim.matches if item.known.text == OTHER)
    event = matching.accept(ws, article, claim.claim.id, first)
    assert event.kind is EventKind.MATCH_ACCEPTED
    assert event.body["match"]["known"]["text"] == claim.matches[0].known.text
    matching.reject(ws, article, claim.claim.id, other)
    decided = {item.known.id: item.decision for item in grounded(ws, article).matches}
    assert decided[first] is Decision.ACCEPTED
    assert decided[other] is Decision.REJECTED
    assert not grounded(ws, article).in_conflict
    assert grounded(ws, article).verdict is None
    matching.reset(ws, article, claim.claim.id, first)
    checking.undo(ws, article)
    checking.undo(ws, article)
    decided = {item.known.id: item.decision for item in grounded(ws, article).matches}
    assert decided[other] is None


def test_decisions_outlive_a_new_matching(ws: Workspace, article: int) -> None:
    claim = grounded(ws, article)
    other = next(item.known.id for item in claim.matches if item.known.text == OTHER)
    matching.reject(ws, article, claim.claim.id, other)
    known.add(ws, KnownClaim(0, "Etwas anderes.", publisher="P"))
    matching.match_article(ws, article)
    decided = {item.known.id: item.decision for item in grounded(ws, article).matches}
    assert decided[other] is Decision.REJECTED


def test_a_verdict_is_reused_by_hand_in_one_step(ws: Workspace, article: int) -> None:
    claim = grounded(ws, article)
    first = claim.matches[0].known
    event = matching.reuse(ws, article, claim.claim.id, first.id, "correct")
    again = grounded(ws, article)
    assert again.verdict is not None
    assert again.verdict.label == "correct"
    assert event.kind is EventKind.VERDICT_SET
    assert event.body["reuses"]["known"]["id"] == first.id
    assert event.body["reuses"]["relation"] == "same"
    checking.undo(ws, article)
    again = grounded(ws, article)
    assert again.verdict is None
    assert all(item.decision is None for item in again.matches)


def test_what_is_not_proposed_can_not_be_decided_on(ws: Workspace, article: int) -> None:
    claim = grounded(ws, article).claim.id
    with pytest.raises(NotFoundError, match="not proposed"):
        matching.accept(ws, article, claim, 999)
    with pytest.raises(UndecidableError):
        matching.reuse(ws, article, claim, 1, "perhaps")
    with pytest.raises(NotFoundError):
        matching.match_article(ws, 99)


def test_a_single_text_is_matched(ws: Workspace, article: int) -> None:
    found = matching.match_text(ws, SAME, 5)
    assert found[0].known.text == SAME
    assert matching.match_text(ws, "Bienen schlafen nachts.", 5) == ()


def test_names_of_the_headline_are_not_missed_in_a_claim(ws: Workspace, tmp_path: Path) -> None:
    claim = "Es war ihr zweites Treffen seit dem Beginn der Verhandlungen am 4. März."
    filler = "In der Stadt blieb es ruhig, und die Geschäfte hatten geöffnet. " * 15
    said = "Es war das zweite Treffen von {} seit dem Beginn der Verhandlungen am 4. März."
    known.add(ws, KnownClaim(0, said.format("Macron und Scholz"), external_id="1", language="de"))
    relations = []
    for number, headline in enumerate(("Macron empfängt Scholz in Paris", "Besuch im Rathaus")):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"{headline}\n\n{filler}\n\n{claim}\n", encoding="utf-8")
        article_id = library.resolve(ws, str(path))
        matching.match_article(ws, article_id)
        items = library.article(ws, article_id).claims
        found = next(item for item in items if item.claim.text == claim)
        relations.append(found.matches[0].comparison.relation)
    assert relations == [Relation.SAME, Relation.RELATED]
