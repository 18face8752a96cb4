"""Files of known claims that were taken in, and taking one back."""

from workbench.desk.workspace import Workspace
from workbench.errors import UndecidableError
from workbench.i18n import _
from workbench.model.event import EventKind
from workbench.model.import_run import ImportRun, RunState, TakenBack


def imports(ws: Workspace) -> tuple[ImportRun, ...]:
    """All files that were taken in, the newest first."""
    with ws.store.read() as work:
        return work.imports.all()


def take_back(ws: Workspace, run_id: int) -> TakenBack:
    """Undo an import, as far as nothing has changed what it did since.

    What it brought is withdrawn, what it changed says again what it said before. Raises
    `NotFoundError`, and `UndecidableError` for one that was taken back before.
    """
    with ws.store.write(ws.actor) as work:
        run = work.imports.get(run_id)
        if run.state is RunState.TAKEN_BACK:
            raise UndecidableError(_("Import {id} was taken back before.").format(id=run_id))
        because = _("import {id} (“{file}”) was taken back").format(id=run_id, file=run.name)
        done = work.imports.take_back(run, because)
        body = {
            "claims": [],
            "import": run_id,
            "file": run.name,
            "sha256": run.sha256,
            "withdrawn": done.withdrawn,
            "restored": done.restored,
            "kept": done.kept,
            "dismissed": done.dismissed,
        }
        work.events.append(EventKind.IMPORT_TAKEN_BACK, 0, body)
        return done
