"""A folder with a model is read as sentence-transformers lays it out, or refused in a sentence."""

import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from tests.desk.onnx_folder import make_folder
from workbench.desk.semantic.folder import fingerprint, read_recipe
from workbench.desk.semantic.loading import load
from workbench.errors import EmbeddingError
from workbench.matching.embedding import embedded

MISSING = [name for name in ("onnxruntime", "tokenizers") if find_spec(name) is None]
TWO_POOLINGS = ("pooling_mode_cls_token", "pooling_mode_max_tokens")
with_the_extra = pytest.mark.skipif(
    bool(MISSING), reason=f"the extra [semantic] is not installed: no {' and no '.join(MISSING)}"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "tiny")


@pytest.mark.parametrize("place", ["onnx", "."])
def test_a_folder_says_how_its_model_is_used(tmp_path: Path, place: str) -> None:
    recipe = read_recipe(make_folder(tmp_path / "tiny", "cls_token", place))
    assert recipe.model == tmp_path / "tiny" / place / "model.onnx"
    assert (recipe.pooling, recipe.tokens) == ("cls", 6)


def test_what_a_folder_does_not_say_is_the_usual(folder: Path) -> None:
    for name in ("modules.json", "sentence_bert_config.json", "1_Pooling/config.json"):
        (folder / name).unlink()
    recipe = read_recipe(folder)
    assert (recipe.pooling, recipe.tokens) == ("mean", 256)


def test_the_newer_way_to_name_a_pooling_is_read(folder: Path) -> None:
    (folder / "1_Pooling" / "config.json").write_text('{"pooling_mode": "cls"}', encoding="utf-8")
    assert read_recipe(folder).pooling == "cls"


def test_only_one_file_of_another_name_is_taken(folder: Path) -> None:
    (folder / "onnx" / "model.onnx").rename(folder / "onnx" / "model_int8.onnx")
    assert read_recipe(folder).model.name == "model_int8.onnx"
    (folder / "onnx" / "model_fp16.onnx").write_bytes(b"")
    with pytest.raises(EmbeddingError, match="several"):
        read_recipe(folder)


def write(folder: Path, name: str, said: object) -> None:
    (folder / name).write_text(json.dumps(said), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "said", "says"),
    [
        ("modules.json", [{"type": "sentence_transformers.models.Dense"}], "Dense"),
        ("modules.json", [3], "not known"),
        ("1_Pooling/config.json", {"pooling_mode_weightedmean_tokens": True}, "weightedmean"),
        ("1_Pooling/config.json", dict.fromkeys(TWO_POOLINGS, True), "cls"),
        ("1_Pooling/config.json", {"pooling_mode_mean_tokens": False}, "pooling"),
    ],
)
def test_what_would_give_other_vectors_is_refused(
    folder: Path, name: str, said: object, says: str
) -> None:
    write(folder, name, said)
    with pytest.raises(EmbeddingError, match=says):
        read_recipe(folder)


@pytest.mark.parametrize("content", [b"\xff", b"{", b"[" * 100_000])
def test_a_broken_file_is_told_in_a_sentence(folder: Path, content: bytes) -> None:
    (folder / "modules.json").write_bytes(content)
    with pytest.raises(EmbeddingError, match=r"modules\.json") as caught:
        read_recipe(folder)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["tokenizer.json", "onnx/model.onnx"])
def test_a_missing_file_is_told(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(EmbeddingError, match=Path(name).name):
        load(str(folder))


def test_all_that_vectors_depend_on_is_in_the_fingerprint(folder: Path) -> None:
    seen = {fingerprint(read_recipe(folder)), fingerprint(read_recipe(folder, "query: "))}
    for name, content in {
        "sentence_bert_config.json": b"{}",
        "1_Pooling/config.json": b'{"pooling_mode_cls_token": true}',
        "tokenizer.json": b"{}",
        "onnx/model.onnx": b"x",
        "onnx/model.onnx_data": b"y",
    }.items():
        (folder / name).write_bytes(content)
        seen.add(fingerprint(read_recipe(folder)))
    assert len(seen) == 7
    assert fingerprint(read_recipe(folder)) in seen


@pytest.mark.skipif(not MISSING, reason="the extra [semantic] is installed")
def test_without_the_extra_a_folder_is_refused_with_the_way_out(folder: Path) -> None:
    with pytest.raises(EmbeddingError, match=r"pip install .*\[semantic\]"):
        load(str(folder))


@with_the_extra
def test_vectors_are_the_mean_of_those_of_the_words(folder: Path) -> None:
    model = load(str(folder))
    assert model.dimension == 4
    rows = embedded(model, ["Ferry sank", "bees", "boat keeled", "ferry", ""])
    alike = rows @ rows.T
    assert alike[0, 2] == pytest.approx(1)
    assert alike[0, 3] == pytest.approx(0.5**0.5)
    assert alike[0, 1] == pytest.approx(0)
    assert np.abs(rows[4]).max() == 0


@with_the_extra
@pytest.mark.parametrize(
    ("pooling", "expected"), [("cls_token", [1, 0, 0, 0]), ("max_tokens", [1, 1, 0, 0])]
)
def test_other_poolings(tmp_path: Path, pooling: str, expected: list[float]) -> None:
    model = load(str(make_folder(tmp_path / "tiny", pooling)))
    assert np.asarray(model.embed(["ferry sank", "x " * 9]))[0].tolist() == expected


@with_the_extra
def test_a_text_is_read_up_to_the_models_length(folder: Path) -> None:
    model = load(str(folder))
    (row,) = embedded(model, ["ferry " * 6 + "bees " * 50])
    assert row.tolist() == pytest.approx([1, 0, 0, 0])


@with_the_extra
def test_many_texts_keep_their_order(folder: Path) -> None:
    model = load(str(folder))
    texts = [" ".join(["ferry"] * (n % 5 + 1) + ["bees"] * (n % 3)) for n in range(100)]
    rows = embedded(model, texts)
    for text, row in zip(texts, rows, strict=True):
        assert row.tolist() == pytest.approx(embedded(model, [text])[0].tolist(), abs=1e-5)


@with_the_extra
def test_a_prefix_stands_before_each_text(folder: Path) -> None:
    (row,) = embedded(load(str(folder), "bees "), ["ferry"])
    assert row.tolist() == pytest.approx([0.5**0.5, 0, 0.5**0.5, 0])


@with_the_extra
@pytest.mark.parametrize("name", ["tokenizer.json", "onnx/model.onnx"])
def test_files_that_are_no_model_are_told_in_a_sentence(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"no model")
    with pytest.raises(EmbeddingError, match="can't be loaded") as caught:
        load(str(folder))
    assert "\n" not in str(caught.value)


@with_the_extra
def test_hostile_texts_get_vectors(folder: Path) -> None:
    texts = ["\x00\ud800", "\u202e[bold]", "x" * 1_000_000, "é" * 5000, " "]
    assert embedded(load(str(folder)), texts).shape == (5, 4)
