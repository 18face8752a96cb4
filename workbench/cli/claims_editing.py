"""The commands that change known claims by hand."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

import click

from workbench.cli.imports import pairs
from workbench.cli.printing import say, styled
from workbench.cli.session import Session, pass_session
from workbench.i18n import _

_NUMBER = click.IntRange(1, 2**63 - 1)


@click.command(help=_("Change what a known claim says; what it said before is kept."))
@click.argument("number", metavar="ID", type=_NUMBER)
@click.option(
    "--set",
    "changes",
    metavar="FIELD=VALUE",
    multiple=True,
    required=True,
    help=_("What a field is, such as verdict=False; may be repeated."),
)
@pass_session
def edit(session: Session, number: int, changes: tuple[str, ...]) -> None:
    """Edit one known claim."""
    from workbench.desk import known_editing

    with session.workspace() as ws:
        kept = known_editing.edit(ws, number, pairs("--set", changes))
    say(styled(f"#{kept.id}", bold=True), styled(f"  {kept.text}"))


@click.command(help=_("Propose a known claim no more, for a reason; nothing is deleted."))
@click.argument("number", metavar="ID", type=_NUMBER)
@click.option("--reason", required=True, help=_("Why."))
@pass_session
def withdraw(session: Session, number: int, reason: str) -> None:
    """Withdraw one known claim."""
    from workbench.desk import known_editing

    with session.workspace() as ws:
        kept = known_editing.withdraw(ws, number, reason)
    say(styled(f"#{kept.id}  ", bold=True), styled(_("withdrawn")))


@click.command(help=_("Propose a known claim again that was withdrawn."))
@click.argument("number", metavar="ID", type=_NUMBER)
@pass_session
def restore(session: Session, number: int) -> None:
    """Restore one known claim."""
    from workbench.desk import known_editing

    with session.workspace() as ws:
        kept = known_editing.restore(ws, number)
    say(styled(f"#{kept.id}  ", bold=True), styled(_("proposed again")))
