"""The candidate index: whether it is fit to be asked, and reading all known claims anew."""

from collections.abc import Callable
from contextlib import closing
from enum import StrEnum
from threading import Lock

from workbench.desk.workspace import Workspace

_QUICK = 50_000  # known claims that are read anew without asking anybody
_BUILDING = Lock()


class IndexCondition(StrEnum):
    """How the candidate index stands to the known claims."""

    CURRENT = "current"
    MISSING = "missing"  # the known claims were never read
    OUTDATED = "outdated"  # they were read by other word lists or another version's rules


def condition(ws: Workspace) -> IndexCondition:
    """How the candidate index stands to the known claims."""
    from workbench.matching.indexed import analysis  # noqa: PLC0415 - not needed at a start

    with ws.store.read() as work:
        state = work.candidates().state
        if state.analysis == analysis():
            return IndexCondition.CURRENT
        if state.analysis:
            return IndexCondition.OUTDATED
        return IndexCondition.MISSING if work.known.count() else IndexCondition.CURRENT


def ensure_index(
    ws: Workspace,
    progress: Callable[[int, int, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> IndexCondition:
    """Read the known claims into the index where it can't answer without; what it is afterwards.

    An index made by other word lists answers, if not by the new words: with more than 50,000
    known claims it is left as it is, for `reindex` to be asked for. When `cancelled` says so,
    the index stays as it was.
    """
    if _answers(ws):
        return condition(ws)
    with _BUILDING:
        # Another thread may have read them while this one waited for it.
        if not _answers(ws):
            reindex(ws, progress, cancelled)
    return condition(ws)


def _answers(ws: Workspace) -> bool:
    """Whether the index is fit to be asked, or too large to be made anew without being told to."""
    found = condition(ws)
    if found is IndexCondition.OUTDATED:
        return _count(ws) > _QUICK
    return found is IndexCondition.CURRENT


def reindex(
    ws: Workspace,
    progress: Callable[[int, int, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Read all known claims into the index anew; returns how many.

    `progress` is called with the number read so far, the number of all, and no words. When
    `cancelled` says so, the index stays as it was.
    """
    total, done = _count(ws), 0
    with closing(ws.store.reindex()) as steps:
        for done in steps:
            if cancelled is not None and cancelled():
                return 0
            if progress is not None:
                progress(done, total, "")
    return done


def _count(ws: Workspace) -> int:
    with ws.store.read() as work:
        return work.known.count()
