"""The weights that a desk has learnt, as plain JSON without floats, and back."""

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workbench.errors import StoreError
from workbench.i18n import _
from workbench.text.worth_model import WorthModel, shipped_model


def plain(model: WorthModel) -> dict[str, Any]:
    """What a desk learns of a model, as decimal strings; the rest is that of the program."""
    return {
        "bias": str(model.bias),
        "features": {name: str(weight) for name, weight in model.features.items()},
        "context": {name: str(weight) for name, weight in model.context.items()},
    }


def read_model(data: str) -> WorthModel:
    """The model of what `plain` gave, as JSON text; a weight not in it is the shipped one.

    Raises `StoreError` for anything else.
    """
    base = shipped_model()
    try:
        table = json.loads(data)
        return replace(
            base,
            bias=_weight(table["bias"]),
            features={**base.features, **_weights(table["features"])},
            context={**base.context, **_weights(table["context"])},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise StoreError(
            _("The weights of worth in the database can't be read; check the database.")
        ) from error


def _weights(table: Mapping[str, str]) -> dict[str, float]:
    return {name: _weight(value) for name, value in table.items()}


def _weight(value: str) -> float:
    weight = float(value)
    if not math.isfinite(weight):
        raise ValueError(f"no weight: {value!r}")
    return weight
