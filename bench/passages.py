"""How well the passage of a source that a claim rests on is found, and what is said of it.

Labelled sources are a folder with `articles/*.txt`, `sources/*.txt` and `sources/passages.jsonl`
(`claim_text source start end relation`, the relation `supports`, `contradicts`, `quote-verbatim`
or `quote-altered`). They are looked for in the folder after `--data`, in the one that the variable
`WORKBENCH_BENCH_DATA` names or beside the project, there and in the folders within it. Beside the
figures stand those of rapidfuzz's `token_set_ratio` over the same sentences. A passage is found if
it and the labelled one have half of their characters together in common; of several labelled for
one claim in one source, each is looked for without the others.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from bench.splitting.data import VARIABLE, data_folder, rows
from bench.splitting.made_up import news
from workbench.matching.passages import PassageIndex
from workbench.model.passage import Passage
from workbench.model.span import Span
from workbench.model.split import Claim, Split
from workbench.text.language import detect
from workbench.text.sentences import sentences
from workbench.text.splitting import annotate, split

MUST = {"first": 0.85, "among 3": 0.95, "among 3, other language": 0.7, "relation": 0.7}
_ALIKE = 0.5
_WITHIN = 3
_CONTEXT = 600  # code points of the article before a claim
_MEANT = 2  # candidates of a reference
_TIMED = 60_000  # code points of each made-up source
_TIMED_CLAIMS = 20


class Asked(NamedTuple):
    """A claim of an article with what the program knows of it."""

    text: str
    claim: Claim
    context: str
    around: str
    cut: Split


class Label(NamedTuple):
    """A labelled passage: the claim's text, the source's name, the span, and how it bears."""

    claim: str
    source: str
    span: Span
    relation: str


class Source:
    """A source as the program reads it, and as plain sentences for the baseline."""

    def __init__(self, text: str) -> None:
        self.language = detect(text)
        self.index = PassageIndex(text)
        self._text = text
        self._sentences = sentences(text, self.language)

    def found(self, asked: Asked) -> Sequence[Passage]:
        """The passages proposed for a claim."""
        return self.index.passages(
            asked.text,
            language=asked.claim.language,
            context=asked.context,
            around=asked.around,
            claim_date=asked.cut.metadata.day,
        )

    def by_words(self, claim: str) -> list[Span]:
        """All sentences by the share of the words that they have in common with a claim."""
        rated = [(-fuzz.token_set_ratio(claim, it.of(self._text)), it) for it in self._sentences]
        return [span for _, span in sorted(rated)]


def main() -> None:
    """Print the figures of each labelled folder, and the speed on made-up text."""
    folder = data_folder(sys.argv[1:])
    found = list(labelled(folder)) if folder is not None else []
    if not found:
        print(f"No labelled sources here: only speed. Name their folder with --data or {VARIABLE}.")
    for each in found:
        show(each)
    show_speed()


def labelled(folder: Path) -> Iterator[Path]:
    """The folders with labelled sources: this one, or those right within it."""
    for each in (folder, *sorted(folder.iterdir())):
        if (each / "sources" / "passages.jsonl").is_file():
            yield each


def show(folder: Path) -> None:
    """Print the figures of one folder."""
    counts = measure(folder)
    print(folder.name)
    for kind in ("same language", "other language"):
        total = counts[kind, "all"]
        if total:
            ours, theirs = (
                f"first {counts[kind, who, 1] / total:.2f}  "
                f"among {_WITHIN} {counts[kind, who, _WITHIN] / total:.2f}"
                for who in ("ours", "baseline")
            )
            print(f"  {kind:15} {total:3} passages  {ours}   token_set_ratio: {theirs}")
    judged = counts["relation", "all"]
    share = counts["relation", "right"] / max(1, judged)
    print(f"  supports or contradicts rightly told for {share:.2f} of {judged} found")
    print(f"  wanted: {'  '.join(f'{name} {least}' for name, least in MUST.items())}")


def measure(folder: Path) -> Counter[tuple[Any, ...]]:
    """What was found of all labelled passages of a folder, counted."""
    asked = {item.text: item for item in _asked(folder)}
    sources = {
        path.stem: Source(_read(path)) for path in sorted((folder / "sources").glob("*.txt"))
    }
    labels = list(_labels(folder))
    counts: Counter[tuple[Any, ...]] = Counter()
    for label in labels:
        question, source = asked[label.claim], sources[label.source]
        others = [it.span for it in labels if it[:2] == label[:2] and it.span != label.span]
        passages = source.found(question)
        kind = "same language" if question.claim.language == source.language else "other language"
        counts[kind, "all"] += 1
        ranks = {
            "ours": rank([it.span for it in passages], label.span, others),
            "baseline": rank(source.by_words(label.claim), label.span, others),
        }
        for who, at in ranks.items():
            counts[kind, who, 1] += at == 1
            counts[kind, who, _WITHIN] += 0 < at <= _WITHIN
        right = [it for it in passages[:_WITHIN] if _overlap(it.span, label.span) >= _ALIKE]
        if right and not label.relation.startswith("quote"):
            counts["relation", "all"] += 1
            counts["relation", "right"] += right[0].bearing == label.relation
    return counts


def rank(found: Sequence[Span], wanted: Span, others: Sequence[Span]) -> int:
    """The place of a labelled passage, from 1, as if `others` were not there; 0 for none."""
    kept = [
        span
        for span in found
        if _overlap(span, wanted) >= _ALIKE
        or all(_overlap(span, other) < _ALIKE for other in others)
    ]
    places = (at for at, span in enumerate(kept, 1) if _overlap(span, wanted) >= _ALIKE)
    return next(places, 0)


def _overlap(one: Span, two: Span) -> float:
    """What two stretches have in common, as a share of what they have together."""
    common = min(one.end, two.end) - max(one.start, two.start)
    return max(0, common) / max(1, max(one.end, two.end) - min(one.start, two.start))


def _labels(folder: Path) -> Iterator[Label]:
    for said in rows(folder / "sources" / "passages.jsonl"):
        span = Span(said["start"], said["end"])
        yield Label(said["claim_text"], said["source"], span, said["relation"])


def _asked(folder: Path) -> Iterator[Asked]:
    """The labelled claims, each as the program has it in its article."""
    wanted = dict.fromkeys(label.claim for label in _labels(folder))
    for path in sorted((folder / "articles").glob("*.txt")):
        article = _read(path)
        cut = split(article)
        for text in [text for text in wanted if text in article]:
            del wanted[text]
            yield _in_article(article, cut, text)
    if wanted:
        raise SystemExit(f"This labelled claim is in no article: {next(iter(wanted))}")


def _in_article(article: str, cut: Split, text: str) -> Asked:
    start = article.rindex(text)
    span = Span(start, start + len(text))
    best = max(cut.claims, key=lambda claim: _overlap(claim.span, span))
    if _overlap(best.span, span) < _ALIKE:
        best = annotate(article, span, claim_id="c", language=cut.language)
    meant = [best.attribution.text] if best.attribution else []
    meant += [it.text for reference in best.context for it in reference.candidates[:_MEANT]]
    before = article[max(0, best.sentence.start - _CONTEXT) : best.sentence.end]
    return Asked(text, best, f"{cut.title}\n{before}", ", ".join(dict.fromkeys(meant)), cut)


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def show_speed() -> None:
    """Print how long claims and sources take beside the baseline, on text made here."""
    for language in ("de", "en"):
        text = news(_TIMED, language)
        claims = [it.of(text) for it in sentences(news(4_000, language, seed=3), language)]
        started = time.process_time()
        source = Source(text)
        read = time.process_time() - started
        ours = _spent(lambda claim, source=source: source.index.passages(claim), claims)
        theirs = _spent(lambda claim, source=source: source.by_words(claim), claims)
        print(
            f"{language}: a source of {_TIMED} characters read in {read:.2f} s, then "
            f"{1 / ours:.0f} claims a second; token_set_ratio {1 / theirs:.0f} "
            f"({ours / theirs:.1f} times as long)"
        )


def _spent(ask: Any, claims: Sequence[str]) -> float:
    """The seconds of processor time for a claim."""
    started = time.process_time()
    for claim in claims[:_TIMED_CLAIMS]:
        ask(claim)
    return (time.process_time() - started) / _TIMED_CLAIMS


if __name__ == "__main__":
    main()
