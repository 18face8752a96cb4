"""Finds known claims for a text by the candidate index, and ranks them."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import Connection, func, select

from workbench.matching.analysis import plain
from workbench.matching.indexed import analysis, language_number, whole_text
from workbench.matching.postings import NONE, Numbers, contains
from workbench.matching.ranking import SHOWN_ABOVE, Candidates, Ranking, rank
from workbench.matching.retrieval import Found, retrieve
from workbench.matching.seeking import seek
from workbench.model.known import ExactAnswer, KnownClaim, Reserve, SearchHit
from workbench.store.among import among
from workbench.store.exactness import ExactSearch
from workbench.store.index_cache import FactsCache
from workbench.store.index_reading import State, StoredIndex
from workbench.store.index_segments import segments
from workbench.store.known_rows import to_known
from workbench.store.tables import known_claim
from workbench.text.language import detect

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from workbench.matching.embedding import Meaning

_RANKED = 100
_TEXTS = select(
    known_claim.c.version, known_claim.c.title, known_claim.c.text, known_claim.c.summary
).where(among(known_claim.c.version, "some"), known_claim.c.withdrawn.is_(False))
_CLAIMS = select(known_claim).where(among(known_claim.c.version, "some"))


class CandidateSearch:
    """The candidate index as one unit of work sees it."""

    def __init__(
        self, connection: Connection, cache: FactsCache, meaning: "Meaning | None" = None
    ) -> None:
        self._connection = connection
        self._index = StoredIndex(connection, cache)
        self._meaning = None
        if meaning is not None:
            from workbench.store.meaning_search import (  # noqa: PLC0415 - mostly not asked for
                MeaningSearch,
            )

            self._meaning = MeaningSearch(connection, meaning, self._index)

    @property
    def state(self) -> State:
        """How the index stands."""
        return self._index.state

    def open(self) -> None:
        """Read what every search needs; otherwise the first one does."""
        self._index.facts()

    def prepare(self, queries: Sequence[str]) -> None:
        """Say what will be asked, which saves time where meanings are compared."""
        if self._meaning is not None:
            self._meaning.prepare(queries)

    def candidates(
        self,
        query: str,
        limit: int,
        *,
        language: str | None = None,
        around: str = "",
        allowed: "NDArray[np.bool_] | None" = None,
    ) -> tuple[SearchHit, ...]:
        """At most `limit` known claims that share something with the query, best first.

        Scores are 0–100. `language` is the query's, detected where it is not given. `around` are
        names that are meant in the query without standing in it. With `allowed`, only claims are
        found at whose numbers it is true, and by their words alone.
        """
        language = language or detect(query)
        shared = self._retrieved(query, language, around, allowed)
        found, texts = self._with_texts(shared)
        means = None
        if self._meaning is not None and allowed is None:
            means = self._meaning.like(query, language)
        if means is not None:
            more, more_texts = self._with_texts(means.others(found, shared))
            found, texts = found.joined(more), [*texts, *more_texts]
        if not texts:
            return ()
        rated = _rated(query, found, texts)
        scores = rated.scores if means is None else means.fused(rated.scores, found.numbers)
        order = np.argsort(-scores, kind="stable")[:limit]
        numbers = found.numbers[order]
        near = means.stand_out(numbers) if means is not None else [False] * len(numbers)
        return tuple(
            SearchHit(
                item,
                round(100 * float(scores[place]), 1),
                (Reserve.SHORT,) if rated.short[place] else (),
                near=is_near,
                likely=bool(scores[place] > SHOWN_ABOVE),
            )
            for item, place, is_near in zip(self._known(numbers), order, near, strict=True)
        )

    def numbers(self, query: str, limit: int, *, language: str | None = None) -> list[int]:
        """What the index itself answers: at most `limit` numbers of known claims, not yet ranked.

        The number of a known claim is the `version` of its row; that of none is out of date.
        """
        found: list[int] = self._retrieved(query, language).numbers[:limit].tolist()
        return found

    def exact(self, text: str, *, skip: Collection[int] = ()) -> ExactAnswer:
        """The known claims with the highest `token_sort_ratio` to a text, and the proof of it.

        Known claims whose ids are in `skip` are passed over. An index that other word lists made
        may have other letters, too; then every known claim is compared in full, which is slow.
        """
        search = ExactSearch(self._connection, text, skip)
        compared = self.state.claims - self._shown_among(skip)
        if self.state.analysis != analysis():
            return search.answer_without_index(compared)
        return search.answer(segments(self._connection), compared)

    def _shown_among(self, ids: Collection[int]) -> int:
        """How many known claims of some ids are not withdrawn."""
        count = select(func.count()).where(
            known_claim.c.id.in_(ids), known_claim.c.withdrawn.is_(False)
        )
        return self._connection.execute(count).scalar_one() if ids else 0

    def _retrieved(
        self,
        query: str,
        language: str | None,
        around: str = "",
        allowed: "NDArray[np.bool_] | None" = None,
    ) -> Found:
        language = language or detect(query)
        sought = seek(query, language, self._index, around)
        return retrieve(sought, language_number(language), self._index, allowed)

    def with_every(self, words: Sequence[Collection[str]]) -> Numbers:
        """The numbers of the known claims that have one term of each of some collections."""
        entries = self._index.entries({term for terms in words for term in terms})
        lists = self._index.postings(entries.values())
        found: Numbers | None = None
        for terms in words:
            some = [lists[entries[term].id] for term in set(terms) if term in entries]
            if not some:
                return NONE
            either = some[0] if len(some) == 1 else np.unique(np.concatenate(some))
            found = either if found is None else found[contains(either, found)]
        return NONE if found is None else found

    def _with_texts(self, found: Found) -> tuple[Found, Sequence[str]]:
        """The best claims that are not out of date, with their texts in plain form."""
        places: list[int] = []
        texts: list[str] = []
        for start, numbers in _pages(found.numbers):
            there = self._plain(numbers)
            for place, number in enumerate(numbers.tolist(), start):
                if number in there:
                    places.append(place)
                    texts.append(there[number])
            if len(places) >= _RANKED:
                break
        return found.at(places[:_RANKED]), texts[:_RANKED]

    def _plain(self, numbers: Numbers) -> dict[int, str]:
        rows = self._connection.execute(_TEXTS, {"some": numbers.tolist()}).all()
        return {
            number: plain(whole_text(title, text, summary)) for number, title, text, summary in rows
        }

    def _known(self, numbers: Numbers) -> list[KnownClaim]:
        """The known claims with these numbers, in their order."""
        rows = self._connection.execute(_CLAIMS, {"some": numbers.tolist()}).mappings().all()
        found = {row["version"]: to_known(row) for row in rows}
        return [found[number] for number in numbers.tolist()]


def _pages(numbers: Numbers) -> Iterator[tuple[int, Numbers]]:
    for start in range(0, len(numbers), _RANKED):
        yield start, numbers[start : start + _RANKED]


def _rated(query: str, found: Found, texts: Sequence[str]) -> Ranking:
    """What was found, rated by its words."""
    weights, lengths = found.weights.astype(np.float64), found.lengths.astype(np.int64)
    return rank(plain(query), Candidates(texts, weights, lengths, found.foreign))
