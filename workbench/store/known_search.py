"""Finds known claims by words and conditions, in an order that is asked for."""

from collections.abc import Callable, Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from workbench.matching.analysis import plain
from workbench.matching.indexed import whole_text
from workbench.matching.postings import NONE, Numbers
from workbench.matching.sought_words import every_word
from workbench.model.known import SearchHit
from workbench.model.known_query import KnownQuery, Sorting
from workbench.store.among import among
from workbench.store.candidates import CandidateSearch
from workbench.store.facets import Facets, Label
from workbench.store.known_rows import to_known
from workbench.store.tables import known_claim

Flags = NDArray[np.bool_]

_RANKED = 100  # hits that are ranked by how much they are like the words
_READ = 1_000  # texts read at a time to look for phrases
_TEXTS = select(
    known_claim.c.version, known_claim.c.title, known_claim.c.text, known_claim.c.summary
).where(among(known_claim.c.version, "some"), known_claim.c.withdrawn.is_(False))
_CLAIMS = select(known_claim).where(
    among(known_claim.c.version, "some"), known_claim.c.withdrawn.is_(False)
)


class KnownSearch:
    """The known claims as conditions see them, in the state of one unit of work."""

    def __init__(self, connection: Connection, candidates: CandidateSearch, facets: Facets) -> None:
        self._connection = connection
        self._candidates = candidates
        self._facets = facets

    def find(
        self,
        query: KnownQuery,
        limit: int,
        offset: int,
        *,
        verdict_fits: Callable[[Label], bool],
        ranked: Callable[[Flags | None], tuple[SearchHit, ...]],
    ) -> tuple[int, tuple[SearchHit, ...]]:
        """How many meet a query, and those of them from `offset` on, `limit` at most.

        `verdict_fits` tells whether a label is the verdict asked for. `ranked` gives the hits
        that are most like the words, among the numbers allowed (None: all).
        """
        allowed = self._allowed(query, verdict_fits)
        found = self._meeting(query, allowed)
        if query.sorting is not Sorting.RELEVANCE or not query.text:
            ordered = found[self._order(found, query.sorting)]
            return len(found), self._hits(ordered[offset : offset + limit])
        only: Flags | None = allowed if query.is_filtered else None
        if query.phrases:
            only = np.zeros(len(allowed), dtype=np.bool_)
            only[found] = True
        best = ranked(only)[:_RANKED]
        shown = best[offset : offset + limit]
        if len(shown) < limit and len(found) > len(shown):
            rest = self._without(found, best)
            ordered = rest[self._order(rest, Sorting.NEWEST)]
            start = max(0, offset - len(best))
            shown += self._hits(ordered[start : start + limit - len(shown)])
        return len(found), shown

    def _allowed(self, query: KnownQuery, verdict_fits: Callable[[Label], bool]) -> Flags:
        """Which numbers meet the conditions."""
        facets = self._facets
        allowed = facets.live()
        if query.publisher:
            allowed = allowed & facets.with_label(_publisher(facets, query.publisher))
        if query.language:
            code = query.language[:2].lower()
            allowed = allowed & facets.with_label(lambda label: label.language[:2].lower() == code)
        if query.verdict:
            allowed = allowed & facets.with_label(verdict_fits)
        if query.claimant:
            part = query.claimant.casefold()
            allowed = allowed & facets.with_claimant(lambda name: part in name.casefold())
        if query.since:
            allowed = allowed & (facets.days >= _day(query.since))
        if query.until:
            allowed = allowed & (facets.days <= _day(query.until)) & (facets.days > 0)
        return allowed

    def _meeting(self, query: KnownQuery, allowed: Flags) -> Numbers:
        """The numbers of those that have every word and phrase and meet the conditions."""
        if not query.text:
            return np.flatnonzero(allowed).astype(np.uint32)
        found = self._candidates.with_every(every_word(query.text))
        found = found[allowed[found]]
        if not query.phrases:
            return found
        wanted = [f" {plain(phrase)} " for phrase in query.phrases]
        there = [
            number
            for number, text in self._texts(found)
            if all(phrase in f" {text} " for phrase in wanted)
        ]
        return np.array(sorted(there), dtype=np.uint32) if there else NONE

    def _texts(self, numbers: Numbers) -> Iterator[tuple[int, str]]:
        for start in range(0, len(numbers), _READ):
            some = {"some": numbers[start : start + _READ].tolist()}
            for number, title, text, summary in self._connection.execute(_TEXTS, some):
                yield number, plain(whole_text(title, text, summary))

    def _order(self, numbers: Numbers, sorting: Sorting) -> NDArray[np.intp]:
        """The places of some numbers in an order; the newest first among equals."""
        days = self._facets.days[numbers]
        if sorting is Sorting.OLDEST:
            return np.lexsort((numbers, np.where(days == 0, np.iinfo(np.int32).max, days)))
        newest = (-numbers.astype(np.int64), -days)
        if sorting is Sorting.PUBLISHER:
            return np.lexsort((*newest, self._ranks(lambda label: label.publisher)[numbers]))
        if sorting is Sorting.VERDICT:
            return np.lexsort((*newest, self._ranks(lambda label: label.verdict)[numbers]))
        return np.lexsort(newest)

    def _ranks(self, part: Callable[[Label], str]) -> NDArray[np.int32]:
        """For each number the place of a part of its label among all of them."""
        values = [part(label).casefold() for label in self._facets.label_values]
        places = {value: place for place, value in enumerate(sorted(set(values)))}
        ranks = np.array([places[value] for value in values], dtype=np.int32)
        found: NDArray[np.int32] = ranks[self._facets.labels]
        return found

    def _without(self, numbers: Numbers, hits: tuple[SearchHit, ...]) -> Numbers:
        shown = np.array([hit.known.id for hit in hits], dtype=np.int64)
        return numbers[~np.isin(self._facets.ids[numbers], shown)]

    def _hits(self, numbers: Numbers) -> tuple[SearchHit, ...]:
        """The known claims with these numbers, in their order; without a score."""
        rows = self._connection.execute(_CLAIMS, {"some": numbers.tolist()}).mappings().all()
        there = {row["version"]: to_known(row) for row in rows}
        return tuple(
            SearchHit(there[number], 0.0) for number in numbers.tolist() if number in there
        )


def _publisher(facets: Facets, name: str) -> Callable[[Label], bool]:
    """Whether a label is of a publisher: by the whole name, or a part if nobody is called so."""
    wanted = name.casefold()
    if any(label.publisher.casefold() == wanted for label in facets.label_values):
        return lambda label: label.publisher.casefold() == wanted
    return lambda label: wanted in label.publisher.casefold()


def _day(said: str) -> int:
    return date.fromisoformat(said).toordinal()
