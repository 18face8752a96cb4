"""Expressions of time in German news: found at all, and with the same borders."""

from pathlib import Path

from bench.splitting.counting import Pair, Tally, of_sets, paired
from bench.splitting.data import rows
from workbench.model.split import SignalKind
from workbench.text.signals import find_signals

MUST = (0.85, 0.70)  # relaxed, exact
FILES = ("KRAUTS_Dolomiten-42", "KRAUTS_Dolomiten-100")


def dates(text: str, language: str) -> list[Pair]:
    """The spans of the signals of kind date."""
    signals = find_signals(text, language)
    return [(s.span.start, s.span.end) for s in signals if s.kind is SignalKind.DATE]


def score(wanted: list[Pair], found: list[Pair]) -> tuple[Tally, Tally]:
    """Counts of spans that overlap one to one, and of those that are the same."""
    right = sum(1 for _ in paired(wanted, found))
    relaxed = Tally(right, len(found) - right, len(wanted) - right)
    return relaxed, of_sets(set(wanted), set(found))


def show(folder: Path) -> None:
    """Print precision, recall and F1 by file, over the articles that have a time expression."""
    print(f"time expressions, P / R / F1 (must {MUST[0]:.2f} relaxed, {MUST[1]:.2f} exact)")
    for name in FILES:
        relaxed, exact = Tally(), Tally()
        for article in rows(folder / f"splitting/krauts_de_dates/{name}.jsonl"):
            wanted = [(start, end) for start, end in article["timex"]]
            if wanted:
                counts = score(wanted, dates(article["text"], "de"))
                relaxed, exact = relaxed.plus(counts[0]), exact.plus(counts[1])
        print(
            f"{name:22}"
            + "   ".join(
                f"{word} {tally.precision:.3f} / {tally.recall:.3f} / {tally.f1:.3f}"
                for word, tally in (("relaxed", relaxed), ("exact", exact))
            ),
            flush=True,
        )
