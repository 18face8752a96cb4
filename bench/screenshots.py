"""`python -m bench.screenshots`: the pictures of the README, from the demo in a temporary place."""

import asyncio
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from workbench.model.desk import CheckedClaim

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
SIZE = (120, 40)
ACTOR = "anna"
MARKS = ("ok", "ok", "imprecise", "query", "correct")
"""What is decided before the picture is taken, from the first claim on."""


def main() -> None:
    """Write `check.svg`, `evidence.svg` and `home.svg`."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = folder
        os.environ["WORKBENCH_SETTINGS"] = str(Path(folder) / "settings.toml")
        os.environ["WORKBENCH_LANGUAGE"] = "en"
        os.environ["TEXTUAL_ANIMATIONS"] = "none"
        os.environ.pop("NO_COLOR", None)
        database = str(Path(folder) / "demo.db")
        article, alarm, contradicted = _prepared(database)
        for name, shown in (
            ("check", Shown(article, alarm)),
            ("evidence", Shown(article, contradicted, "v")),
            ("home", None),
        ):
            picture = asyncio.run(_picture(database, shown))
            (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8")
            print(f"docs/screenshots/{name}.svg")


class Shown(NamedTuple):
    """An article at one of its claims, and the key pressed there."""

    article: int
    claim: str
    key: str = ""


def _prepared(database: str) -> tuple[int, str, str]:
    """The German sample article with some claims decided; two other claims worth a picture.

    The first is in conflict with a known claim, evidence speaks against the second.
    """
    from workbench.desk import checking, library
    from workbench.desk.demo import open_demo

    workspace, _article = open_demo(ACTOR, "desk", database)
    article = next(a.id for a in library.articles(workspace) if a.language == "de")
    claims = [item for item in library.article(workspace, article).claims if item.claim.checkable]
    for item, label in zip(claims, MARKS, strict=False):
        checking.mark(workspace, article, [item.claim.id], label)
    alarm = max(claims[len(MARKS) :], key=_alarm)
    contradicted = next(item for item in claims if _is_contradicted(item))
    workspace.close()
    return article, alarm.claim.id, contradicted.claim.id


def _alarm(item: "CheckedClaim") -> float:
    """How near the nearest known claim comes that differs in a critical detail."""
    from workbench.model.match import Relation

    return max(
        (m.comparison.score for m in item.matches if m.comparison.relation is Relation.CONFLICT),
        default=0.0,
    )


def _is_contradicted(item: "CheckedClaim") -> bool:
    from workbench.model.evidence import Stance

    return any(each.stance is Stance.CONTRADICTS for each in item.evidence)


async def _picture(database: str, shown: Shown | None) -> str:
    """The screen as SVG, once everything is on it; the articles where none is to be shown."""
    from workbench.desk import checking
    from workbench.desk.workspace import open_workspace
    from workbench.model.desk import Place
    from workbench.settings import Settings
    from workbench.tui.workbench_app import WorkbenchApp

    workspace = open_workspace(database, ACTOR, "desk")
    if shown:
        checking.remember_place(workspace, shown.article, Place(shown.claim))
    reference = str(shown.article) if shown else None
    app = WorkbenchApp(lambda: workspace, reference, Settings())
    async with app.run_test(size=SIZE) as pilot:
        await _settled(pilot)
        if shown and shown.key:
            await pilot.press(shown.key)
            await _settled(pilot)
        return app.export_screenshot(title="workbench")


async def _settled(pilot: "Pilot[int]") -> None:
    """Wait until nothing is being fetched any more."""
    from workbench.tui.workbench_app import WorkbenchApp

    app = pilot.app
    assert isinstance(app, WorkbenchApp)
    await pilot.pause(0.3)
    while not app.errands.idle or any(not worker.is_finished for worker in app.workers):
        await pilot.pause(0.02)
    await pilot.pause(0.3)


if __name__ == "__main__":
    main()
