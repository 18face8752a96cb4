"""The German catalogue: whole, compiled, and with the same places to fill in."""

import io
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "workbench" / "locale" / "de" / "LC_MESSAGES"

pytestmark = pytest.mark.xdist_group("catalogues")  # the messages are extracted once


@pytest.fixture(scope="module")
def german() -> Catalog:
    with (FOLDER / "workbench.po").open("rb") as file:
        return read_po(file, locale="de")


@pytest.fixture(scope="module")
def in_code(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The messages that the code asks for."""
    target = tmp_path_factory.mktemp("messages") / "workbench.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract"]
    subprocess.run([*command, "-o", str(target), "workbench"], cwd=ROOT, check=True)
    with target.open("rb") as file:
        return read_po(file)


def messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def forms(value: object) -> list[str]:
    return [str(form) for form in value] if isinstance(value, list | tuple) else [str(value)]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_message_of_the_code_is_translated(german: Catalog, in_code: Catalog) -> None:
    missing = []
    for message in messages(in_code):
        translated = german.get(message.id)
        if translated is None or not all(forms(translated.string)):
            missing.append(message.id)
    assert not missing


def test_no_translation_is_left_of_a_message_that_is_gone(
    german: Catalog, in_code: Catalog
) -> None:
    assert not [message.id for message in messages(german) if in_code.get(message.id) is None]


def test_translations_fill_in_the_same_names(german: Catalog) -> None:
    for message in messages(german):
        wanted = set().union(*(fields(form) for form in forms(message.id)))
        for form in forms(message.string):
            assert fields(form) <= wanted, message.id


def test_the_compiled_catalogue_is_that_of_the_source(german: Catalog) -> None:
    expected = io.BytesIO()
    write_mo(expected, german)
    expected.seek(0)
    with (FOLDER / "workbench.mo").open("rb") as file:
        compiled = read_mo(file)
    wanted = {str(m.id): m.string for m in messages(read_mo(expected))}
    assert {str(m.id): m.string for m in messages(compiled)} == wanted
