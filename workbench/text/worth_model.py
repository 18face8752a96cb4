"""The weights that turn a claim's features into its worth, from a data file that was learnt."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).with_name("worth_weights.toml")
"""The weights that ship with the program; the file tells what they were learnt from."""


@dataclass(frozen=True, slots=True)
class SpeechModel:
    """What is added to the weights where a whole text is speech, and the weights of its words."""

    bias: float
    features: Mapping[str, float]
    words: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class WorthModel:
    """A logistic model; a missing weight is 0.

    `features` weighs what `worth_features` sees, `context` the claim's place in its article (set by
    hand, single sentences cannot teach it). `speech` has a language's additions for speeches and
    debates: what holds for them says little about written news. `scale` is what the whole score is
    taken times; it changes no order.
    """

    bias: float
    features: Mapping[str, float]
    context: Mapping[str, float] = field(default_factory=dict)
    speech: Mapping[str, SpeechModel] = field(default_factory=dict)
    scale: float = 1.0


def read_model(path: Path) -> WorthModel:
    """The model in a file of weights; raises `OSError` or `TOMLDecodeError`."""
    with path.open("rb") as file:
        table = tomllib.load(file)
    speech = {
        language: SpeechModel(layer["bias"], layer["features"], layer["words"])
        for language, layer in table["speech"].items()
    }
    return WorthModel(table["bias"], table["features"], table["context"], speech, table["scale"])


@cache
def shipped_model() -> WorthModel:
    """The model that ships with the program."""
    return read_model(WEIGHTS)
