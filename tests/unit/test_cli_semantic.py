"""The commands around the search by meaning: what they say, and where they say nothing."""

import json
from pathlib import Path

import pytest

from tests.semantic_models import CONCEPTS, LETTERS
from tests.unit.conftest import Program


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def program(
    tmp_path: Path,
    settings: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Program:
    """The program on two known claims that share no word with what will be looked for."""
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(settings))
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "en")
    monkeypatch.delenv("WORKBENCH_DB", raising=False)
    file = tmp_path / "known.jsonl"
    rows = [{"id": "a", "text": "The ferry sank."}, {"id": "b", "text": "Bees like clover."}]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    program = Program(tmp_path / "claims.db", capsys)
    program("claims", "import", str(file))
    return program


def name(settings: Path, model: str) -> None:
    settings.write_text(f"[semantic]\nmodel = '{model}'\n", encoding="utf-8")


def test_without_a_model_nothing_is_said_of_one(program: Program) -> None:
    assert "nothing known" in program("claims", "search", "catamaran keeled over")
    assert program.err == ""
    assert "[semantic]" in program.refuses("db", "embed")


def test_vectors_are_made_and_used(program: Program, settings: Path) -> None:
    name(settings, CONCEPTS)
    program("claims", "search", "catamaran keeled over")
    assert "2 known claims have no vector" in program.err
    assert f"2 vectors made; 2 known claims have one of {CONCEPTS}" in program("db", "embed")
    hits = [
        line.split() for line in program("claims", "search", "catamaran keeled over").split("\n")
    ]
    assert next(words for words in hits if words and words[0].isdigit())[1:] == [
        "The",
        "ferry",
        "sank.",
    ]
    assert program.err == ""
    assert "0 vectors made; 2 known claims" in program("db", "embed")
    assert "2 vectors made; 2 known claims" in program("db", "embed", "--anew")
    assert "is whole" in program("db", "check")


def test_vectors_of_another_model_are_told(program: Program, settings: Path) -> None:
    name(settings, CONCEPTS)
    program("db", "embed")
    name(settings, LETTERS)
    program("match", "--text", "The catamaran keeled over.")
    assert "2 known claims have no vector" in program.err
    assert "vectors of 1 other model" in program.err
    program("db", "embed")
    assert "vectors of 1 other model" in program.err
    program("db", "embed", "--only")
    assert program.err == ""


def test_a_model_that_is_none_is_one_line(program: Program, settings: Path, tmp_path: Path) -> None:
    name(settings, str(tmp_path))
    assert "tokenizer.json" in program.refuses("claims", "search", "ferry")
    assert "tokenizer.json" in program.refuses("db", "embed")
