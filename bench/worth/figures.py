"""The table that `python -m bench worth` prints."""

from collections.abc import Callable, Sequence

from bench.worth.examples import CLAIMBUSTER, Example, claimbuster, sentences
from bench.worth.measuring import FOLDS, held_out
from workbench.text.ranking import auc

_SETS: dict[str, Callable[[Example], bool]] = {
    "ClaimBuster": lambda example: example.speech,
    "news": lambda example: not example.speech,
    "news de": lambda example: not example.speech and example.language == "de",
    "news en": lambda example: not example.speech and example.language == "en",
}


def show() -> None:
    """Measure and print; without ClaimBuster's file its column is left out."""
    examples = sentences()
    if CLAIMBUSTER.is_file():
        examples += claimbuster(CLAIMBUSTER)
    else:
        print("ClaimBuster's sentences are not here: learnt from the news sentences alone.")
    sets = {name: belongs for name, belongs in _SETS.items() if any(map(belongs, examples))}
    print(f"AUC, worth checking against not; learnt figures on {FOLDS} held-out folds")
    print(f"{'':24}" + "".join(f"{name:>13}" for name in sets))
    _line("length alone", [len(example.text) for example in examples], examples, sets)
    digits = [any(map(str.isdigit, example.text)) for example in examples]
    _line("a digit in it", digits, examples, sets)
    _line("features", held_out(examples, speech=False), examples, sets)
    _line("and weights of speech", held_out(examples), examples, sets)


def _line(
    name: str,
    ranks: Sequence[float],
    examples: Sequence[Example],
    sets: dict[str, Callable[[Example], bool]],
) -> None:
    pairs = list(zip(ranks, examples, strict=True))
    figures = [
        auc((rank, one.worthy) for rank, one in pairs if belongs(one)) for belongs in sets.values()
    ]
    print(f"{name:24}" + "".join(f"{figure:13.3f}" for figure in figures), flush=True)
