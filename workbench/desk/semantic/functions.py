"""A function of the user's own as a model."""

import importlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from workbench.errors import EmbeddingError
from workbench.i18n import _
from workbench.matching.embedding import Embedder

_MOST_NAME = 200


class FunctionEmbedder:
    """A function that takes a list of texts and gives a row of figures for each."""

    def __init__(self, function: Callable[[list[str]], Any], fingerprint: str) -> None:
        """Asks the function once, for how many figures it gives."""
        self._function = function
        self.fingerprint = fingerprint
        shape = np.shape(function(["?"]))
        if len(shape) != 2 or shape[0] != 1 or not shape[1]:
            raise EmbeddingError(
                _("“{name}” must give one row of figures for each text.").format(name=fingerprint)
            )
        self.dimension = int(shape[1])

    def embed(self, texts: Sequence[str]) -> Any:
        """The function's rows."""
        return self._function(list(texts)) if texts else np.empty((0, self.dimension))


def load_function(name: str) -> Embedder:
    """What `package.module:function` names: a function, or an object that is an `Embedder`.

    A function may have an attribute `fingerprint` that stands for its model; else its name does.
    Raises `EmbeddingError` where it can't be imported or is neither.
    """
    module_name, _colon, attribute = name.partition(":")
    try:
        found = getattr(importlib.import_module(module_name), attribute)
    except (ImportError, AttributeError) as error:
        raise EmbeddingError(
            _("“{name}”, which the settings name, can't be imported: {why}.").format(
                name=name, why=error
            )
        ) from error
    if hasattr(found, "embed") and hasattr(found, "dimension"):
        embedder: Embedder = found
        return embedder
    if not callable(found):
        raise EmbeddingError(_("“{name}” is no function.").format(name=name))
    said = str(getattr(found, "fingerprint", "")) or name
    return FunctionEmbedder(found, said[:_MOST_NAME])
