"""A folder with a sentence-embedding model, as sentence-transformers lays it out, with ONNX files.

Read are `model.onnx` (there or in `onnx/`), `tokenizer.json`, and, as far as they are there,
`modules.json`, the `config.json` of the pooling, and `sentence_bert_config.json`:
https://sbert.net/docs/sentence_transformer/usage/efficiency.html
"""

import hashlib
import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from workbench.errors import EmbeddingError
from workbench.i18n import _
from workbench.matching.embedding import Embedder

_LIBRARIES = ("onnxruntime", "tokenizers")  # the extra `semantic`
_DEFAULT_TOKENS = 256
_MOST_TOKENS = 512
_MOST_SETTINGS = 1_000_000  # bytes of a file of settings
_POOLINGS = {
    "pooling_mode_mean_tokens": "mean",
    "pooling_mode_cls_token": "cls",
    "pooling_mode_max_tokens": "max",
}
_IGNORED_MODULES = ("Transformer", "Pooling", "Normalize")  # vectors are normalised in any case


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model's vectors are made: its files, and what is done with what they give.

    `pooling` is `mean`, `cls` or `max`, of the vectors of the tokens, of which no more than
    `tokens` are read of a text; `prefix` is put before each text.
    """

    model: Path
    tokenizer: Path
    pooling: str
    tokens: int
    prefix: str


def load_folder(folder: Path, prefix: str) -> Embedder:
    """The model of a folder. Raises `EmbeddingError` where it can't be used."""
    recipe = read_recipe(folder, prefix)
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        raise EmbeddingError(
            _(
                "A model in a folder needs {missing}; "
                "“pip install 'factcheck-workbench[semantic]'” gets what is missing."
            ).format(missing=", ".join(missing))
        )
    from workbench.desk.semantic.onnx_model import OnnxEmbedder  # noqa: PLC0415 - one of two ways

    return OnnxEmbedder(recipe, fingerprint(recipe))


def read_recipe(folder: Path, prefix: str = "") -> Recipe:
    """How the model of a folder is used. Raises `EmbeddingError` where that is not known."""
    tokenizer = folder / "tokenizer.json"
    if not tokenizer.is_file():
        raise EmbeddingError(
            _("There is no tokenizer.json in the model's folder {path}.").format(path=folder)
        )
    pooling = "mean"
    for module in _settings(folder / "modules.json", list):
        sort = str(module.get("type", "")).rpartition(".")[2] if isinstance(module, dict) else ""
        if sort not in _IGNORED_MODULES:
            raise EmbeddingError(
                _("The model in {path} has a part that is not known here: {part}.").format(
                    path=folder, part=sort or "?"
                )
            )
        if sort == "Pooling":
            pooling = _pooling(folder / str(module.get("path", "")) / "config.json")
    said = _settings(folder / "sentence_bert_config.json", dict).get("max_seq_length")
    tokens = said if isinstance(said, int) and said > 0 else _DEFAULT_TOKENS
    return Recipe(_onnx_file(folder), tokenizer, pooling, min(_MOST_TOKENS, tokens), prefix)


def fingerprint(recipe: Recipe) -> str:
    """The folder's name, and a hash of all that the vectors depend on."""
    told = hashlib.sha256(json.dumps([recipe.pooling, recipe.tokens, recipe.prefix]).encode())
    weights = sorted(recipe.model.parent.glob(f"{recipe.model.name}*"))  # also weights apart
    try:
        for path in (recipe.tokenizer, *weights):
            with path.open("rb") as file:
                told.update(hashlib.file_digest(file, "sha256").digest())
    except OSError as error:
        raise _unreadable(path, error) from error
    return f"{recipe.tokenizer.parent.resolve().name[:100]}@{told.hexdigest()[:32]}"


def _pooling(path: Path) -> str:
    said = _settings(path, dict)
    named = said.get("pooling_mode")
    chosen = [mode for key, mode in _POOLINGS.items() if said.get(key) is True]
    wanted = [key for key in said if key.startswith("pooling_mode_") and said[key] is True]
    if isinstance(named, str):
        chosen = wanted = [named]
    if not said or (len(wanted) == len(chosen) == 1 and chosen[0] in _POOLINGS.values()):
        return chosen[0] if chosen else "mean"
    raise EmbeddingError(
        _("The model's pooling in {path} is not known here: {part}.").format(
            path=path, part=", ".join(wanted) or "–"
        )
    )


def _onnx_file(folder: Path) -> Path:
    places = folder, folder / "onnx"
    for place in places:
        if (place / "model.onnx").is_file():
            return place / "model.onnx"
    others = [path for place in places for path in sorted(place.glob("*.onnx"))]
    if len(others) == 1:
        return others[0]
    if others:
        raise EmbeddingError(
            _("There are several ONNX files in {path}; name one of them model.onnx.").format(
                path=folder
            )
        )
    raise EmbeddingError(
        _(
            "There is no model.onnx in {path}; docs/semantic.md tells how to get one, "
            "or how to name a function instead."
        ).format(path=folder)
    )


def _settings(path: Path, shape: type[Any]) -> Any:
    """What a file of JSON says, which is of a shape; nothing where it is not there."""
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_MOST_SETTINGS))
    except FileNotFoundError:
        return shape()
    except (OSError, ValueError, RecursionError) as error:
        raise _unreadable(path, error) from error
    return said if isinstance(said, shape) else shape()


def _unreadable(path: Path, error: Exception) -> EmbeddingError:
    why = getattr(error, "strerror", None) or error
    return EmbeddingError(
        _("The model's file {path} can't be read: {why}.").format(path=path, why=why)
    )
