"""Matches as they stand on the day of the article: those that may hold no longer say why."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from workbench.desk.workspace import Workspace
from workbench.matching.staleness import stale_reasons, with_stale_below
from workbench.model.article import Article
from workbench.model.desk import CheckedClaim
from workbench.model.match import Match


def on_the_day(
    ws: Workspace, article: Article, claims: Iterable[CheckedClaim]
) -> tuple[CheckedClaim, ...]:
    """The claims with their matches as of the article's day, or today where it has none."""
    day = article.metadata.day or date.today()
    return tuple(
        replace(item, matches=as_of(item.matches, day, ws.stale_after)) if item.matches else item
        for item in claims
    )


def as_of(matches: Sequence[Match], day: date, months: int) -> tuple[Match, ...]:
    """The matches in the order in which they are shown on a day, each with why it may be stale."""
    reasons = [stale_reasons(item.known, item.reserves, day, months) for item in matches]
    return tuple(
        replace(matches[place], stale=reasons[place])
        for place in with_stale_below(matches, reasons)
    )
