"""Sources on their way in, one after the other; nothing of it runs on the screen's thread."""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.worker import Worker, get_current_worker

from workbench.errors import WorkbenchError
from workbench.i18n import _, ngettext
from workbench.text.guard import one_line
from workbench.tui.messages import Failed, SourceDone, SourceStep
from workbench.tui.screens.check.moving import Moving

if TYPE_CHECKING:
    from workbench.desk.taking_in import Progress, ShouldStop, Step, TakenIn
    from workbench.desk.workspace import Workspace

    Run = Callable[[Workspace, Progress, ShouldStop], TakenIn]

_AGAIN = 3.0
"""Seconds after which what is under way is said again, when something else was said meanwhile."""
_AS_PERCENT = 100_000
"""What has more parts than this is told in percent: they are bytes."""


class SourceJob(NamedTuple):
    """Something slow to do for a source; `name` is what it is called meanwhile."""

    name: str
    run: "Run"


class TakingIn(Moving):
    """Does one job at a time; escape stops it and those in line."""

    _job: "Worker[None] | None" = None

    def on_mount(self) -> None:
        """Nothing is in line yet."""
        self._jobs: deque[SourceJob] = deque()
        self._doing = ""
        self.set_interval(_AGAIN, self._say_again)

    def _say_again(self) -> None:
        if self._job is not None and self._doing != self.status:
            self.set_status(self._doing)

    def take_up(self, job: SourceJob) -> None:
        """Do a job after those before it."""
        self._jobs.append(job)
        if self._job is None:
            self._next_job()
        else:
            self.set_status(_("{name} is next").format(name=one_line(job.name)))

    def _next_job(self) -> None:
        self._job = None
        if self._jobs:
            job = self._jobs.popleft()
            self._doing = f"{one_line(job.name)} …"
            self.set_status(self._doing)
            self._job = self._do(job, self.view.current)

    def stop_jobs(self) -> bool:
        """Stop what is under way; false where nothing is."""
        if self._job is None:
            return False
        self._jobs.clear()
        self._job.cancel()
        self._job = None
        self.set_status(_("stopped; nothing was stored"))
        return True

    def _forget_status(self) -> None:
        """What happened before is no news on another screen; what is under way is."""
        if self._job is None:
            self.set_status("")

    def action_leave(self) -> None:
        """Stop what is under way, else what escape does otherwise."""
        if not self.stop_jobs():
            super().action_leave()

    @work(thread=True, group="sources", exit_on_error=False)
    def _do(self, job: SourceJob, claim: str) -> None:
        ws, worker = self.errands.workspace, get_current_worker()
        if ws is None:
            return

        def progress(step: "Step") -> None:
            if not worker.is_cancelled:
                self.post_message(SourceStep(_told(job.name, step)))

        done = SourceDone("", taken=False)
        try:
            taken = job.run(ws, progress, lambda: worker.is_cancelled)
            progress_told = _("searching {name} …").format(name=taken.source.name)
            self.post_message(SourceStep(progress_told))
            with self.one_search:
                done = _done(ws, self.article_id, taken, claim)
        except WorkbenchError as error:
            if not worker.is_cancelled:
                self.app.post_message(Failed(str(error)))
        finally:
            # Also after a failure that nobody foresaw, so that the next one is taken up.
            if not worker.is_cancelled:
                self.post_message(done)

    @on(SourceStep)
    def source_step(self, message: SourceStep) -> None:
        """Say how far it is."""
        if self._job is not None:
            self._doing = message.text
            self.set_status(message.text)

    @on(SourceDone)
    def source_done(self, message: SourceDone) -> None:
        """Say what came of it, show it, and go on with the next."""
        self.set_status(message.text)
        for notice in message.notices:
            self.notify(one_line(notice), severity="warning", markup=False)
        if message.taken:
            self.reload()
        self._next_job()


def _told(name: str, step: "Step") -> str:
    """`reading report.pdf 120/2000 · escape stops`."""
    if step.total > _AS_PERCENT:
        far = f" {100 * step.done // step.total} %"
    else:
        far = f" {step.done}/{step.total}" if step.total > 1 else ""
    return _("{doing} {name}{far} · escape stops").format(
        doing=step.what, name=one_line(name), far=far
    )


def _done(ws: "Workspace", article_id: int, taken: "TakenIn", claim: str) -> SourceDone:
    """What came of it, with what the source says on the claim that is being checked."""
    from workbench.desk import source_checking

    name = taken.source.name
    said = _("{name} added") if taken.is_new else _("{name} is here")
    head = said.format(name=name)
    if taken.source.extraction is None or not taken.source.extraction.length:
        noted = _("noted; v, then f fetches it")
        without = _("saved, without text") if taken.source.newest else noted
        return SourceDone(f"{head} · {without}", taken.notices)
    try:
        found = source_checking.check_claim(ws, article_id, claim).passages if claim else ()
    except WorkbenchError:  # the claim was edited meanwhile; the source is there all the same
        return SourceDone(head, taken.notices)
    count = sum(item.source == name for item in found)
    bearing = ngettext(
        "{count} passage bears on claim {claim} · v looks at it",
        "{count} passages bear on claim {claim} · v looks at them",
        count,
    )
    nothing = _("nothing in it bears on claim {claim}")
    told = (bearing if count else nothing).format(count=count, claim=claim.removeprefix("c"))
    return SourceDone(f"{head} · {told}", taken.notices)
