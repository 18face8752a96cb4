"""Runs a sentence-embedding model from its ONNX file; needs the extra `semantic`.

Pooling as sentence-transformers does it:
https://github.com/huggingface/sentence-transformers/blob/master/sentence_transformers/models/Pooling.py
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.desk.semantic.folder import Recipe
from workbench.errors import EmbeddingError
from workbench.i18n import _

_TOGETHER = 16  # texts given to the model at once
_ONLY_ERRORS = 3
_PADDINGS = ("[PAD]", "<pad>")


class OnnxEmbedder:
    """A model of a folder; an `Embedder`."""

    def __init__(self, recipe: Recipe, fingerprint: str) -> None:
        """Loads the model; raises `EmbeddingError` where its files are none."""
        from tokenizers import Tokenizer  # noqa: PLC0415 - not everybody has it

        self.fingerprint = fingerprint
        self._recipe = recipe
        try:
            self._tokenizer = Tokenizer.from_file(str(recipe.tokenizer))
            self._session = _session(recipe)
        except Exception as error:  # neither library has an error of its own for all of it
            raise EmbeddingError(
                _("The model in {path} can't be loaded: {why}.").format(
                    path=recipe.model, why=" ".join(str(error).split())[:300]
                )
            ) from error
        self._tokenizer.enable_truncation(max_length=recipe.tokens)
        self._padding = _padding(self._tokenizer)
        self._tokenizer.no_padding()
        self._inputs = [item.name for item in self._session.get_inputs()]
        self.dimension = int(self.embed(["?"]).shape[1])

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A row for each text, not of length 1."""
        found = self._tokenizer.encode_batch([self._recipe.prefix + text for text in texts])
        ids = [item.ids for item in found]
        # Texts of one length together need the least padding.
        order = sorted(range(len(ids)), key=lambda place: len(ids[place]))
        rows: list[NDArray[np.float32]] = [np.empty(0, np.float32)] * len(ids)
        for start in range(0, len(order), _TOGETHER):
            some = order[start : start + _TOGETHER]
            for place, row in zip(some, self._run([ids[at] for at in some]), strict=True):
                rows[place] = row
        return np.stack(rows) if rows else np.empty((0, self.dimension), np.float32)

    def _run(self, ids: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        longest = max(1, *map(len, ids))
        tokens = np.full((len(ids), longest), self._padding, dtype=np.int64)
        mask = np.zeros_like(tokens)
        for row, own in enumerate(ids):
            tokens[row, : len(own)] = own
            mask[row, : len(own)] = 1
        given = {"input_ids": tokens, "attention_mask": mask}
        feed = {name: given.get(name, np.zeros_like(tokens)) for name in self._inputs}
        (found,) = self._session.run([self._session.get_outputs()[0].name], feed)
        return _pooled(np.asarray(found, dtype=np.float32), mask, self._recipe.pooling)


def _session(recipe: Recipe) -> Any:
    import onnxruntime  # noqa: PLC0415 - not everybody has it

    options = onnxruntime.SessionOptions()
    options.log_severity_level = _ONLY_ERRORS
    onnxruntime.disable_telemetry_events()
    return onnxruntime.InferenceSession(
        str(recipe.model), sess_options=options, providers=["CPUExecutionProvider"]
    )


def _padding(tokenizer: Any) -> int:
    """The number of the token that fills up; some models tell by it where a text ends."""
    if tokenizer.padding:
        return int(tokenizer.padding["pad_id"])
    known = (tokenizer.token_to_id(name) for name in _PADDINGS)
    return next((number for number in known if number is not None), 0)


def _pooled(
    tokens: NDArray[np.float32], mask: NDArray[np.int64], pooling: str
) -> NDArray[np.float32]:
    """One vector for each text out of those of its tokens, `(texts, tokens, dimension)`."""
    if tokens.ndim == 2:
        return tokens  # the model has done it
    weights = mask[:, :, np.newaxis].astype(np.float32)
    pooled: NDArray[np.float32]
    if pooling == "cls":
        pooled = tokens[:, 0]
    elif pooling == "max":
        pooled = np.where(weights > 0, tokens, np.float32(-np.inf)).max(axis=1)
    else:
        pooled = (tokens * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1)
    return pooled
