"""An edited claim is a new claim: the old wording keeps its verdict, the new one is open."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.desk import checking, editing, library
from workbench.desk.workspace import Workspace
from workbench.errors import NotFoundError, UndecidableError
from workbench.model.desk import CheckedClaim
from workbench.model.event import Event, EventKind
from workbench.model.span import Span
from workbench.model.split import Split
from workbench.text.splitting import annotate

SENTENCE = "The mill burned down in 1904, the owner died in 1906, and the river was moved."


@pytest.fixture
def article(ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Two sentences, each one claim, however the splitter would cut them."""
    text = f"{SENTENCE} It was rebuilt.\n"
    spans = (Span(0, len(SENTENCE)), Span(len(SENTENCE) + 1, len(text) - 1))
    found = tuple(
        annotate(text, span, claim_id=f"c{number}", language="en")
        for number, span in enumerate(spans, 1)
    )
    cut = Split("Mill", "en", len(text), found, ())
    monkeypatch.setattr("workbench.text.splitting.split", lambda _, **_more: cut)
    (tmp_path / "mill.txt").write_text(text, encoding="utf-8")
    return library.resolve(ws, str(tmp_path / "mill.txt"))


def claims(ws: Workspace, article: int) -> tuple[CheckedClaim, ...]:
    return library.article(ws, article).claims


def texts(ws: Workspace, article: int) -> list[str]:
    return [item.claim.text for item in claims(ws, article)]


def whole(ws: Workspace, article: int) -> CheckedClaim:
    return next(item for item in claims(ws, article) if item.claim.text == SENTENCE)


def test_narrowing_takes_off_a_clause_and_widening_puts_it_back(
    ws: Workspace, article: int
) -> None:
    old = whole(ws, article).claim.id
    event = editing.narrow(ws, article, old)
    assert event.kind is EventKind.CLAIM_RESIZED
    assert texts(ws, article)[0] == "The mill burned down in 1904, the owner died in 1906"
    new = claims(ws, article)[0].claim.id
    assert event.body["old"] == [old]
    assert event.body["new"] == [new]
    assert new != old
    editing.widen(ws, article, new)
    assert texts(ws, article)[0] == SENTENCE


def test_narrowing_at_the_start(ws: Workspace, article: int) -> None:
    editing.narrow(ws, article, whole(ws, article).claim.id, at_start=True)
    assert texts(ws, article)[0].startswith("the owner died")


def test_the_note_moves_along_and_the_verdict_does_not(ws: Workspace, article: int) -> None:
    old = whole(ws, article).claim.id
    checking.mark(ws, article, [old], "ok", "parish register")
    editing.narrow(ws, article, old)
    new = claims(ws, article)[0]
    assert (new.verdict, new.note) == (None, "parish register")
    checking.undo(ws, article)
    again = whole(ws, article)
    assert again.claim.id == old
    assert again.verdict is not None
    checking.redo(ws, article)
    assert claims(ws, article)[0].claim.id == new.claim.id


def test_a_claim_is_split_where_one_points(ws: Workspace, article: int) -> None:
    old = whole(ws, article).claim
    checking.note(ws, article, old.id, "two facts")
    editing.split_claim(ws, article, old.id, SENTENCE.index("the owner") + 2)
    first, second = claims(ws, article)[:2]
    assert first.claim.text == "The mill burned down in 1904"
    assert second.claim.text.startswith("the owner died in 1906")
    assert (first.note, second.note) == ("two facts", "")
    assert "1904" in [signal.text for signal in first.claim.signals]


def test_claims_are_merged_with_their_notes(ws: Workspace, article: int) -> None:
    editing.split_claim(ws, article, whole(ws, article).claim.id, SENTENCE.index("the owner"))
    first, second = claims(ws, article)[:2]
    checking.note(ws, article, first.claim.id, "one")
    checking.note(ws, article, second.claim.id, "two")
    event = editing.merge(ws, article, [second.claim.id, first.claim.id])
    assert event.kind is EventKind.CLAIMS_MERGED
    merged = whole(ws, article)
    assert merged.note == "one\ntwo"
    checking.undo(ws, article)
    assert texts(ws, article)[0] == first.claim.text


def test_any_stretch_can_become_a_claim(ws: Workspace, article: int) -> None:
    start = SENTENCE.index("the river")
    event = editing.add_claim(ws, article, Span(start - 1, start + len("the river was moved") + 1))
    assert event.kind is EventKind.CLAIM_ADDED
    added = next(item for item in claims(ws, article) if item.claim.id == event.body["new"][0])
    assert added.claim.text in ("the river was moved", "the river was moved.")
    checking.undo(ws, article)
    assert added.claim.text not in texts(ws, article)


def test_what_can_not_be_done_is_refused(ws: Workspace, article: int) -> None:
    claim = whole(ws, article).claim
    attempts: tuple[Callable[[], Event], ...] = (
        lambda: editing.widen(ws, article, claim.id),
        lambda: editing.split_claim(ws, article, claim.id, 0),
        lambda: editing.split_claim(ws, article, claim.id, 10_000),
        lambda: editing.merge(ws, article, [claim.id]),
        lambda: editing.add_claim(ws, article, Span(3, 3)),
        lambda: editing.add_claim(ws, article, Span(0, 10_000)),
        lambda: editing.add_claim(ws, article, claim.span),
        lambda: editing.add_claim(ws, article, Span(5, len(SENTENCE) + 8)),
    )
    for attempt in attempts:
        with pytest.raises(UndecidableError):
            attempt()
    with pytest.raises(NotFoundError):
        editing.narrow(ws, article, "c99")
    assert SENTENCE in texts(ws, article)


def test_a_replaced_claim_can_not_be_edited_again(ws: Workspace, article: int) -> None:
    old = whole(ws, article).claim.id
    editing.narrow(ws, article, old)
    with pytest.raises(NotFoundError):
        editing.narrow(ws, article, old)


def test_widening_never_cuts_into_another_claim(ws: Workspace, article: int) -> None:
    editing.split_claim(ws, article, whole(ws, article).claim.id, SENTENCE.index("the owner"))
    first = claims(ws, article)[0].claim
    for _ in range(5):
        try:
            editing.widen(ws, article, first.id)
        except UndecidableError:
            break
        first = claims(ws, article)[0].claim
        spans = [item.claim.span for item in claims(ws, article)]
        for one in spans:
            for other in spans:
                nested = one.contains(other) or other.contains(one)
                assert nested or not one.overlaps(other)
