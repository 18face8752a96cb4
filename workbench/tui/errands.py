"""Store work in the order it was asked for, one piece at a time, away from the screen.

A key pressed while an earlier decision is still being written waits in line; nothing is lost and
nothing blocks. The database is opened by the first errand.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace


@dataclass
class Errand:
    """`run` is called in a thread; what it returns is posted to `receiver`.

    If it fails with a `WorkbenchError`, `Failed` goes to the app and `failed`, if there is one,
    to the receiver.
    """

    run: "Callable[[Workspace], Message | None]"
    receiver: MessagePump
    failed: Message | None = None


class Errands:
    """The line of errands; `start` is asked to run `drain` in a thread whenever one is needed."""

    def __init__(
        self,
        open_workspace: "Callable[[], Workspace]",
        app: MessagePump,
        start: Callable[[Callable[[], None]], object],
    ) -> None:
        self._open = open_workspace
        self._app = app
        self._start = start
        self._line: deque[Errand] = deque()
        self._lock = threading.Lock()
        self._running = False
        self._broken = False
        self._workspace: Workspace | None = None

    @property
    def workspace(self) -> "Workspace | None":
        """The open workspace; None until it is open."""
        return self._workspace

    @workspace.setter
    def workspace(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    @property
    def idle(self) -> bool:
        """Whether everything asked for is done."""
        with self._lock:
            return not self._running and not self._line

    def put(self, errand: Errand) -> None:
        """Stand in line, unless the database could not be opened."""
        with self._lock:
            if self._broken:
                return
            self._line.append(errand)
        self.resume()

    def resume(self) -> None:
        """Go on after a failure that nobody foresaw, if there is still something in line."""
        with self._lock:
            if self._running or not self._line:
                return
            self._running = True
        self._start(self._drain)

    def _drain(self) -> None:
        try:
            while (errand := self._next()) is not None:
                self._run(errand)
        finally:
            with self._lock:
                self._running = False

    def _next(self) -> Errand | None:
        with self._lock:
            if self._line:
                return self._line.popleft()
            # Said under the lock, so that `put` either sees the line taken up or starts anew.
            self._running = False
            return None

    def _run(self, errand: Errand) -> None:
        if self._workspace is None and not self._open_it():
            return
        assert self._workspace is not None  # noqa: S101 - tells the type checker
        try:
            message = errand.run(self._workspace)
        except WorkbenchError as error:
            self._fail(str(error))
            message = errand.failed
        if message is not None:
            errand.receiver.post_message(message)

    def _open_it(self) -> bool:
        try:
            self._workspace = self._open()
        except WorkbenchError as error:
            with self._lock:
                self._broken = True
                self._line.clear()
            self._fail(str(error), fatal=True)
            return False
        return True

    def _fail(self, text: str, *, fatal: bool = False) -> None:
        from workbench.tui.messages import Failed

        self._app.post_message(Failed(text, fatal))
