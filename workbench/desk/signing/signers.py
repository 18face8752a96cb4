"""Whose signatures count: an allowed signers file as OpenSSH has it (`man ssh-keygen`)."""

import base64
import binascii
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from workbench.desk.signing.heads import read_small
from workbench.desk.signing.sshsig import NAMESPACE, public_blob, public_line
from workbench.desk.writing import write_file
from workbench.errors import ExportError, NotFoundError, SigningError
from workbench.i18n import _

_KEY_TYPE = "ssh-ed25519"
_LARGEST = 1_000_000
_NOT_IN_A_NAME = re.compile(r"[^\w.@+-]+")


@dataclass(frozen=True, slots=True)
class Signer:
    """A line of the file: a name, and the raw public key (32 bytes) that signs for it.

    `after` and `before` bound when it may have signed, as `20260102` with a time or without, in
    UTC; empty for no bound.
    """

    name: str
    public: bytes
    after: str = ""
    before: str = ""

    def signs_at(self, at: str) -> bool:
        """Whether a head of this time (ISO 8601) is within the bounds."""
        moment = re.sub(r"\D", "", at)[:14]
        return (not self.after or moment >= self.after.ljust(14, "0")) and (
            not self.before or moment < self.before.ljust(14, "0")
        )


def signers_path() -> Path:
    """Where the file is that is used unless another one is named."""
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where a path is given

    return user_data_path("workbench", appauthor=False) / "signing" / "allowed_signers"


def identity(actor: str) -> str:
    """A checker's name as a name in the file: without what has a meaning there."""
    return _NOT_IN_A_NAME.sub("-", actor).strip("-") or "unknown"


def signer_line(name: str, public: bytes) -> str:
    """The line that lets somebody's signatures of heads count, without a line end."""
    return f'{name} namespaces="{NAMESPACE}" {public_line(public)}'


def read_signers(path: Path) -> tuple[Signer, ...]:
    """Those whose signatures of heads count. Raises `NotFoundError` or `SigningError`.

    Keys of other kinds, lines for other purposes and certificate authorities are passed over.
    """
    data = read_small(path, _LARGEST)
    if len(data) > _LARGEST:
        raise SigningError(_("{path} is too large for a list of signers.").format(path=path))
    return tuple(_signers(data.decode(errors="replace")))


def add_signer(path: Path, name: str, public: bytes) -> bool:
    """Let a key count, unless it does already; whether the file was changed.

    Raises `SigningError` where it can't be written.
    """
    try:
        there = read_small(path, _LARGEST)
    except NotFoundError:
        there = b""
    if any(item.public == public for item in _signers(there.decode(errors="replace"))):
        return False
    if there and not there.endswith(b"\n"):
        there += b"\n"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(path, there + f"{signer_line(name, public)}\n".encode(), force=True)
    except (OSError, ExportError) as error:
        raise SigningError(
            _("The list of signers {path} can't be written: {why}").format(path=path, why=error)
        ) from error
    return True


def _signers(text: str) -> Iterator[Signer]:
    for line in text.splitlines():
        try:
            words = shlex.split(line, comments=True)
        except ValueError:
            continue
        place = next((n for n, word in enumerate(words) if word == _KEY_TYPE), 0)
        if not 1 <= place < len(words) - 1:
            continue
        options = [each for word in words[1:place] for each in _options(word)]
        told = dict(options)
        public = _raw_key(words[place + 1])
        allowed = told.get("namespaces", NAMESPACE).split(",")
        if "cert-authority" in told or public is None:
            continue
        if any(fnmatchcase(NAMESPACE, pattern) for pattern in allowed):
            after, before = (_digits(told.get(f"valid-{end}", "")) for end in ("after", "before"))
            yield Signer(words[0], public, after, before)


def _options(word: str) -> Iterator[tuple[str, str]]:
    """The options of a line; a comma parts two of them, and names within one, too."""
    name = ""
    for part in word.split(","):
        key, found, value = part.partition("=")
        if found or key in ("cert-authority",):
            name = key.lower()
            yield name, value
        elif name:
            yield name, part


def _digits(moment: str) -> str:
    return re.sub(r"\D", "", moment)


def _raw_key(text: str) -> bytes | None:
    try:
        blob = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    raw = blob[-32:]
    return raw if blob == public_blob(raw) else None
