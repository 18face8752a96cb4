"""How well claims are compared and found: invented pairs by kind of difference, retrieval sets.

The sets need a folder of labelled data: `--data PATH`, the variable `WORKBENCH_BENCH_DATA` or
`../shared/data`. `--only pairs` and `--only retrieval` print one of them.
"""

import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from bench import crossing, retrieval
from bench.splitting.data import VARIABLE, data_folder
from workbench.matching.comparing import compare
from workbench.model.match import Relation

PAIRS = tuple(
    map(
        Path(__file__).with_name,
        (
            "matching_pairs.toml",
            "matching_values.toml",
            "matching_people.toml",
            "matching_reworded.toml",
        ),
    )
)
_RELATIONS = (Relation.SAME, Relation.RELATED, Relation.UNRELATED)


class Pair(NamedTuple):
    """A labelled pair; `label` is a relation or, for a conflict, the kind of its difference.

    `written` is the day that the claim was written on, where it matters.
    """

    label: str
    claim: str
    known: str
    written: date | None = None

    @property
    def relation(self) -> Relation:
        """The relation that the label stands for."""
        return Relation(self.label) if self.label in _RELATIONS else Relation.CONFLICT


class Outcome(NamedTuple):
    """What `compare` made of a pair; `right` where relation and kind are the labelled ones."""

    pair: Pair
    relation: Relation
    right: bool


def pairs() -> Iterator[Pair]:
    """All pairs of the files, each both ways round but for those that count from a day."""
    for file in PAIRS:
        for label, languages in tomllib.loads(file.read_text("utf-8")).items():
            for claim, known, *written in chain.from_iterable(languages.values()):
                if written:
                    yield Pair(label, claim, known, date.fromisoformat(written[0]))
                else:
                    yield Pair(label, claim, known)
                    yield Pair(label, known, claim)


def outcomes() -> list[Outcome]:
    """Every pair compared."""
    found = []
    for pair in pairs():
        result = compare(pair.claim, pair.known, claim_date=pair.written)
        kinds = {difference.kind.value for difference in result.differences}
        right = result.relation is pair.relation and (
            pair.relation is not Relation.CONFLICT or pair.label in kinds
        )
        found.append(Outcome(pair, result.relation, right))
    return found


def share(found: list[Outcome], labelled: Relation, called: Relation) -> float:
    """The share (0–1) of the pairs of one relation that were called another."""
    those = [item for item in found if item.pair.relation is labelled]
    return sum(item.relation is called for item in those) / len(those)


def main() -> None:
    """Print the figures of the pairs and, where there are sets, of retrieval."""
    arguments = sys.argv[1:]
    if "--only" not in arguments or "pairs" in arguments:
        show_pairs()
    if "--only" not in arguments or "retrieval" in arguments:
        folder = data_folder(arguments)
        if folder is None:
            print(f"retrieval: skipped, no sets here; name their folder with --data or {VARIABLE}")
        else:
            retrieval.show(folder / "matching")


def show_pairs() -> None:
    """Print the shares by relation and kind, the time, and what is found across languages."""
    started = time.perf_counter()
    found = outcomes()
    spent = time.perf_counter() - started
    for labelled in Relation:
        row = "  ".join(
            f"{called.value} {share(found, labelled, called):.2f}" for called in Relation
        )
        print(f"{labelled.value:10} called  {row}")
    total, right = Counter[str](), Counter[str]()
    for item in found:
        total[item.pair.label] += 1
        right[item.pair.label] += item.right
    for label, count in total.items():
        print(f"{label:12} right {right[label]:3} of {count:3}")
    print(f"{len(found)} comparisons, {1000 * spent / len(found):.1f} ms each")
    crossing.report()


if __name__ == "__main__":
    main()
