"""The bytes of a saved file."""

from workbench.desk.extraction.extracted import Task
from workbench.desk.extraction.failures import unreadable


def read_bytes(task: Task, most: int) -> bytes:
    """The first `most` bytes of a file; raises `ExtractionError` where it can't be read."""
    try:
        with task.path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise unreadable(task.name, error) from error
