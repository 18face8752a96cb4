"""Matches proposed for claims, and what people made of them."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    and_,
    delete,
    func,
    insert,
    select,
    update,
)

from workbench.model.known import KnownClaim, Reserve
from workbench.model.match import Comparison, Decision, Match, Relation
from workbench.store.claim_rows import id_of, number_of
from workbench.store.decisions import Decisions, Remembered
from workbench.store.jsontext import read_differences, write_differences
from workbench.store.known import Known
from workbench.store.known_rows import to_known
from workbench.store.tables import claim, known_claim, match

_HUNDREDTHS = 100


class Matches:
    """The matches as one unit of work sees them."""

    def __init__(self, connection: Connection, known: Known) -> None:
        self._connection = connection
        self._known = known
        self._decisions = Decisions(connection)

    def replace(
        self, article_id: int, claim_id: str, matches: Sequence[Match], version: int
    ) -> None:
        """Keep new matches of a claim, best first, found in the claims database of that version.

        Matches that a person has decided on stay. A new one takes over what was decided on the
        same wording, in whatever article. Scores are kept to two decimals. Nothing happens where
        the article has no such claim.
        """
        of_claim = (claim.c.article == article_id, claim.c.label == number_of(claim_id))
        row = self._connection.execute(select(claim.c.id, claim.c.exact).where(*of_claim)).first()
        if row is None:
            return
        claim_row, text = row
        remembered = self._decisions.of(text)
        fresh = [item.known.id for item in matches]
        self._connection.execute(
            delete(match).where(
                match.c.claim == claim_row,
                match.c.known.in_(fresh) | match.c.known.not_in(list(remembered)),
            )
        )
        rows = [
            _row(claim_row, rank, item, remembered.get(item.known.id))
            for rank, item in enumerate(matches)
        ]
        if rows:
            self._connection.execute(insert(match), rows)
        self._connection.execute(update(claim).where(*of_claim), {"matched_version": version})

    def put_first(self, article_id: int, claim_id: str, item: Match) -> None:
        """Put a match above the others of a claim, until it is matched again."""
        of_claim = (claim.c.article == article_id, claim.c.label == number_of(claim_id))
        row = self._connection.execute(select(claim.c.id, claim.c.exact).where(*of_claim)).first()
        if row is None:
            return
        claim_row, text = row
        query = select(func.min(match.c.rank)).where(match.c.claim == claim_row)
        first = self._connection.scalar(query) or 0
        self._connection.execute(
            delete(match).where(match.c.claim == claim_row, match.c.known == item.known.id)
        )
        decided = self._decisions.of(text).get(item.known.id)
        self._connection.execute(insert(match), _row(claim_row, first - 1, item, decided))

    def matched_version(self, article_id: int) -> int:
        """The version of the claims database that every claim to be checked was matched against.

        0 where one was never matched; the version of now where there is no claim to be checked.
        """
        query = select(func.min(claim.c.matched_version)).where(
            claim.c.article == article_id,
            claim.c.active,
            claim.c.checkable,
            claim.c.dismissed.is_(None),
        )
        oldest = self._connection.scalar(query)
        return self._known.version() if oldest is None else int(oldest)

    def up_to_date(self, article_id: int) -> bool:
        """Whether no known claim has changed since, but for those the article itself gave."""
        return self.matched_version(article_id) >= self._known.version(beside=article_id)

    def stale(self, article_id: int) -> frozenset[str]:
        """The active claims to be matched again, as known claims of others have changed since."""
        now = self._known.version(beside=article_id)
        query = select(claim.c.label).where(
            claim.c.article == article_id, claim.c.active, claim.c.matched_version < now
        )
        return frozenset(id_of(number) for number in self._connection.scalars(query))

    def decisions(self, text: str) -> dict[int, Decision]:
        """What was decided on known claims, by their ids, for claims with this wording."""
        found = self._decisions.of(text).items()
        return {known: item.value for known, item in found if not item.lapsed}

    def rejected(self, text: str) -> frozenset[int]:
        """The known claims that were rejected for claims with this wording."""
        return frozenset(
            known for known, value in self.decisions(text).items() if value is Decision.REJECTED
        )

    def of(
        self, article_id: int, numbers: Collection[int] | None = None
    ) -> dict[int, tuple[Match, ...]]:
        """The matches of an article's active claims by the claim's number, accepted ones first.

        With `numbers`, those of these claims, active or not. Withdrawn known claims are left out
        unless somebody has decided on them.
        """
        wanted = claim.c.active if numbers is None else claim.c.label.in_(numbers)
        of_claims = and_(claim.c.article == article_id, wanted)
        known = self._known_of(of_claims)
        query = (
            select(claim.c.label.label("number"), match)
            .join(match, match.c.claim == claim.c.id)
            .where(of_claims)
            .order_by(claim.c.label, match.c.rank)
        )
        found: dict[int, list[Match]] = {}
        for row in self._connection.execute(query).mappings().all():
            item = _to_match(row, known[row["known"]])
            if item.decision or not item.known.withdrawn:
                found.setdefault(row["number"], []).append(item)
        return {label: tuple(sorted(items, key=_order)) for label, items in found.items()}

    def _known_of(self, of_claims: ColumnElement[bool]) -> dict[int, KnownClaim]:
        matched = select(match.c.known).join(claim, claim.c.id == match.c.claim).where(of_claims)
        query = select(known_claim).where(known_claim.c.id.in_(matched))
        return {
            row["id"]: to_known(row) for row in self._connection.execute(query).mappings().all()
        }


def _row(claim_row: int, rank: int, item: Match, decided: Remembered | None) -> dict[str, Any]:
    comparison = item.comparison
    in_force = decided.in_force if decided else None
    reopened = decided.reopened if decided else None
    return {
        "claim": claim_row,
        "known": item.known.id,
        "rank": rank,
        "score": round(comparison.score * _HUNDREDTHS),
        "relation": comparison.relation.value,
        "differences": write_differences(comparison.differences),
        "decision": in_force.value if in_force else None,
        "reopened": reopened.value if reopened else None,
        "reserves": " ".join(item.reserves) or None,
    }


def _to_match(row: RowMapping, known: KnownClaim) -> Match:
    comparison = Comparison(
        row["score"] / _HUNDREDTHS,
        Relation(row["relation"]),
        read_differences(row["differences"]),
    )
    decided, reopened = (
        Decision(row[name]) if row[name] else None for name in ("decision", "reopened")
    )
    reserves = tuple(map(Reserve, (row["reserves"] or "").split()))
    return Match(known, comparison, decided, reopened, reserves=reserves)


def _order(item: Match) -> int:
    """Accepted before undecided before rejected; within each as they were ranked."""
    return {Decision.ACCEPTED: 0, None: 1, Decision.REJECTED: 2}[item.decision]
