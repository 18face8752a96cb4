"""What the options before the command say, and the workspace they lead to."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from workbench.errors import WorkbenchError
from workbench.i18n import _
from workbench.settings import Settings

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Session:
    """The settings of one run of the program, with its global options laid over them."""

    settings: Settings

    def with_options(self, database: str | None, actor: str | None) -> "Session":
        """The session with `--db` and `--by`, where they were given."""
        return Session(
            replace(
                self.settings,
                database=database or self.settings.database,
                actor=actor or self.settings.actor,
            )
        )

    def open(self) -> "Workspace":
        """The workspace of this session; whoever opens it closes its store."""
        from workbench.desk.workspace import open_workspace

        said = self.settings
        return open_workspace(said.database or None, said.actor or None, said.scale or None)

    @contextmanager
    def workspace(self) -> Iterator["Workspace"]:
        """The workspace for the length of a `with`.

        The first one of a day that something was written in makes the day's backup, where that
        takes no time to speak of.
        """
        workspace = self.open()
        try:
            yield workspace
            if workspace.store.has_written:
                _back_up(workspace)
        finally:
            workspace.close()


def _back_up(workspace: "Workspace") -> None:
    """What was asked for is done; a backup that fails is only told."""
    from workbench.cli.printing import complain
    from workbench.desk.backups import back_up_quickly

    try:
        back_up_quickly(workspace)
    except WorkbenchError as error:
        complain(_("Today's backup was not made: {why}").format(why=error))


pass_session = click.make_pass_decorator(Session)
