"""`python -m bench.worth.learn [--claimbuster PATH]`: learn the weights of worth anew.

Writes `workbench/text/worth_weights.toml`. Without the ClaimBuster sentences nothing is written.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.worth.examples import CLAIMBUSTER, claimbuster, sentences
from bench.worth.learning import learn
from workbench.text.worth_model import WEIGHTS, WorthModel

_HEAD = '''\
# The weights of a claim's worth: score = scale * (bias + features + context), and
# worth = 1 / (1 + e^-score).
# A feature counts 0 to 1, length -1 to 1. Speeches and debates add the weights of [speech].
# Learnt by `python -m bench.worth.learn`; don't edit by hand.

[provenance]
method = "logistic regression, L2, features shared by both sets, additions for speech"
news = "{news} labelled sentences written for this project (bench/worth/sentences.tsv)"
speech = "{speech} sentences of ClaimBuster, two classes"
credit = """\\
ClaimBuster: Fatma Arslan, Naeemul Hassan, Chengkai Li, Mark Tremayne: A Benchmark Dataset of \\
Check-worthy Factual Claims, ICWSM 2020, doi:10.5281/zenodo.3609356, CC BY 4.0 \\
(https://creativecommons.org/licenses/by/4.0/). Changed: no sentence is kept here, only weights \\
of features and single words learnt from them."""
'''


def toml(model: WorthModel, *, news: int, speech: int) -> str:
    """The file of weights, with what they were learnt from and whom to thank."""
    lines = [
        f"bias = {model.bias}",
        f"scale = {model.scale}  # set by hand",
        "",
        _HEAD.format(news=news, speech=speech),
    ]
    lines += ["[features]", *_entries(model.features), ""]
    lines += ["[context]  # set by hand", *_entries(model.context)]
    for language, layer in model.speech.items():
        lines += ["", f"[speech.{language}]", f"bias = {layer.bias}"]
        lines += ["", f"[speech.{language}.features]", *_entries(layer.features)]
        lines += ["", f"[speech.{language}.words]", *_entries(layer.words)]
    return "\n".join(lines) + "\n"


def _entries(weights: Mapping[str, float]) -> Iterator[str]:
    for name in sorted(weights):
        bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
        yield f"{name if bare else chr(34) + name + chr(34)} = {weights[name]}"


def main(arguments: list[str]) -> int:
    """Learn from both sets and write the weights; 2 if there is nothing to learn from."""
    parser = argparse.ArgumentParser(prog="python -m bench.worth.learn", description=__doc__)
    parser.add_argument("--claimbuster", type=Path, default=CLAIMBUSTER)
    path: Path = parser.parse_args(arguments).claimbuster
    if not path.is_file():
        print(f"There is no file {path}; name the ClaimBuster sentences with --claimbuster.")
        return 2
    news, speech = sentences(), claimbuster(path)
    model = learn([*news, *speech])
    WEIGHTS.write_text(toml(model, news=len(news), speech=len(speech)), encoding="utf-8")
    count = sum(len(layer.words) for layer in model.speech.values())
    print(f"{len(model.features)} features and {count} words weighed: {WEIGHTS.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
