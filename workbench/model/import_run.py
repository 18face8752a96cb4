"""Files of known claims that were taken in, and what became of their records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.model.known import KnownClaim
from workbench.model.quarantine import Distrust


class Outcome(StrEnum):
    """What became of an entry that was to be stored."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"  # it would overwrite what this desk has decided itself
    CONTRADICTING = "contradicting"  # the same import gave it before, with another verdict
    REPEATED = "repeated"  # the same import gave it before, with other words about it


class RunState(StrEnum):
    """How far an import has come."""

    RUNNING = "running"  # or stopped half-way; the same file goes on where it stopped
    FINISHED = "finished"
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One file, or one part of an archive, taken in.

    `position` counts the records read so far; each is `new`, `changed`, the `same` as before, or
    `quarantined`, for the reasons counted in `reasons`. `withdrawn` counts entries of earlier
    files of that name that this one no longer had. `sha256` is that of the file, `options` say
    how it was read.
    """

    id: int
    name: str
    sha256: str
    options: str
    licence: str
    actor: str
    at: str
    state: RunState
    position: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    quarantined: int = 0
    withdrawn: int = 0
    reasons: Mapping[Distrust, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking an import back did.

    `withdrawn` counts the entries that it had brought, `restored` those that say again what they
    said before, `kept` those that were changed since and stay, `dismissed` records in quarantine.
    """

    withdrawn: int
    restored: int
    kept: int
    dismissed: int


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """What a known claim said until it was changed: by whom, when, by which import (0: by hand)."""

    known: KnownClaim
    actor: str
    at: str
    run: int = 0


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a known claim comes from: the file that brought it, and what it said before.

    `run` is None for what was added or changed by hand. The versions are the latest first.
    """

    known: KnownClaim
    run: ImportRun | None
    versions: tuple[KnownVersion, ...]
