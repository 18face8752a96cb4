"""Which file systems live on another machine: SQLite's write-ahead log can't be shared there."""

from collections.abc import Iterator
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_REMOTE = frozenset(
    {"9p", "afs", "beegfs", "ceph", "cifs", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4"}
    | {"orangefs", "smb3", "smbfs", "vboxsf"}
    | {"fuse.ceph", "fuse.davfs", "fuse.gcsfuse", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs"}
    | {"fuse.smbnetfs", "fuse.sshfs"}
)


def remote_kind(path: Path, mounts: str | None = None) -> str | None:
    """The type of the network file system that an absolute path lies on, or None for a local one.

    `mounts` is a mount table in the form of `/proc/self/mountinfo`, by default this process's own;
    where the system has none, every path counts as local. The root file system is never called
    remote: where it is, the machine has nothing else, and nobody shares it.
    """
    table = _own_mounts() if mounts is None else mounts
    inside = [(point, kind) for point, kind in _parsed(table) if path.is_relative_to(point)]
    # Of mounts on one and the same folder, the later one hides the earlier.
    point, kind = max(
        reversed(inside), key=lambda item: len(item[0].parts), default=(Path("/"), "")
    )
    return kind if kind in _REMOTE and point != Path("/") else None


def _own_mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _parsed(table: str) -> Iterator[tuple[Path, str]]:
    """Mount points and file system types; blanks in a name are written as octal escapes."""
    for line in table.splitlines():
        left, dash, right = line.partition(" - ")
        fields = left.split(" ")
        if dash and len(fields) > 4:
            yield Path(_unescaped(fields[4])), right.split(" ")[0]


def _unescaped(name: str) -> str:
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        name = name.replace(code, character)
    return name
