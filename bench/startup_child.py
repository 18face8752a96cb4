"""What `bench.startup` measures, each in a process of its own: CPU seconds until it is painted."""

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace
    from workbench.settings import Settings


def bare() -> float:
    """A Textual app with one Static and nothing else."""
    from textual.app import App, ComposeResult
    from textual.widgets import Static

    class Bare(App[float]):
        def compose(self) -> ComposeResult:
            yield Static("Hello")

        def on_ready(self) -> None:
            self.call_after_refresh(lambda: self.exit(time.process_time()))

    return Bare().run() or 0.0


def workbench(what: str, database: str) -> float:
    """`workbench open 1`, to its first paint or to the filled claim list."""
    import workbench.tui.app as app_module
    from workbench.cli import main

    seconds: list[float] = []

    def run(
        open_workspace: "Callable[[], Workspace]", article: str | None, settings: "Settings"
    ) -> int:
        app = _watched(what, open_workspace, article, settings, seconds)
        return app.run() or 0  # type: ignore[attr-defined]

    app_module.run = run
    try:
        main(["--db", database, "open", "1"])
    except SystemExit as left:
        if left.code:
            raise
    return seconds[0]


def _watched(
    what: str,
    open_workspace: "Callable[[], Workspace]",
    article: str | None,
    settings: "Settings",
    seconds: list[float],
) -> object:
    """The app, made to note the time and leave when it has painted."""
    from textual.screen import Screen

    from workbench.tui.workbench_app import WorkbenchApp
    from workbench.tui.screens.check.screen import CheckScreen

    class Watched(WorkbenchApp):
        def note(self) -> None:
            seconds.append(time.process_time())
            self.exit(0)

        def on_ready(self) -> None:
            if what == "first":
                self.call_after_refresh(self.note)

        def _check_screen(self, reference: str) -> "Screen[None]":
            return WatchedScreen(self.errands, reference)

    class WatchedScreen(CheckScreen):
        def _show_side(self) -> None:
            super()._show_side()
            assert isinstance(self.app, Watched)
            if what == "filled":
                self.call_after_refresh(self.app.note)

    return Watched(open_workspace, article, settings)


if __name__ == "__main__":
    chosen, database, result = sys.argv[1:4]
    used = bare() if chosen == "bare" else workbench(chosen, database)
    with open(result, "w", encoding="utf-8") as file:  # noqa: PTH123 - no import in a measured child
        file.write(str(used))
