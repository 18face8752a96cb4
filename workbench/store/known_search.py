"""Finds known claims by words and conditions, in an order that is asked for."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from workbench.matching.indexed import whole_text
from workbench.matching.postings import NONE, Numbers
from workbench.matching.sought_words import SoughtPhrase, every_word
from workbench.model.known import SearchHit
from workbench.model.known_query import KnownQuery, Sorting
from workbench.store.among import among
from workbench.store.candidates import CandidateSearch
from workbench.store.facets import Facets, Label
from workbench.store.known_rows import to_known
from workbench.store.tables import known_claim

Flags = NDArray[np.bool_]

_RANKED = 50  # hits that are ranked by how much they are like the words
# More days than there are until the year 9999, and more numbers than a database gives: three parts
# of an order fit into one integer of 63 bits, with 20,000 labels.
_DAYS, _NUMBERS = 1 << 22, 1 << 27
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
            first = self._first(found, query.sorting, offset + limit)
            return len(found), self._hits(first[offset:])
        only: Flags | None = allowed if query.is_filtered else None
        if query.phrases:
            only = np.zeros(len(allowed), dtype=np.bool_)
            only[found] = True
        best = ranked(only)[:_RANKED]
        shown = best[offset : offset + limit]
        if len(shown) < limit and len(found) > len(shown):
            rest = self._without(found, best)
            start = max(0, offset - len(best))
            first = self._first(rest, Sorting.NEWEST, start + limit - len(shown))
            shown += self._hits(first[start:])
        return len(found), shown

    def _allowed(self, query: KnownQuery, verdict_fits: Callable[[Label], bool]) -> Flags:
        """Which numbers meet the conditions."""
        facets = self._facets
        allowed = facets.live()
        if query.publisher:
            allowed = allowed & self._of_publisher(query.publisher.casefold())
        if query.language:
            allowed = allowed & facets.with_label(_in_language(query.language[:2].lower()))
        if query.verdict:
            allowed = allowed & facets.with_label(verdict_fits)
        if query.claimant:
            allowed = allowed & facets.with_claimant(_claimed_by(query.claimant.casefold()))
        if query.since:
            allowed = allowed & (facets.days >= _day(query.since))
        if query.until:
            allowed = allowed & (facets.days <= _day(query.until)) & (facets.days > 0)
        return allowed

    def _of_publisher(self, name: str) -> Flags:
        """Which numbers are of a publisher: by the whole name, or a part if nobody is called so."""
        of_name = self._facets.with_label(_published_by(name))
        return of_name if of_name.any() else self._facets.with_label(_published_by_any(name))

    def _meeting(self, query: KnownQuery, allowed: Flags) -> Numbers:
        """The numbers of those that have every word and phrase and meet the conditions."""
        if not query.text:
            return np.flatnonzero(allowed).astype(np.uint32)
        found = self._candidates.with_every(every_word(query.text))
        found = found[allowed[found]]
        if not query.phrases:
            return found
        wanted = [SoughtPhrase(phrase) for phrase in query.phrases]
        there = [
            number
            for number, text in self._texts(found)
            if all(phrase.stands_in(text) for phrase in wanted)
        ]
        return np.array(sorted(there), dtype=np.uint32) if there else NONE

    def _texts(self, numbers: Numbers) -> Iterator[tuple[int, str]]:
        for start in range(0, len(numbers), _READ):
            some = {"some": numbers[start : start + _READ].tolist()}
            for number, title, text, summary in self._connection.execute(_TEXTS, some).all():
                yield number, whole_text(title, text, summary)

    def _first(self, numbers: Numbers, sorting: Sorting, count: int) -> Numbers:
        """The first of some numbers in an order; the newest first among equals."""
        days, places = self._facets.days[numbers].astype(np.int64), numbers.astype(np.int64)
        if sorting is Sorting.OLDEST:
            keys = np.where(days == 0, _DAYS, days) * _NUMBERS + places
        else:  # a later day, and a later number, are smaller
            keys = (_DAYS - days) * _NUMBERS - places
        if sorting is Sorting.PUBLISHER:
            keys += self._facets.ranks(_publisher)[numbers] * (_DAYS * _NUMBERS)
        if sorting is Sorting.VERDICT:
            keys += self._facets.ranks(_verdict)[numbers] * (_DAYS * _NUMBERS)
        if count < len(keys):
            near = np.argpartition(keys, count)[:count]
            order = near[np.argsort(keys[near], kind="stable")]
        else:
            order = np.argsort(keys, kind="stable")
        ordered: Numbers = numbers[order]
        return ordered

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


_publisher, _verdict = attrgetter("publisher"), attrgetter("verdict")


# The same function for the same words, so that its answers are kept.
@lru_cache(maxsize=64)
def _published_by(name: str) -> Callable[[Label], bool]:
    return lambda label: label.publisher.casefold() == name


@lru_cache(maxsize=64)
def _published_by_any(part: str) -> Callable[[Label], bool]:
    return lambda label: part in label.publisher.casefold()


@lru_cache(maxsize=64)
def _in_language(code: str) -> Callable[[Label], bool]:
    return lambda label: label.language[:2].lower() == code


@lru_cache(maxsize=64)
def _claimed_by(part: str) -> Callable[[str], bool]:
    return lambda name: part in name.casefold()


def _day(said: str) -> int:
    return date.fromisoformat(said).toordinal()
