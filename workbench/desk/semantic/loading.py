"""From the settings to a model: a folder, or a function of the user's own."""

import os
import re
from pathlib import Path

from workbench.errors import EmbeddingError
from workbench.i18n import _
from workbench.matching.embedding import Embedder

_FUNCTION = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*:[^\W\d]\w*")
# What the libraries of models ask before they ask the net.
_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}


def load(model: str, prefix: str = "") -> Embedder:
    """The model in a folder, or the function named `package.module:function`.

    A folder gets `prefix` put before each text. Nothing is ever downloaded. Raises
    `EmbeddingError` where there is no such model or it can't be used.
    """
    os.environ.update(_OFFLINE)
    folder = Path(model).expanduser()
    if not folder.is_dir() and _FUNCTION.fullmatch(model):
        from workbench.desk.semantic.functions import load_function  # noqa: PLC0415 - one of two

        return load_function(model)
    if not folder.is_dir():
        raise EmbeddingError(
            _(
                "semantic.model in the settings is neither a folder nor "
                "“package.module:function”: “{model}”."
            ).format(model=model)
        )
    from workbench.desk.semantic.folder import load_folder  # noqa: PLC0415 - one of two

    return load_folder(folder, prefix)
