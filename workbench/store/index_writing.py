"""Keeps the candidate index in step with the known claims, in the same transaction."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from operator import itemgetter

from sqlalchemy import Connection, delete, insert, select, update

from workbench.matching.analysis import plain
from workbench.matching.indexed import analysis, read_known
from workbench.model.known import KnownClaim
from workbench.store.among import among
from workbench.store.index_building import IndexBuilder
from workbench.store.index_reading import State, read_state
from workbench.store.index_segments import (
    Fresh,
    Segment,
    drop,
    join,
    segments,
    to_be_joined,
    write_segment,
)
from workbench.store.index_tables import index_recent, index_recent_claim, index_state, index_term
from workbench.store.tables import known_claim

_MOST_RECENT = 512  # claims that are in no segment; asked for one by one, more would be slow
_MOST_OUTDATED = 0.25  # share of all numbers that may belong to no claim any more
_FEW_OUTDATED = 1_000
_MOST_IN_ONE = 0.9  # share of the claims in one segment, for the others not to cost time

_IDS = select(index_term.c.term, index_term.c.id).where(among(index_term.c.term, "some"))


class IndexWriter:
    """Writes the index in the transaction that changes the known claims."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def write(self, fresh: Mapping[int, KnownClaim], gone: int) -> None:
        """Take in known claims by their new numbers; so many other numbers are out of date."""
        state = read_state(self._connection)
        if not state.claims and not state.analysis and self._is_all(len(fresh)):
            state = state._replace(analysis=analysis())
        claims = self._read(fresh.items())
        state = state._replace(
            claims=state.claims + len(claims) - gone, outdated=state.outdated + gone
        )
        if state.recent + len(claims) < _MOST_RECENT:
            self._add_recent(claims)
            state = state._replace(recent=state.recent + len(claims))
        else:
            recent = self._taken_recent()
            lost = state.recent - len(recent)
            state = state._replace(recent=0, outdated=state.outdated - lost)
            state = self._segment([*recent, *claims], state)
        self._keep(self._tidied(state))

    def forget(self) -> None:
        """Say that the index does not have all known claims: who asks it next reads them anew."""
        self._connection.execute(update(index_state), {"analysis": ""})

    def settle(self) -> None:
        """Join all segments where the largest of them has not most of the claims already."""
        found = segments(self._connection)
        if len(found) > 1:
            largest = max(item.claims for item in found)
            if largest < _MOST_IN_ONE * sum(item.claims for item in found):
                self._keep(self._joined(found, read_state(self._connection)))

    def rebuild(self) -> Generator[int]:
        """Read all known claims anew; gives the number of those done, from time to time."""
        for table in (index_recent, index_recent_claim, index_term):
            self._connection.execute(delete(table))
        drop(self._connection, [item.generation for item in segments(self._connection)])
        before = read_state(self._connection)
        builder = IndexBuilder(self._connection, before.generation)
        done = 0
        for done in builder.build():
            if old := to_be_joined(segments(self._connection)):
                builder.generation += 1
                join(self._connection, builder.generation, old)
            yield done
        self._keep(State(analysis(), builder.generation, done, 0, 0, before.last))

    def _is_all(self, fresh: int) -> bool:
        """Whether there are no known claims but the fresh ones."""
        query = select(known_claim.c.id).where(known_claim.c.withdrawn.is_(False)).limit(fresh + 1)
        return len(self._connection.execute(query).all()) <= fresh

    def _segment(self, claims: Sequence[Fresh], state: State) -> State:
        if not claims:
            return state
        generation = state.generation + 1
        write_segment(self._connection, generation, claims)
        return state._replace(generation=generation)

    def _tidied(self, state: State) -> State:
        """Put segments together while there are too many, or too much in them is out of date."""
        if state.outdated > max(_FEW_OUTDATED, _MOST_OUTDATED * state.claims):
            return self._joined_all(state)
        while old := to_be_joined(segments(self._connection)):
            state = self._joined(old, state)
        return state

    def _joined_all(self, state: State) -> State:
        old = segments(self._connection)
        return self._joined(old, state) if old else state

    def _joined(self, old: Sequence[Segment], state: State) -> State:
        generation = state.generation + 1
        lost = join(self._connection, generation, old)
        return state._replace(generation=generation, outdated=state.outdated - lost)

    def _keep(self, state: State) -> None:
        values = state._asdict()
        del values["last"]
        self._connection.execute(update(index_state), values)

    def _read(self, claims: Iterable[tuple[int, KnownClaim]]) -> list[Fresh]:
        """The claims as the index holds them, in the order of their numbers."""
        read = [(number, read_known(known)) for number, known in sorted(claims, key=itemgetter(0))]
        ids = self._ids({term for _, item in read for term in item.terms})
        return [
            Fresh(
                number,
                [ids[term] for term in item.terms],
                item.length,
                item.language,
                item.wording,
            )
            for number, item in read
        ]

    def _ids(self, terms: set[str]) -> dict[str, int]:
        """The ids of terms; those that are new get one."""
        found = self._known_ids(terms)
        new = sorted(terms - found.keys())
        if new:
            rows = [{"term": term, "backwards": term[::-1], "spread": 0} for term in new]
            self._connection.execute(insert(index_term), rows)
            found |= self._known_ids(set(new))
        return found

    def _known_ids(self, terms: set[str]) -> dict[str, int]:
        return dict(self._connection.execute(_IDS, {"some": list(terms)}).all())

    def _add_recent(self, claims: Sequence[Fresh]) -> None:
        if not claims:
            return
        rows = [{"term": term, "claim": item.number} for item in claims for term in item.terms]
        if rows:
            self._connection.execute(insert(index_recent), rows)
        facts = [
            {"claim": item.number, "length": item.length, "language": item.language}
            for item in claims
        ]
        self._connection.execute(insert(index_recent_claim), facts)

    def _taken_recent(self) -> list[Fresh]:
        """The newest claims that are still proposed, taken out of their tables."""
        terms: dict[int, list[int]] = {}
        rows = self._connection.execute(select(index_recent.c.claim, index_recent.c.term))
        for number, term in rows:
            terms.setdefault(number, []).append(term)
        query = (
            select(index_recent_claim, known_claim.c.text)
            .join(known_claim, known_claim.c.version == index_recent_claim.c.claim)
            .where(known_claim.c.withdrawn.is_(False))
            .order_by(index_recent_claim.c.claim)
        )
        claims = [
            Fresh(number, terms.get(number, []), length, language, plain(text))
            for number, length, language, text in self._connection.execute(query)
        ]
        for table in (index_recent, index_recent_claim):
            self._connection.execute(delete(table))
        return claims
