"""Writes a file so that there is the old one or the whole new one at its name, never a part."""

import contextlib
import os
import secrets
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.errors import ExportError
from workbench.i18n import _


def write_file(target: Path, data: bytes, *, force: bool = False) -> Path:
    """Write `data` to `target` in one step that survives a crash; returns where it lies.

    Raises as `write_parts` does.
    """
    return write_parts(target, (data,), force=force)


def write_parts(target: Path, parts: Iterable[bytes], *, force: bool = False) -> Path:
    """The same for what is made part by part, and is never held as a whole.

    An existing file is only replaced with `force`, also if another process makes it meanwhile.
    Raises `ExportError` where the file exists, is no ordinary file, or can't be written; then
    what was there before is untouched.
    """
    if "\0" in str(target):
        raise ExportError(_("A file name can't hold a NUL character; name another file."))
    place = Path(os.path.realpath(target)) if force else target
    check_place(place, force=force)
    try:
        with _beside(place) as draft:
            _write_through(draft, parts)
            if force:
                _take_over_rights(place, draft)
                draft.replace(place)
            else:
                _give_name(draft, place)
        _sync_folder(place.parent)
    except FileExistsError as error:
        raise _exists(place) from error
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise ExportError(
            _("{path} could not be written: {why}.").format(path=place, why=why)
        ) from error
    return place


def check_place(place: Path, *, force: bool) -> None:
    """Refuse what is sure to fail, and what replacing would destroy (a device, a folder).

    Raises `ExportError`; tells before the work is done what `write_file` would tell after it.
    """
    try:
        mode = place.lstat().st_mode
    except OSError:
        return
    if stat.S_ISDIR(mode):
        raise ExportError(_("{path} is a folder; name a file in it.").format(path=place))
    if not force:
        raise _exists(place)
    if not stat.S_ISREG(mode):
        raise ExportError(_("{path} is not an ordinary file; name another one.").format(path=place))


def _exists(place: Path) -> ExportError:
    return ExportError(
        _("{path} exists already; name another file, or use --force to replace it.").format(
            path=place
        )
    )


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """The name of a draft in the same folder, so that giving it its name is one step."""
    draft = place.parent / f".workbench-{secrets.token_hex(8)}.part"
    try:
        yield draft
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _write_through(draft: Path, parts: Iterable[bytes]) -> None:
    with draft.open("xb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())


def _take_over_rights(place: Path, draft: Path) -> None:
    """A log that others may not read stays so when it is written anew."""
    if place.exists():
        shutil.copymode(place, draft)


def _give_name(draft: Path, place: Path) -> None:
    """Name the draft, failing with `FileExistsError` where the name is taken."""
    try:
        os.link(draft, place)
    except FileExistsError:
        raise
    except OSError:
        # File systems without hard links: take the name first, then put the draft in its place.
        place.open("xb").close()
        try:
            draft.replace(place)
        except OSError:
            place.unlink()
            raise


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where folders can be synced."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
