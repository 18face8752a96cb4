"""Changing known claims by hand: what they say, and whether they are proposed."""

from collections.abc import Mapping
from dataclasses import replace

from workbench.desk.incoming.rows import SAID, Fields, row, whole_claim
from workbench.desk.recording import known_named
from workbench.desk.workspace import Workspace
from workbench.errors import UndecidableError
from workbench.i18n import _
from workbench.model.event import EventKind
from workbench.model.known import KnownClaim


def edit(ws: Workspace, known_id: int, changes: Mapping[str, str]) -> KnownClaim:
    """Change fields of a known claim; gives it as it is kept, with what it said before beside it.

    Raises `NotFoundError`, `StoreError` for a decision of this desk, and `UndecidableError` where
    it can't be kept like that.
    """
    with ws.store.write(ws.actor) as work:
        before = work.known.get(known_id)
        kept = work.known.edit(_changed(before, changes))
        if kept != before:
            body = {"claims": [], "known": known_named(kept), "before": known_named(before)}
            work.events.append(EventKind.KNOWN_EDITED, 0, body)
        return kept


def withdraw(ws: Workspace, known_id: int, because: str) -> KnownClaim:
    """Propose a known claim no more, for a reason. Raises as `edit`, also without a reason."""
    if not because.strip():
        raise UndecidableError(_("Say why the known claim is withdrawn."))
    return _propose(ws, known_id, because.strip())


def restore(ws: Workspace, known_id: int) -> KnownClaim:
    """Propose a known claim again. Raises as `edit`."""
    return _propose(ws, known_id, "")


def _propose(ws: Workspace, known_id: int, because: str) -> KnownClaim:
    with ws.store.write(ws.actor) as work:
        before = work.known.get(known_id)
        wanted = replace(before, withdrawn=bool(because), withdrawn_because=because)
        kept = work.known.edit(wanted)
        if kept != before:
            kind = EventKind.KNOWN_WITHDRAWN if because else EventKind.KNOWN_RESTORED
            body = {"claims": [], "known": known_named(kept), "reason": because}
            work.events.append(kind, 0, body)
        return kept


def _changed(before: KnownClaim, changes: Mapping[str, str]) -> KnownClaim:
    unknown = next((name for name in changes if name not in SAID), None)
    if unknown is not None:
        raise UndecidableError(
            _("There is no field “{field}”; there are: {fields}.").format(
                field=unknown, fields=", ".join(SAID)
            )
        )
    said = {name: changes.get(name, getattr(before, name)) for name in SAID}
    fields = Fields(external_id=before.external_id, **said)
    made = whole_claim(row("", fields, origin=before.origin, raw=""))
    return replace(
        made,
        id=before.id,
        checked_by=before.checked_by,
        withdrawn=before.withdrawn,
        withdrawn_because=before.withdrawn_because,
    )
