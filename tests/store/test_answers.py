"""A verdict on "did they say it?" beside one on "is it so?": kept, counted and checked apart."""

import pytest

from tests.store.store_samples import add_article, judge
from tests.store.test_events import drop_guards, run_sql
from workbench.errors import StoreError
from workbench.model.desk import ClaimState
from workbench.model.verdict import Question
from workbench.store.store import Store


def test_each_question_has_its_own_verdict_and_history(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        judge(work, article_id, "c2", "ok", question=Question.SAID)
        judge(work, article_id, "c2", "query", settles=False)
        judge(work, article_id, "c2", "wrong", question=Question.SAID)
        judge(work, article_id, "c2", None, question=Question.SAID)
        judge(work, article_id, "c2", "ok", question=Question.SAID)
    with store.read() as work:
        (item,) = work.claims.of(article_id, only=["c2"])
        assert item.said is not None
        assert (item.said.label, item.said.settles, item.said.by) == ("ok", True, "anna")
        assert item.verdict is not None
        assert (item.verdict.label, item.verdict.settles) == ("query", False)
        said = work.claims.verdicts(article_id, "c2", Question.SAID)
        assert [verdict and verdict.label for verdict in said] == ["ok", "wrong", None, "ok"]
        assert len(work.claims.verdicts(article_id, "c2")) == 1
    assert store.check() == ()


def test_whether_it_was_said_makes_no_known_claim(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        judge(work, article_id, "c2", "ok", question=Question.SAID)
        assert work.known.of_article(article_id) == frozenset()
        judge(work, article_id, "c2", "wrong")
        (mine,) = work.known.of_article(article_id)
        judge(work, article_id, "c2", "false", question=Question.SAID)
        assert work.known.get(mine).verdict == "WRONG"
        judge(work, article_id, "c2", None)
        assert work.known.get(mine).withdrawn
    assert store.check() == ()


def test_a_claim_that_is_only_judged_on_whether_it_was_said_counts_as_pending(
    store: Store,
) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        for asked in Question:
            judge(work, article_id, "c1", "ok", question=asked)
        judge(work, article_id, "c2", "ok", question=Question.SAID)
        (summary,) = work.articles.summaries()
        assert (summary.claims, summary.decided, summary.pending) == (3, 1, 1)
        states = [item.state for item in work.claims.of(article_id)]
        assert states == [ClaimState.DECIDED, ClaimState.PENDING, ClaimState.OPEN]
        judge(work, article_id, "c2", "query", settles=False)
        judge(work, article_id, "c1", None)
        (summary,) = work.articles.summaries()
        assert (summary.claims, summary.decided, summary.pending) == (3, 0, 2)


def test_nobody_overwrites_an_answer_they_have_not_seen(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        unseen = judge(work, article_id, "c2", "ok", question=Question.SAID)
    with pytest.raises(StoreError, match="somebody else"), store.write("ben") as work:
        work.events.append(unseen.kind, article_id, {"claims": []}, unseen.effects)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE claim SET said = NULL WHERE label = 2",
        "UPDATE claim SET said = verdict WHERE label = 2",
        "UPDATE claim SET said = said + 1 WHERE label = 2",
        "UPDATE claim SET verdict = said, said = verdict WHERE label = 2",
        "UPDATE verdict SET label = 'wrong' WHERE question = 'said'",
        "UPDATE verdict SET actor = 'mallory' WHERE question = 'said'",
        "UPDATE verdict SET settles = NOT settles WHERE question = 'said'",
        "UPDATE verdict SET question = 'so'",
        "UPDATE verdict SET question = 'why' WHERE id = 1",
        "DELETE FROM verdict WHERE question = 'said' AND label = 'query'",
    ],
)
def test_an_answer_that_was_changed_by_hand_is_found(
    store: Store, database: str, tampering: str
) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        judge(work, article_id, "c2", "query", settles=False, question=Question.SAID)
        judge(work, article_id, "c2", "ok", question=Question.SAID)
        judge(work, article_id, "c2", "ok")
    assert store.check() == ()
    run_sql(database, *drop_guards(database), tampering)
    problems = store.check()
    assert any("verdict" in problem for problem in problems)
