"""The commands on the database file."""

import click

from workbench.i18n import _


@click.group(help=_("The database: path, upgrade, check, backup."))
def db() -> None:
    """Commands on the database."""
