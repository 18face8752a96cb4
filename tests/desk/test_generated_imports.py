"""Generated files, and any bytes, are read or refused with one sentence."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.soaking.imports import read as read_generated
from bench.soaking.records import take_in
from tests.fuzz.fuzz_intake import read
from workbench.desk.workspace import Workspace


def test_no_generated_file_makes_a_reader_fall(tmp_path: Path) -> None:
    crashes, refused = read_generated(tmp_path, 300)
    assert crashes == []
    assert refused > 100


def test_every_generated_record_is_taken_or_waits_in_quarantine(
    ws: Workspace, tmp_path: Path
) -> None:
    problems, taken, waiting = take_in(ws, tmp_path, 350)
    assert problems == []
    assert min(taken, waiting) > 50
    with ws.store.read() as work:
        assert 0 < len(work.quarantine.page()) <= waiting


@given(st.binary(max_size=200))
def test_no_bytes_make_a_reader_fall(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    read(data, tmp_path_factory.getbasetemp())
