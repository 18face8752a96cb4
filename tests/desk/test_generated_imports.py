"""Generated files, and any bytes, are read or refused with one sentence."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.soaking.imports import read as read_generated
from bench.soaking.records import mutated, seeds, take_in
from tests.fuzz.fuzz_intake import read
from workbench.desk.importing import import_files
from workbench.desk.incoming.files import inspect, rows
from workbench.desk.workspace import Workspace

SEEDS = seeds()


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


@given(st.randoms(use_true_random=False), st.sampled_from(SEEDS))
def test_each_mutated_record_is_a_claim_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, dice: random.Random, seed: dict[str, object]
) -> None:
    file = tmp_path_factory.getbasetemp() / "mutated.jsonl"
    file.write_text(json.dumps(mutated(seed, dice)) + "\n{}\n", encoding="utf-8")
    entries = [row for row in rows(inspect(str(file))) if row.claim or row.problem]
    assert len(entries) >= 2  # `{}` is one, and never a claim
    for row in entries:
        assert (row.claim is None) is (row.problem is not None)
        if row.claim:
            assert row.claim.text.strip()
            assert len(row.claim.record) == 64
        else:
            assert row.raw


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(SEEDS), max_size=6))
def test_the_counts_of_mutated_records_add_up(
    ws: Workspace, tmp_path: Path, dice: random.Random, chosen: list[dict[str, object]]
) -> None:
    file = tmp_path / "mutated.jsonl"
    lines = [json.dumps(mutated(seed, dice)) for seed in chosen]
    file.write_text("\n".join([*lines, "{}"]), encoding="utf-8")
    entries = sum(1 for row in rows(inspect(str(file))) if row.claim or row.problem)
    first, again = (import_files(ws, [file]) for _time in range(2))
    for summary in (first, again):
        settled = summary.new + summary.changed + summary.same
        assert settled + summary.quarantined == entries
    assert (again.new, again.changed, again.quarantined) == (0, 0, first.quarantined)
