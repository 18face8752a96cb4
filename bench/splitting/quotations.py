"""Reported speech in the news: which sentences are known to say what somebody else said."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.splitting.counting import Pair, Tally, overlap, total
from bench.splitting.data import rows
from workbench.model.split import SignalKind, Split
from workbench.text.splitting import split

MUST = 0.78
_LONG = 25  # code points; a shorter quotation may be a name or a single word


def score(sentences: list[Pair], wanted: list[Pair], found: list[Pair]) -> Tally:
    """Counts of sentences: those that share a character with a span wanted, or found."""
    return total(
        Tally(right=there and seen, wrong=seen and not there, missed=there and not seen)
        for there, seen in (
            (_touches(sentence, wanted), _touches(sentence, found)) for sentence in sentences
        )
    )


def _touches(sentence: Pair, spans: Iterable[Pair]) -> bool:
    return any(overlap(sentence, span) > 0 for span in spans)


def attributed(result: Split) -> list[Pair]:
    """The claims that somebody is said to have said."""
    return [(c.span.start, c.span.end) for c in result.claims if c.attribution is not None]


def quoted(result: Split) -> list[Pair]:
    """The quotations that are long enough to be somebody's sentence."""
    return [
        (signal.span.start, signal.span.end)
        for claim in result.claims
        for signal in claim.signals
        if signal.kind is SignalKind.QUOTE and len(signal.span) >= _LONG
    ]


def _spans(pairs: Iterable[Iterable[int]]) -> list[Pair]:
    return [(start, end) for start, end in pairs]


def show(folder: Path) -> None:
    """Print precision, recall and F1: of attribution alone, and with long quotations."""
    alone, both = Tally(), Tally()
    articles: Iterable[dict[str, Any]] = rows(folder / "splitting/german_news_quotes/dev.jsonl")
    for article in articles:
        wanted = _spans(span for item in article["annotations"] for span in item["quote"])
        sentences = _spans(article["sentences"])
        result = split(article["text"], language="de")
        names, marks = attributed(result), quoted(result)
        alone = alone.plus(score(sentences, wanted, names))
        both = both.plus(score(sentences, wanted, names + marks))
    print(f"sentences with reported speech, P / R / F1 (must {MUST:.2f})")
    for name, tally in (("attribution", alone), ("or a quotation", both)):
        print(f"{name:16}{tally.precision:.3f} / {tally.recall:.3f} / {tally.f1:.3f}", flush=True)
