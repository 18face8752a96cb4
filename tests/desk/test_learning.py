"""Learning from the desk: which decisions teach, what they change, and what is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.learning_samples import (
    claims,
    desk_without_a_pattern,
    harbour,
    mean,
    put_on_desk,
    rows,
    taught_desk,
    title_of,
    was_said,
)
from workbench.desk import checking, editing, learning
from workbench.desk.workspace import Workspace
from workbench.errors import LearningError
from workbench.model.span import Span
from workbench.model.verdict import Question

# What is learnt


def test_training_moves_worth_to_where_the_desk_wants_it(ws: Workspace, tmp_path: Path) -> None:
    ids = taught_desk(ws, tmp_path)
    untouched = ids[-1]
    before = claims(ws, untouched)
    learnt = learning.train(ws)
    after = claims(ws, untouched)
    changes = [
        (was_said(old), new.claim.worth - old.claim.worth)
        for old, new in zip(before, after, strict=True)
    ]
    assert all((change > 0) is said for said, change in changes)
    gap_before = [item.claim.worth for item in before if was_said(item)]
    assert mean(gap_before) < mean([i.claim.worth for i in before if not was_said(i)])
    gap_after = [item.claim.worth for item in after if was_said(item)]
    assert mean(gap_after) > mean([i.claim.worth for i in after if not was_said(i)])
    assert learnt.order.before < 0.2
    assert learnt.order.after > 0.8
    moved = {move.feature: move.after - move.before for move in learnt.moves}
    assert moved["attribution"] > 0 > moved["figure"]
    assert [abs(m.after - m.before) for m in learnt.moves] == sorted(
        (abs(m.after - m.before) for m in learnt.moves), reverse=True
    )


def test_decisions_are_counted_by_kind(ws: Workspace, tmp_path: Path) -> None:
    ids = taught_desk(ws, tmp_path)
    first, second, *_others, last = claims(ws, ids[-1])
    checking.note(ws, ids[-1], first.claim.id, "ask the archive")
    checking.dismiss(ws, ids[-1], [second.claim.id], "repeated")
    editing.add_claim(ws, ids[-1], title_of(harbour(6)))
    checking.mark(ws, ids[-1], [last.claim.id], "ok")
    checking.dismiss(ws, ids[-1], [last.claim.id], "opinion")
    learnt = learning.train(ws)
    assert learnt.decisions == {"judged": 30, "added": 1, "noted": 1, "dismissed": 31}
    assert learnt.articles == len(ids)


def test_a_verdict_on_whether_they_said_it_is_one_too(ws: Workspace, tmp_path: Path) -> None:
    *_others, last = taught_desk(ws, tmp_path)
    said = next(item for item in claims(ws, last) if was_said(item))
    checking.mark(ws, last, [said.claim.id], "ok", question=Question.SAID)
    assert learning.train(ws, dry_run=True).decisions["judged"] == 31


def test_added_headlines_teach_that_the_headline_counts(ws: Workspace, tmp_path: Path) -> None:
    ids = taught_desk(ws, tmp_path)
    before = learning.train(ws, dry_run=True)
    for number, article_id in enumerate(ids):
        editing.add_claim(ws, article_id, title_of(harbour(number)))
    after = learning.train(ws, dry_run=True)
    headline = [
        next(move.after for move in learnt.moves if move.feature == "headline")
        for learnt in (before, after)
    ]
    assert headline[1] > headline[0] + 0.1


def test_nothing_but_worth_and_reasons_changes(ws: Workspace, tmp_path: Path) -> None:
    ids = taught_desk(ws, tmp_path)
    before, known = [claims(ws, article_id) for article_id in ids], rows(ws)
    learnt = learning.train(ws)
    changed = [old for old, new in zip(known, rows(ws), strict=True) if old != new]
    assert learnt.claims == len(changed) > 0
    for article_id, items in zip(ids, before, strict=True):
        for old, new in zip(items, claims(ws, article_id), strict=True):
            assert (old.verdict, old.note, old.dismissed) == (new.verdict, new.note, new.dismissed)
            same = replace(new.claim, worth=old.claim.worth, reasons=old.claim.reasons)
            assert same == old.claim


def test_the_same_decisions_teach_the_same_and_count_once(ws: Workspace, tmp_path: Path) -> None:
    taught_desk(ws, tmp_path)
    first = learning.train(ws)
    again = learning.train(ws)
    assert again.moves == first.moves
    assert again.claims == 0


def test_a_dry_run_writes_nothing(ws: Workspace, tmp_path: Path) -> None:
    taught_desk(ws, tmp_path)
    before = rows(ws)
    tried = learning.train(ws, dry_run=True)
    assert (tried.event, tried.claims) == (None, None)
    assert rows(ws) == before
    assert learning.in_force(ws).training is None
    done = learning.train(ws)
    assert (tried.moves, tried.order, tried.decisions) == (done.moves, done.order, done.decisions)


def test_a_desk_without_a_pattern_is_told_that_the_order_got_worse(
    ws: Workspace, tmp_path: Path
) -> None:
    desk_without_a_pattern(ws, tmp_path)
    learnt = learning.train(ws)
    assert learnt.order.after < learnt.order.before < 0.5


# What is refused


def test_fewer_than_fifty_decisions_are_refused(ws: Workspace, tmp_path: Path) -> None:
    ids = taught_desk(ws, tmp_path, 49)
    with pytest.raises(LearningError, match=r"needs 50 .* are 49: 25 taken up, 24 dismissed"):
        learning.train(ws)
    with pytest.raises(LearningError, match="are 49"):
        learning.train(ws, dry_run=True)
    last = claims(ws, ids[-1])[-1]
    checking.note(ws, ids[-1], last.claim.id, "the fiftieth")
    assert sum(learning.train(ws).decisions.values()) == 50


def test_an_empty_desk_is_refused(ws: Workspace) -> None:
    with pytest.raises(LearningError, match="are 0: 0 taken up"):
        learning.train(ws)


@pytest.mark.parametrize("dismissing", [True, False])
def test_decisions_of_one_kind_are_refused(ws: Workspace, tmp_path: Path, dismissing: bool) -> None:
    for article_id in put_on_desk(ws, tmp_path, 5):
        ids = [item.claim.id for item in claims(ws, article_id)]
        if dismissing:
            checking.dismiss(ws, article_id, ids, "opinion")
        else:
            checking.mark(ws, article_id, ids, "ok")
    with pytest.raises(LearningError, match="both kinds"):
        learning.train(ws)


def test_a_single_one_of_the_other_kind_is_enough_to_try(ws: Workspace, tmp_path: Path) -> None:
    ids = put_on_desk(ws, tmp_path, 5)
    for article_id in ids:
        checking.mark(ws, article_id, [item.claim.id for item in claims(ws, article_id)], "ok")
    odd = claims(ws, ids[0])[1]
    checking.dismiss(ws, ids[0], [odd.claim.id], "opinion")
    before = claims(ws, ids[1])
    learning.train(ws)
    after = claims(ws, ids[1])
    assert all(
        abs(new.claim.worth - old.claim.worth) < 0.25
        for old, new in zip(before, after, strict=True)
    )


def test_what_was_taken_back_does_not_count(ws: Workspace, tmp_path: Path) -> None:
    *_others, last = taught_desk(ws, tmp_path, 50)
    items = claims(ws, last)
    checking.mark(ws, last, [items[0].claim.id], "ok")
    checking.note(ws, last, items[1].claim.id, "a note")
    checking.dismiss(ws, last, [items[2].claim.id], "opinion")
    editing.add_claim(ws, last, Span(0, 5))
    assert sum(learning.train(ws, dry_run=True).decisions.values()) == 54
    for _step in range(4):
        checking.undo(ws, last)
    assert sum(learning.train(ws, dry_run=True).decisions.values()) == 50
    checking.redo(ws, last)
    assert sum(learning.train(ws, dry_run=True).decisions.values()) == 51


def test_an_edit_is_not_an_addition(ws: Workspace, tmp_path: Path) -> None:
    *_others, last = taught_desk(ws, tmp_path, 50)
    first, second, third, fourth, *_rest = claims(ws, last)
    editing.narrow(ws, last, first.claim.id)
    editing.split_claim(ws, last, second.claim.id, second.claim.span.start + 10)
    editing.merge(ws, last, [third.claim.id, fourth.claim.id])
    assert learning.train(ws, dry_run=True).decisions["added"] == 0


def test_an_added_claim_stays_one_when_it_is_resized(ws: Workspace, tmp_path: Path) -> None:
    *_others, last = taught_desk(ws, tmp_path, 50)
    event = editing.add_claim(ws, last, title_of(harbour(5)))
    editing.narrow(ws, last, event.body["new"][0])
    assert learning.train(ws, dry_run=True).decisions["added"] == 1
