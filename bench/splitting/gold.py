"""Whole articles with every claim marked: what the splitter makes of them."""

import json
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from bench.splitting.counting import Tally, characters, of_sets, paired, total
from workbench.model.split import Claim, SignalKind, Split
from workbench.text.splitting import split

_ALIKE = 0.5  # overlap from which a claim counts as found
_EXACT = 0.9  # and from which as found with its borders
_KINDS = {kind.value for kind in SignalKind} & {"number", "date", "ordinal", "quote", "attribution"}
_MARKS = "»«„“”\"'‚‘’›‹ ,"
MUST = {
    "claim_f1": 0.86,
    "exact": 0.70,
    "excluded_f1": 0.95,
    "checkable_acc": 0.92,
    "worth_ap": 0.72,
    "signal_f1": 0.82,
    "quote_f1": 0.97,
    "attribution_f1": 0.72,
    "hedge_f1": 0.75,
}
MOST_BODY_EXCLUDED = 0.005


class Scores(NamedTuple):
    """The figures of one article; attribution and hedges are counted over all of them."""

    figures: dict[str, float]
    attribution: Tally
    hedges: Tally
    body_excluded: Tally


def score(text: str, gold: dict[str, Any], found: Split) -> Scores:
    """Hold a split against what people marked in the same text."""
    marked = gold["claims"]
    claims = found.claims
    matched = [
        (marked[one], claims[other], alike)
        for one, other, alike in paired(
            [(item["start"], item["end"]) for item in marked],
            [(claim.span.start, claim.span.end) for claim in claims],
            _ALIKE,
        )
    ]
    right = len(matched)
    left_out = gold["lines_not_content"]
    wanted = characters(text, [(item["start"], item["end"]) for item in left_out])
    excluded = characters(text, [(item.span.start, item.span.end) for item in found.excluded])
    body = characters(text, [(0, len(text))]) - wanted
    figures = {
        "claim_f1": Tally(right, len(claims) - right, len(marked) - right).f1,
        "exact": sum(alike > _EXACT for *_, alike in matched) / max(1, len(marked)),
        "excluded_f1": of_sets(wanted, excluded).f1,
        "checkable_acc": sum(item["checkable"] == claim.checkable for item, claim, _ in matched)
        / max(1, right),
        "worth_ap": _precision_of_order(marked, claims, matched),
        "signal_f1": total(_kinds(item, claim) for item, claim, _ in matched).f1,
        "quote_f1": total(_quotes(item, claim) for item, claim, _ in matched).f1,
    }
    return Scores(
        figures,
        total(_said_by(item, claim) for item, claim, _ in matched),
        total(of_sets(_if(item["hedged"]), _if(claim.hedged)) for item, claim, _ in matched),
        Tally(right=len(body - excluded), wrong=len(body & excluded)),
    )


def _if(true: bool) -> set[object]:
    return {True} if true else set()


def _precision_of_order(
    marked: list[dict[str, Any]],
    claims: tuple[Claim, ...],
    matched: list[tuple[dict[str, Any], Claim, float]],
) -> float:
    """Average precision of the claims in order of worth, the marked hard facts being wanted."""
    wanted = {claim.id for item, claim, _ in matched if item["worth"] == 3}
    hits, sum_of_shares = 0, 0.0
    for place, claim in enumerate(sorted(claims, key=lambda claim: -claim.worth), start=1):
        if claim.id in wanted:
            hits += 1
            sum_of_shares += hits / place
    there = sum(item["worth"] == 3 for item in marked)
    return sum_of_shares / there if there else 1.0


def _kinds(item: dict[str, Any], claim: Claim) -> Tally:
    found = {signal.kind.value for signal in claim.signals}
    return of_sets(_KINDS.intersection(item["types"]), _KINDS & found)


def _quotes(item: dict[str, Any], claim: Claim) -> Tally:
    found = {s.text.strip().strip(_MARKS) for s in claim.signals if s.kind is SignalKind.QUOTE}
    return of_sets({quote.strip().strip(_MARKS) for quote in item["quotes"]}, found)


def _said_by(item: dict[str, Any], claim: Claim) -> Tally:
    """Right where one of the two wordings of the speaker holds the other."""
    wanted = (item["attributed_to"] or "").lower()
    found = claim.attribution.text.lower() if claim.attribution else ""
    if wanted and found and (wanted in found or found in wanted):
        return Tally(right=1)
    return Tally(wrong=bool(found), missed=bool(wanted))


def show(folder: Path) -> None:
    """Print the figures by article and their mean."""
    gold = folder / "gold-dev"
    found = {path.stem: _scored(gold, path) for path in sorted((gold / "gold").glob("*.json"))}
    if not found:
        return
    means = {
        name: mean(scores.figures[name] for scores in found.values())
        for name in next(iter(found.values())).figures
    }
    means["attribution_f1"] = total(scores.attribution for scores in found.values()).f1
    means["hedge_f1"] = total(scores.hedges for scores in found.values()).f1
    print("articles with marked claims")
    print(f"{'':16}{'must':>8}{'mean':>8}" + "".join(f"{name:>14}" for name in found))
    for name, value in means.items():
        cells = (scores.figures.get(name) for scores in found.values())
        row = "".join(f"{'–' if cell is None else f'{cell:.3f}':>14}" for cell in cells)
        print(f"{name:16}{MUST[name]:8.2f}{value:8.3f}{row}")
    wrong = [1 - scores.body_excluded.precision for scores in found.values()]
    row = "".join(f"{share:14.2%}" for share in wrong)
    whole = 1 - total(scores.body_excluded for scores in found.values()).precision
    print(f"{'body excluded':16}{MOST_BODY_EXCLUDED:8.1%}{whole:8.2%}{row}")


def _scored(gold: Path, path: Path) -> Scores:
    with (gold / "articles" / f"{path.stem}.txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    return score(text, json.loads(path.read_text("utf-8")), split(text))
