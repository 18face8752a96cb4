"""What was decided on a wording and a known claim: one thing, in whatever article it was decided.

The rows of matches repeat it, and follow whenever it changes.
"""

from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from workbench.model.match import Decision
from workbench.store.known_rows import wording
from workbench.store.tables import claim, decision, match


class Remembered(NamedTuple):
    """A decision; it has `lapsed` when the known claim says something else since."""

    value: Decision
    lapsed: bool

    @property
    def in_force(self) -> Decision | None:
        """The decision, unless it has lapsed."""
        return None if self.lapsed else self.value

    @property
    def reopened(self) -> Decision | None:
        """The decision, if it has lapsed."""
        return self.value if self.lapsed else None


class Decisions:
    """The decisions as one unit of work sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, text: str) -> dict[int, Remembered]:
        """What was decided for claims with this wording, by the ids of the known claims."""
        query = select(decision.c.known, decision.c.decision, decision.c.lapsed).where(
            decision.c.wording == wording(text)
        )
        return {
            known: Remembered(Decision(value), lapsed)
            for known, value, lapsed in self._connection.execute(query)
        }

    def set(self, text: str, known_id: int, value: Decision | None) -> None:
        """Decide on a known claim for every claim with this wording; None takes it back."""
        of_pair = decision.c.wording == wording(text), decision.c.known == known_id
        self._connection.execute(delete(decision).where(*of_pair))
        if value is not None:
            row = {"wording": wording(text), "known": known_id, "decision": value.value}
            self._connection.execute(insert(decision), row)
        decided = value.value if value else None
        self._connection.execute(
            update(match).where(
                match.c.known == known_id, match.c.claim.in_(self._claims_with(text, known_id))
            ),
            {"decision": decided, "reopened": None},
        )

    def lapse(self, known_id: int) -> None:
        """Open all decisions on a known claim again: it does not say any more what it said."""
        of_known = match.c.known == known_id, match.c.decision.is_not(None)
        self._connection.execute(
            update(match).where(*of_known).values(reopened=match.c.decision, decision=None)
        )
        self._connection.execute(
            update(decision).where(decision.c.known == known_id), {"lapsed": True}
        )

    def _claims_with(self, text: str, known_id: int) -> list[int]:
        """The rows of the claims with this wording that a known claim is a match of."""
        query = (
            select(claim.c.id, claim.c.exact)
            .join(match, match.c.claim == claim.c.id)
            .where(match.c.known == known_id)
        )
        wanted = wording(text)
        found = self._connection.execute(query)
        return [row for row, exact in found if wording(exact) == wanted]
