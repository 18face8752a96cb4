"""Nothing that a terminal acts on gets through, and no offset moves."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text import guard

ACTIVE = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b]52;c;aGk=\x1b\\", "␛]52;c;aGk=␛\\"),
        ("a\x00b\x07c\x7f", "a␀b␇c␡"),
        ("one\ttwo\rthree\nfour", "one two three\nfour"),
        ("\x9b2J", "\ufffd2J"),
        ("lira \u202egnp.exe\u202c", "lira ⇄gnp.exe⇄"),
        ("co\u00adop\u200b\ufeff", "co·op··"),
        ("\u2028\u2029", "↵↵"),
        ("tag\U000e0041", "tag\ufffd"),
        ("half \ud800 pair", "half \ufffd pair"),
        ("plain [b]markup[/b] stays", "plain [b]markup[/b] stays"),
        ("Größe «naïve» 中文 — ok", "Größe «naïve» 中文 — ok"),
    ],
)
def test_each_dangerous_character_has_a_stand_in(hostile: str, shown: str) -> None:
    assert guard.display(hostile) == shown


def test_piled_up_combining_marks_are_cut_after_four() -> None:
    assert guard.display("e" + "\u0301" * 7 + "x") == "e" + "\u0301" * 4 + "\ufffd" * 3 + "x"


def test_marks_on_separate_letters_stay() -> None:
    text = "e\u0301" * 20
    assert guard.display(text) == text


@given(ANYTHING)
def test_length_is_kept_and_nothing_active_is_left(text: str) -> None:
    shown = guard.display(text)
    assert len(shown) == len(text)
    active = {"Cc", "Cs", "Zl", "Zp"}
    assert not {c for c in shown if unicodedata.category(c) in active} - {"\n"}
    assert not set(shown) & set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068")


@given(ANYTHING)
def test_showing_twice_changes_nothing_more(text: str) -> None:
    assert guard.display(guard.display(text)) == guard.display(text)


@given(ANYTHING)
def test_one_line_is_one_line(text: str) -> None:
    assert len(guard.one_line(text).splitlines()) <= 1


@given(st.recursive(ANYTHING, lambda deeper: st.lists(deeper) | st.dictionaries(ANYTHING, deeper)))
def test_quiet_json_means_the_same_and_moves_no_terminal(value: object) -> None:
    said = guard.quiet_json(json.dumps(value, ensure_ascii=False))
    assert json.loads(said) == value
    assert not [
        c for c in said if unicodedata.category(c) == "Cc" or unicodedata.bidirectional(c) in ACTIVE
    ]
    assert not [c for c in said if c in "\u2028\u2029\u200e\u200f\U000e0041"]
