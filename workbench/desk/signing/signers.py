"""Whose signatures count: an allowed signers file as OpenSSH has it (`man ssh-keygen`)."""

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.desk.signing.heads import read_small
from workbench.desk.signing.sshsig import NAMESPACE, public_blob, public_line
from workbench.desk.writing import write_file
from workbench.errors import ExportError, NotFoundError, SigningError
from workbench.i18n import _

_LARGEST = 1_000_000
_NOT_IN_A_NAME = re.compile(r"[^\w.@+-]+")
_OPTION = re.compile(r'(?P<name>[A-Za-z-]+)(?:="(?P<value>[^"\\]*)")?')
_LINE = re.compile(
    r'[ \t]*(?:"(?P<quoted>[^"]+)"|(?P<name>[^\s"#]\S*))[ \t]+'
    r'(?:(?P<options>[A-Za-z-]+(?:="[^"\\]*")?(?:,[A-Za-z-]+(?:="[^"\\]*")?)*)[ \t]+)?'
    r"ssh-ed25519[ \t]+(?P<key>[A-Za-z0-9+/=]+)(?:\s.*)?"
)
_OPTIONS = ("namespaces", "valid-after", "valid-before")


@dataclass(frozen=True, slots=True)
class Signer:
    """A line of the file: a name, and the raw public key (32 bytes) that signs for it.

    `after` and `before` bound when it may have signed; None for no bound. The name may be a list
    of patterns, as it stands in the file.
    """

    name: str
    public: bytes
    after: datetime | None = None
    before: datetime | None = None

    def signs_at(self, at: str) -> bool:
        """Whether a head of this time (ISO 8601, UTC) is within the bounds."""
        moment = datetime.fromisoformat(at)
        return (self.after is None or moment >= self.after) and (
            self.before is None or moment <= self.before
        )


def signers_path() -> Path:
    """Where the file is that is used unless another one is named."""
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where a path is given

    return user_data_path("workbench", appauthor=False) / "signing" / "allowed_signers"


def identity(actor: str) -> str:
    """A checker's name as a name in the file: without what has a meaning there."""
    composed = unicodedata.normalize("NFC", actor)
    return _NOT_IN_A_NAME.sub("-", composed).strip("-") or "unknown"


def signer_line(name: str, public: bytes) -> str:
    """The line that lets somebody's signatures of heads count, without a line end."""
    return f'{name} namespaces="{NAMESPACE}" {public_line(public)}'


def read_signers(path: Path) -> tuple[Signer, ...]:
    """Those whose signatures of heads count. Raises `NotFoundError` or `SigningError`.

    Keys of other kinds, lines for other purposes, certificate authorities and lines that OpenSSH
    would not take are passed over.
    """
    data = read_small(path, _LARGEST)
    if len(data) > _LARGEST:
        raise SigningError(_("{path} is too large for a list of signers.").format(path=path))
    return tuple(_signers(data.decode(errors="replace")))


def add_signer(path: Path, name: str, public: bytes) -> str:
    """Let a key count, unless it does already; the name that it counts under.

    That is the one it was added under first: a key does not change hands because somebody else
    works at the desk. Raises `SigningError` where the list can't be written.
    """
    try:
        there = read_small(path, _LARGEST)
    except NotFoundError:
        there = b""
    listed = [item for item in _signers(there.decode(errors="replace")) if item.public == public]
    names = [each for item in listed for each in item.name.split(",")]
    if names:
        return name if name in names else names[0]
    if there and not there.endswith(b"\n"):
        there += b"\n"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(path, there + f"{signer_line(name, public)}\n".encode(), force=True)
    except (OSError, ExportError) as error:
        raise SigningError(
            _("The list of signers {path} can't be written: {why}").format(path=path, why=error)
        ) from error
    return name


def _signers(text: str) -> Iterator[Signer]:
    for line in text.split("\n"):
        signer = _signer(line)
        if signer is not None:
            yield signer


def _signer(line: str) -> Signer | None:
    """What a line says; None where it is none for heads, or not to be understood in full."""
    found = _LINE.fullmatch(line)
    public = _raw_key(found["key"]) if found else None
    if found is None or public is None:
        return None
    told: dict[str, str] = {}
    for option in _OPTION.finditer(found["options"] or ""):
        name = option["name"].lower()
        if name in told or name not in _OPTIONS or option["value"] is None:
            return None
        told[name] = option["value"]
    if not _is_among(NAMESPACE, told.get("namespaces", NAMESPACE)):
        return None
    try:
        after, before = (_moment(told.get(f"valid-{end}")) for end in ("after", "before"))
    except (ValueError, OverflowError, OSError):
        return None
    return Signer(found["quoted"] or found["name"], public, after, before)


def _is_among(name: str, patterns: str) -> bool:
    """Whether a list of patterns has a name; one after `!` bars it, whatever the others say."""
    is_there = False
    for pattern in patterns.split(","):
        escaped = re.escape(pattern.removeprefix("!"))
        if re.fullmatch(escaped.replace(r"\*", ".*").replace(r"\?", "."), name):
            if pattern.startswith("!"):
                return False
            is_there = True
    return is_there


def _moment(said: str | None) -> datetime | None:
    """A bound: in UTC with a Z behind it, else in the time of this machine."""
    if said is None:
        return None
    digits = said.removesuffix("Z")
    if not re.fullmatch(r"[0-9]{8}(?:[0-9]{4}(?:[0-9]{2})?)?", digits):
        raise ValueError(said)
    moment = datetime.strptime(digits.ljust(14, "0"), "%Y%m%d%H%M%S")
    return moment.replace(tzinfo=UTC) if said.endswith("Z") else moment.astimezone()


def _raw_key(text: str) -> bytes | None:
    try:
        blob = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    raw = blob[-32:]
    return raw if blob == public_blob(raw) else None
