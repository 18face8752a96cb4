"""The terminal app: shows a screen at a time, opens the desk, tells what went wrong."""

import gc
import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from workbench.i18n import _
from workbench.text.guard import one_line
from workbench.tui import theme
from workbench.tui.errands import Errand, Errands
from workbench.tui.keys import key
from workbench.tui.typeahead import TypeaheadApp

if TYPE_CHECKING:
    from textual.message import Message

    from workbench.desk.workspace import Workspace
    from workbench.settings import Settings
    from workbench.tui.messages import Failed, Loaded, NotBackedUp, OpenArticle, Told

_LOG = logging.getLogger(__name__)
_SHELL_CSS = "Screen { background: $background; } #shell { padding: 0 2; color: $foreground; }"
_STARTED = 2.0
"""Seconds after the first paint in which the first screen is filled."""
_BACK_UP_AFTER = 5.0
"""Seconds after the first paint in which nobody is slowed down by a backup."""
_BACK_UP_AGAIN = 60 * 60.0
"""Seconds between two looks at whether today's backup is due, for who works past midnight."""
_READ_IN = 30.0
"""Seconds for which a warning stays that should be acted upon."""
_LOOK_AGAIN = 0.02
"""Seconds between two looks at whether everything is written, when leaving."""


def _key_commands() -> "type[Any]":
    from workbench.tui.commands import KeyCommands

    return KeyCommands


class WorkbenchApp(TypeaheadApp):
    """Shows one screen at a time; all store work goes through its errands."""

    TITLE = "workbench"
    CSS = _SHELL_CSS
    COMMANDS = App.COMMANDS | {_key_commands}
    NOTIFICATION_TIMEOUT = 6
    BINDINGS: ClassVar[list[BindingType]] = [
        key("app.quit-now", "ctrl+q", "quit", _("quit"), _("Leave"), show=False),
    ]

    def __init__(
        self,
        open_workspace: "Callable[[], Workspace]",
        article: str | None,
        settings: "Settings",
    ) -> None:
        super().__init__()
        self._article = article
        self._settings = settings
        self._leaving = False
        self._told_clashes: set[str] = set()
        self.errands = Errands(open_workspace, self, self._start_errands)
        theme.choose(self, settings.theme)
        self.set_keymap(settings.keymap)

    def _start_errands(self, drain: Callable[[], None]) -> "Worker[None]":
        return self.run_worker(drain, group="errands", thread=True, exit_on_error=False)

    @staticmethod
    def _collect_again() -> None:
        """Switch the garbage collector on, which `run` has paused; what is loaded stays."""
        gc.freeze()
        gc.enable()

    def _home_screen(self) -> Screen[Any]:
        from workbench.tui.screens.home import HomeScreen

        return HomeScreen(self.errands)

    def compose(self) -> ComposeResult:
        """What is painted before anything of the desk is loaded."""
        yield Static(_("Opening the desk …"), id="shell", markup=False)

    def on_ready(self) -> None:
        """Load the screens and open the desk once the shell is painted."""
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        """Show the article that was asked for, else the articles on the desk."""
        self.set_timer(_STARTED, self._collect_again)
        if self._settings.backup.daily:
            self.set_timer(_BACK_UP_AFTER, self._back_up)
            self.set_interval(_BACK_UP_AGAIN, self._back_up)
        if self._article is None:
            await self._show(self._home_screen())
        else:
            self._fetch(self._article)
            # Loaded while the desk is being opened, so that the article is shown at once.
            import workbench.tui.screens.check.screen  # noqa: F401
        problem = theme.problem(self, self._settings.theme)
        if problem:
            self.notify(problem, severity="warning", markup=False)

    def _fetch(self, reference: str) -> None:
        """Have an article opened; `Loaded` comes when it is there."""

        def run(ws: "Workspace") -> "Message":
            from workbench.tui.loading import open_article

            return open_article(ws, reference)

        self.errands.put(Errand(run, self))

    async def on_loaded(self, message: "Loaded") -> None:
        """Work on the article that was opened."""
        from workbench.tui.screens.check.screen import CheckScreen

        await self._show(CheckScreen(self.errands, message))

    def on_open_article(self, message: "OpenArticle") -> None:
        """Have an article opened; the screen stays until it is there."""
        self._fetch(message.reference)

    async def on_go_home(self) -> None:
        """Back to the articles."""
        await self._show(self._home_screen())

    async def _show(self, screen: Screen[Any]) -> None:
        """Show a screen in place of the one there is."""
        while len(self.screen_stack) > 2:
            await self.pop_screen()
        # The shell below stays: Textual can't switch the default screen for another one.
        with self.batch_update():
            if len(self.screen_stack) == 1:
                await self.push_screen(screen)
            else:
                await self.switch_screen(screen)
        self._tell_clashes(screen)

    def _back_up(self) -> None:
        """Have today's backup made, once the desk is open."""
        ws = self.errands.workspace
        if ws is None:  # a large or far database may take long to open
            self.set_timer(_BACK_UP_AFTER, self._back_up)
            return
        from workbench.tui.backing_up import back_up

        run = partial(back_up, ws, self)
        self.run_worker(run, group="backup", thread=True, exit_on_error=False)

    def on_not_backed_up(self, message: "NotBackedUp") -> None:
        """Say what is not backed up; the work goes on."""
        self.notify(one_line(message.text), severity="warning", timeout=_READ_IN, markup=False)

    async def on_told(self, message: "Told") -> None:
        """Say what was done."""
        from workbench.tui.screens.dialogs.confirm import MessageDialog

        await self.push_screen(MessageDialog(_("Done"), message.text))

    async def on_failed(self, message: "Failed") -> None:
        """Say what went wrong; without a database there is nothing to go on with."""
        from workbench.tui.screens.dialogs.confirm import MessageDialog

        # Whoever was leaving has to know what was not written.
        self._leaving = False

        async def leave(_answer: object) -> None:
            if message.fatal:
                self.exit(2)
            elif len(self.screen_stack) == 1:
                await self.on_go_home()

        dialog = MessageDialog(_("That did not work"), message.text)
        await self.push_screen(dialog, leave)

    @on(Worker.StateChanged)
    def worker_changed(self, event: Worker.StateChanged) -> None:
        """A failure that nobody foresaw is told and logged; the work in line goes on."""
        if event.state is WorkerState.ERROR:
            error = event.worker.error
            _LOG.error("unexpected failure in %s", event.worker.group, exc_info=error)
            said = _("Something unexpected went wrong ({error}). What was saved before is safe.")
            from workbench.tui.messages import Failed

            self.post_message(Failed(said.format(error=f"{type(error).__name__}: {error}")))
            self.errands.resume()

    async def action_quit(self) -> None:
        """Leave, once everything that was decided is written."""
        from workbench.tui.screens.check.base import CheckBase

        for screen in self.screen_stack:
            if isinstance(screen, CheckBase):
                screen.remember_now()
        self._leaving = True
        self._leave_when_written()

    def _leave_when_written(self) -> None:
        if self.errands.idle:
            self.exit(0)
        elif self._leaving:
            self.set_timer(_LOOK_AGAIN, self._leave_when_written)

    async def action_help(self) -> None:
        """Say what the keys do where the focus is."""
        from workbench.tui.screens.dialogs.help import HelpDialog

        await self.push_screen(HelpDialog(self.screen))

    def _tell_clashes(self, screen: Screen[Any]) -> None:
        """Tell, once, which keys the settings give to two actions."""
        if not self._settings.keymap:
            return
        from workbench.tui.keymap import clashes

        for said in clashes(type(screen), self._settings.keymap):
            if said not in self._told_clashes:
                self._told_clashes.add(said)
                self.notify(said, severity="warning", markup=False)
