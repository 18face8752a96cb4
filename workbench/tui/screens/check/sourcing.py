"""Sources and evidence from the check screen: adding, looking at passages, saying why few do."""

from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message

from workbench.i18n import _
from workbench.tui.errands import Errand
from workbench.tui.keys import key
from workbench.tui.messages import NotWritten, Written
from workbench.tui.screens.check.deciding import Deciding
from workbench.tui.screens.check.quoting import Quoting
from workbench.tui.screens.check.taking_in import SourceJob, TakingIn
from workbench.tui.widgets.article_view import number
from workbench.tui.widgets.backing_lines import shortfall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.desk.taking_in import Progress, ShouldStop, TakenIn
    from workbench.desk.workspace import Workspace
    from workbench.model.desk import CheckedClaim
    from workbench.model.event import Event
    from workbench.model.source import Reliability, Source, SourceDetails
    from workbench.model.span import Span
    from workbench.tui.screens.check.base import Step

_LONGEST_NAME = 30


class Sourcing(TakingIn, Quoting, Deciding):
    """Opens what is about sources; a verdict never waits for any of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("source.add", "s", "add_source", _("source"), _("Add a source: file, address, call")),
        key(
            "claim.evidence",
            "v",
            "evidence",
            _("evidence"),
            _("Look at the passages that bear on the claim, and link them"),
        ),
        key("article.sources", "t", "sources", _("sources"), _("The sources of the article")),
        key(
            "claim.shortfall",
            "r",
            "shortfall",
            _("reason"),
            _("Say why less evidence than the rule wants is enough"),
        ),
        key(
            "article.quotations",
            "quotation_mark",
            "quotations",
            _("quotations"),
            _("Every quotation, word for word against the sources"),
        ),
    ]
    _judged: tuple[str, ...] = ()
    """The claims that were decided last."""

    async def action_add_source(self) -> None:
        """Ask for a source."""
        from workbench.tui.screens.dialogs.add_source import AddSourceDialog

        def answered(given: str | None) -> None:
            if given:
                self.take_in(given)

        attached = frozenset(source.id for source in self.view.desk.sources)
        await self.app.push_screen(AddSourceDialog(self.errands, attached), answered)

    def take_in(self, given: str) -> None:
        """Add what was named as a source of this article."""
        article = self.article_id

        def run(ws: "Workspace", progress: "Progress", stop: "ShouldStop") -> "TakenIn":
            from workbench.desk import taking_in

            return taking_in.take_in(ws, given, article, progress=progress, should_stop=stop)

        name = PurePath(given).name or given
        short = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
        self.take_up(SourceJob(short, run))

    def fetch_page(self, source: "Source") -> None:
        """Fetch the page of a source, because somebody asked for it."""

        def run(ws: "Workspace", progress: "Progress", stop: "ShouldStop") -> "TakenIn":
            from workbench.desk.fetching_sources import fetch_source

            return fetch_source(ws, source.id, progress=progress, should_stop=stop)

        self.take_up(SourceJob(source.name, run))

    def save_file(self, source: "Source", path: str) -> None:
        """Save a file as the newest snapshot of a source."""

        def run(ws: "Workspace", progress: "Progress", stop: "ShouldStop") -> "TakenIn":
            from workbench.desk import taking_in

            file = Path(path).expanduser()
            return taking_in.save_file(ws, source.id, file, progress=progress, should_stop=stop)

        self.take_up(SourceJob(source.name, run))

    def extract_again(self, source: "Source") -> None:
        """Take the text out of the newest snapshot once more."""

        def run(ws: "Workspace", progress: "Progress", stop: "ShouldStop") -> "TakenIn":
            from workbench.desk import taking_in

            return taking_in.extract_again(ws, source.id, progress=progress, should_stop=stop)

        self.take_up(SourceJob(source.name, run))

    def change_source(self, source: "Source", details: "SourceDetails", said: str) -> None:
        """Say something else of a source."""

        def run(ws: "Workspace") -> Message:
            from workbench.desk import sources

            return Written(sources.change(ws, source.id, details), (), then=said)

        self.errands.put(Errand(run, self, NotWritten(())))
        self.reload()

    def grade_source(self, source: "Source", reliability: "Reliability") -> None:
        """Say how far a source can be relied on."""
        graded = replace(source.details, reliability=reliability)
        said = _("{name} is graded {letter}").format(name=source.name, letter=reliability.value)
        self.change_source(source, graded, said)

    def attach(self, source: "Source", *, there: bool) -> None:
        """Check the article against a source, or no longer."""
        said = _("{name} attached") if there else _("{name} detached")
        self.write(_attaching(source.id, there=there), then=said.format(name=source.name))

    async def action_evidence(self) -> None:
        """Show the claim and its sources side by side."""
        await self.look_at_evidence()

    async def look_at_evidence(self, source_id: int = 0, place: "Span | None" = None) -> None:
        """Show the claim beside its sources, beginning at one of them, or at a place in it."""
        if self.view.item is None:
            return
        from workbench.tui.screens.evidence.screen import EvidenceScreen

        self._forget_status()
        await self.app.push_screen(EvidenceScreen(self, source_id, place))

    async def action_sources(self) -> None:
        """Show the sources of the article."""
        from workbench.tui.screens.sources.screen import SourcesScreen

        self._forget_status()
        await self.app.push_screen(SourcesScreen(self))

    async def action_quotations(self) -> None:
        """Show every quotation against the sources."""
        from workbench.tui.screens.quotations import QuotationsScreen

        self._forget_status()
        await self.app.push_screen(QuotationsScreen(self))

    async def action_shortfall(self) -> None:
        """Ask why it is enough: for the marked claims, this one, or those decided last."""
        short = self._short_of_evidence()
        if not short:
            self.set_status(_("no decision here rests on less than the rule wants"))
            return
        from workbench.tui.screens.dialogs.shortfall import ShortfallDialog

        claims = [item.claim.id for item in short]

        def answered(reason: str | None) -> None:
            if reason is not None:
                self.write(_explaining(reason), claims, then=_("the reason is in the log"))
                self.view.marked.clear()
                self.show_view()

        await self.app.push_screen(ShortfallDialog(short), answered)

    def tell_shortfall(self) -> None:
        """Say, once, that what was just decided rests on less than the rule wants."""
        if not self.newly_judged or any(self.view.writing.values()):
            return
        found = [self.view.desk.find(claim) for claim in self.newly_judged]
        short = [item for item in found if item and item.falls_short and item.shortfall is None]
        self._judged, self.newly_judged = self.newly_judged, ()
        if len(short) == 1:
            said = _("saved · claim {claim}: {short} · r says why")
            self.set_status(said.format(claim=number(short[0].claim.id), short=shortfall(short[0])))
        elif short:
            said = _("saved · {count} claims on little evidence · r says why")
            self.set_status(said.format(count=len(short)))

    def _short_of_evidence(self) -> "list[CheckedClaim]":
        for ids in (self.view.targets, self._judged):
            found = [item for item in map(self.view.desk.find, ids) if item and item.falls_short]
            if found:
                return found
        return []


def _attaching(source_id: int, *, there: bool) -> "Step":
    def attach(ws: "Workspace", article: int, _claims: "Sequence[str]") -> "Event | None":
        from workbench.desk import sources

        if there:
            return sources.attach(ws, article, [source_id])
        return sources.detach(ws, article, source_id)

    return attach


def _explaining(reason: str) -> "Step":
    def explain(ws: "Workspace", article: int, claims: "Sequence[str]") -> "Event | None":
        from workbench.desk import evidence

        return evidence.explain_shortfall(ws, article, claims, reason)

    return explain
