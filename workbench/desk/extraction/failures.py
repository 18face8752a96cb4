"""What a person is told about a file whose text could not be read."""

from workbench.errors import ExtractionError
from workbench.i18n import _


def failure(failed: str, name: str) -> ExtractionError:
    """The error for what a child process says was in its way (`child_process.Outcome.failed`)."""
    return ExtractionError(_sentence(failed).format(name=name))


def _sentence(failed: str) -> str:
    sentences = {
        "stopped": _("Reading “{name}” was stopped; start it again to have its text."),
        "time": _(
            "“{name}” is built in a way that can't be read in reasonable time; "
            "save its text as .txt and add that."
        ),
        "memory": _(
            "“{name}” needs more memory than reading a file may take; save its text as .txt and "
            "add that."
        ),
        "encrypted": _("“{name}” is locked with a password; save it without one and add that."),
        "broken": _("“{name}” is damaged or cut off; get the file again and add that."),
        "bomb": _(
            "“{name}” would unpack to far more than a document holds; it is kept but not read."
        ),
    }
    crash = _("Reading “{name}” failed on something in it; save its text as .txt and add that.")
    return sentences.get(failed, crash)


def unreadable(name: str, error: OSError) -> ExtractionError:
    """The error for a file that the system does not hand out."""
    return ExtractionError(
        _("“{name}” can't be read: {why}.").format(name=name, why=error.strerror or error)
    )
