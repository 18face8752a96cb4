"""A unit of work: one transaction, seen as articles, claims, matches, events and the like."""

from sqlalchemy import Connection

from workbench.store.articles import Articles
from workbench.store.claims import Claims
from workbench.store.effects import Effects
from workbench.store.events import Events
from workbench.store.known import Known
from workbench.store.matches import Matches
from workbench.store.worth import WorthModels


class Work:
    """What can be read and, in a writing transaction, changed until the `with` ends."""

    def __init__(self, connection: Connection, *, actor: str) -> None:
        self.articles = Articles(connection)
        self.known = Known(connection)
        self.matches = Matches(connection, self.known)
        self.claims = Claims(connection, self.articles, self.matches)
        self.events = Events(connection, actor, Effects(connection, self.known))
        self.worth = WorthModels(connection, self.events)
