"""The language is taken from what was asked for first and can be spoken."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench import i18n, resources

VARIABLES = ("WORKBENCH_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def catalogue(messages: dict[str, str]) -> bytes:
    """A .mo file (GNU gettext, little-endian) of these messages."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    at = 28 + 16 * len(pairs)
    keys, values, blob = b"", b"", b""
    for table, column in (("k", 0), ("v", 1)):
        for pair in pairs:
            entry = struct.pack("<II", len(pair[column]), at + len(blob))
            blob += pair[column] + b"\0"
            keys, values = (keys + entry, values) if table == "k" else (keys, values + entry)
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + keys + values + blob


@pytest.fixture(autouse=True)
def spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    header = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
    messages = {"": header, "claim": "Behauptung", "%d row\0%d rows": "%d Zeile\0%d Zeilen"}
    (folder / "workbench.mo").write_bytes(catalogue(messages))
    monkeypatch.setattr(resources, "locale", lambda: tmp_path)
    before = i18n.language()
    yield
    monkeypatch.undo()
    i18n.set_language(before)


def test_a_code_that_was_given_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert i18n.set_language("de") == "de"
    assert i18n._("claim") == "Behauptung"
    assert i18n.ngettext("%d row", "%d rows", 2) == "%d Zeilen"


@pytest.mark.parametrize("variable", VARIABLES)
def test_each_variable_is_asked(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "de_AT.UTF-8")
    assert i18n.set_language() == "de"


def test_an_earlier_variable_hides_a_later_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert i18n.set_language() == "en"


def test_the_first_spoken_one_of_a_list_is_taken() -> None:
    assert i18n.set_language("xx:de:en") == "de"


@pytest.mark.parametrize("code", ["xx", "C", "../../de", ""])
def test_anything_else_is_english(code: str) -> None:
    assert i18n.set_language(code) == "en"
    assert i18n._("claim") == "claim"


def test_an_empty_message_is_not_the_header() -> None:
    i18n.set_language("de")
    assert i18n._("") == ""


def test_what_can_be_spoken_is_listed() -> None:
    assert i18n.available() == ("de", "en")
