"""What is found in a web archive."""

from dataclasses import dataclass
from typing import NamedTuple

from workbench.desk.webarchives.records import Place


@dataclass(frozen=True, slots=True)
class Capture:
    """A document in an archive.

    `at` is UTC, ISO 8601, `status` that of the answer (None of a document that came without one),
    `digest` the hash of its bytes as the archive gives it (`sha1:…`), empty where it gives none,
    `length` the bytes as they are stored, often packed. `location` is where a redirect leads,
    empty otherwise. `file` and `place` say where it stands.
    """

    url: str
    at: str
    status: int | None
    media_type: str
    charset: str
    digest: str
    length: int
    location: str
    file: str
    place: Place

    @property
    def is_good(self) -> bool:
        """Whether it is the document itself, no redirect and no error."""
        return self.status is None or 200 <= self.status < 300


class Problem(NamedTuple):
    """What is wrong with an archive, as a sentence.

    It is a fault where something in it is damaged, missing or not what its hash says; else
    something could not be checked.
    """

    said: str
    is_fault: bool = True


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found in the records of an archive.

    Of `records`, `verified` have a hash that holds; the others have none, or are among the
    problems.
    """

    captures: tuple[Capture, ...]
    problems: tuple[Problem, ...]
    records: int
    verified: int
