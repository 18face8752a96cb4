"""Matches are proposed, decided on by a person, remembered, and found anew when there is news."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.desk import checking, editing, indexing, known, library, matching
from workbench.desk.indexing import IndexCondition, ensure_index
from workbench.desk.workspace import Workspace
from workbench.errors import NotFoundError, UndecidableError
from workbench.model.desk import CheckedClaim
from workbench.model.event import EventKind
from workbench.model.known import KnownClaim
from workbench.model.match import Decision, Relation
from workbench.store import index_building
from workbench.store.index_tables import index_state

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


def copied(ws: Workspace, tmp_path: Path) -> int:
    """Another article with the words of the report, matched."""
    file = tmp_path / "copy.txt"
    file.write_text(f"Noch einmal\n\n{SAME}\n", encoding="utf-8")
    article_id = library.resolve(ws, str(file))
    matching.match_article(ws, article_id)
    return article_id


def decisions(ws: Workspace, article: int) -> dict[str, Decision | None]:
    """What is decided on each match of the claim on the grounding."""
    return {item.known.text: item.decision for item in grounded(ws, article).matches}


def known_id(ws: Workspace, article: int, text: str) -> int:
    return next(item.known.id for item in grounded(ws, article).matches if item.known.text == text)


def test_a_rejected_pair_does_not_come_back_in_another_article(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    claim = grounded(ws, article).claim.id
    matching.reject(ws, article, claim, known_id(ws, article, OTHER))
    other = copied(ws, tmp_path)
    found = grounded(ws, other)
    assert [item.known.text for item in found.proposals] == [SAME]
    assert [item.known.text for item in found.rejected] == [OTHER]
    assert not found.in_conflict
    checking.undo(ws, article)
    assert decisions(ws, other)[OTHER] is None
    assert ws.store.check() == ()


def test_an_accepted_pair_comes_first_even_where_others_fit_better(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    claim = grounded(ws, article).claim.id
    matching.accept(ws, article, claim, known_id(ws, article, OTHER))
    for number in range(12):
        text = f"{SAME[:-1]}, hieß es {number + 20} Mal."
        known.add(ws, KnownClaim(0, text, external_id=f"n{number}", publisher="P"))
    other = copied(ws, tmp_path)
    assert grounded(ws, other).matches[0].known.text == OTHER
    assert len(grounded(ws, other).matches) <= 11
    matching.match_article(ws, article)
    assert grounded(ws, article).matches[0].decision is Decision.ACCEPTED


def test_decisions_outlive_a_restart_and_new_known_claims(
    open_desk: Callable[[], Workspace], report: Path
) -> None:
    ws = open_desk()
    for number, text in enumerate((SAME, OTHER)):
        known.add(ws, KnownClaim(0, text, external_id=str(number), publisher="P"))
    article = library.resolve(ws, str(report))
    matching.match_article(ws, article)
    matching.reject(ws, article, grounded(ws, article).claim.id, known_id(ws, article, OTHER))
    ws.close()
    ws = open_desk()
    known.add(ws, KnownClaim(0, OTHER, external_id="1", publisher="P", url="https://example.org/b"))
    known.add(ws, KnownClaim(0, "Etwas anderes.", publisher="P"))
    matching.match_article(ws, article)
    assert decisions(ws, article) == {SAME: None, OTHER: Decision.REJECTED}


@pytest.mark.parametrize("change", [{"verdict": "wahr"}, {"text": OTHER.replace("84", "85")}])
def test_a_known_claim_that_says_something_else_is_proposed_again(
    ws: Workspace, article: int, change: dict[str, str]
) -> None:
    matching.reject(ws, article, grounded(ws, article).claim.id, known_id(ws, article, OTHER))
    said = {"text": OTHER, "verdict": "falsch", **change}
    known.add(ws, KnownClaim(0, external_id="1", publisher="P", **said))  # type: ignore[arg-type]
    matching.match_article(ws, article)
    found = {item.known.external_id: item for item in grounded(ws, article).matches}
    assert (found["1"].decision, found["1"].reopened) == (None, Decision.REJECTED)
    assert grounded(ws, article).in_conflict


def test_wanted_claims_are_matched_first_and_the_rest_from_the_top(
    ws: Workspace, tmp_path: Path
) -> None:
    known.add(ws, KnownClaim(0, SAME, publisher="P"))
    file = tmp_path / "long.txt"
    sentences = " ".join(f"In Halle {number} lagern {number + 40} Boote." for number in range(30))
    file.write_text(f"Der Hafen\n\n{sentences}\n", encoding="utf-8")
    article = library.resolve(ws, str(file))
    ids = [item.claim.id for item in library.article(ws, article).claims]
    found: list[str] = []
    wanted = [[ids[20], ids[22]], [ids[25]], [], []]
    matching.match_article(
        ws, article, first=lambda: wanted.pop(0) if wanted else (), found=found.extend
    )
    assert sorted(found) == sorted(ids)
    assert found[:3] == [ids[20], ids[22], ids[0]]
    assert found[8] == ids[25]
    rest = [claim for claim in found if claim not in {ids[20], ids[22], ids[25]}]
    assert rest == [claim for claim in ids if claim in rest]


def test_an_index_that_is_being_built_can_be_left(
    ws: Workspace, article: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_building, "_STEP", 1)
    with ws.store._writing.begin() as connection:
        connection.execute(index_state.update().values(analysis="other"))
    steps: list[tuple[int, int, str]] = []
    assert ensure_index(ws, cancelled=lambda: True) is IndexCondition.OUTDATED
    assert ensure_index(ws, lambda *step: steps.append(step)) is IndexCondition.CURRENT
    assert steps == [(1, 2, ""), (2, 2, "")]
    assert ws.store.check() == ()


def test_a_large_index_of_other_word_lists_answers_and_says_so(
    ws: Workspace, article: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_QUICK", 1)
    with ws.store._writing.begin() as connection:
        connection.execute(index_state.update().values(analysis="other"))
    known.add(ws, KnownClaim(0, "Etwas anderes.", publisher="P"))
    assert matching.match_article(ws, article) is IndexCondition.OUTDATED
    assert grounded(ws, article).matches


def test_two_threads_build_the_index_once(
    ws: Workspace, article: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ws.store._writing.begin() as connection:
        connection.execute(index_state.update().values(analysis="other"))
    built: list[int] = []
    reindex = indexing.reindex

    def counted(*given: object) -> int:
        time.sleep(0.2)
        built.append(1)
        return reindex(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(indexing, "reindex", counted)
    threads = [threading.Thread(target=ensure_index, args=(ws,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert built == [1]


def test_a_decision_waits_for_the_index_instead_of_failing(ws: Workspace, article: int) -> None:
    steps = ws.store.reindex()
    next(steps)
    claim = grounded(ws, article).claim.id
    decide = threading.Thread(target=checking.mark, args=(ws, article, [claim], "ok"))
    decide.start()
    decide.join(0.3)
    assert decide.is_alive()
    assert grounded(ws, article).verdict is None
    list(steps)
    decide.join(20)
    assert grounded(ws, article).verdict is not None
