"""All sources there are, fetched in the thread of the errands, and found by what is typed."""

from typing import TYPE_CHECKING

from workbench.model.source import Source
from workbench.tui.source_messages import Library
from workbench.tui.words import word

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace


def fetch_library(ws: "Workspace") -> Library:
    """All sources, the one added last first."""
    from workbench.desk import sources

    return Library(sources.sources(ws), sources.uses(ws))


def fits(source: Source, typed: str) -> bool:
    """Whether every word typed stands somewhere in what is said of the source."""
    details = source.details
    told = " ".join(
        (
            source.name,
            details.title,
            details.author,
            details.publisher,
            details.url,
            details.published,
            word(details.kind.value),
            *(snapshot.name for snapshot in source.snapshots),
        )
    ).casefold()
    return all(part in told for part in typed.casefold().split())
