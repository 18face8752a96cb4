"""`python -m bench.screenshots`: the pictures of the README, from the demo in a temporary place."""

import asyncio
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.desk import CheckedClaim

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
SIZE = (120, 40)
ACTOR = "anna"
SOUGHT = "peace prize verdict:false"
"""What is searched for in the claims database."""

_RESTS = 0.3
"""Seconds in which what waits for a rest begins."""
MARKS = ("ok", "ok", "imprecise", "query", "correct")
"""What is decided before the picture is taken, from the first claim on."""


def main() -> None:
    """Write `check.svg`, `quotations.svg`, `home.svg`, `evidence.svg` and `search.svg`."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = folder
        os.environ["WORKBENCH_SETTINGS"] = str(Path(folder) / "settings.toml")
        os.environ["WORKBENCH_LANGUAGE"] = "en"
        os.environ["TEXTUAL_ANIMATIONS"] = "none"
        os.environ.pop("NO_COLOR", None)
        article = _prepared(str(Path(folder) / "demo.db"))
        for name, reference, keys in (
            ("check", str(article), ()),
            ("quotations", str(article), ("quotation_mark", "down")),
            ("home", None, ()),
            ("evidence", str(article), ("v",)),
            ("search", str(article), ("slash", *map(_key, SOUGHT))),
        ):
            if name == "evidence":
                _go_to_contradicted(str(Path(folder) / "demo.db"), article)
            if name == "search":
                _take_in_starter_claims(str(Path(folder) / "demo.db"))
            picture = asyncio.run(_picture(str(Path(folder) / "demo.db"), reference, keys))
            (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8")
            print(f"docs/screenshots/{name}.svg")


def _prepared(database: str) -> int:
    """The German sample article, some of its claims decided, left at one with a conflict."""
    from workbench.desk import checking, library
    from workbench.desk.demo import open_demo
    from workbench.model.desk import Place

    workspace, _article = open_demo(ACTOR, "desk", database)
    article = next(a.id for a in library.articles(workspace) if a.language == "de")
    claims = [item for item in library.article(workspace, article).claims if item.claim.checkable]
    for item, label in zip(claims, MARKS, strict=False):
        checking.mark(workspace, article, [item.claim.id], label)
    shown = max(claims[len(MARKS) :], key=_alarm)
    checking.remember_place(workspace, article, Place(shown.claim.id))
    workspace.close()
    return article


def _go_to_contradicted(database: str, article: int) -> None:
    """Leave the article at the first claim that a source contradicts."""
    from workbench.desk import checking, library
    from workbench.desk.workspace import open_workspace
    from workbench.model.desk import Place
    from workbench.model.evidence import Stance

    workspace = open_workspace(database, ACTOR, "desk")
    against = (
        item.claim.id
        for item in library.article(workspace, article).claims
        if any(each.stance is Stance.CONTRADICTS for each in item.evidence)
    )
    checking.remember_place(workspace, article, Place(next(against)))
    workspace.close()


def _take_in_starter_claims(database: str) -> None:
    from workbench.desk.importing import import_files
    from workbench.desk.workspace import open_workspace
    from workbench.resources import starter_claims

    workspace = open_workspace(database, ACTOR, "desk")
    import_files(workspace, starter_claims())
    workspace.close()


def _key(character: str) -> str:
    return {" ": "space", ":": "colon"}.get(character, character)


def _alarm(item: "CheckedClaim") -> float:
    """How near the nearest known claim comes that differs in a critical detail."""
    from workbench.model.match import Relation

    return max(
        (m.comparison.score for m in item.matches if m.comparison.relation is Relation.CONFLICT),
        default=0.0,
    )


async def _picture(database: str, reference: str | None, keys: "Sequence[str]") -> str:
    """The screen as SVG after some keys, once everything is on it."""
    from workbench.desk.workspace import open_workspace
    from workbench.settings import Settings
    from workbench.tui.workbench_app import WorkbenchApp

    app = WorkbenchApp(lambda: open_workspace(database, ACTOR, "desk"), reference, Settings())
    async with app.run_test(size=SIZE) as pilot:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            await pilot.pause(_RESTS)
            while not app.errands.idle or any(not worker.is_finished for worker in app.workers):
                await pilot.pause(0.02)
        await pilot.pause(_RESTS)
        return app.export_screenshot(title="workbench")


if __name__ == "__main__":
    main()
