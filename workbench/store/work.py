"""A unit of work: one transaction, seen as articles, claims, matches, events and the like."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection

from workbench.store.articles import Articles
from workbench.store.claims import Claims
from workbench.store.effects import Effects
from workbench.store.events import Events
from workbench.store.known import Known
from workbench.store.matches import Matches
from workbench.store.worth import WorthModels

if TYPE_CHECKING:
    from workbench.store.candidates import CandidateSearch
    from workbench.store.index_cache import FactsCache


class Work:
    """What can be read and, in a writing transaction, changed until the `with` ends."""

    def __init__(self, connection: Connection, facts: "FactsCache", *, actor: str) -> None:
        self._connection = connection
        self._facts = facts
        self.articles = Articles(connection)
        self.known = Known(connection)
        self.matches = Matches(connection, self.known)
        self.claims = Claims(connection, self.articles, self.matches)
        self.events = Events(connection, actor, Effects(connection, self.known))
        self.worth = WorthModels(connection, self.events)

    def candidates(self) -> "CandidateSearch":
        """The search for known claims by their words, in the state that this unit of work sees."""
        from workbench.store.candidates import (  # noqa: PLC0415 - numpy is slow to import
            CandidateSearch,
        )

        return CandidateSearch(self._connection, self._facts)
