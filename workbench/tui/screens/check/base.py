"""What all actions of the check screen share: the view, the panes, and the way to the log."""

from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.signal import Signal

from workbench.i18n import _
from workbench.tui.errands import Errand, Errands
from workbench.tui.loading import load
from workbench.tui.messages import Loaded, NotWritten, Written
from workbench.tui.telling import Telling
from workbench.tui.view import View, followed, replacements, touched
from workbench.tui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace
    from workbench.model.event import Event

    Step = Callable[[Workspace, int, Sequence[str]], Event | None]
    """A decision: workspace, article, ids of the claims as they are called by then."""


class CheckBase(Telling):
    """Holds the state of the check screen; the actions are mixed in by subject."""

    def __init__(self, errands: Errands, loaded: Loaded) -> None:
        super().__init__()
        self.errands = errands
        self.article_id = loaded.desk.article.id
        self.view = View(loaded.desk, loaded.scales, loaded.actor)
        self.matching = ""
        self.wanted: tuple[str, ...] = ()
        self.newly_judged: tuple[str, ...] = ()
        self._arrived: set[str] = set()
        self._fetching = False
        self._to_top = ""
        self._told_outdated = False
        self._status = ""
        self._reloads = 0
        self.one_search = Lock()
        self.news: Signal[str] = Signal(self, "news")
        # Claims that an edit has replaced. Only the thread of the errands touches it.
        self._replaced: dict[str, tuple[str, ...]] = {}

    def write(
        self, step: "Step", claims: Sequence[str] = (), *, follow: bool = False, then: str = ""
    ) -> None:
        """Have a decision written after those before it; the screen goes on at once.

        With `follow` the screen goes to the claim that the decision was about, once it is
        written. `then` is said when it is.
        """
        named = tuple(claims)
        self.view.writing.update(named)
        self.set_status(_("saving …"))

        def run(ws: "Workspace") -> Message:
            now = tuple(dict.fromkeys(followed(claim, self._replaced) for claim in named))
            event = step(ws, self.article_id, now)
            if event is not None:
                came = replacements(event)
                self._replaced.update(came)
                for claim in {new for news in came.values() for new in news}:
                    self._replaced.pop(claim, None)
            return Written(event, named, follow=follow, then=then)

        self.errands.put(Errand(run, self, NotWritten(named)))
        self.reload()

    def reload(self) -> None:
        """Fetch the article's present state; of several in line only the last one does."""
        self._reloads += 1
        mine = self._reloads

        def run(ws: "Workspace") -> Message | None:
            return load(ws, self.article_id) if mine == self._reloads else None

        self.errands.put(Errand(run, self))

    @on(Written)
    def written(self, message: Written) -> None:
        """The desk has it in its log now."""
        self.view.writing.subtract(message.claims)
        if message.event is None:
            self.set_status(message.then or _("nothing to do"))
            return
        clock = datetime.now().astimezone().strftime("%H:%M")
        self.set_status(message.then or _("saved {time}").format(time=clock))
        self._follow(message)

    def _follow(self, message: Written) -> None:
        assert message.event is not None  # noqa: S101 - tells the type checker
        came = replacements(message.event)
        if self.view.current in came:
            self.view.heading_for = came[self.view.current][0]
        elif message.follow:
            ids = [claim for news in came.values() for claim in news] or [*touched(message.event)]
            self.view.heading_for = ids[0] if ids else ""

    @on(NotWritten)
    def not_written(self, message: NotWritten) -> None:
        """The app tells why; the claim looks as it did."""
        self.view.writing.subtract(message.claims)
        self.set_status(_("not saved"))
        self.show_view()

    def set_status(self, text: str) -> None:
        """Say what happened last, in the line on top."""
        self._status = text
        self.query_one(ProgressLine).show(self.view, text)
        self.news.publish(text)

    @property
    def status(self) -> str:
        """What happened last."""
        return self._status

    def remember_now(self) -> None:
        """Keep where the checker is for the next time."""
        raise NotImplementedError

    def show_matches(self) -> None:
        """Bring the list of known claims up to date."""
        raise NotImplementedError

    def show_view(self, *, moved: bool = False) -> None:
        """Bring every pane up to date; `moved` if only the current claim is another one."""
        raise NotImplementedError
