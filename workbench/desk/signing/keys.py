"""The checker's own signing key: an OpenSSH private key file that nobody else can read."""

import os
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk.signing.heads import read_small
from workbench.desk.signing.sshsig import public_line
from workbench.errors import SigningError
from workbench.i18n import _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_LARGEST = 100_000

AskPassphrase = Callable[[Path], str | None]
"""Asks for the passphrase of a key; None where nobody is there to be asked."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key that was read: where it lies, the key itself, and its raw public part (32 bytes)."""

    path: Path
    private: "Ed25519PrivateKey"
    public: bytes


def key_path(named: str = "") -> Path:
    """Where the key lies: as the settings name it, else in the user's data folder."""
    if named:
        return path_as_set(named)
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where a path is given

    return user_data_path("workbench", appauthor=False) / "signing" / "id_ed25519"


def path_as_set(said: str) -> Path:
    """A path of the settings, `~` being the user's home; one of nobody known stays as it is."""
    try:
        return Path(said).expanduser()
    except RuntimeError:
        return Path(said)


def make_key(path: Path, comment: str) -> bool:
    """Make a new key unless there is one; whether this call has made it.

    The file is readable by its owner alone from its first moment, and there is either all of it
    or none. Its public part stands beside it as `.pub`, with the comment. Raises `SigningError`
    where it can't be written.
    """
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 - not at a start
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415
        Ed25519PrivateKey,
    )

    if path.exists():
        return False
    private = Ed25519PrivateKey.generate()
    data = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.OpenSSH,
        serialization.NoEncryption(),
    )
    public = public_line(private.public_key().public_bytes_raw(), comment) + "\n"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _put(path, data, 0o600):
            return False  # another process was faster; its key is the one
        with suppress(FileNotFoundError):
            path.with_name(f"{path.name}.pub").unlink()  # of a key that is gone
        _put(path.with_name(f"{path.name}.pub"), public.encode(), 0o644)
    except OSError as error:
        raise SigningError(
            _("The signing key {path} can't be written: {why}.").format(
                path=path, why=error.strerror or type(error).__name__
            )
        ) from error
    return True


def load_key(path: Path, ask: AskPassphrase = lambda _path: None) -> Key:
    """The key in a file. Raises `SigningError` where it is none that can be used, or not private.

    `ask` is called for a key that is protected with a passphrase.
    """
    data = read_small(path, _LARGEST, _check_rights)
    private = _parsed(path, data, ask)
    return Key(path, private, private.public_key().public_bytes_raw())


def _parsed(path: Path, data: bytes, ask: AskPassphrase) -> "Ed25519PrivateKey":
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - not at a start
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415
        Ed25519PrivateKey,
    )
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
        load_ssh_private_key,
    )

    passphrase: bytes | None = None
    try:
        try:
            key = load_ssh_private_key(data, None)
        except TypeError:  # what the library raises for a key that is protected
            said = ask(path)
            if said is None:
                raise SigningError(
                    _("The signing key {path} has a passphrase; sign at a terminal.").format(
                        path=path
                    )
                ) from None
            passphrase = said.encode()
            key = load_ssh_private_key(data, passphrase)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        if passphrase is not None:
            raise SigningError(
                _("The passphrase does not open the signing key {path}.").format(path=path)
            ) from error
        raise _unusable(path) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise _unusable(path)
    return key


def _check_rights(path: Path, opened: int) -> None:
    """As ssh does: a key that others can read is no proof of who has signed."""
    if os.name == "posix" and os.fstat(opened).st_mode & _OTHERS:
        raise SigningError(
            _("Others can read the signing key {path}; run “chmod 600” on it.").format(path=path)
        )


def _put(path: Path, data: bytes, mode: int) -> bool:
    """Write a new file of its own mode in one step; whether nobody else was faster."""
    draft = path.parent / f".workbench-{secrets.token_hex(8)}.part"
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink(missing_ok=True)
    return True


def _unusable(path: Path) -> SigningError:
    return SigningError(
        _(
            "{path} is no Ed25519 key in OpenSSH's format; make one with ssh-keygen -t ed25519."
        ).format(path=path)
    )
