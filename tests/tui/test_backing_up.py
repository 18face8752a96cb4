"""The day's backup is made beside the work, and told where it can't be."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.tui import workbench_app

if TYPE_CHECKING:
    from tests.tui.conftest import Start


async def test_the_first_look_at_the_desk_makes_the_days_backup_or_says_why_not(
    start: "Start", article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WORKBENCH_BACKUP")
    monkeypatch.setattr(workbench_app, "_BACK_UP_AFTER", 0.01)
    folder = tmp_path / "desk-backups"
    folder.write_text("in the way")
    async with start(article) as walk:
        told = walk.app._notifications
        await walk.until(lambda: bool(told))
        (said,) = (notification.message for notification in told)
        assert said.startswith("Today's backup was not made: ")
        assert "Not a directory" in said
        await walk.keys("1")
        assert len(walk.labels()) == 1
        folder.unlink()
        walk.app._back_up()
        await walk.until(lambda: bool(list(folder.glob("desk-*.auto.db"))))
