"""Files that are no text are not written to a terminal."""

import sys

from workbench.errors import ExportError
from workbench.i18n import _


def refuse_terminal() -> None:
    """Raise `ExportError` where standard output is a terminal, which would act on the bytes."""
    if sys.stdout.isatty():
        raise ExportError(
            _("A Word file can't be shown in a terminal; write it to a file with -o FILE.")
        )
