"""What the options before the command say, and the workspace they lead to."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

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
        """The workspace for the length of a `with`."""
        workspace = self.open()
        try:
            yield workspace
        finally:
            workspace.close()


pass_session = click.make_pass_decorator(Session)
