"""Records in quarantine: looked at, mended, tried again or dismissed."""

import json
from collections.abc import Mapping

from workbench.desk.incoming import values
from workbench.desk.incoming.columns import FIELDS
from workbench.desk.incoming.rows import Fields, Row, row, whole_claim
from workbench.desk.recording import known_named
from workbench.desk.workspace import Workspace
from workbench.errors import UndecidableError
from workbench.i18n import _
from workbench.model.event import EventKind
from workbench.model.import_run import Outcome
from workbench.model.known import KnownClaim
from workbench.model.quarantine import Distrust, Quarantined, QuarantineState
from workbench.store.known import refusal
from workbench.store.known_writing import SeenIds
from workbench.store.work import Work

_PAGE = 500


def records(
    ws: Workspace,
    state: QuarantineState | None = QuarantineState.OPEN,
    kind: Distrust | None = None,
    *,
    after: int = 0,
    limit: int = 1_000,
) -> tuple[Quarantined, ...]:
    """Records in a state and of a kind (None: of all), by number, the first after `after`."""
    with ws.store.read() as work:
        return work.quarantine.page(state, kind, after=after, limit=limit)


def counts(ws: Workspace) -> dict[tuple[Distrust, QuarantineState], int]:
    """How many records there are of each kind and state."""
    with ws.store.read() as work:
        return work.quarantine.counts()


def record(ws: Workspace, record_id: int) -> Quarantined:
    """A record in quarantine. Raises `NotFoundError`."""
    with ws.store.read() as work:
        return work.quarantine.get(record_id)


def mend(ws: Workspace, record_id: int, changes: Mapping[str, str]) -> KnownClaim:
    """Take a record in with some fields as a person says, and the others as they were read.

    Without any changes that person vouches for it as it is: one that has an id of before replaces
    what that says. Raises `NotFoundError`, and `UndecidableError` where it still can't be kept or
    is settled already.
    """
    unknown = next((name for name in changes if name not in FIELDS), None)
    if unknown is not None:
        raise UndecidableError(
            _("There is no field “{field}”; there are: {fields}.").format(
                field=unknown, fields=", ".join(FIELDS)
            )
        )
    with ws.store.write(ws.actor) as work:
        item = _open(work, record_id)
        said = Fields(**{**_fields(item), **changes})
        made = row(item.where, said, origin=item.origin, raw=item.raw)
        return _take(work, item, made)


def dismiss(ws: Workspace, record_id: int, why: str) -> None:
    """Say that a record is not to be taken in. Raises as `mend`, also where no reason is given."""
    if not why.strip():
        raise UndecidableError(_("Say why the record is dismissed."))
    with ws.store.write(ws.actor) as work:
        item = _open(work, record_id)
        work.quarantine.settle(record_id, QuarantineState.DISMISSED, note=why.strip())
        body = {"claims": [], "quarantine": record_id, "record": item.record, "reason": why.strip()}
        work.events.append(EventKind.RECORD_DISMISSED, 0, body)


def retry(ws: Workspace) -> tuple[int, int]:
    """Read all open records again, by the rules and labels of now; how many were taken, of all.

    Records that contradict another, or a decision of this desk, stay for a person to decide.
    """
    taken, tried, after = 0, 0, 0
    while page := records(ws, after=after, limit=_PAGE):
        after = page[-1].id
        with ws.store.write(ws.actor) as work:
            for item in page:
                if item.problem.kind in (Distrust.CONTRADICTING_DUPLICATE, Distrust.OWN_DECISION):
                    continue
                tried += 1
                made = _again(item)
                if made is not None and made.claim is not None:
                    _take(work, item, made)
                    taken += 1
    return taken, tried


def _open(work: Work, record_id: int) -> Quarantined:
    item = work.quarantine.get(record_id)
    if item.state is QuarantineState.MENDED:
        raise UndecidableError(
            _("Record {id} was mended before, as known claim {known}.").format(
                id=record_id, known=item.known
            )
        )
    if item.state is QuarantineState.DISMISSED:
        raise UndecidableError(_("Record {id} was dismissed before.").format(id=record_id))
    return item


def _fields(item: Quarantined) -> dict[str, str]:
    return json.loads(item.fields) if item.fields else {}


def _again(item: Quarantined) -> Row | None:
    """The record as it is read today; None where it can't be read by itself."""
    try:
        value = values.parse(item.raw)
    except values.NotJsonError:
        return None
    if isinstance(value, dict):
        return next(values.rows(value, item.where, origin=item.origin), None)
    said = _fields(item)
    return row(item.where, Fields(**said), origin=item.origin, raw=item.raw) if said else None


def _take(work: Work, item: Quarantined, made: Row) -> KnownClaim:
    """Store what a record says; the log says that it was mended."""
    claim = whole_claim(made)
    known_id, outcome = work.known.take([claim], item.run, SeenIds())[0]
    if outcome is Outcome.REFUSED:
        raise UndecidableError(refusal(claim))
    kept = work.known.get(known_id)
    work.quarantine.settle(item.id, QuarantineState.MENDED, known=known_id)
    body = {
        "claims": [],
        "quarantine": item.id,
        "record": item.record,
        "known": known_named(kept),
    }
    work.events.append(EventKind.KNOWN_MENDED, 0, body)
    return kept
