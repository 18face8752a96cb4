"""All sources there are, fetched in the thread of the errands, and found by what is typed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.model.source import Source
from workbench.tui.source_messages import Library
from workbench.tui.words import word

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace
    from workbench.model.origin import OriginGroup


def fetch_library(ws: "Workspace") -> Library:
    """All sources, the one added last first."""
    from workbench.desk import sources

    return Library(sources.sources(ws), sources.uses(ws))


def fetch_sources(ws: "Workspace", article_id: int) -> Library:
    """All sources, and which of those of an article share an origin."""
    from workbench.desk import sources

    groups = _groups(sources.attached(ws, article_id))
    return Library(sources.sources(ws), sources.uses(ws), groups)


def _groups(sources: Sequence[Source]) -> "dict[int, tuple[int, OriginGroup]]":
    """For each source that shares its origin with another one: the group's number, and it."""
    from workbench.desk.backing import facts_of
    from workbench.matching.origins import origin_groups

    together = [group for group in origin_groups(facts_of(sources)) if len(group.sources) > 1]
    return {
        source: (number, group) for number, group in enumerate(together) for source in group.sources
    }


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
