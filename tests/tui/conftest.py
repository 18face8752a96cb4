"""The workbench on a real desk in a temporary folder, driven by keys."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen

from workbench.desk import importing
from workbench.desk.workspace import Workspace, open_workspace
from workbench.settings import Settings
from workbench.tui.screens.check.screen import CheckScreen
from workbench.tui.screens.search import REST as SEARCH_REST
from workbench.tui.screens.search import SearchScreen
from workbench.tui.view import View
from workbench.tui.workbench_app import WorkbenchApp

ARTICLE = """\
New bridge over the Elm opens

Photo: City archive

The new bridge over the Elm was opened on 4 May 2021 after three years of work. \
The new bridge over the Elm cost 48 million euros, the city council said. \
About 12,000 cars cross it every day.

According to mayor Ada Brook, it is the second bridge that the town has built since 1990. \
"We will not raise any toll," she said. \
The old bridge had been closed in 2017.

It remains unclear whether the old piers will be removed. \
Engineers measured 14 cracks in the eastern pier in March 2022. \
The regional railway carries 9,500 passengers over the Elm each day.
"""

KNOWN = """\
{"id": "k1", "text": "The new bridge over the Elm cost 84 million euros.", "verdict": "false", \
"date": "2021-06-01", "publisher": "Elm Courier"}
{"id": "k2", "text": "The new bridge over the Elm was opened on 4 May 2021.", "verdict": "true", \
"date": "2021-05-05", "publisher": "Elm Courier"}
{"id": "k3", "text": "About 12,000 cars cross the new Elm bridge every day.", "verdict": "true", \
"date": "2021-08-11", "publisher": "Elm Courier"}
{"id": "k4", "text": "The old bridge over the Elm had been closed in 2019.", "verdict": "false", \
"date": "2021-02-03", "publisher": "Elm Courier"}
"""

MINUTES = """\
Minutes of the city council, 5 May 2021

The mayor opened the new bridge over the Elm on 4 May 2021. It was built in three years.

The treasurer told the council that the new bridge over the Elm had cost 84 million euros. \
A count of last week found 12,000 cars a day on it.

The mayor was asked about a toll. "We will raise no toll whatsoever," she said.
"""

HOSTILE = (
    "[bold]lie[/bold] [/ [@click=app.quit]x[/] [$error] \x1b]52;c;aGk=\x1b\\ \x1b[2J \x9b31m "
    "\u202egnitirw\u202c 漢字 e\u0301\u0301\u0301\u0301\u0301\u0301 \u200b"
)


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the developer's own settings, and no screen that moves by itself."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def opening(tmp_path: Path, made_file: Path) -> Callable[[], Workspace]:
    """Opens the same database again and again."""
    shutil.copy(made_file, tmp_path / "desk.db")
    return lambda: open_workspace(str(tmp_path / "desk.db"), "anna", "desk")


@pytest.fixture
def know(tmp_path: Path, opening: Callable[[], Workspace]) -> Callable[[str], None]:
    """Puts known claims, as JSON lines, on the desk."""

    def put(lines: str) -> None:
        file = tmp_path / "known.jsonl"
        file.write_text(lines, encoding="utf-8")
        ws = opening()
        importing.import_files(ws, [file])
        ws.close()

    return put


@pytest.fixture
def article(tmp_path: Path, know: Callable[[str], None]) -> str:
    """The path of an article, with known claims on the desk that fit it."""
    file = tmp_path / "bridge.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    know(KNOWN)
    return str(file)


@pytest.fixture
def minutes(tmp_path: Path) -> str:
    """The path of a source that supports some claims of the article and contradicts others."""
    file = tmp_path / "council minutes.txt"
    file.write_text(MINUTES, encoding="utf-8")
    return str(file)


@pytest.fixture
def known_lines() -> str:
    """Four known claims as JSON lines."""
    return KNOWN


@pytest.fixture
def hostile_words() -> str:
    """What a terminal or a markup could act on."""
    return HOSTILE


Kind = type[Screen[Any]]


class Walk:
    """Presses keys and looks at what is shown."""

    def __init__(self, app: WorkbenchApp, pilot: Pilot[int]) -> None:
        self.app = app
        self._pilot = pilot

    async def keys(self, *keys: str) -> None:
        """Press keys one after the other, then let everything be written and shown."""
        await self._pilot.press(*keys)
        await self.settle()

    def burst(self, key: str) -> None:
        """Press a key without waiting for anything, as a paste into tmux does."""
        if len(key) == 1:
            self.app.post_message(events.Key(_character_to_key(key), key))
        else:
            self.app.post_message(events.Key(key, None))

    async def type(self, text: str) -> None:
        """Type a text, as fast as a terminal can."""
        for character in text:
            self.burst(character)
        await self.settle()
        if isinstance(self.app.screen, SearchScreen):
            await asyncio.sleep(SEARCH_REST * 1.5)
            await self.settle()

    async def keys_only(self, *keys: str) -> None:
        """Press keys while something slow is under way."""
        await self._pilot.press(*keys)
        await self._pilot.pause()

    async def paste_only(self, text: str) -> None:
        """Paste while something slow is under way."""
        self.app.post_message(events.Paste(text))
        await self._pilot.pause()

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is so."""
        for _round in range(800):
            await self._pilot.pause()
            if true():
                return
            await asyncio.sleep(0.01)
        raise AssertionError("it never came to be")

    async def add_source(self, given: str) -> None:
        """Name a source in its dialog."""
        await self.keys("s")
        await self.paste(given)
        await self.keys("enter")

    async def paste(self, text: str) -> None:
        """Paste a text as a terminal does."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is being written, matched, searched or painted any more."""
        quiet = 0
        for _round in range(800):
            await self._pilot.pause()
            running = any(not worker.is_finished for worker in self.app.workers)
            busy = running or not self.app.errands.idle or self.app._keys_waiting
            quiet = 0 if busy else quiet + 1
            if quiet == 3:
                return
            if not quiet:
                await asyncio.sleep(0.01)

    @property
    def screen(self) -> Screen[object]:
        """The screen or dialog on top."""
        return self.app.screen

    def is_at(self, kind: Kind) -> bool:
        """Whether a screen or dialog of that kind is on top."""
        return isinstance(self.app.screen, kind)

    @property
    def view(self) -> View:
        """The state behind the check screen."""
        screen = next(s for s in self.app.screen_stack if isinstance(s, CheckScreen))
        assert screen.view is not None
        return screen.view

    @property
    def current(self) -> str:
        """The words of the current claim."""
        assert self.view.item is not None
        return self.view.item.claim.text

    def label(self, claim_id: str) -> str | None:
        """The label of a claim's verdict."""
        item = self.view.desk.find(claim_id)
        assert item is not None
        return item.verdict.label if item.verdict else None

    def labels(self) -> dict[str, str]:
        """The labels of all claims that have one."""
        verdicts = {item.claim.id: item.verdict for item in self.view.desk.claims}
        return {claim: verdict.label for claim, verdict in verdicts.items() if verdict}

    async def go_to(self, words: str) -> str:
        """Move with the keys to the claim with these words; its id."""
        await self.keys(*(["k"] * len(self.view.desk.claims)))
        for _step in self.view.desk.claims:
            if words in self.current:
                return self.view.current
            await self.keys("j")
        raise AssertionError(f"no claim with {words!r}")

    def text(self) -> str:
        """What is on the screen, as plain text."""
        lines = self.app.screen._compositor.render_strips(self.app.size)
        return "\n".join(strip.text for strip in lines)


Start = Callable[..., AbstractAsyncContextManager[Walk]]


@pytest.fixture
def start(opening: Callable[[], Workspace]) -> Start:
    """Starts the workbench at an article, or at the articles."""

    @asynccontextmanager
    async def starting(
        reference: str | None = None,
        *,
        size: tuple[int, int] = (120, 40),
        settings: Settings | None = None,
        open_it: Callable[[], Workspace] | None = None,
    ) -> AsyncIterator[Walk]:
        app = WorkbenchApp(open_it or opening, reference, settings or Settings())
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            walk = Walk(app, pilot)
            while len(app.screen_stack) == 1:
                await pilot.pause()
            await walk.settle()
            yield walk
        workspace = app.errands.workspace
        if workspace is not None:
            workspace.close()

    return starting
