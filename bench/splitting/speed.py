"""How long splitting takes, by stage, against the peers on the same text in the same run."""

import time
from collections.abc import Callable
from pathlib import Path

from bench.splitting.data import rows
from bench.splitting.made_up import news
from bench.splitting.peers import OURS, PEERS, PLAIN, Peer, by_paragraph, missing
from workbench.text.boilerplate import read_page
from workbench.text.signals import find_signals
from workbench.text.splitting import split

MUST = 2.0  # CPU seconds per million code points, for the whole split
_RUNS = 3
_SAMPLE = OURS.sample


def _peer(peer: Peer) -> Callable[[str], object]:
    return lambda text: by_paragraph(peer.split, text, "de")


STAGES: dict[str, Callable[[str], object]] = {
    "page": lambda text: read_page(text, "de"),
    "signals": lambda text: find_signals(text, "de"),
    "whole split": lambda text: split(text, language="de"),
}


def seconds(work: Callable[[str], object], text: str, runs: int = _RUNS) -> float:
    """CPU seconds per million code points; the least of some runs after one that warms up."""
    work(text[:2000])
    spent = []
    for _ in range(runs):
        start = time.process_time()
        work(text)
        spent.append(time.process_time() - start)
    return min(spent) * 1e6 / len(text)


def sample(folder: Path | None) -> tuple[str, str]:
    """A German text and what it is: articles where data is present, made up otherwise."""
    if folder is not None:
        articles = rows(folder / "splitting/german_news_quotes/dev.jsonl")
        text = "\n\n".join(article["text"] for article in articles)
        if len(text) >= _SAMPLE:
            return text[:_SAMPLE], "articles"
    return news(_SAMPLE, "de"), "a made-up text"


def show(folder: Path | None) -> None:
    """Print CPU seconds per million code points, and how many times the peers' they are."""
    text, what = sample(folder)
    print(f"CPU seconds per million code points, on {what} (whole split: at most {MUST:.0f})")
    works = {
        f"{peer.name}: sentences" if peer is OURS else peer.name: (_peer(peer), peer.sample)
        for peer in PEERS
        if peer.installed
    }
    works |= {f"workbench: {name}": (work, _SAMPLE) for name, work in STAGES.items()}
    spent = {name: seconds(work, text[:size]) for name, (work, size) in works.items()}
    others = [peer.name for peer in PEERS if peer.installed and peer is not OURS]
    print(f"{'':24}{'seconds':>10}" + "".join(f"{'× ' + name:>14}" for name in others))
    for name, own in spent.items():
        ratios = "".join(f"{own / spent[other]:14.2f}" for other in others)
        print(f"{name:24}{own:10.3f}{ratios}", flush=True)
    hint = missing(PEERS)
    print(f"All peers get one paragraph at a time; {PLAIN.name} is the measure.")
    if hint:
        print(hint)
