"""All methods asked the same queries in turn, each answer timed and judged."""

import gc
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bench.index.analysis import Scores, normal, score
from bench.index.brute import MatrixSet, MatrixSort
from bench.index.method import Method
from bench.index.queries import Query

SCORERS = ("token_set", "token_sort", "mean")


class Rank(NamedTuple):
    """How many claims score better than the right one, and how many the same, itself included.

    `tied` is 0 where the right one was not looked at.
    """

    better: int
    tied: int

    def within(self, count: int) -> float:
        """The chance that it is among the first `count`, those of one score in any order."""
        if not self.tied:
            return 0.0
        return min(1.0, max(0.0, (count - self.better) / self.tied))


class Answer(NamedTuple):
    """What a method did with a query.

    `cpu` are seconds of all its threads, `wall` those by the clock, `proposed` those of CPU until
    the candidates were there; `ranks` is by scorer, empty for a method that is timed only.
    """

    cpu: float
    wall: float
    proposed: float
    found: bool
    place: int | None
    ranks: dict[str, Rank]


def ask(
    methods: Sequence[Method],
    asked: Sequence[Query],
    claims: Sequence[str],
    tell: Callable[[int], None] = lambda _done: None,
) -> dict[str, list[Answer]]:
    """The answers by name of the method; a slow one gets the first queries only.

    `claims` are the texts in their normal form. The methods take turns at being first.
    """
    size = len(claims)
    counts = {method.name: method.queries(size, len(asked)) for method in methods}
    answers: dict[str, list[Answer]] = {method.name: [] for method in methods}
    for method in methods:
        method.query(asked[-1].text)
    # What one method keeps in memory must not be looked through in the time of another.
    gc.collect()
    gc.freeze()
    for number, query in enumerate(asked):
        turn = number % len(methods)
        now = [*methods[turn:], *methods[:turn]]
        now = [method for method in now if number < counts[method.name]]
        for method in now:
            answers[method.name].append(_answer(method, query, claims))
        _judge_all(now, query, answers)
        tell(number + 1)
    return answers


def _answer(method: Method, query: Query, claims: Sequence[str]) -> Answer:
    cpu, wall = time.process_time(), time.perf_counter()
    candidates = method.candidates(query.text)
    proposed = time.process_time()
    hits = method.ranked(query.text, candidates, 10)
    spent, by_clock = time.process_time() - cpu, time.perf_counter() - wall
    found = query.target in candidates
    place = hits.index(query.target) if query.target in hits else None
    ranks = _ranks(query, candidates, claims) if method.proposes else {}
    return Answer(spent, by_clock, proposed - cpu, found, place, ranks)


def _ranks(query: Query, candidates: list[int], claims: Sequence[str]) -> dict[str, Rank]:
    """The right claim among the candidates re-scored, by scorer."""
    text = normal(query.text)
    scored = {place: score(text, claims[place]) for place in candidates if place < len(claims)}
    right = scored.get(query.target)
    if right is None:
        return dict.fromkeys(SCORERS, Rank(len(scored), 0))
    return {name: _rank(name, right, list(scored.values())) for name in SCORERS}


def _rank(scorer: str, right: Scores, all_scores: list[Scores]) -> Rank:
    wanted: float = getattr(right, scorer)
    values = [getattr(scores, scorer) for scores in all_scores]
    return Rank(sum(value > wanted for value in values), values.count(wanted))


def _judge_all(now: list[Method], query: Query, answers: dict[str, list[Answer]]) -> None:
    """Brute force over all claims, from the scores that `cdist` has just given."""
    by_set = next((method for method in now if isinstance(method, MatrixSet)), None)
    by_sort = next((method for method in now if isinstance(method, MatrixSort)), None)
    if by_set is None or by_sort is None:
        return
    every = {
        "token_set": by_set.scores,
        "token_sort": by_sort.scores,
        "mean": 0.5 * by_set.scores + 0.5 * by_sort.scores,
    }
    ranks = {}
    for scorer, scores in every.items():
        right = scores[query.target]
        ranks[scorer] = Rank(int((scores > right).sum()), int((scores == right).sum()))
    for method in (by_set, by_sort):
        last = answers[method.name][-1]
        answers[method.name][-1] = last._replace(ranks=ranks)
