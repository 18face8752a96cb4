"""Starts the terminal workbench."""

import gc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace
    from workbench.settings import Settings

_TURN = 0.001
"""Seconds that a thread may compute while another one waits."""


def run(
    open_workspace: "Callable[[], Workspace]", article: str | None, settings: "Settings"
) -> int:
    """Show the workbench until it is left; returns the exit code.

    `open_workspace` is called in a worker after the first paint. `article` is a path or the id of
    an article on the desk to begin with; None begins with the articles.
    """
    # Nothing that is loaded while starting becomes garbage; looking for some takes a sixth of the
    # start. The app switches the collector on again when its first screen is filled.
    gc.disable()
    # What matches in the background lets a key through after one millisecond instead of five.
    sys.setswitchinterval(_TURN)
    try:
        from workbench.tui.workbench_app import WorkbenchApp

        app = WorkbenchApp(open_workspace, article, settings)
        code = app.run()
    finally:
        gc.enable()
    workspace = app.errands.workspace
    if workspace is not None:
        workspace.close()
    return code or 0
