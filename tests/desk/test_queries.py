"""Queries to the author: asked, changed, answered, withdrawn, and carried along with a claim."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, update

from tests.desk.conftest import REPORT
from workbench.desk import checking, editing, intake, library, queries
from workbench.desk.workspace import Workspace
from workbench.errors import NotFoundError, QueryError
from workbench.model.desk import CheckedClaim
from workbench.model.event import EventKind
from workbench.model.query import QueryKind, Reply
from workbench.store.tables import query


@pytest.fixture
def article(ws: Workspace, report: Path) -> int:
    return library.resolve(ws, str(report))


def claim(ws: Workspace, article: int, claim_id: str = "c1") -> CheckedClaim:
    found = library.article(ws, article).find(claim_id)
    assert found is not None
    return found


def correct(ws: Workspace, article: int) -> int:
    event = queries.correct(
        ws, article, "c1", "48\nMenschen", "84 Menschen", reason="Zahlendreher", source="s1"
    )
    return event.effects[0].item


Step = Callable[[Workspace, int], object]
STEPS: dict[str, tuple[Step, ...]] = {
    "ask": (lambda ws, article: queries.ask(ws, article, "c1", "Woher?"),),
    "correct": (correct,),
    "change": (correct, lambda ws, article: queries.change(ws, article, 1, new="85 Menschen")),
    "answer": (
        correct,
        lambda ws, article: queries.answer(ws, article, 1, Reply.REJECTED, "stimmt so"),
    ),
    "answer again": (
        correct,
        lambda ws, article: queries.answer(ws, article, 1, Reply.REJECTED, "stimmt so"),
        lambda ws, article: queries.answer(ws, article, 1, Reply.ACCEPTED),
    ),
    "withdraw": (correct, lambda ws, article: queries.withdraw(ws, article, 1)),
    "narrow": (correct, lambda ws, article: editing.narrow(ws, article, "c1")),
}


def state(ws: Workspace, article: int) -> object:
    """The queries of each claim, without who said what when."""
    return [
        (item.claim.id, [(q.id, q.text, q.old, q.new, q.reply, q.answer) for q in item.queries])
        for item in library.article(ws, article).claims
    ]


@pytest.mark.parametrize("steps", STEPS.values(), ids=STEPS)
def test_every_step_is_taken_back_and_repeated(
    ws: Workspace, article: int, steps: tuple[Step, ...]
) -> None:
    for step in steps[:-1]:
        step(ws, article)
    before = state(ws, article)
    steps[-1](ws, article)
    after = state(ws, article)
    assert after != before
    for _round in range(2):
        assert checking.undo(ws, article) is not None
        assert state(ws, article) == before
        assert checking.redo(ws, article) is not None
        assert state(ws, article) == after
    assert ws.store.check() == ()


def test_a_query_keeps_its_words_and_who_said_what(ws: Workspace, article: int) -> None:
    event = queries.ask(ws, article, "c2", " Wer sagt das? ")
    assert event.body["claims"][0]["text"] == claim(ws, article, "c2").claim.text
    ben = replace(ws, actor="Ben")
    queries.answer(ben, article, 1, Reply.ANSWERED, "Die Hafenmeisterin.")
    assert queries.answer(ben, article, 1, Reply.ANSWERED, "Die Hafenmeisterin.") is None
    (query,) = claim(ws, article, "c2").queries
    assert (query.name, query.kind, query.text) == ("q1", QueryKind.QUESTION, "Wer sagt das?")
    assert (query.by, query.answered_by, query.answer) == ("Anna", "Ben", "Die Hafenmeisterin.")
    queries.change(ws, article, 1, text="Wer sagt das, und wann?")
    assert library.article(ws, article).open_queries == claim(ws, article, "c2").queries
    assert claim(ws, article, "c2").queries[0].answer == ""
    queries.withdraw(ws, article, 1)
    assert claim(ws, article, "c2").queries == ()
    checking.undo(ws, article)
    assert claim(ws, article, "c2").queries[0].by == "Anna"
    assert ws.store.check() == ()


def test_a_correction_has_the_words_of_the_article(ws: Workspace, article: int) -> None:
    correct(ws, article)
    (query,) = claim(ws, article).queries
    assert (query.old, query.new) == ("48 Menschen", "84 Menschen")
    queries.correct(ws, article, "c1", "seit 2019", "")  # elsewhere in the article; struck out
    assert claim(ws, article).queries[1].new == ""


REFUSED: dict[str, tuple[Step, str]] = {
    "no question": (lambda ws, a: queries.ask(ws, a, "c1", " \n"), "what the author is asked"),
    "too long": (lambda ws, a: queries.ask(ws, a, "c1", "x" * 20_001), "20000 characters"),
    "no words": (lambda ws, a: queries.correct(ws, a, "c1", " ", "x"), "Say which words"),
    "other words": (
        lambda ws, a: queries.correct(ws, a, "c1", "49 Menschen", "x"),
        "“49 Menschen” does not stand in the article",
    ),
    "same": (
        lambda ws, a: queries.correct(ws, a, "c1", "48 Menschen", "48 Menschen"),
        "Nothing would change",
    ),
    "no claim": (lambda ws, a: queries.ask(ws, a, "c99", "Woher?"), "c99"),
    "no query": (lambda ws, a: queries.withdraw(ws, a, 7), "no query q7"),
    "no answer": (lambda ws, a: queries.answer(ws, a, 1, Reply.ANSWERED, ""), "q1 is empty"),
    "a question": (lambda ws, a: queries.answer(ws, a, 1, Reply.ACCEPTED), "q1 is a question"),
    "withdrawn": (lambda ws, a: queries.change(ws, a, 2, text="x"), "q2 was withdrawn"),
    "no name": (lambda _ws, _a: queries.number_of("c1"), "“c1” is no query"),
}


def test_what_does_not_fit_is_refused_in_a_sentence(ws: Workspace, article: int) -> None:
    queries.ask(ws, article, "c1", "Woher?")
    queries.ask(ws, article, "c1", "Wann?")
    queries.withdraw(ws, article, 2)
    with ws.store.read() as work:
        before = work.events.head()
    for step, said in REFUSED.values():
        with pytest.raises((QueryError, NotFoundError), match=said):
            step(ws, article)
    with ws.store.read() as work:
        assert work.events.head() == before


def test_a_split_leaves_every_query_with_its_words(ws: Workspace, article: int) -> None:
    queries.ask(ws, article, "c1", "Woher?")
    correct(ws, article)
    whole = claim(ws, article)
    editing.split_claim(ws, article, "c1", REPORT.index("mit 48"))
    placed = {q.id: q.claim for q in library.article(ws, article).open_queries}
    assert placed[1] != placed[2]
    assert "48 Menschen" in claim(ws, article, placed[2]).claim.text
    assert whole.queries[1].id == 2


def test_a_new_text_leaves_no_query_behind(ws: Workspace, article: int, report: Path) -> None:
    queries.ask(ws, article, "c1", "Woher?")
    queries.ask(ws, article, "c2", "Wer sagt das?")
    kept, lost = claim(ws, article), claim(ws, article, "c2")
    report.write_text(REPORT.replace(lost.claim.text, "Zwei starben"), encoding="utf-8")
    intake.admit(ws, intake.read_document(str(report)))
    assert claim(ws, article).queries == kept.queries
    assert [(f.query.id, f.retired, f.wording) for f in queries.filed(ws, article)] == [
        (1, False, kept.claim.text),
        (2, True, lost.claim.text),
    ]
    with pytest.raises(QueryError, match="no longer stands"):
        queries.change(ws, article, 2, text="Wer sagte das?")
    event = queries.answer(ws, article, 2, Reply.ANSWERED, "Die Hafenmeisterin.")
    assert event is not None
    assert event.kind is EventKind.QUERY_ANSWERED
    queries.withdraw(ws, article, 2)
    assert ws.store.check() == ()


def test_an_answer_changed_beside_the_log_is_found(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    queries.ask(ws, article, "c1", "Woher?")
    queries.answer(ws, article, 1, Reply.ANSWERED, "Vom Hafen.")
    engine = create_engine(f"sqlite:///{tmp_path / 'desk.db'}")
    was = {"answer": "Vom Hafen.", "answered_by": "Anna", "active": True, "claim": 1}
    now = {"answer": "Vom Schiff.", "answered_by": "Ben", "active": False, "claim": 2}
    for name, value in now.items():
        with engine.begin() as connection:
            connection.execute(update(query), {name: value})
        assert ws.store.check() == ("Query q1 to the author is not what the log tells.",)
        with engine.begin() as connection:
            connection.execute(update(query), {name: was[name]})
    assert ws.store.check() == ()
    engine.dispose()
