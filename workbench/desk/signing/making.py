"""Signs the head of the log, and keeps what was signed in files beside each other."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench import settings
from workbench.desk.signing.heads import Head
from workbench.desk.signing.keys import AskPassphrase, Key, key_path, load_key, make_key
from workbench.desk.signing.signers import add_signer, identity, signers_path
from workbench.desk.signing.sshsig import sign
from workbench.desk.workspace import Workspace
from workbench.desk.writing import write_file
from workbench.errors import SigningError
from workbench.i18n import _

SIGNATURE = ".sig"
STAMP = ".tsr"
"""What the files beside a head end in."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A head in a file, with `SIGNATURE` beside it, and `STAMP` where `stamped`.

    `signer` is the name that the key signs for. `problem` says why there is no time stamp, though
    the settings name an authority. `is_new` tells that the key was made for this.
    """

    path: Path
    head: Head
    key: Key
    signer: str
    stamped: bool
    problem: str
    is_new: bool


def head_of(ws: Workspace) -> Head:
    """The head of the log as it is now. Raises `SigningError` for an empty log."""
    with ws.store.read() as work:
        count, digest = work.events.head()
    if not count:
        raise SigningError(_("There is nothing in the log yet that could be signed."))
    return Head(count, digest, _now())


def own_key(ws: Workspace, ask: AskPassphrase) -> tuple[Key, bool]:
    """The checker's key, and whether it was made just now, as there was none.

    A key that is made counts among the signers. Raises `SigningError` where there is none to be
    had; one that the settings name is never made.
    """
    named = settings.load().signing.key
    path = key_path(named)
    made = not named and make_key(path, identity(ws.actor))
    key = load_key(path, ask)
    if not named:
        add_signer(signers_path(), identity(ws.actor), key.public)
    return key, made


def sign_head(
    ws: Workspace,
    target: Path | None,
    ask: AskPassphrase,
    *,
    force: bool = False,
    stamp: bool = True,
) -> Signed:
    """Sign the head of the log; into a file of that name, without one into `log-head-COUNT.txt`.

    The signature is there before the head is, so that no head stands without it. Where the
    settings name a time stamp authority it is asked, unless `stamp` is false. Raises
    `SigningError` where it can't be signed and `ExportError` where a file can't be written.
    """
    key, made = own_key(ws, ask)
    head = head_of(ws)
    path = target or Path(f"log-head-{head.count}.txt")
    signature = sign(key.private, head.as_bytes())
    write_file(beside(path, SIGNATURE), signature, force=force)
    path = write_file(path, head.as_bytes(), force=force)
    stamped, problem = _stamp(path, head, force=force) if stamp else (False, "")
    return Signed(path, head, key, identity(ws.actor), stamped, problem, made)


def beside(path: Path, ending: str) -> Path:
    """The file that belongs to a head."""
    return path.with_name(path.name + ending)


def _stamp(path: Path, head: Head, *, force: bool) -> tuple[bool, str]:
    said = settings.load()
    url = said.signing.timestamp_url
    if not url:
        return False, ""
    if not said.fetching:
        return False, _("The settings forbid to ask anything of the web (“fetching”).")
    from workbench.desk.signing.timestamps import fetch_stamp  # noqa: PLC0415 - seldom needed

    try:
        answer = fetch_stamp(url, head.as_bytes())
    except SigningError as error:
        return False, str(error)
    write_file(beside(path, STAMP), answer, force=force)
    return True, ""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
