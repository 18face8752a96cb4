"""A headless Chromium, told what to do over a pipe (Chrome DevTools Protocol)."""

import json
import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

PROGRAM = shutil.which("chromium")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--remote-debugging-pipe",
)
_PATIENCE = 60.0
_TOLD = ("Network.requestWillBeSent", "Log.entryAdded", "Runtime.exceptionThrown")


@dataclass
class Page:
    """An open page; `requests` are the addresses it asked for, `errors` what its console says."""

    browser: "Browser"
    session: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def ask(self, method: str, **params: Any) -> Any:
        """What a command to this page answers."""
        return self.browser.ask(method, self.session, **params)

    def value(self, expression: str) -> Any:
        """The value of an expression in the page."""
        answer = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        return answer["result"].get("value")


class Browser:
    """Sends commands and sorts what is told meanwhile to the pages that it is about."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands, self._answers = commands, answers
        self._left = b""
        self._number = 0
        self._pages: dict[str, Page] = {}
        self._loaded: set[str] = set()

    def open(self, url: str) -> Page:
        """A page in a tab of its own, once it is loaded."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = self._pages[session] = Page(self, session)
        for domain in ("Page", "Network", "Log", "Runtime"):
            page.ask(f"{domain}.enable")
        self._loaded.discard(session)
        page.ask("Page.navigate", url=url)
        while session not in self._loaded:
            self._sort(self._next())
        page.value("1")  # what the console was told before has come by then
        return page

    def ask(self, method: str, session: str = "", **params: Any) -> Any:
        """What a command answers. Raises `AssertionError` where it can't be done."""
        self._number += 1
        command = {"id": self._number, "method": method, "params": params}
        if session:
            command["sessionId"] = session
        os.write(self._commands, json.dumps(command).encode() + b"\0")
        while True:
            message = self._next()
            if message.get("id") == self._number:
                assert "error" not in message, message["error"]
                return message["result"]
            self._sort(message)

    def _next(self) -> Any:
        end = monotonic() + _PATIENCE
        while b"\0" not in self._left:
            ready, _w, _x = select.select([self._answers], [], [], max(0.0, end - monotonic()))
            assert ready, "the browser says nothing"
            data = os.read(self._answers, 1 << 20)
            assert data, "the browser is gone"
            self._left += data
        whole, self._left = self._left.split(b"\0", 1)
        return json.loads(whole)

    def _sort(self, message: Any) -> None:
        page = self._pages.get(message.get("sessionId", ""))
        if page is None:
            return
        method, told = message.get("method"), message.get("params", {})
        if method == "Page.loadEventFired":
            self._loaded.add(page.session)
        elif method == "Network.requestWillBeSent":
            page.requests.append(told["request"]["url"])
        elif method in _TOLD or method == "Runtime.consoleAPICalled":
            page.errors.append(json.dumps(told))


@contextmanager
def started(folder: Path) -> Iterator[Browser]:
    """A browser with a profile of its own in a folder; closed in the end."""
    for_browser, commands = os.pipe()
    answers, from_browser = os.pipe()
    # The pipe has to be at 3 and 4, wherever it is here.
    script = f'exec "$@" 3<&{for_browser} 4>&{from_browser}'
    command = ["bash", "-c", script, "bash", str(PROGRAM), *_FLAGS, f"--user-data-dir={folder}"]
    process = subprocess.Popen(
        command,
        pass_fds=(for_browser, from_browser),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(for_browser)
    os.close(from_browser)
    try:
        browser = Browser(commands, answers)
        yield browser
        browser.ask("Browser.close")
    finally:
        os.close(commands)
        os.close(answers)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
