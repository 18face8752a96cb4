"""Known claims proposed for a claim."""

from collections.abc import Container
from dataclasses import replace
from datetime import date
from typing import Protocol

from workbench.matching.comparing import compare
from workbench.matching.day_bound import day_bound
from workbench.model.known import SearchHit
from workbench.model.match import Comparison, Match, Relation

_COMPARED_FOR_EACH = 3  # candidates compared for each proposal asked for
_MOST_COMPARED = 60
_RANKS = {Relation.SAME: 0, Relation.CONFLICT: 0, Relation.RELATED: 1}


class CandidateIndex(Protocol):
    """What finds known claims for a text."""

    def candidates(
        self, query: str, limit: int, *, language: str | None = None, around: str = ""
    ) -> tuple[SearchHit, ...]:
        """At most `limit` known claims that share something with the query, best first.

        Scores are 0–100. `language` is the query's, detected where it is not given. `around` are
        names that are meant in the query without standing in it.
        """
        ...


def propose(
    claim: str,
    index: CandidateIndex,
    *,
    limit: int = 10,
    language: str | None = None,
    context: str = "",
    around: str = "",
    skip: Container[int] = (),
    claim_date: date | None = None,
) -> tuple[Match, ...]:
    """At most `limit` known claims for a claim: same and conflicting ones first, then related.

    Each group is in order of score. Unrelated ones are left out, unless they are near in meaning,
    and so are the known claims whose ids are in `skip`. `context` is the text around the claim,
    `around` the names that are meant in it without standing there, `claim_date` the day it was
    written on. No decision is set.
    """
    wanted = min(_MOST_COMPARED, limit * _COMPARED_FOR_EACH)
    matches = [
        Match(
            hit.known,
            _at_least_related(
                compare(
                    claim,
                    hit.known.text,
                    claim_language=language,
                    known_language=hit.known.language or None,
                    context=context,
                    claimant=hit.known.claimant,
                    claim_date=claim_date,
                    known_date=hit.known.day,
                ),
                near=hit.near,
            ),
            reserves=(*hit.reserves, *day_bound(hit.known.text, hit.known.language)),
        )
        for hit in index.candidates(claim, wanted, language=language, around=around)
        if hit.known.id not in skip
    ]
    kept = [match for match in matches if match.comparison.relation is not Relation.UNRELATED]
    kept.sort(key=lambda match: (_RANKS[match.comparison.relation], -match.comparison.score))
    return tuple(kept[:limit])


def _at_least_related(found: Comparison, *, near: bool) -> Comparison:
    """What shares no words worth comparing is of the same topic where its meaning is near."""
    if near and found.relation is Relation.UNRELATED:
        return replace(found, relation=Relation.RELATED)
    return found
