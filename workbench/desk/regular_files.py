"""Opening files that somebody has named: ordinary ones alone, and never waiting for one."""

import os
import stat
from io import BufferedReader
from pathlib import Path

from workbench.errors import SourceError
from workbench.i18n import _


def open_regular(path: Path) -> BufferedReader:
    """A file opened for reading; links are followed.

    Raises `SourceError` for what is not there, can't be read, is a folder, or is a device or a
    pipe, from which reading might never end.
    """
    try:
        # Looked at before it is opened, as opening alone makes some devices do something.
        _refuse_irregular(path, path.stat().st_mode)
        handle = os.open(path, os.O_RDONLY | _flags("O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
        file = os.fdopen(handle, "rb")
    except FileNotFoundError as error:
        raise SourceError(_("There is no file “{name}”.").format(name=path)) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise unreadable(path, error) from error
    try:
        # It may have become another one since.
        _refuse_irregular(path, os.fstat(file.fileno()).st_mode)
    except BaseException:
        file.close()
        raise
    return file


def unreadable(path: Path, error: OSError | ValueError) -> SourceError:
    """The error for a file that the system does not let read."""
    why = getattr(error, "strerror", None) or error
    return SourceError(_("“{name}” can't be read: {why}.").format(name=path, why=why))


def _refuse_irregular(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise SourceError(_("“{name}” is a folder; give one file in it.").format(name=path))
    if not stat.S_ISREG(mode):
        raise SourceError(
            _("“{name}” is no ordinary file; save what it holds in one first.").format(name=path)
        )


def _flags(*names: str) -> int:
    """Those of the system's flags that it has, put together."""
    return sum(getattr(os, name, 0) for name in names)
