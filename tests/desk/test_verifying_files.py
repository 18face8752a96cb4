"""Exported logs are checked without the database, and no change goes unnoticed."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.small_logs import public, whole
from workbench.desk.verifying import verify_file
from workbench.errors import NotFoundError
from workbench.model.event import canonical_line, line_hash

WHOLE, PUBLIC = whole("json"), public("json")
BEFORE = Path(__file__).with_name("log_before_two_questions.json")
"""A log that was exported when a claim raised one question only."""


def check(data: bytes, folder: Path) -> str:
    """The problem found in a log with these bytes; empty where there is none."""
    file = folder / "log.json"
    file.write_bytes(data)
    result = verify_file(file)
    assert result.ok is (result.problem is None)
    return result.problem or ""


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    log = json.loads(WHOLE)
    change(log)
    return json.dumps(log).encode()


def test_an_untouched_log_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "log.json"
    file.write_bytes(WHOLE)
    result = verify_file(file)
    assert (result.ok, result.count, result.problem) == (True, 4, None)
    assert result.head == json.loads(WHOLE)["events"][-1]["hash"]


def test_a_log_from_before_there_were_two_questions_is_whole(tmp_path: Path) -> None:
    log = json.loads(BEFORE.read_bytes())
    assert log["version"] == 1
    assert not any("said" in claim or "questions" in claim for claim in log["claims"])
    assert check(BEFORE.read_bytes(), tmp_path) == ""
    log["claims"][0]["verdict"]["label"] = "ok"
    assert "was altered" in check(json.dumps(log).encode(), tmp_path)


def test_a_log_for_the_public_is_whole_and_says_how_much_it_withholds(tmp_path: Path) -> None:
    file = tmp_path / "log.json"
    file.write_bytes(PUBLIC)
    result = verify_file(file)
    assert (result.problem, result.count, result.withheld) == (None, 6, 2)


def test_a_body_may_be_taken_away_or_put_back_by_nobody(tmp_path: Path) -> None:
    for data in (WHOLE, BEFORE.read_bytes()):
        log = json.loads(data)
        del log["events"][1]["body"]
        log["events"][1]["redacted"] = True
        assert "withheld entries" in check(json.dumps(log).encode(), tmp_path)
    log = json.loads(PUBLIC)
    log["events"][2] = json.loads(WHOLE)["events"][2]
    assert "withheld entries" in check(json.dumps(log).encode(), tmp_path)


def test_another_layout_of_the_same_json_is_as_good(tmp_path: Path) -> None:
    assert check(b"\xef\xbb\xbf" + json.dumps(json.loads(WHOLE)).encode(), tmp_path) == ""


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda log: log["events"][1]["body"].update(name="x"), "Entry 5 (verdict-set, anna"),
        (lambda log: log["events"][2].update(actor="ben"), "Entry 9 (note-set, ben"),
        (lambda log: log["events"][2].update(hash="0" * 64), "Entry 9"),
        (lambda log: log["events"][1].update(prev="0" * 64), "Entry 5"),
        (lambda log: log["events"][1].update(extra=1), "parts of an event"),
        (lambda log: log["events"].insert(2, "x"), "parts of an event"),
        (lambda log: log["events"].pop(1), "vouches for 3 entries, the file has 2"),
        (lambda log: log["events"].pop(), "the end is missing"),
        (lambda log: log["events"].append(log["events"][-1]), "the order was changed"),
        (lambda log: log["events"].insert(0, log["events"].pop(1)), "the order was changed"),
        (lambda log: log["claims"][0].update(note="x"), "a verdict was altered"),
        (lambda log: log["claims"][0]["verdict"].update(label="correct"), "verdict was altered"),
        (lambda log: log["claims"][0]["said"].update(label="correct"), "verdict was altered"),
        (lambda log: log["claims"][0].update(said=None), "verdict was altered"),
        (lambda log: log["claims"].clear(), "verdict was altered"),
        (lambda log: log["article"].update(text="x"), "the article"),
        (lambda log: log.update(extra=1), "was altered"),
        (lambda log: log.update(events=[]), "not a log"),
        (lambda log: log.update(format="x"), "not a log"),
        (lambda log: log["claims"][0].update(worth=float("nan")), "was altered"),
        (lambda log: log["events"][1]["body"].update(name=2**60), "Entry 5"),
    ],
)
def test_each_kind_of_change_is_named(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], says: str
) -> None:
    problem = check(changed(change), tmp_path)
    assert says in problem
    assert "\n" not in problem


def test_an_event_with_its_hash_made_anew_breaks_the_chain(tmp_path: Path) -> None:
    def forge(log: dict[str, Any], place: int) -> None:
        event = log["events"][place]
        event["actor"] = "mallory"
        line = canonical_line(
            kind=event["type"], **{k: v for k, v in event.items() if k not in ("hash", "type")}
        )
        event["hash"] = line_hash(line)

    assert "Entry 5 does not follow" in check(changed(lambda log: forge(log, 0)), tmp_path)
    # Entry 9 follows entries of other articles; there the receipt alone can tell.
    assert "receipt vouches for" in check(changed(lambda log: forge(log, 1)), tmp_path)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"a": 1, "a": 2}', b"1" * 5000]
)
def test_what_is_no_log_is_said_to_be_none(tmp_path: Path, data: bytes) -> None:
    assert check(data, tmp_path)


def test_a_key_given_twice_is_refused_though_the_last_one_fits(tmp_path: Path) -> None:
    doubled = WHOLE.replace(b'"format":', b'"claims": [],\n "format":', 1)
    assert "same key twice" in check(doubled, tmp_path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device without an end")
def test_a_file_without_an_end_is_not_read_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.desk.verifying._LARGEST", 1_000_000)
    assert "too large" in str(verify_file(Path("/dev/zero")).problem)


def test_a_file_that_is_not_there_is_an_error_and_no_answer(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        verify_file(tmp_path / "none.json")
    with pytest.raises(NotFoundError):
        verify_file(tmp_path)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The places of all plain values in a JSON value."""
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in leaves(item, (*path, key))]
    if isinstance(value, list):
        return [leaf for key, item in enumerate(value) for leaf in leaves(item, (*path, key))]
    return [path]


LOGS = (WHOLE, PUBLIC)
PLACES = [(data, place) for data in LOGS for place in leaves(json.loads(data))]


@given(st.sampled_from(PLACES), st.one_of(st.text(), st.integers(), st.none(), st.floats()))
def test_no_change_of_any_value_goes_unnoticed(
    tmp_path_factory: pytest.TempPathFactory, chosen: tuple[bytes, tuple[Any, ...]], value: Any
) -> None:
    data, place = chosen
    log = json.loads(data)
    before = copy.deepcopy(log)
    parent = log
    for key in place[:-1]:
        parent = parent[key]
    parent[place[-1]] = value
    problem = check(json.dumps(log).encode(), tmp_path_factory.getbasetemp())
    # 0 and 0.0 are one number in JSON; only what reads otherwise must be noticed.
    assert problem or log == before


@given(
    st.sampled_from(LOGS),
    st.floats(0, 1, exclude_max=True),
    st.integers(1, 255),
    st.sampled_from(["flip", "cut", "drop"]),
)
def test_no_change_of_bytes_goes_unnoticed(
    tmp_path_factory: pytest.TempPathFactory, log: bytes, where: float, bits: int, how: str
) -> None:
    offset = int(where * len(log))
    if how == "flip":
        data = log[:offset] + bytes([log[offset] ^ bits]) + log[offset + 1 :]
    else:
        data = log[:offset] + (b"" if how == "cut" else log[offset + 1 :])
    problem = check(data, tmp_path_factory.getbasetemp())
    try:
        read = json.loads(data)
    except ValueError:
        read = None
    assert problem or read == json.loads(log)
