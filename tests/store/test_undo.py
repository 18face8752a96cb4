"""Undo and redo, against a plain model: a list of states and a finger on one of them."""

from collections.abc import Callable
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.store.store_samples import add_article, change, judge, known, match, verdict_value
from workbench.model.event import Effect, EventKind, Target
from workbench.model.verdict import Question
from workbench.store.opening import open_store
from workbench.store.store import Store
from workbench.store.work import Work

CLAIMS = st.sampled_from(["c1", "c2", "c3"])
State = dict[str, tuple[Any, ...]]


def step_back(work: Work, article_id: int) -> bool:
    """Take the last step back as the desk does; false where there is none."""
    undoable, _redoable = work.events.undo_redo(article_id)
    if undoable is None:
        return False
    effects = [effect.inverted() for effect in reversed(undoable.effects)]
    work.events.append(EventKind.UNDONE, article_id, {"undoes": undoable.seq}, effects)
    return True


def step_again(work: Work, article_id: int) -> bool:
    """Repeat the step that was last taken back; false where there is none."""
    _undoable, redoable = work.events.undo_redo(article_id)
    if redoable is None:
        return False
    work.events.append(EventKind.REDONE, article_id, {"redoes": redoable.seq}, redoable.effects)
    return True


def state(work: Work, article_id: int) -> State:
    """Everything that a step can change."""
    own = {
        entry.external_id: entry.verdict
        for entry in work.known.all()
        if entry.external_id.startswith("desk:")
    }
    found: State = {
        item.claim.id: (
            item.verdict and (item.verdict.label, item.verdict.settles),
            item.said and (item.said.label, item.said.settles),
            item.note,
            item.dismissed,
            tuple((m.known.id, m.decision) for m in item.matches),
        )
        for item in work.claims.of(article_id)
    }
    return {**found, "known": tuple(sorted(own.items()))}


class Desk(RuleBasedStateMachine):
    """Steps in any order, with restarts between them."""

    made_file: Path

    @initialize()
    def set_up(self) -> None:
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "claims.db"
        copy(self.made_file, self.path)
        self.store = open_store(str(self.path))
        with self.store.write("anna") as work:
            self.article = add_article(work)
            self.entry, _outcome = work.known.upsert(known())
            for claim_id in ("c1", "c2", "c3"):
                proposal = match(work.known.get(self.entry))
                work.matches.replace(self.article, claim_id, [proposal], 1)
            self.states = [state(work, self.article)]
        self.finger = 0

    def teardown(self) -> None:
        if hasattr(self, "store"):
            assert self.store.check() == ()
            self.store.close()
            self.folder.cleanup()

    def _do(self, make: Callable[[Work], object]) -> None:
        with self.store.write("anna") as work:
            make(work)
            now = state(work, self.article)
        del self.states[self.finger + 1 :]
        self.states.append(now)
        self.finger += 1

    @rule(
        claim_id=CLAIMS,
        label=st.sampled_from(["ok", "wrong", None]),
        settles=st.booleans(),
        asked=st.sampled_from(Question),
    )
    def judge(self, claim_id: str, label: str | None, settles: bool, asked: Question) -> None:
        def make(work: Work) -> None:
            judge(work, self.article, claim_id, label, settles=settles, question=asked)

        self._do(make)

    @rule(claim_id=CLAIMS, text=st.sampled_from(["", "a note", "another"]))
    def write_note(self, claim_id: str, text: str) -> None:
        self._set(Target.NOTE, claim_id, lambda item: item.note, text)

    @rule(claim_id=CLAIMS, reason=st.sampled_from([None, "a question"]))
    def dismiss(self, claim_id: str, reason: str | None) -> None:
        self._set(Target.DISMISSED, claim_id, lambda item: item.dismissed, reason)

    @rule(claim_id=CLAIMS, value=st.sampled_from([None, "accepted", "rejected"]))
    def decide(self, claim_id: str, value: str | None) -> None:
        def decision(item: Any) -> str | None:
            found = item.matches[0].decision
            return found.value if found else None

        self._set(Target.MATCH, claim_id, decision, value, self.entry)

    @rule()
    def reuse(self) -> None:
        def both(work: Work) -> None:
            item = work.claims.get(self.article, "c1")
            before = item.verdict and verdict_value(
                item.verdict.label, settles=item.verdict.settles
            )
            decided = item.matches[0].decision
            change(
                work,
                self.article,
                Effect(Target.MATCH, "c1", decided and decided.value, "accepted", self.entry),
                # Every event of the program names its label, as `judge` does.
                Effect(Target.VERDICT, "c1", before, {**verdict_value("ok"), "name": "OK"}),
            )

        self._do(both)

    def _set(
        self,
        target: Target,
        claim_id: str,
        current: Callable[[Any], Any],
        value: Any,
        known: int = 0,
    ) -> None:
        def make(work: Work) -> None:
            before = current(work.claims.get(self.article, claim_id))
            change(work, self.article, Effect(target, claim_id, before, value, known))

        self._do(make)

    @rule()
    def undo(self) -> None:
        with self.store.write("ben") as work:
            assert step_back(work, self.article) is (self.finger > 0)
        self.finger = max(0, self.finger - 1)

    @rule()
    def redo(self) -> None:
        with self.store.write("ben") as work:
            assert step_again(work, self.article) is (self.finger < len(self.states) - 1)
        self.finger = min(self.finger + 1, len(self.states) - 1)

    @precondition(lambda self: self.finger > 0)
    @rule()
    def give_up_halfway(self) -> None:
        def and_fail() -> None:
            with self.store.write("ben") as work:
                step_back(work, self.article)
                raise KeyError("halfway")

        with pytest.raises(KeyError, match="halfway"):
            and_fail()

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = open_store(str(self.path))

    @invariant()
    def shows_the_state_under_the_finger(self) -> None:
        with self.store.read() as work:
            assert state(work, self.article) == self.states[self.finger]


def test_undo_and_redo_lead_through_the_states_there_were(made_file: Path) -> None:
    Desk.made_file = made_file
    Desk.TestCase.settings = settings(max_examples=12, stateful_step_count=15, deadline=None)
    Desk.TestCase().runTest()


def test_undo_takes_back_step_by_step_and_a_new_step_ends_redo(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        other = add_article(work, name="/desk/other.txt")
        for label in ("ok", "wrong"):
            judge(work, article_id, "c1", label)
        judge(work, other, "c2", "ok")
        undoable, redoable = work.events.undo_redo(article_id)
        assert undoable is not None
        assert undoable.effects[0].after == verdict_value("wrong")
        assert redoable is None
        assert step_back(work, article_id)
        assert step_back(work, article_id)
        assert not step_back(work, article_id)
    with store.write("ben") as work:
        assert work.claims.get(article_id, "c1").verdict is None
        assert step_again(work, article_id)
        verdict = work.claims.get(article_id, "c1").verdict
        assert verdict is not None
        assert (verdict.label, verdict.by) == ("ok", "ben")
        (mine,) = work.known.of_article(article_id)
        assert work.known.get(mine).verdict == "OK"
        judge(work, article_id, "c1", "query", settles=False)
        assert not step_again(work, article_id)
        assert work.events.undo_redo(other)[0] is not None
    assert store.check() == ()


def test_events_without_effects_are_no_steps(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        judge(work, article_id, "c1", "ok")
        assert step_back(work, article_id)
        work.events.append(EventKind.LOG_EXPORTED, article_id, {"claims": []})
        assert work.events.undo_redo(article_id)[0] is None
        assert step_again(work, article_id)
