"""The commands that sign the head of the log."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.printing import complain, note, say, styled
from workbench.cli.running import NO
from workbench.cli.session import Session, pass_session
from workbench.i18n import _
from workbench.text.guard import one_line

if TYPE_CHECKING:
    from workbench.desk.signing.making import Signed


@click.command(help=_("Print the head of the log: how many entries, and the hash of the last."))
@click.option("-o", "--output", metavar="FILE", help=_("Write to a file (default: the terminal)."))
@click.option("--force", is_flag=True, help=_("Replace a file that is there."))
@pass_session
def head(session: Session, output: str | None, force: bool) -> None:
    """For those who keep it by other means: on paper, in a mail, in version control."""
    from workbench.desk.signing.making import head_of
    from workbench.desk.writing import write_file

    with session.workspace() as ws:
        data = head_of(ws).as_bytes()
    if output in (None, "-"):
        click.echo(data, nl=False)
        return
    path = write_file(Path(str(output)), data, force=force)
    say(styled(_("The head is in {file}").format(file=path)))


@click.command(help=_("Sign the head of the log with your key; keep the files elsewhere."))
@click.option("-o", "--output", metavar="FILE", help=_("The file (default: log-head-COUNT.txt)."))
@click.option("--no-timestamp", is_flag=True, help=_("Ask no time stamp authority."))
@click.option("--force", is_flag=True, help=_("Replace files that are there."))
@pass_session
def sign(session: Session, output: str | None, no_timestamp: bool, force: bool) -> int:
    """Sign; the exit code is 1 where the time stamp that is wanted could not be had."""
    from workbench.desk.signing.making import sign_head

    if output == "-":
        raise click.UsageError(_("A head and its signature are two files; name one with -o"))
    target = Path(output) if output else None
    with session.workspace() as ws:
        signed = sign_head(ws, target, _ask, force=force, stamp=not no_timestamp)
    if signed.is_new:
        note(_("A signing key was made for you: {path}").format(path=signed.key.path))
    _tell(signed)
    if signed.problem:
        complain(signed.problem)
        complain(_("The head is signed, but has no time stamp."))
        return NO
    return 0


@click.command(help=_("Show your signing key and the line by which others know it."))
@pass_session
def key(session: Session) -> None:
    """The public part only; makes a key where there is none."""
    from workbench.desk.signing.making import own_key
    from workbench.desk.signing.signers import signer_line
    from workbench.desk.signing.sshsig import fingerprint

    with session.workspace() as ws:
        own, name, made = own_key(ws, _ask)
    if made:
        note(_("A signing key was made for you: {path}").format(path=own.path))
    say(styled(str(own.path)))
    say(styled(fingerprint(own.public)))
    note(_("Others check your signatures with this line in their list of signers:"))
    say(styled(signer_line(name, own.public)))


def _tell(signed: "Signed") -> None:
    """Say what was signed, how anyone checks it, and what that is worth."""
    from shlex import quote

    from workbench.desk.signing.making import SIGNATURE, STAMP
    from workbench.desk.signing.signers import signers_path
    from workbench.desk.signing.sshsig import NAMESPACE

    said = _("Signed as {name}: {count} entries, head {head}")
    told = said.format(name=signed.signer, count=signed.head.count, head=signed.head.hash)
    say(styled(told))
    say(styled(_("The head is in {file}, the signature beside it").format(file=signed.path)))
    if signed.stamped:
        say(styled(_("The time stamp is in {file}").format(file=f"{signed.path}{STAMP}")))
    listed, file = quote(str(signers_path())), quote(str(signed.path))
    line = (
        f"ssh-keygen -Y verify -f {listed} -I {quote(signed.signer)} -n {NAMESPACE} "
        f"-s {file}{SIGNATURE} < {file}"
    )
    note(_("Keep both where nobody who can change the database can change them. Anyone checks:"))
    note(f"  {line}")
    note(
        _(
            "It proves that nothing up to here was changed afterwards, as long as the key is yours "
            "alone; not that a verdict is right, nor that the clock was."
        )
    )


def _ask(path: Path) -> str | None:
    """The passphrase of a key, typed unseen; None where nobody sits at a terminal."""
    if not sys.stdin.isatty():
        return None
    question = one_line(_("Passphrase of {path}").format(path=path))
    asked: str = click.prompt(question, hide_input=True, default="", show_default=False, err=True)
    return asked
