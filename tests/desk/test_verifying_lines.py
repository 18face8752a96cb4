"""A log as JSON lines is checked by the program and by a script that needs only Python."""

import hashlib
import io
import json
import random
import runpy
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from bench.soaking.mutations import KINDS, run
from tests.desk.small_logs import public, whole
from workbench.desk.formats import json_lines
from workbench.desk.signing.heads import Head
from workbench.desk.verifying import verify_file
from workbench.errors import SigningError
from workbench.model.event import GENESIS

SCRIPT = Path(json_lines.__file__).with_name("standalone") / json_lines.VERIFIER
WHOLE, PUBLIC = whole("jsonl"), public("jsonl")


def problem(data: bytes, folder: Path) -> str:
    """What the program finds in a log with these bytes; empty where that is nothing."""
    file = folder / "log.jsonl"
    file.write_bytes(data)
    return verify_file(file).problem or ""


def by_script(data: bytes, folder: Path, *head: str) -> str:
    """What the script says of it: its last words, else why it ended."""
    file = folder / "log.jsonl"
    file.write_bytes(data)
    sys.argv = [str(SCRIPT), str(file), *head]
    said = io.StringIO()
    try:
        with redirect_stdout(said):
            runpy.run_path(str(SCRIPT), run_name="__main__")
    except SystemExit as end:
        return str(end)
    except (ValueError, KeyError, TypeError, NameError, AttributeError) as error:
        return f"BAD: {error!r}"
    return said.getvalue().strip()


@pytest.fixture(autouse=True)
def _arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [])


def test_a_line_is_the_bytes_that_its_hash_is_taken_over(tmp_path: Path) -> None:
    lines = WHOLE.splitlines()
    first, second = (json.loads(line) for line in lines[1:3])
    assert second["prev"] == hashlib.sha256(lines[1]).hexdigest()
    assert "hash" not in first
    assert json.loads(lines[-1])["head"] == hashlib.sha256(lines[-2]).hexdigest()
    assert json.loads(lines[0])["left_out"] == 3
    assert problem(WHOLE, tmp_path) == problem(PUBLIC, tmp_path) == ""
    assert verify_file(tmp_path / "log.jsonl").withheld == 2
    assert by_script(WHOLE, tmp_path).startswith("OK: 10 entries, head ")


def test_the_script_is_short_and_asks_nothing_but_the_standard_library() -> None:
    code = [line for line in SCRIPT.read_text().splitlines() if line and line[0] not in '"#']
    assert len(code) <= 20
    assert {name for line in code if "import" in line for name in line.split()[1:]} <= {
        "hashlib,",
        "json,",
        "sys",
    }


def test_a_kept_head_vouches_for_what_is_told_up_to_it_and_for_no_more(tmp_path: Path) -> None:
    """A log that leaves entries out can claim any hash for them, so that of a kept head, too."""
    lines = WHOLE.splitlines()
    last, head = json.loads(lines[-1]), tmp_path / "head.txt"
    for seq, digest, holds in (
        (last["seq"], last["head"], True),  # the receipt vouches for all before it
        (5, json.loads(lines[3])["prev"], False),
        (last["seq"], "0" * 64, False),
    ):
        kept = Head(seq, digest, "2026-03-02T10:20:30Z")
        head.write_bytes(kept.as_bytes())
        said = by_script(WHOLE, tmp_path, str(head))
        assert said.startswith("OK" if holds else "BAD: this is not the log")
        if holds or digest == "0" * 64:
            assert verify_file(tmp_path / "log.jsonl", kept).ok is holds
        else:
            with pytest.raises(SigningError, match="not tell every entry up to"):
                verify_file(tmp_path / "log.jsonl", kept)
    told = json_lines.line({"seq": 1, "prev": GENESIS, "body": {}})
    first = json_lines.hash_of(told[:-1])
    sealed = {"sha256": hashlib.sha256(told).hexdigest()}
    receipt = json_lines.line({"seq": 2, "prev": first, "body": sealed})
    data = told + receipt + json_lines.head_line(2, json_lines.hash_of(receipt[:-1]))
    for digest, says in ((first, "OK: 2 entries"), ("0" * 64, "BAD: this is not the log")):
        head.write_bytes(Head(1, digest, "2026-03-02T10:20:30Z").as_bytes())
        assert by_script(data, tmp_path, str(head)).startswith(says)
    # A hash that is claimed, and behind it what looks like a receipt but is none of the chain.
    claimed = json_lines.line({"seq": 1, "prev": GENESIS, "hash": first, "redacted": True})
    mock = json_lines.line({"body": {"sha256": hashlib.sha256(claimed).hexdigest()}})
    head.write_bytes(Head(1, first, "2026-03-02T10:20:30Z").as_bytes())
    data = claimed + mock + json_lines.head_line(1, first)
    assert by_script(data, tmp_path, str(head)).startswith("BAD")


@pytest.mark.parametrize(
    ("change", "says", "rest"),
    [
        (
            lambda lines: [*lines[:2], lines[2].replace(b"anna", b"ben", 1), *lines[3:]],
            "Line 3: entry 5 (verdict-set, ben, 2026-03-02T10:20:30.123Z) was altered",
            ["c1"],
        ),
        (lambda lines: [*lines[:2], *lines[3:]], "what was between is missing", []),
        (lambda lines: [*lines[:2], lines[2], *lines[2:]], "out of order", []),
        (lambda lines: lines[:-1], "end of the file is missing after line 6", []),
        (lambda lines: [*lines, lines[-1]], "stands after the end", []),
        (lambda lines: [*lines[:-1], lines[-1].replace(b"}", b" }")], "is not the head", []),
        (lambda lines: [lines[0].replace(b":3,", b": 3,"), *lines[1:]], "no entry is not as", []),
        (lambda lines: [*lines[:1], b'{"row":{},"table":"x"}\n', *lines[1:]], "no entry is", []),
        (
            lambda lines: [*lines[:-1], b'{"row":{},"table":"x"}\n', lines[-1]],
            "Line 7 stands after the receipt",
            [],
        ),
        (lambda lines: [*lines[:1], b'{"x":1}\n', *lines[1:]], "Line 2 does not have", []),
        (lambda lines: [*lines[:1], b"\xff\n", *lines[1:]], "Line 2 is not a whole line", []),
    ],
)
def test_each_kind_of_change_is_named_with_its_line(
    tmp_path: Path, change: Callable[[list[bytes]], list[bytes]], says: str, rest: list[str]
) -> None:
    altered = b"".join(change(WHOLE.splitlines(keepends=True)))
    assert says in problem(altered, tmp_path)
    resting = verify_file(tmp_path / "log.jsonl").resting
    assert [item.claim for item in resting] == rest
    assert by_script(altered, tmp_path).startswith("BAD: ")


def test_the_verdict_that_rests_on_a_note_made_anew_is_named(tmp_path: Path) -> None:
    lines = WHOLE.splitlines(keepends=True)
    lines[2] = lines[2].replace(b'"prev":"', b'"prev":"0', 1)
    assert "entry 4 or 5 was altered" in problem(b"".join(lines), tmp_path)
    (found,) = verify_file(tmp_path / "log.jsonl").resting
    assert found.said == "article 1, c1: ok (anna, 2026-03-02T10:20:30.123Z, entry 5)"


def test_what_no_change_of_is_undetected_by_the_script(tmp_path: Path) -> None:
    dice = random.Random(1)
    for number in range(120):
        mutation = list(KINDS.values())[number % 5]
        data = (WHOLE, PUBLIC)[number % 2]
        altered = mutation(data.splitlines(keepends=True), dice)
        if altered != data:
            assert by_script(altered, tmp_path).startswith("BAD"), (mutation, altered)


def test_of_many_mutations_none_goes_undetected() -> None:
    figures = run(0.04)
    assert figures.n == 400
    assert not figures.failed, figures.details
    found = {figure.name: int(figure.value) for figure in figures.figures}
    # A rewritten log passes by itself, and a kept head tells.
    rewritten = found["a log of JSON lines written anew as a whole"]
    assert found["found against a kept head alone"] >= rewritten > 0


def with_odd_values(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """An entry of a log with one value in it being of any kind."""
    odd: tuple[Any, ...] = ([], {}, ["x"], None, True, 1.5, -1, "\ud800", 10**30)
    return ({**entry, key: each} for key in entry for each in odd if each != entry[key])


def test_a_value_of_any_kind_anywhere_is_found_and_nothing_falls_over_it(tmp_path: Path) -> None:
    lines = WHOLE.splitlines(keepends=True)
    for place, line in enumerate(lines):
        for altered in with_odd_values(json.loads(line)):
            text = json.dumps(altered, separators=(",", ":"), sort_keys=True).encode() + b"\n"
            assert problem(b"".join((*lines[:place], text, *lines[place + 1 :])), tmp_path)
    document = json.loads(whole("json"))
    events = document["events"]
    for place, event in enumerate(events):
        for altered in with_odd_values(event):
            document["events"] = [*events[:place], altered, *events[place + 1 :]]
            assert problem(json.dumps(document).encode(), tmp_path)


def test_no_depth_of_nesting_is_too_much(tmp_path: Path) -> None:
    """Just where JSON can be read, going through it takes as many calls again."""
    before, after = WHOLE.split(b'"after":{', 1)
    for depth in range(940, 1_000):
        nested = b'"after":{"a":' + b"[" * depth + b"]" * depth + b","
        assert problem(before + nested + after, tmp_path)
