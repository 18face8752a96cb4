"""Signs the head of the log, and keeps what was signed in files beside each other."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench import settings
from workbench.desk.signing.heads import Head
from workbench.desk.signing.keys import (
    AskPassphrase,
    Key,
    key_path,
    load_key,
    make_key,
    path_as_set,
)
from workbench.desk.signing.signers import add_signer, identity, signers_path
from workbench.desk.signing.sshsig import sign
from workbench.desk.workspace import Workspace
from workbench.desk.writing import check_place, write_file
from workbench.errors import ExportError, NotFoundError, SigningError
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
    """The head of the log as it is now. Raises `SigningError` for one that is empty or altered."""
    with ws.store.read() as work:
        broken = work.events.verify()
        count, digest = work.events.head()
    if broken is not None:
        raise SigningError(
            _(
                "Entry {seq} is not as it was written ({why}), so the log has no head to vouch "
                "for; see what “log verify” says."
            ).format(seq=broken.seq, why=broken.reason)
        )
    if not count:
        raise SigningError(_("There is nothing in the log yet that could be signed."))
    return Head(count, digest, _now())


def own_key(ws: Workspace, ask: AskPassphrase) -> tuple[Key, str, bool]:
    """The checker's key, the name it signs for, and whether it was made now, as there was none.

    It counts among the signers from then on. Raises `SigningError` where there is none to be
    had; one that the settings name is never made.
    """
    named = settings.load().signing.key
    path = key_path(named)
    made = not named and make_key(path, identity(ws.actor))
    key = load_key(path, ask)
    return key, add_signer(signers_path(), identity(ws.actor), key.public), made


def sign_head(
    ws: Workspace,
    target: Path | None,
    ask: AskPassphrase,
    *,
    force: bool = False,
    stamp: bool = True,
) -> Signed:
    """Sign the head of the log; into a file of that name, without one into `log-head-COUNT.txt`.

    The signature is there before the head is, so that no head stands without it; a time stamp of
    another head is taken away. Where the settings name a time stamp authority it is asked, unless
    `stamp` is false; its answer is kept if it holds for the certificates of the settings, or if
    they name none. Raises `SigningError` where it can't be signed and `ExportError` where a file
    can't be written; a file that is there is refused before anything is signed.
    """
    head = head_of(ws)
    path = target or Path(f"log-head-{head.count}.txt")
    for ending in ("", SIGNATURE, STAMP):
        place = beside(path, ending)
        check_place(Path(os.path.realpath(place)) if force else place, force=force)
    key, name, made = own_key(ws, ask)
    _write(path, head, sign(key.private, head.as_bytes()), force=force)
    stamped, problem = _stamp(path, head, force=force) if stamp else (False, "")
    return Signed(path, head, key, name, stamped, problem, made)


def beside(path: Path, ending: str) -> Path:
    """The file that belongs to a head; the head itself for no ending."""
    return path.parent / (path.name + ending) if ending else path


def _write(path: Path, head: Head, signature: bytes, *, force: bool) -> None:
    beside_it = beside(path, SIGNATURE)
    try:
        beside(path, STAMP).unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(
            _("{path} could not be written: {why}.").format(path=path, why=error.strerror)
        ) from error
    write_file(beside_it, signature, force=force)
    try:
        write_file(path, head.as_bytes(), force=force)
    except ExportError:
        if not force:
            with suppress(OSError):
                beside_it.unlink()  # it would count for whatever head comes to lie there
        raise


def _stamp(path: Path, head: Head, *, force: bool) -> tuple[bool, str]:
    said = settings.load()
    url = said.signing.timestamp_url
    if not url:
        return False, ""
    if not said.fetching:
        return False, _("The settings forbid to ask anything of the web (“fetching”).")
    from workbench.desk.signing.timestamps import (  # noqa: PLC0415 - seldom needed
        fetch_stamp,
        read_roots,
        verify_stamp,
    )

    try:
        answer = fetch_stamp(url, head.as_bytes())
        if said.signing.timestamp_certificates:
            roots = read_roots(path_as_set(said.signing.timestamp_certificates))
            verify_stamp(answer, head.as_bytes(), roots)
        write_file(beside(path, STAMP), answer, force=force)
    except (SigningError, NotFoundError, ExportError) as error:
        return False, str(error)
    return True, ""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
