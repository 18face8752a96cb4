"""Marks, notes and dismissals are events; every step can be taken back, also after a restart."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.desk import checking, library
from workbench.desk.known import search
from workbench.desk.scales import load_scale
from workbench.desk.workspace import Workspace
from workbench.errors import NotFoundError, UndecidableError
from workbench.model.desk import CheckedClaim, ClaimFilter, ClaimOrder, ClaimState, Place
from workbench.model.event import EventKind
from workbench.model.verdict import Question


@pytest.fixture
def article(ws: Workspace, report: Path) -> int:
    """The report on the desk."""
    return library.resolve(ws, str(report))


def claim(ws: Workspace, article: int, claim_id: str = "c1") -> CheckedClaim:
    found = library.article(ws, article).find(claim_id)
    assert found is not None
    return found


def test_a_mark_is_kept_with_its_scale_and_its_wording(ws: Workspace, article: int) -> None:
    event = checking.mark(ws, article, ["c1", "c2", "c1"], "ok", "  Hafenbuch, S. 3  ")
    assert event is not None
    marked = claim(ws, article)
    assert marked.verdict is not None
    assert (marked.verdict.label, marked.verdict.scale) == ("ok", "desk@1")
    assert (marked.verdict.by, marked.verdict.at) == ("Anna", event.at)
    assert (marked.note, marked.state) == ("Hafenbuch, S. 3", ClaimState.DECIDED)
    assert event.kind is EventKind.VERDICT_SET
    assert [item["id"] for item in event.body["claims"]] == ["c1", "c2"]
    assert event.body["claims"][0]["text"] == marked.claim.text
    assert (event.body["scale"], event.body["label"], event.body["name"]) == ("desk@1", "ok", "ok")
    assert event.body["note"] == "Hafenbuch, S. 3"


def test_another_mark_appends(ws: Workspace, article: int) -> None:
    checking.mark(ws, article, ["c1"], "ok")
    truth = ws.with_scale(load_scale("averitec"))
    checking.mark(truth, article, ["c1"], "refuted")
    marked = claim(ws, article)
    assert marked.verdict is not None
    assert (marked.verdict.scale, marked.verdict.label) == ("averitec@1", "refuted")
    assert [event.kind for event in library.history(ws, article, "c1")] == [
        EventKind.VERDICT_SET,
        EventKind.VERDICT_SET,
    ]


def test_a_mark_that_says_nothing_new_is_not_logged(ws: Workspace, article: int) -> None:
    def logged(*claims: str, by: str = "Anna", **given: Any) -> bool:
        desk = replace(ws, actor=by)
        return checking.mark(desk, article, claims, "ok", **given) is not None

    assert logged("c1", note="Hafenbuch")
    assert not logged("c1")
    assert not logged("c1", note=" Hafenbuch ")
    assert logged("c1", "c2")  # one of them has no verdict yet
    assert not logged("c1", "c2")
    assert logged("c2", question=Question.SAID)
    assert not logged("c2", question=Question.SAID)
    assert logged("c1", by="Ben")  # a second pair of eyes
    assert logged("c1", note="Hafenbuch, S. 3")
    checking.undo(ws, article)
    checking.undo(ws, article)
    verdict = claim(ws, article).verdict
    assert verdict is not None
    assert (verdict.by, logged("c1"), logged("c1")) == ("Anna", False, False)
    checking.note(ws, article, "c1", "another")
    assert not logged("c1")
    assert ws.store.check() == ()


def test_a_mark_that_settles_nothing_leaves_the_claim_pending(ws: Workspace, article: int) -> None:
    query = next(label for label in ws.scale.labels if not label.settles)
    checking.mark(ws, article, ["c1"], query.id)
    assert claim(ws, article).state is ClaimState.PENDING


def test_marking_without_a_note_leaves_the_note(ws: Workspace, article: int) -> None:
    checking.note(ws, article, "c1", "nachfragen")
    checking.mark(ws, article, ["c1"], "ok")
    assert claim(ws, article).note == "nachfragen"
    checking.note(ws, article, "c1", "")
    assert claim(ws, article).note == ""


def test_a_dismissed_claim_can_be_restored(ws: Workspace, article: int) -> None:
    checking.dismiss(ws, article, ["c1"], "Meinung")
    assert claim(ws, article).state is ClaimState.DISMISSED
    assert claim(ws, article).dismissed == "Meinung"
    checking.restore(ws, article, ["c1"])
    assert claim(ws, article).dismissed is None


def test_labels_are_meant_by_id_name_or_key(ws: Workspace) -> None:
    first = ws.scale.labels[0]
    for said in (first.id, first.names["de"].upper(), " " + first.names["en"], "1"):
        assert checking.find_label(ws, said) is first
    with pytest.raises(UndecidableError, match="it has: ok"):
        checking.find_label(ws, "maybe")
    with pytest.raises(UndecidableError):
        checking.find_label(ws, "0")


def test_what_does_not_fit_is_refused_and_leaves_no_trace(ws: Workspace, article: int) -> None:
    before = library.history(ws, article)
    with pytest.raises(UndecidableError, match="no verdict “perhaps”"):
        checking.mark(ws, article, ["c1"], "perhaps")
    with pytest.raises(NotFoundError, match="c99"):
        checking.mark(ws, article, ["c1", "c99"], "ok")
    with pytest.raises(NotFoundError, match="No claim"):
        checking.mark(ws, article, [], "ok")
    with pytest.raises(NotFoundError, match="no article 99"):
        checking.mark(ws, 99, ["c1"], "ok")
    with pytest.raises(UndecidableError, match="Say why"):
        checking.dismiss(ws, article, ["c1"], " ")
    with pytest.raises(UndecidableError, match="longer than"):
        checking.note(ws, article, "c1", "x" * 20_001)
    assert library.history(ws, article) == before
    assert claim(ws, article).verdict is None


def test_hostile_notes_are_kept_as_they_can_be(ws: Workspace, article: int) -> None:
    checking.note(ws, article, "c1", "a\x00b\ud800 [b]x[/b] \x1b[2J")
    assert claim(ws, article).note == "a\ufffdb\ufffd [b]x[/b] \x1b[2J"


def test_steps_are_taken_back_and_repeated_across_restarts(
    open_desk: Callable[[], Workspace], ws: Workspace, article: int
) -> None:
    checking.mark(ws, article, ["c1"], "ok")
    checking.mark(ws, article, ["c1"], "correct", "falsch datiert")
    checking.dismiss(ws, article, ["c2"], "Meinung")
    ws.close()
    second = open_desk()
    assert library.article(second, article).undo is EventKind.CLAIM_DISMISSED
    undone = checking.undo(second, article)
    assert undone is not None
    assert undone.kind is EventKind.UNDONE
    assert claim(second, article, "c2").dismissed is None
    checking.undo(second, article)
    taken_back = claim(second, article)
    assert taken_back.verdict is not None
    assert (taken_back.verdict.label, taken_back.note) == ("ok", "")
    second.close()
    third = open_desk()
    checking.redo(third, article)
    again = claim(third, article)
    assert again.verdict is not None
    assert (again.verdict.label, again.note) == ("correct", "falsch datiert")
    checking.mark(third, article, ["c3"], "ok")
    assert library.article(third, article).redo is None
    assert checking.redo(third, article) is None


def test_nothing_to_take_back(ws: Workspace, article: int) -> None:
    assert checking.undo(ws, article) is None
    assert checking.redo(ws, article) is None
    with pytest.raises(NotFoundError):
        checking.undo(ws, 99)


def test_a_decided_claim_is_known_to_the_next_article(ws: Workspace, article: int) -> None:
    words = claim(ws, article).claim.text
    checking.mark(ws, article, ["c1"], "ok")
    (hit, *_rest) = search(ws, words)
    assert hit.known.text == words
    assert (hit.known.verdict, hit.known.checked_by) == ("ok", "Anna")
    assert hit.known.origin == library.article(ws, article).article.title
    checking.undo(ws, article)
    assert not search(ws, words)


def test_the_place_is_kept_and_is_no_event(ws: Workspace, article: int) -> None:
    place = Place("c2", ClaimOrder.WORTH, ClaimFilter.CONFLICT)
    checking.remember_place(ws, article, place)
    assert library.article(ws, article).place == place
    assert len(library.history(ws, article)) == 1


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("mark"), st.sampled_from(["c1", "c2"]), st.sampled_from(["ok", "open"])),
        st.tuples(st.just("said"), st.just("c2"), st.sampled_from(["ok", "open"])),
        st.tuples(st.just("note"), st.sampled_from(["c1", "c2"]), st.sampled_from(["x", "", "y"])),
        st.tuples(st.just("dismiss"), st.sampled_from(["c1", "c2"]), st.just("no")),
    ),
    min_size=1,
    max_size=5,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_taking_everything_back_and_repeating_it_changes_nothing(
    ws: Workspace, article: int, steps: list[tuple[str, str, str]]
) -> None:
    states = [library.article(ws, article).claims]
    for verb, claim_id, value in steps:
        if verb == "mark":
            event = checking.mark(ws, article, [claim_id], value)
        elif verb == "said":
            event = checking.mark(ws, article, [claim_id], value, question=Question.SAID)
        elif verb == "note":
            event = checking.note(ws, article, claim_id, value)
        else:
            event = checking.dismiss(ws, article, [claim_id], value)
        if event is not None:
            states.append(library.article(ws, article).claims)
    for expected in reversed(states[:-1]):
        checking.undo(ws, article)
        assert _plain(library.article(ws, article).claims) == _plain(expected)
    for expected in states[1:]:
        checking.redo(ws, article)
        assert _plain(library.article(ws, article).claims) == _plain(expected)
    for _ in states[1:]:
        checking.undo(ws, article)


def _plain(claims: tuple[CheckedClaim, ...]) -> list[tuple[object, ...]]:
    """What is decided, without the times, which differ."""
    return [
        (
            item.claim,
            item.verdict and item.verdict.label,
            item.said and item.said.label,
            item.note,
            item.dismissed,
        )
        for item in claims
    ]
