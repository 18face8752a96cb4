"""Large JSON documents in a window that moves on: the same elements, whatever its size."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.incoming import streaming
from workbench.desk.incoming.streaming import Element, elements

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


def read(text: str, *, chunk: int, window: int) -> list[Element]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streaming, "_CHUNK", chunk)
        patch.setattr(streaming, "_WINDOW", window)
        return list(elements(io.StringIO(text)))


@given(
    st.lists(VALUES, max_size=6),
    st.sampled_from([None, 1]),
    st.sampled_from([1, 7, 50]),
    st.sampled_from(["", "claims", "dataFeedElement"]),
)
def test_the_elements_of_a_list_are_those_that_were_written(
    values: list[Any], indent: int | None, chunk: int, name: str
) -> None:
    document = {"a": "[{", name: values, "z": [1]} if name else values
    text = json.dumps(document, indent=indent)
    found = read(text, chunk=chunk, window=0)
    listed = [item for item in found if item.number]
    assert [item.value for item in listed] == values
    assert [json.loads(item.raw) for item in listed] == values
    assert all(item.raw in text and item.list == name for item in listed)
    assert not any(item.problem for item in found)
    if name:
        assert found[-1].value == {"a": "[{", "z": [1]}


@given(st.lists(VALUES, min_size=1, max_size=4), st.sampled_from([1, 7, 50]))
def test_documents_one_after_the_other_are_each_read(values: list[Any], chunk: int) -> None:
    text = "\n".join(json.dumps(value) for value in values) + " \n"
    found = read(text, chunk=chunk, window=10_000)
    assert [item.value for item in found] == values


@given(st.text(alphabet='{}[]",:1 ae\\\n', max_size=60), st.sampled_from([1, 5, 100]))
def test_no_text_makes_it_fall_or_go_round_in_circles(text: str, chunk: int) -> None:
    for item in read(text, chunk=chunk, window=0):
        assert item.problem or item.raw


@pytest.mark.parametrize("chunk", [1, 13, 1000])
@pytest.mark.parametrize(
    "good", ['{"@type": "DataFeedItem", "n": %d}', '{"n": %d, "m": [{"o": 1}]}']
)
@pytest.mark.parametrize("at", [0, 2])
def test_a_broken_element_does_not_hide_the_next_ones(chunk: int, good: str, at: int) -> None:
    listed = [good % 0, good % 1, good % 2, good % 3]
    broken = listed[at] = (good % at).replace(str(at), "", 1)
    found = read(f"[{', '.join(listed)}]", chunk=chunk, window=0)
    assert [item.value and item.value["n"] for item in found] == [
        None if number == at else number for number in range(4)
    ]
    assert [item.number for item in found] == [1, 2, 3, 4]
    assert found[at].raw == broken
    assert "not valid JSON" in found[at].problem


@pytest.mark.parametrize(
    ("text", "good"),
    [('[{"a": 1}, {"a": 2}, {"b" ', 2), ('[{"a": 1} {"a": 2}]', 1), ('{"claims": [1, 2}', 2)],
)
def test_what_can_not_be_read_on_is_said_once(text: str, good: int) -> None:
    found = read(text, chunk=4, window=0)
    assert [bool(item.problem) for item in found] == [False] * good + [True]
    assert "rest of the file" in found[-1].problem
    assert found[-1].raw
    assert text.endswith(found[-1].raw)


def test_an_element_beyond_measure_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "_LARGEST", 100)
    same = {"kind": "an element like the others"}
    text = json.dumps([{**same, "n": "x"}, {**same, "n": "x" * 500}, {**same, "n": "y"}])
    found = read(text, chunk=20, window=0)
    assert [bool(item.problem) for item in found] == [False, True, False]
    assert "longer than 64 MB" in found[1].problem
