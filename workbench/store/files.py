"""Looks at the file of a claims database before SQLite does, whose words for it are unclear.

A file that is there is never opened here: closing it would drop the locks that this process
holds on it through SQLite.
"""

import os
from pathlib import Path

from workbench.errors import StoreError
from workbench.i18n import _
from workbench.store.filesystems import remote_kind


def prepare(file: Path) -> None:
    """Make sure that a database can be opened or made at an absolute path.

    Makes missing folders and, readable for its owner alone, an empty file. Raises `StoreError`
    for a folder, a network file system, and for what can't be made, read or written.
    """
    _make_folder(file.parent)
    if kind := remote_kind(Path(os.path.realpath(file))):
        raise StoreError(
            _(
                "{path} lies on a network file system ({kind}), where a database file breaks; "
                "use a local folder, or PostgreSQL for a shared database."
            ).format(path=file, kind=kind)
        )
    _make_file(file)
    for path in (file, file.parent):
        if not os.access(path, os.R_OK | os.W_OK):
            raise StoreError(
                _("{path} can't be written; make the file and its folder writable for you.").format(
                    path=path
                )
            )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(
            _("The folder {path} can't be made: {reason}.").format(
                path=folder, reason=error.strerror
            )
        ) from error


def _make_file(file: Path) -> None:
    try:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        if file.is_dir():
            raise StoreError(
                _("{path} is a folder; give the path of a database file.").format(path=file)
            ) from None
    except OSError as error:
        raise StoreError(
            _("The database {path} can't be made: {reason}.").format(
                path=file, reason=error.strerror
            )
        ) from error
