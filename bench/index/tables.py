"""How the figures are printed."""

from collections.abc import Mapping, Sequence
from statistics import median

from bench.index.asking import SCORERS, Answer
from bench.index.exact import Agreement
from bench.index.fresh import Fresh
from bench.index.methods import OURS
from bench.index.queries import KINDS, Query
from bench.index.storage import Built

_BRUTE = "cdist token_set"
_WIDE = 20


def building(took: Mapping[str, Built]) -> None:
    """What building took, and bytes on disk."""
    print(f"\n{'building':{_WIDE}}{'CPU s':>9}{'wall s':>9}{'MB':>9}")
    for name, built in took.items():
        if built.size:
            print(f"{name:{_WIDE}}{built.cpu:9.1f}{built.wall:9.1f}{built.size / 1e6:9.1f}")


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of them lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def times(answers: Mapping[str, Sequence[Answer]]) -> None:
    """Times of a query, and how many times ours (or the fastest's) they are on the same queries."""
    fastest = min(answers, key=lambda name: median(answer.cpu for answer in answers[name]))
    base = OURS if OURS in answers else fastest
    print(f"\nms per query, asked in turn in one run; × is times {base} on the same queries")
    head = ("queries", "CPU p50", "p95", "proposed", "wall p50", "× CPU", "× p95", "× wall")
    print(f"{'':{_WIDE}}" + "".join(f"{word:>10}" for word in head))
    for name, given in answers.items():
        own = answers[base][: len(given)]
        cpu, wall = [a.cpu for a in given], [a.wall for a in given]
        own_cpu, own_wall = [a.cpu for a in own], [a.wall for a in own]
        figures = (
            1000 * median(cpu),
            1000 * percentile(cpu, 0.95),
            1000 * median(a.proposed for a in given),
            1000 * median(wall),
            median(cpu) / median(own_cpu),
            percentile(cpu, 0.95) / percentile(own_cpu, 0.95),
            median(wall) / median(own_wall),
        )
        cells = "".join(f"{figure:10.2f}" for figure in figures)
        print(f"{name:{_WIDE}}{len(given):10}{cells}")


def recall(answers: Mapping[str, Sequence[Answer]], proposing: Sequence[str]) -> None:
    """The right claim among the candidates and at the top, by scorer and against brute force."""
    print("\nthe right claim among 100 candidates, and first / in the first ten of them re-scored")
    print(f"{'':{_WIDE}}{'queries':>8}{'proposed':>10}" + _scorer_heads())
    for name in proposing:
        given = answers[name]
        found = sum(answer.found for answer in given) / len(given)
        print(f"{name:{_WIDE}}{len(given):8}{found:10.3f}" + _scorer_cells(given))
    brute = answers.get(_BRUTE, ())
    judged = [place for place, answer in enumerate(brute) if answer.ranks]
    if not judged:
        return
    print(f"against brute force, on the {len(judged)} queries that it was asked")
    print(f"{'brute force':{_WIDE}}{'':18}" + _scorer_cells([brute[at] for at in judged]))
    for name in proposing:
        given = [answers[name][at] for at in judged if at < len(answers[name])]
        note = "" if len(given) == len(judged) else f" ({len(given)})"
        print(f"{name + note:{_WIDE}}{'':18}" + _scorer_cells(given))


def kinds(answers: Mapping[str, Sequence[Answer]], asked: Sequence[Query]) -> None:
    """Queries of each kind whose right claim is not among the candidates of ours."""
    given = answers.get(OURS)
    if not given:
        return
    missed = [query.kind for query, answer in zip(asked, given, strict=False) if not answer.found]
    told = ", ".join(f"{kind} {missed.count(kind)}" for kind in KINDS if kind in missed)
    print(f"not among the candidates of {OURS}, by kind: {told or 'none'}")


def processes(found: Mapping[str, Fresh | str]) -> None:
    """What a fresh process needs; a dash where no claim can be added, or it is told above."""
    print("\na fresh process: MB resident (of them mapped files; before opening), ms by the clock")
    head = ("MB", "mapped", "before", "open", "first", "add", "add CPU", "next")
    print(f"{'':{_WIDE}}" + "".join(f"{word:>9}" for word in head) + "  seen")
    for name, figures in found.items():
        if isinstance(figures, str):
            print(f"{name:{_WIDE}} {figures}")
            continue
        opened = (figures.memory, figures.mapped, figures.bare, figures.opened, figures.first)
        cells = "".join(f"{figure:9.1f}" for figure in opened)
        for figure in (figures.added, figures.added_cpu, figures.after):
            cells += f"{'–':>9}" if figure is None else f"{figure:9.2f}"
        seen = {None: "–", True: "yes", False: "no"}[figures.seen]
        print(f"{name:{_WIDE}}{cells}  {seen}")


def exactness(found: Agreement | None) -> None:
    """The exact mode against brute force."""
    if found is None:
        print("\nexact mode: there is none")
        return
    print(
        f"\nexact mode: best score that of brute force in {found.same} of {found.asked}; "
        f"{found.faster:.1f} × faster at the median (least {found.slowest:.2f} ×; extractOne "
        f"{found.beside_one:.1f} ×), {found.ours:.2f} ms CPU"
    )


def _scorer_heads() -> str:
    return "".join(f"{scorer:>16}" for scorer in SCORERS)


def _scorer_cells(given: Sequence[Answer]) -> str:
    cells = ""
    for scorer in SCORERS:
        shares = [
            sum(answer.ranks[scorer].within(count) for answer in given) / max(1, len(given))
            for count in (1, 10)
        ]
        cells += f"{f'{shares[0]:.3f} / {shares[1]:.3f}':>16}"
    return cells
