"""Makes a tiny model as sentence-transformers lays one out: a table of vectors, looked up by token.

The ONNX file is written field by field (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3),
so that no library is needed for it.
"""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

VECTORS = {
    "[PAD]": (9, 9, 9, 9),  # shows where what only fills up is taken for a word
    "[UNK]": (0, 0, 0, 1),
    "ferry": (1, 0, 0, 0),
    "boat": (1, 0, 0, 0),
    "sank": (0, 1, 0, 0),
    "keeled": (0, 1, 0, 0),
    "bees": (0, 0, 1, 0),
}
_FLOAT, _INT64 = 1, 7


def make_folder(folder: Path, pooling: str = "mean_tokens", place: str = "onnx") -> Path:
    """A folder with the model, which pools the vectors of a text's words."""
    (folder / "1_Pooling").mkdir(parents=True)
    (folder / place).mkdir(exist_ok=True)
    (folder / place / "model.onnx").write_bytes(
        _model(np.array(list(VECTORS.values()), dtype="<f4"))
    )
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
        {
            "idx": 1,
            "name": "1",
            "path": "1_Pooling",
            "type": "sentence_transformers.models.Pooling",
        },
        {"idx": 2, "name": "2", "path": "", "type": "sentence_transformers.models.Normalize"},
    ]
    for name, said in {
        "modules.json": modules,
        "sentence_bert_config.json": {"max_seq_length": 6},
        "1_Pooling/config.json": {f"pooling_mode_{pooling}": True},
        "tokenizer.json": _tokenizer(),
    }.items():
        (folder / name).write_text(json.dumps(said), encoding="utf-8")
    return folder


def _tokenizer() -> dict[str, object]:
    return {
        "version": "1.0",
        "added_tokens": [],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "model": {
            "type": "WordLevel",
            "vocab": {word: number for number, word in enumerate(VECTORS)},
            "unk_token": "[UNK]",
        },
    }


def _model(table: NDArray[np.float32]) -> bytes:
    """A graph of one node: `Gather(table, input_ids)`."""
    node = _field(1, b"table") + _field(1, b"input_ids") + _field(2, b"out") + _field(4, b"Gather")
    weights = (
        b"".join(_number(1, size) for size in table.shape)
        + _number(2, _FLOAT)
        + _field(8, b"table")
        + _field(9, table.tobytes())
    )
    graph = (
        _field(1, node)
        + _field(2, b"tiny")
        + _field(5, weights)
        + _field(11, _value(b"input_ids", _INT64, 2))
        + _field(11, _value(b"attention_mask", _INT64, 2))
        + _field(11, _value(b"token_type_ids", _INT64, 2))
        + _field(12, _value(b"out", _FLOAT, 3))
    )
    return _number(1, 8) + _field(7, graph) + _field(8, _number(2, 13))


def _value(name: bytes, sort: int, sizes: int) -> bytes:
    shape = b"".join(_field(1, _field(2, b"n%d" % place)) for place in range(sizes))
    return _field(1, name) + _field(2, _field(1, _number(1, sort) + _field(2, shape)))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _field(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    parts = []
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])
