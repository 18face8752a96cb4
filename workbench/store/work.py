"""A unit of work: one transaction, seen as articles, claims, matches, events and the like."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection

from workbench.store.articles import Articles
from workbench.store.caches import Caches
from workbench.store.claims import Claims
from workbench.store.effects import Effects
from workbench.store.events import Events
from workbench.store.evidence import EvidenceItems
from workbench.store.known import Known
from workbench.store.matches import Matches
from workbench.store.quarantined import Quarantine
from workbench.store.queries import Queries
from workbench.store.sources import Sources
from workbench.store.worth import WorthModels

if TYPE_CHECKING:
    from workbench.matching.embedding import Embedder, Meaning
    from workbench.store.candidates import CandidateSearch
    from workbench.store.carrying import Carrying
    from workbench.store.import_runs import ImportRuns
    from workbench.store.known_search import KnownSearch
    from workbench.store.vectors import StoredVectors


class Work:
    """What can be read and, in a writing transaction, changed until the `with` ends."""

    def __init__(self, connection: Connection, caches: Caches, *, actor: str) -> None:
        self._connection = connection
        self._caches = caches
        self.articles = Articles(connection)
        self.known = Known(connection, actor)
        self.quarantine = Quarantine(connection)
        self.matches = Matches(connection, self.known)
        self.evidence = EvidenceItems(connection)
        self.queries = Queries(connection)
        self.claims = Claims(connection, self.articles, self.matches, self.evidence, self.queries)
        self.events = Events(connection, actor, Effects(connection, self.known))
        self.worth = WorthModels(connection, self.events)
        self.sources = Sources(connection, self.events)

    def candidates(self, meaning: "Meaning | None" = None) -> "CandidateSearch":
        """The search for known claims by their words, in the state that this unit of work sees.

        With a model, also by their meaning, as far as the known claims have vectors of it.
        """
        from workbench.store.candidates import (  # noqa: PLC0415 - numpy is slow to import
            CandidateSearch,
        )

        return CandidateSearch(self._connection, self._caches.facts, meaning)

    def known_search(self, candidates: "CandidateSearch") -> "KnownSearch":
        """The search for known claims by words and conditions."""
        from workbench.store.known_search import KnownSearch  # noqa: PLC0415 - numpy is slow

        facets = self._caches.facets.get(self._connection, self.known.version())
        return KnownSearch(self._connection, candidates, facets)

    def vectors(self, embedder: "Embedder") -> "StoredVectors":
        """The vectors of the known claims by a model."""
        from workbench.store.vectors import StoredVectors  # noqa: PLC0415 - mostly not needed

        return StoredVectors(self._connection, embedder)

    @property
    def imports(self) -> "ImportRuns":
        """The files that were taken in."""
        return self.known.imports()

    @property
    def carrying(self) -> "Carrying":
        """The whole state, to be carried to another database."""
        from workbench.store.carrying import Carrying  # noqa: PLC0415 - mostly not needed

        return Carrying(self._connection, self.events)
