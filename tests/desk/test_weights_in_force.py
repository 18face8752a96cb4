"""The weights that a desk has learnt: what they weigh, who put them there, and taking them back."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.desk.learning_samples import (
    Row,
    claims,
    decide,
    harbour,
    mean,
    rows,
    taught_desk,
    was_said,
)
from workbench.desk import checking, editing, learning, library
from workbench.desk.reweighing import Sights, renew
from workbench.desk.verifying import verify_log
from workbench.desk.workspace import Workspace
from workbench.errors import LearningError, StoreError
from workbench.model.event import EventKind
from workbench.model.span import Span
from workbench.model.training import Training, WeightsInForce


def worths(ws: Workspace) -> list[Row]:
    with closing(sqlite3.connect(ws.store.url)) as file:
        return file.execute("SELECT worth, reasons FROM claim ORDER BY id").fetchall()


def out_of_date(ws: Workspace) -> int:
    """How many claims do not have the worth that the weights in force give."""
    with ws.store.write("nobody") as work:
        return renew(work, Sights(), work.worth.in_force().model)


# Taking it back


def test_taking_back_gives_exactly_the_former_worths(ws: Workspace, tmp_path: Path) -> None:
    ids = taught_desk(ws, tmp_path)
    found = next(item.claim for item in claims(ws, ids[-1]) if "depot" in item.claim.text)
    shorter = editing.narrow(ws, ids[-1], found.id).body["new"][0]
    wider = editing.widen(ws, ids[-1], shorter).body["new"][0]
    again = next(item.claim for item in claims(ws, ids[-1]) if item.claim.id == wider)
    # In the splitter's place, but weighed without what is around it.
    assert (again.span, again.worth) != (found.span, found.worth)
    assert again.span == found.span
    editing.add_claim(ws, ids[-1], Span(0, 5))
    before = rows(ws)
    trained = learning.train(ws)
    assert rows(ws) != before
    back = learning.take_back(ws)
    assert rows(ws) == before
    assert back.claims == trained.claims
    assert back.training.event == trained.event
    assert back.now.training is None


def test_trainings_are_taken_back_one_by_one(ws: Workspace, tmp_path: Path) -> None:
    ids = taught_desk(ws, tmp_path)
    shipped = worths(ws)
    first = learning.train(ws)
    after_first = worths(ws)
    decide(ws, ids[-1])
    second = learning.train(ws)
    assert second.moves != first.moves
    checking.undo(ws, ids[-1])
    back = learning.take_back(ws)
    assert back.now.training is not None
    assert back.now.training.event == first.event
    assert back.now.training.moves == first.moves
    assert worths(ws) == after_first
    learning.take_back(ws)
    assert worths(ws) == shipped
    with pytest.raises(LearningError, match="no training to take back"):
        learning.take_back(ws)


def test_claims_that_an_undo_brings_back_are_weighed_too(ws: Workspace, tmp_path: Path) -> None:
    *_others, last = taught_desk(ws, tmp_path)
    counted = next(item for item in claims(ws, last) if not was_said(item))
    editing.narrow(ws, last, counted.claim.id)
    learning.train(ws)
    checking.undo(ws, last)
    again = next(item for item in claims(ws, last) if item.claim.id == counted.claim.id)
    assert again.claim.worth < counted.claim.worth


# In force


def test_what_comes_in_later_is_weighed_with_what_was_learnt(ws: Workspace, tmp_path: Path) -> None:
    taught_desk(ws, tmp_path)
    learning.train(ws)
    file = tmp_path / "later.txt"
    file.write_text(harbour(50), encoding="utf-8")
    article = library.resolve(ws, str(file))
    said = [item.claim.worth for item in claims(ws, article) if was_said(item)]
    assert mean(said) > mean([i.claim.worth for i in claims(ws, article) if not was_said(i)])
    assert out_of_date(ws) == 0
    editing.narrow(ws, article, claims(ws, article)[1].claim.id)
    by_hand = claims(ws, article)[1].claim
    file.write_text("Late news\n\n" + harbour(50), encoding="utf-8")
    assert library.resolve(ws, str(file)) == article
    assert by_hand.id in [item.claim.id for item in claims(ws, article)]
    assert out_of_date(ws) == 0


def test_edited_claims_are_weighed_with_what_was_learnt(ws: Workspace, tmp_path: Path) -> None:
    *_others, last = taught_desk(ws, tmp_path)
    learning.train(ws)
    first, second, third, fourth, *_rest = claims(ws, last)
    editing.narrow(ws, last, first.claim.id)
    editing.split_claim(ws, last, second.claim.id, second.claim.span.start + 10)
    editing.merge(ws, last, [third.claim.id, fourth.claim.id])
    editing.add_claim(ws, last, Span(0, 5))
    assert out_of_date(ws) == 0


def test_who_trained_when_from_what_is_told(ws: Workspace, tmp_path: Path) -> None:
    assert learning.in_force(ws) == WeightsInForce(None, "", "")
    taught_desk(ws, tmp_path)
    learnt = learning.train(ws)
    now = learning.in_force(ws)
    assert now.training is not None
    assert now.training.event == learnt.event
    assert now.training.decisions == learnt.decisions
    assert now.training.moves == learnt.moves
    assert (now.actor, now.since) == ("Anna", now.training.at)
    learning.take_back(ws)
    now = learning.in_force(ws)
    assert (now.training, now.actor) == (None, "Anna")


def test_somebody_who_was_faster_is_not_overrun(
    open_desk: Callable[[], Workspace], tmp_path: Path
) -> None:
    ws, other = open_desk(), open_desk()
    taught_desk(ws, tmp_path)

    def meanwhile(done: int, _total: int, _title: str) -> None:
        if done == 0:
            learning.train(other)

    with pytest.raises(StoreError, match="changed by somebody else"):
        learning.train(ws, step=meanwhile)
    with pytest.raises(StoreError, match="changed by somebody else"):
        learning.take_back(ws, step=meanwhile)
    assert ws.store.check() == ()


def test_what_was_decided_and_edited_meanwhile_is_weighed_too(
    open_desk: Callable[[], Workspace], tmp_path: Path
) -> None:
    ws, other = open_desk(), open_desk()
    *_others, last = taught_desk(ws, tmp_path)
    late = tmp_path / "late.txt"
    late.write_text(harbour(70), encoding="utf-8")

    def meanwhile(done: int, total: int, _title: str) -> None:
        if done == total - 1:
            library.resolve(other, str(late))
            editing.narrow(other, last, claims(other, last)[0].claim.id)

    learning.train(ws, step=meanwhile)
    assert out_of_date(ws) == 0


def test_an_article_that_comes_in_during_a_training_gets_its_weights(
    open_desk: Callable[[], Workspace], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.text import splitting

    ws, other = open_desk(), open_desk()
    taught_desk(ws, tmp_path)
    late = tmp_path / "late.txt"
    late.write_text(harbour(70), encoding="utf-8")
    split, done = splitting.split, list[Training]()

    def slowly(text: str, **options: Any) -> Any:
        if not done:
            done.append(learning.train(other))
        return split(text, **options)

    monkeypatch.setattr("workbench.text.splitting.split", slowly)
    library.resolve(ws, str(late))
    assert done
    assert out_of_date(ws) == 0


# The log


def test_the_log_tells_of_it_and_stays_whole(ws: Workspace, tmp_path: Path) -> None:
    taught_desk(ws, tmp_path)
    learnt = learning.train(ws)
    back = learning.take_back(ws)
    with ws.store.read() as work:
        trained, reset = work.events.of(0)
    assert (trained.kind, trained.seq) == (EventKind.WORTH_TRAINED, learnt.event)
    assert trained.body["decisions"] == dict(learnt.decisions)
    assert trained.body["until"] == trained.seq - 1
    assert trained.body["order"] == {
        "before": f"{learnt.order.before:.3f}",
        "after": f"{learnt.order.after:.3f}",
    }
    weights = trained.body["weights"]
    assert {move.feature: str(move.after) for move in learnt.moves}.items() <= {
        **weights["features"],
        **weights["context"],
    }.items()
    assert (reset.kind, reset.seq) == (EventKind.WORTH_RESET, back.event)
    assert (reset.body["undoes"], reset.body["restores"]) == (trained.seq, 0)
    assert verify_log(ws).ok
    assert ws.store.check() == ()
