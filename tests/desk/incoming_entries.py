"""What the readers of import files give, in short."""

from pathlib import Path

from workbench.desk.incoming.files import inspect, rows
from workbench.desk.incoming.rows import Row


def read(file: Path, content: str | bytes) -> list[Row]:
    """The entries of a file with this content."""
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return [row for row in rows(inspect(str(file))) if row.claim or row.problem]


def texts(entries: list[Row]) -> list[str]:
    """The words of the claims that were taken."""
    return [entry.claim.text for entry in entries if entry.claim]


def problems(entries: list[Row]) -> list[tuple[str, str]]:
    """Where an entry was refused, and why."""
    return [(entry.where, entry.problem.detail) for entry in entries if entry.problem]
