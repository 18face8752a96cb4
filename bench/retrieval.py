"""How well known claims are found: sets of queries with the claims that they are about.

A set is a folder with `claims.jsonl` (`id text …`), `queries-<split>.jsonl` (`id text`) and
`qrels-<split>.tsv` (query, claim, 1). All goes through the desk's own import and search, in a
throw-away database. Average precision counts the first five hits and is divided by the number of
right claims.
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.splitting.data import rows
from workbench.desk.importing import import_files
from workbench.desk.known import search
from workbench.desk.workspace import Workspace, open_workspace

SETS = ("de_posts", "ct2022_2a_en", "ct2022_2b_en")
FALSE_ALARMS = 0.1
_HITS = 20
_WITHIN = (1, 5, 10, 20)
_TAKEN_OUT = 100  # at most one in so many claims is taken out of the pool at once
_TAKEN = ("title", "summary", "verdict", "date", "claimant")
_OTHER_NAMES = {"subtitle": "summary", "speaker": "claimant"}


class Asked(NamedTuple):
    """A query and the ids of the right claims."""

    text: str
    right: frozenset[str]


class Hit(NamedTuple):
    """A claim that was found, and its score."""

    external_id: str
    score: float


class Figures(NamedTuple):
    """What a set gives, all from 0 to 1; `within` is by how many hits are looked at.

    `shown` is the share of queries with a right claim above the score that `FALSE_ALARMS` of the
    queries reach when their right claims are not there, `threshold` that score; `told_apart` the
    chance that a query's best score with its right claims is above another's without (AUC).
    """

    average_precision: float
    reciprocal_rank: float
    within: dict[int, float]
    shown: float
    threshold: float
    told_apart: float


def show(folder: Path, split: str = "dev") -> None:
    """Print the figures of the sets that are below a folder."""
    for name in SETS:
        if not (folder / name / f"queries-{split}.jsonl").is_file():
            print(f"{name}: skipped, not in {folder}")
            continue
        found = measure(folder / name, split)
        within = "  ".join(f"S@{count} {share:.3f}" for count, share in found.within.items())
        print(
            f"{name:14} MAP@5 {found.average_precision:.3f}  MRR {found.reciprocal_rank:.3f}  "
            f"{within}\n{'':14} no match: right claim above {found.threshold:.1f}, the score with "
            f"{FALSE_ALARMS:.0%} false alarms, {found.shown:.3f}  AUC {found.told_apart:.3f}",
            flush=True,
        )


def measure(folder: Path, split: str) -> Figures:
    """The figures of a set."""
    asked = list(_queries(folder, split))
    with tempfile.TemporaryDirectory() as made:
        ws = open_workspace(str(Path(made) / "claims.db"), "bench")
        file = Path(made) / "known.jsonl"
        lines = [json.dumps(entry, ensure_ascii=False) for entry in _entries(folder)]
        file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        import_files(ws, [file])
        hits = [_found(ws, query.text) for query in asked]
        without = _best_without(ws, folder.name, asked, max(1, len(lines) // _TAKEN_OUT))
        ws.close()
    return figures(asked, hits, without)


def figures(
    asked: Sequence[Asked], hits: Sequence[Sequence[Hit]], without: Sequence[float]
) -> Figures:
    """The figures of queries, their hits, and their best scores without the right claims."""
    threshold = sorted(without)[-max(1, int(FALSE_ALARMS * len(without)) + 1)]
    precision = reciprocal = shown = 0.0
    first: list[int] = []
    for query, found in zip(asked, hits, strict=True):
        places = [at for at, hit in enumerate(found, 1) if hit.external_id in query.right]
        early = [at for at in places if at <= 5]
        precision += sum(n / at for n, at in enumerate(early, 1)) / len(query.right)
        reciprocal += 1 / places[0] if places else 0.0
        first += places[:1]
        shown += any(found[at - 1].score > threshold for at in places)
    count = len(asked)
    within = {most: sum(at <= most for at in first) / count for most in _WITHIN}
    best = [found[0].score if found else 0.0 for found in hits]
    apart = _told_apart(best, without)
    return Figures(precision / count, reciprocal / count, within, shown / count, threshold, apart)


def _told_apart(higher: Sequence[float], lower: Sequence[float]) -> float:
    wins = sum((one > other) + 0.5 * (one == other) for one in higher for other in lower)
    return wins / (len(higher) * len(lower))


def _entries(folder: Path) -> Iterator[dict[str, Any]]:
    """The claims as they are imported; dates in free text are left out."""
    for said in rows(folder / "claims.jsonl"):
        named = {_OTHER_NAMES.get(name, name): value for name, value in said.items() if value}
        kept = {name: named[name] for name in _TAKEN if name in named}
        if not _is_date(str(kept.get("date", ""))):
            kept.pop("date", None)
        taken = {"id": str(said["id"]), "text": said["text"], "publisher": folder.name}
        yield {**taken, "language": said.get("lang") or "", **kept}


def _is_date(text: str) -> bool:
    return [part.isdigit() and len(part) for part in text.split("-")] == [4, 2, 2]


def _queries(folder: Path, split: str) -> Iterator[Asked]:
    """The queries that have a right claim."""
    right = defaultdict(set)
    for line in (folder / f"qrels-{split}.tsv").read_text("utf-8").splitlines():
        query, claim, *_grade = line.split("\t")
        right[query].add(claim)
    for said in rows(folder / f"queries-{split}.jsonl"):
        if said["id"] in right:
            yield Asked(said["text"], frozenset(right[said["id"]]))


def _found(ws: Workspace, text: str) -> list[Hit]:
    return [Hit(hit.known.external_id, hit.score) for hit in search(ws, text, _HITS)]


def _best_without(
    ws: Workspace, publisher: str, asked: Sequence[Asked], together: int
) -> list[float]:
    """The best score of each query while its right claims are withdrawn.

    Those of `together` queries are withdrawn at once, so that an index is not built anew
    for every query; each query's pool lacks a few claims that are not its own.
    """
    best: list[float] = []
    for start in range(0, len(asked), together):
        part = asked[start : start + together]
        ids = sorted(frozenset().union(*(query.right for query in part)))
        with ws.store.write("bench") as work:
            kept = [known for one in ids if (known := work.known.find(publisher, one))]
            for known in kept:
                work.known.withdraw(publisher, known.external_id)
        for query in part:
            hits = _found(ws, query.text)
            best.append(hits[0].score if hits else 0.0)
        with ws.store.write("bench") as work:
            for known in kept:
                work.known.upsert(known)
    return best
