"""Hostile texts, all at once, through every export and every command; `make soak` has the rest."""

from pathlib import Path

import pytest

from bench.soaking.hostile import problems
from bench.soaking.hostile_checks import escapes, lost, page_problems, table_problems
from bench.soaking.hostile_sinks import screens, sinks
from bench.soaking.hostile_strings import STRINGS, everything


def test_no_sink_alters_or_obeys_a_hostile_text(made_file: Path, tmp_path: Path) -> None:
    assert len(STRINGS) >= 19
    assert len(sinks()) + len(screens()) >= 44
    texts = [("everything", everything())]
    assert problems(texts, made_file, tmp_path, with_screens=False) == []


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        (escapes("a\x1b[2J\x9b\u202e"), 3),
        (escapes("a\tb\r\n"), 0),
        (lost('{"a": "zqx ab"}', "abc"), 1),
        (lost('{"a": "zqx abc\\u2028"}\n{"b": 1}\n', "abc\u2028"), 0),
        (page_problems("<p onclick=x>abc<script></script><a href='javascript:x'>y</a>", "abc"), 3),
        (page_problems("<p>ab</p>", "abc"), 1),
        (table_problems("=1+1,abc\r\n", "abc"), 1),
    ],
)
def test_what_would_be_wrong_is_seen(found: object, wrong: int) -> None:
    assert len(list(found)) == wrong  # type: ignore[call-overload]
