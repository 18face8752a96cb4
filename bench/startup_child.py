"""What `bench.startup` measures, each in a process of its own: CPU seconds until it is painted."""

import gc
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace
    from workbench.settings import Settings
    from workbench.tui.messages import Loaded
    from workbench.tui.workbench_app import WorkbenchApp


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
    real = app_module.run

    def run(
        open_workspace: "Callable[[], Workspace]", article: str | None, settings: "Settings"
    ) -> int:
        gc.disable()  # as the real one does, before it loads what is replaced here
        from workbench.tui import workbench_app

        workbench_app.WorkbenchApp = _watched(what, seconds)  # type: ignore[misc]
        return real(open_workspace, article, settings)

    app_module.run = run
    try:
        main(["--db", database, "open", "1"])
    except SystemExit as left:
        if left.code:
            raise
    return seconds[0]


def _watched(what: str, seconds: list[float]) -> "type[WorkbenchApp]":
    """The app, made to note the time and leave when it has painted."""
    from workbench.tui.workbench_app import WorkbenchApp

    class Watched(WorkbenchApp):
        def note(self) -> None:
            seconds.append(time.process_time())
            self.exit(0)

        def on_ready(self) -> None:
            if what == "first":
                self.call_after_refresh(self.note)

        async def on_loaded(self, message: "Loaded") -> None:
            # Loaded here, where the program itself loads it: after the first paint.
            from workbench.tui.screens.check.screen import CheckScreen

            class WatchedScreen(CheckScreen):
                def on_screen_resume(self) -> None:
                    assert isinstance(self.app, Watched)
                    self.call_after_refresh(self.app.note)

            message.prevent_default()
            await self._show(WatchedScreen(self.errands, message))

    return Watched


if __name__ == "__main__":
    chosen, database, result = sys.argv[1:4]
    used = bare() if chosen == "bare" else workbench(chosen, database)
    with open(result, "w", encoding="utf-8") as file:  # noqa: PTH123 - no import in a measured child
        file.write(str(used))
