"""Steps with evidence: taken back, repeated, kept over a new text, always as the log says."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.desk.conftest import REPORT
from workbench.desk import checking, editing, evidence, intake, library, sources
from workbench.desk.taking_in import take_in
from workbench.desk.workspace import Workspace, open_workspace
from workbench.errors import WorkbenchError
from workbench.model.desk import CheckedClaim
from workbench.model.evidence import Credibility, Stance
from workbench.model.source import Reliability, Source

CALL = "Telefonat mit der Reederei: An Bord waren 48 Menschen."


@pytest.fixture
def article(ws: Workspace, report: Path) -> int:
    return library.resolve(ws, str(report))


@pytest.fixture
def source(ws: Workspace, article: int) -> Source:
    return take_in(ws, CALL).source


def claim(ws: Workspace, article: int, claim_id: str = "c1") -> CheckedClaim:
    found = library.article(ws, article).find(claim_id)
    assert found is not None
    return found


def link(ws: Workspace, article: int, source: Source, claim_id: str = "c1") -> int:
    place = evidence.find_passage(ws, source, "48 Menschen")
    event = evidence.link(ws, article, [claim_id], source.id, place, stance=Stance.SUPPORTS)
    return event.effects[0].item


def attached(ws: Workspace, article: int) -> list[int]:
    return [source.id for source in sources.attached(ws, article)]


Step = Callable[[Workspace, int, Source], object]
STEPS: dict[str, tuple[Step, ...]] = {
    "link": (link,),
    "attach": (lambda ws, article, source: sources.attach(ws, article, [source.id]),),
    "detach": (
        lambda ws, article, source: sources.attach(ws, article, [source.id]),
        lambda ws, article, source: sources.detach(ws, article, source.id),
    ),
    "grade": (link, lambda ws, article, _s: evidence.grade(ws, article, "c1", 1, Credibility("2"))),
    "judge": (
        link,
        lambda ws, article, _s: evidence.judge(
            ws, article, "c1", 1, stance=Stance.CONTEXT, note="from memory"
        ),
    ),
    "unlink": (link, lambda ws, article, _s: evidence.unlink(ws, article, "c1", 1)),
    "explain": (
        lambda ws, article, _s: evidence.explain_shortfall(ws, article, ["c1"], "only one saw it"),
    ),
    "mark": (
        link,
        lambda ws, article, _s: checking.mark(ws, article, ["c1"], "ok", reason="only one saw it"),
    ),
    "split": (link, lambda ws, article, _s: editing.narrow(ws, article, "c1")),
}


@pytest.mark.parametrize("steps", STEPS.values(), ids=STEPS)
def test_every_step_is_taken_back_and_repeated(
    ws: Workspace, article: int, source: Source, steps: tuple[Step, ...]
) -> None:
    for step in steps[:-1]:
        step(ws, article, source)
    before = state(ws, article)
    steps[-1](ws, article, source)
    after = state(ws, article)
    assert after != before
    for _round in range(2):
        assert checking.undo(ws, article) is not None
        assert state(ws, article) == before
        assert checking.redo(ws, article) is not None
        assert state(ws, article) == after
    assert ws.store.check() == ()


def state(ws: Workspace, article: int) -> object:
    """All that the steps change, without who did it when."""
    return attached(ws, article), [
        (
            item.claim.id,
            item.verdict and item.verdict.label,
            item.shortfall,
            [(e.id, e.source, e.stance, e.credibility, e.note, e.passage) for e in item.evidence],
        )
        for item in library.article(ws, article).claims
    ]


def test_a_verdict_keeps_what_it_rested_on(ws: Workspace, article: int, source: Source) -> None:
    number = link(ws, article, source)
    event = checking.mark(ws, article, ["c1", "c2"], "ok", reason="only one saw it")
    assert event is not None
    rested = event.body["evidence"]["c1"]
    assert rested["items"] == [
        {
            "id": number,
            "source": source.id,
            "stance": "supports",
            "credibility": "6",
            "exact": "48 Menschen",
        }
    ]
    assert (rested["rule"], rested["origins"], rested["primary"]) == ("evidence@1", 1, 0)
    assert event.body["reason"] == "only one saw it"
    assert claim(ws, article).shortfall == "only one saw it"
    checking.undo(ws, article)
    assert claim(ws, article).shortfall is None
    checking.redo(ws, article)
    assert checking.mark(ws, article, ["c1", "c2"], "ok") is None
    evidence.grade(ws, article, "c1", number, Credibility.CONFIRMED)
    assert checking.mark(ws, article, ["c2"], "ok") is None
    assert checking.mark(ws, article, ["c1"], "ok") is not None  # it rests on something better
    assert checking.mark(ws, article, ["c1"], "ok") is None


def test_a_new_text_keeps_the_evidence_of_the_claims_that_stay(
    ws: Workspace, article: int, source: Source, report: Path
) -> None:
    link(ws, article, source, "c1")
    link(ws, article, source, "c2")
    evidence.explain_shortfall(ws, article, ["c1"], "only one saw it")
    kept, lost = claim(ws, article, "c1"), claim(ws, article, "c2")
    assert lost.claim.text in REPORT
    report.write_text(
        "Neues von der Fähre\n\n" + REPORT.replace(lost.claim.text, "Zwei Menschen starben"),
        encoding="utf-8",
    )
    intake.admit(ws, intake.read_document(str(report)))
    now = claim(ws, article, "c1")
    assert now.claim.text == kept.claim.text
    assert (now.evidence, now.shortfall) == (kept.evidence, kept.shortfall)
    assert library.article(ws, article).find("c2") is None
    assert attached(ws, article) == [source.id]
    assert sources.uses(ws) == {source.id: 1}
    assert ws.store.check() == ()


CLAIMS = st.sampled_from(["c1", "c2", "c3", "c4"])
SOURCES = st.integers(1, 3)
NUMBERS = st.integers(1, 8)


class Evidence(RuleBasedStateMachine):
    """Steps in any order; those that are refused change nothing, and the log tells all."""

    template: Path

    @initialize()
    def open(self) -> None:
        self.folder = TemporaryDirectory()
        shutil.copytree(self.template, self.folder.name, dirs_exist_ok=True)
        self.ws = open_workspace(str(Path(self.folder.name) / "desk.db"), "Anna")

    def teardown(self) -> None:
        if hasattr(self, "ws"):
            assert self.ws.store.check() == ()
            self.ws.close()
            self.folder.cleanup()

    def try_it(self, step: Callable[[], object]) -> None:
        with self.ws.store.read() as work:
            before = work.events.head()
        try:
            step()
        except WorkbenchError:
            with self.ws.store.read() as work:
                assert work.events.head() == before

    @rule(claim_id=CLAIMS, source=SOURCES, stance=st.sampled_from(Stance), whole=st.booleans())
    def link(self, claim_id: str, source: int, stance: Stance, whole: bool) -> None:
        found = sources.source(self.ws, f"s{source}")
        place = None if whole else evidence.find_passage(self.ws, found, "48 Menschen")
        self.try_it(lambda: evidence.link(self.ws, 1, [claim_id], source, place, stance=stance))

    @rule(claim_id=CLAIMS, number=NUMBERS, stance=st.sampled_from(Stance), note=st.text(max_size=5))
    def judge(self, claim_id: str, number: int, stance: Stance, note: str) -> None:
        self.try_it(lambda: evidence.judge(self.ws, 1, claim_id, number, stance=stance, note=note))

    @rule(claim_id=CLAIMS, number=NUMBERS, grade=st.sampled_from(Credibility))
    def grade(self, claim_id: str, number: int, grade: Credibility) -> None:
        self.try_it(lambda: evidence.grade(self.ws, 1, claim_id, number, grade))

    @rule(claim_id=CLAIMS, number=NUMBERS)
    def unlink(self, claim_id: str, number: int) -> None:
        self.try_it(lambda: evidence.unlink(self.ws, 1, claim_id, number))

    @rule(claim_id=CLAIMS, label=st.sampled_from(["ok", "query"]), why=st.sampled_from([None, "x"]))
    def mark(self, claim_id: str, label: str, why: str | None) -> None:
        self.try_it(lambda: checking.mark(self.ws, 1, [claim_id], label, reason=why))

    @rule(source=SOURCES, attach=st.booleans())
    def attach(self, source: int, attach: bool) -> None:
        if attach:
            self.try_it(lambda: sources.attach(self.ws, 1, [source]))
        else:
            self.try_it(lambda: sources.detach(self.ws, 1, source))

    @rule(source=SOURCES, grade=st.sampled_from(Reliability), primary=st.booleans())
    def say(self, source: int, grade: Reliability, primary: bool) -> None:
        said = {"reliability": grade, "primary": primary}
        self.try_it(lambda: sources.say_of(self.ws, source, said))

    @rule(claim_id=CLAIMS)
    def narrow(self, claim_id: str) -> None:
        self.try_it(lambda: editing.narrow(self.ws, 1, claim_id))

    @rule(back=st.booleans())
    def step(self, back: bool) -> None:
        self.try_it(lambda: (checking.undo if back else checking.redo)(self.ws, 1))

    @invariant()
    def evidence_is_from_attached_sources(self) -> None:
        if hasattr(self, "ws"):
            desk = library.article(self.ws, 1)
            there = {source.id for source in desk.sources}
            assert {e.source for item in desk.claims for e in item.evidence} <= there


def test_any_steps_in_any_order_agree_with_the_log(
    ws: Workspace, article: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for name in ("Ben", "Cleo", "Dora"):
        take_in(ws, f"{CALL} ({name})")
    folder = tmp_path_factory.mktemp("template")
    ws.store.backup(folder / "desk.db")
    Evidence.template = folder
    machine: type[Evidence] = Evidence
    machine.TestCase.settings = settings(max_examples=10, stateful_step_count=14, deadline=None)
    machine.TestCase().runTest()
