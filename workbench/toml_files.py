"""Reading a TOML file that a person has written."""

import tomllib
from pathlib import Path
from typing import Any

from workbench.i18n import _


class UnreadableError(Exception):
    """Why a file can't be used, as the end of a sentence."""


def read_table(file: Path) -> dict[str, Any]:
    """The table of a file in UTF-8, with or without a byte order mark.

    Raises `UnreadableError` where it can't be read or is not TOML.
    """
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UnreadableError(error.strerror or type(error).__name__) from error
    except UnicodeDecodeError as error:
        raise UnreadableError(_("it is not UTF-8")) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableError(str(error)) from error
