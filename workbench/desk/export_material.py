"""What a log is made of: read in one state of the database, so that nothing has to wait for it."""

from dataclasses import dataclass

from workbench.desk.backing import backed
from workbench.desk.finding import article_of
from workbench.desk.formats.disclosing import sources_in
from workbench.desk.workspace import Workspace
from workbench.model.desk import ArticleOnDesk
from workbench.model.event import Event
from workbench.model.source import Source
from workbench.store.work import Work


@dataclass(frozen=True, slots=True)
class Material:
    """An article with all its events and those on the sources that it names or ever named.

    `head` is the number and the hash of the last event of the whole log at the time.
    """

    desk: ArticleOnDesk
    events: tuple[Event, ...]
    sources: tuple[Source, ...]
    head: tuple[int, str]

    def is_current(self, work: Work) -> bool:
        """Whether there is still nothing more to tell of the article than was read."""
        if work.events.head() == self.head:
            return True
        named = [source.id for source in self.sources]
        return _events(work, self.desk.article.id, named) == self.events


def read_material(ws: Workspace, work: Work, article_id: int) -> Material:
    """All that there is to tell of an article. Raises `NotFoundError`."""
    claims, events = work.claims.of(article_id), work.events.of(article_id)
    attached = set(work.evidence.attached(article_id))
    used = attached.union(item.source for claim in claims for item in claim.evidence)
    named = used.union(*(sources_in(event.body) for event in events))
    sources = work.sources.some(named)
    desk = ArticleOnDesk(
        article=article_of(work, article_id),
        claims=backed(ws, claims, [source for source in sources if source.id in used]),
        excluded=work.articles.excluded(article_id),
        sources=tuple(source for source in sources if source.id in attached),
    )
    every = _events(work, article_id, [source.id for source in sources])
    return Material(desk, every, sources, work.events.head())


def _events(work: Work, article_id: int, source_ids: list[int]) -> tuple[Event, ...]:
    steps = work.sources.events_of(source_ids) if source_ids else ()
    return tuple(sorted((*work.events.of(article_id), *steps), key=lambda event: event.seq))
