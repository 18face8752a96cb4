"""Known claims changed by hand: what they said before is kept, nothing is deleted."""

from pathlib import Path

import pytest

from workbench.desk import checking, known, known_editing, library
from workbench.desk.workspace import Workspace
from workbench.errors import NotFoundError, StoreError, UndecidableError
from workbench.model.event import EventKind
from workbench.model.known import KnownClaim


def test_an_edited_claim_keeps_what_it_said(ws: Workspace) -> None:
    first = known.add(ws, KnownClaim(0, "The mill burned.", verdict="true", publisher="P"))
    second = known.add(ws, KnownClaim(0, "The mill was sold.", "s", publisher="P"))
    kept = known_editing.edit(ws, first.id, {"verdict": "false", "date": "3.5.2021"})
    assert (kept.verdict, kept.date, kept.checked_by) == ("false", "2021-05-03", "Anna")
    assert known_editing.edit(ws, first.id, {"verdict": "false"}) == kept
    (version,) = known.provenance(ws, first.id).versions
    assert (version.known.verdict, version.actor, version.run) == ("true", "Anna", 0)
    double = KnownClaim(second.id, "x", first.external_id, publisher="P")
    says = f"Known claim {first.id} has that publisher"
    with pytest.raises(StoreError, match=says), ws.store.write("Anna") as work:
        work.known.edit(double)
    for changes, says in (
        ({"text": " "}, "no claim text"),
        ({"url": "soon"}, "can't be opened"),
        ({"date": "soon"}, "“soon”"),
        ({"colour": "red"}, "no field “colour”"),
    ):
        with pytest.raises(UndecidableError, match=says):
            known_editing.edit(ws, first.id, changes)
    with pytest.raises(NotFoundError, match="no known claim 9"):
        known_editing.edit(ws, 9, {"verdict": "x"})
    assert known.show(ws, first.id) == kept


def test_a_withdrawn_claim_is_kept_with_the_reason_and_can_come_back(ws: Workspace) -> None:
    entry = known.add(ws, KnownClaim(0, "The mill burned."))
    with pytest.raises(UndecidableError, match="Say why"):
        known_editing.withdraw(ws, entry.id, " ")
    known_editing.withdraw(ws, entry.id, "a double")
    assert known.search(ws, "mill burned") == ()
    gone = known.show(ws, entry.id)
    assert (gone.withdrawn, gone.withdrawn_because) == (True, "a double")
    assert known_editing.restore(ws, entry.id) == entry
    assert known.search(ws, "mill burned")[0].known == entry
    with ws.store.read() as work:
        kinds = [event.kind for event in work.events.all()][-2:]
    assert kinds == [EventKind.KNOWN_WITHDRAWN, EventKind.KNOWN_RESTORED]
    assert ws.store.check() == ()


def test_a_decision_of_this_desk_is_changed_in_its_article(ws: Workspace, report: Path) -> None:
    article = library.resolve(ws, str(report))
    checking.mark(ws, article, ["c1"], "ok")
    with pytest.raises(StoreError, match="decision of this desk"):
        known_editing.edit(ws, 1, {"verdict": "x"})
    with pytest.raises(StoreError, match="decision of this desk"):
        known_editing.withdraw(ws, 1, "x")
