"""Where texts from outside end up: exports, commands and screens, and what must hold there."""

import asyncio
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import partial

from bench.soaking.hostile_checks import (
    escapes,
    json_problems,
    lost,
    page_problems,
    shown_problems,
    table_problems,
)
from bench.soaking.hostile_desk import HostileDesk
from workbench.desk.exporting import FORMATS, default_name, export_log
from workbench.model.profile import Profile

Sink = Callable[[HostileDesk], Iterator[str]]
"""Shows a desk somewhere; gives what is wrong there."""

_RESTS = 0.35
"""Seconds in which what waits for a rest of the keys begins."""

_JSON = ("json", "annotation", "prov", "claimreview")
_SCREENS = {
    "articles": "",
    "help": "question_mark",
    "check": "",
    "known claims beside it": "enter",
    "verdict of a known claim": "y",
    "note": "n",
    "splitting": "S",
    "not a claim": "i",
    "export": "e",
    "filter": "f",
    "scale": "c",
    "palette": "ctrl+p",
    "adding a claim": "a",
    "evidence": "v",
    "quotations": "quotation_mark",
    "sources": "t",
    "adding a source": "s",
    "search": "slash",
}
_COMMANDS: dict[str, tuple[str, ...]] = {
    "split": ("split", "{file}"),
    "match": ("match", "{file}"),
    "match a text": ("match", "--text", "{text}"),
    "compare": ("compare", "{text}", "{text} 310"),
    "mark": ("mark", "{file}", "{claim}", "false", "--note", "{text}"),
    "claims search": ("claims", "search", "{text}"),
    "claims show": ("claims", "show", "1"),
    "claims stats": ("claims", "stats"),
    "claims import": ("claims", "import", "{known}"),
    "sources list": ("sources", "list"),
    "sources show": ("sources", "show", "s1"),
    "sources text": ("sources", "text", "s1"),
    "sources check": ("sources", "check", "{file}"),
    "sources quotes": ("sources", "quotes", "{file}"),
    "sources origins": ("sources", "origins", "{file}"),
    "sources verify": ("sources", "verify"),
    "words aliases": ("words", "aliases", "{text}"),
}
_WITHOUT_JSON = ("mark",)
_IN_PIECES = (("split", "{file}"), ("sources", "check"), ("sources", "quotes"))
"""The first words of commands that show a text in pieces, as it is split."""
_ERRORS: dict[str, tuple[str, ...]] = {
    "no such file": ("split", "/nowhere/{text}"),
    "no such article": ("log", "export", "{text}"),
    "no such verdict": ("mark", "{file}", "{claim}", "{text}"),
    "no such database": ("--db", "/nowhere/{text}", "db", "check"),
    "no such source": ("sources", "show", "{text}"),
    "no such command": ("{text}",),
    "no such log": ("log", "verify", "{known}"),
}


def sinks() -> dict[str, Sink]:
    """All sinks by their names, but for the screens."""
    found: dict[str, Sink] = {}
    for form in FORMATS:
        for profile in Profile:
            found[f"log export {form} {profile.value}"] = partial(_export, form, profile)
    for name, words in _COMMANDS.items():
        found[name] = partial(_command, words, as_json=False)
        if name not in _WITHOUT_JSON:
            found[f"{name} --json"] = partial(_command, words, as_json=True)
    for name, words in _ERRORS.items():
        found[name] = partial(_refused, words)
    found["log verify"] = partial(_command, ("log", "verify"), as_json=False)
    found["db check"] = partial(_command, ("db", "check"), as_json=False)
    found["claims export"] = _claims_export
    found["name of an export"] = _default_name
    return found


def screens() -> Sequence[str]:
    """The names of the screens and dialogs that `screen_problems` goes through."""
    return [*_SCREENS, "notices and errors"]


async def screen_problems(desk: HostileDesk) -> dict[str, list[str]]:
    """What is wrong on each screen and dialog, all in one run of the program."""
    from textual.events import Paste

    from workbench.settings import Settings
    from workbench.tui.workbench_app import WorkbenchApp

    found: dict[str, list[str]] = {}
    app = WorkbenchApp(desk.open, str(desk.file), Settings())

    async def rest() -> None:
        await pilot.pause()
        while not app.errands.idle or any(not worker.is_finished for worker in app.workers):
            await pilot.pause(0.01)
        await pilot.pause()

    def look(name: str) -> None:
        strips = app.screen._compositor.render_strips(app.size)
        shown = "\n".join(strip.text for strip in strips)
        told = [*escapes(f"{shown}{app.title}{app.sub_title}")]
        found.setdefault(name, []).extend(told)

    async with app.run_test(size=(120, 40), notifications=True, tooltips=True) as pilot:
        while len(app.screen_stack) == 1:
            await pilot.pause()
        await rest()
        for name, key in _SCREENS.items():
            if name == "articles":
                continue
            depth = len(app.screen_stack)
            if key:
                await pilot.press(key)
                await rest()
            look(name)
            if name == "search":
                app.post_message(Paste(desk.stored))
                await pilot.pause(_RESTS)
                await rest()
                look(name)
            for _step in range(4):
                if key and len(app.screen_stack) > depth:
                    await pilot.press("escape")
                    await rest()
        await pilot.press("escape")
        await rest()
        look("articles")
        await pilot.press("o")
        app.post_message(Paste(f"/nowhere/{desk.stored}"))
        await rest()
        await pilot.press("enter")
        await rest()
        look("notices and errors")
    if app.errands.workspace is not None:
        app.errands.workspace.close()
    return found


def run_screens(desk: HostileDesk) -> dict[str, list[str]]:
    """The same, from where nothing runs yet."""
    return asyncio.run(screen_problems(desk))


def _export(form: str, profile: Profile, desk: HostileDesk) -> Iterator[str]:
    ws = desk.open()
    exported = export_log(ws, desk.article, form, None, profile=profile)
    ws.close()
    yield from (each for notice in exported.notices for each in escapes(notice))
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(exported.data)) as packed:
            for part in ("word/document.xml", "word/comments.xml"):
                yield from escapes(packed.read(part).decode())
        return
    data = exported.data.decode()
    if form in _JSON:
        yield from json_problems(data, desk.stored)
    elif form == "jsonl":
        # A file of lines as they were hashed; a terminal never gets them so.
        yield from lost(data, desk.stored)
    elif form == "html":
        yield from page_problems(data, desk.stored)
    elif form == "csv":
        yield from table_problems(data, desk.stored)
    else:
        yield from escapes(data)


def _run(desk: HostileDesk, words: tuple[str, ...]) -> tuple[int, str, str]:
    """Run a command in this process: exit code, standard output, standard error."""
    from workbench.cli.running import run

    places = {"file": str(desk.file), "known": str(desk.known), "claim": desk.claim}
    text = desk.stored
    given = [
        word.replace("{text}", text).format_map(places) if word in ("{file}", "{known}", "{claim}")
        else word.replace("{text}", text)
        for word in words
    ]  # fmt: skip
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _each in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = run(["--db", str(desk.database), "--by", f"zqx {text}"[:300], *given])
    return code, out.detach().getvalue().decode(), err.detach().getvalue().decode()


def _command(words: tuple[str, ...], desk: HostileDesk, *, as_json: bool) -> Iterator[str]:
    code, out, err = _run(desk, (*words, "--json") if as_json else words)
    yield from escapes(err)
    if code not in (0, 1, 2) or "Traceback" in err:
        yield f"exit code {code}: {err[-200:]}"
    if as_json and code in (0, 1) and words[0:2] not in _IN_PIECES:
        yield from json_problems(out, desk.stored)
    else:
        yield from shown_problems(out)


def _refused(words: tuple[str, ...], desk: HostileDesk) -> Iterator[str]:
    code, out, err = _run(desk, words)
    yield from escapes(out + err)
    if code not in (0, 1, 2) or "Traceback" in err:
        yield f"exit code {code}: {err[-200:]}"


def _claims_export(desk: HostileDesk) -> Iterator[str]:
    _code, out, err = _run(desk, ("claims", "export"))
    yield from escapes(err)
    yield from json_problems(out, desk.stored)


def _default_name(desk: HostileDesk) -> Iterator[str]:
    from workbench.desk import library

    ws = desk.open()
    article = library.article(ws, desk.article).article
    ws.close()
    for form in FORMATS:
        name = default_name(article, form)
        if "/" in name or "\\" in name or name.startswith((".", "-")) or len(name.encode()) > 200:
            yield f"name {name!r}"
        yield from escapes(name)
