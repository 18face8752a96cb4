"""Reads the files of a desk's own words and holds them against the program's own tables."""

import re
from collections.abc import Mapping
from functools import reduce
from pathlib import Path
from typing import Any

from workbench.errors import SettingsError
from workbench.i18n import _
from workbench.text import packs
from workbench.text.packs.laying import REMOVE, laid_over
from workbench.toml_files import UnreadableError, read_table

_Path = tuple[str, ...]

_LANGUAGE = re.compile(r"(?!und\b)[a-z]{2,3}")
_NUMBER = re.compile(r"\d{1,30}(?:\.\d{1,30})?")
_WHOLE = re.compile(r"\d{1,30}")
_NUMBERS = {("numbers", name) for name in ("words", "magnitudes", "vague", "fractions")}
_ORDINALS = {("ordinals", name) for name in ("stems", "words")}
# Tables whose keys are no fixed names but words, values or names of things.
_OPEN = (
    _NUMBERS
    | _ORDINALS
    | {("numbers", "suffixes"), ("numbers", "units")}
    | {("attribution", "separable"), ("attribution", "needs")}
    | {(name,) for name in ("countries", "regions", "organisations", "people", "places", "events")}
)
_PAIRS = {("comparisons", "split"), ("negation", "split")}  # a verb and its particle
_JOINTS = ("numbers", "joints")


class _MistakeError(Exception):
    """What a file says that can't be followed, as the end of a sentence."""


def load_words(folder: Path) -> dict[str, packs.Table]:
    """The tables of the files of a folder by language code or `aliases`.

    Raises `SettingsError` where a file can't be read or says something that can't be followed.
    """
    return {file.stem: _read(file) for file in sorted(folder.glob("*.toml"))}


def _read(file: Path) -> packs.Table:
    try:
        table = read_table(file)
        _check(table, _model(file.stem), ())
    except (UnreadableError, _MistakeError) as error:
        raise _problem(file, str(error)) from error
    return table


def _problem(file: Path, why: str) -> SettingsError:
    return SettingsError(_("The word file {path} can't be used: {why}.").format(path=file, why=why))


def _model(name: str) -> packs.Table:
    """What a file may say: that which the package's own files do. Raises `_MistakeError`."""
    if name in packs.SHARED:
        return packs.shipped(name)
    if not _LANGUAGE.fullmatch(name):
        raise _MistakeError(_("its name must be “aliases” or the code of a language, such as “fr”"))
    return reduce(laid_over, map(packs.shipped, packs.shipped_languages()), {})


def _check(table: Mapping[str, Any], model: Mapping[str, Any], path: _Path) -> None:
    """Hold a table against the package's. Raises `_MistakeError`."""
    for key, value in table.items():
        here = (*path, key)
        if key == REMOVE and (path not in _OPEN or isinstance(value, list)):
            _check_value(value, [], here)
        elif path in _OPEN:
            _check_value(value, _any_of(model), here)
        elif key in model:
            _check_value(value, model[key], here)
        else:
            raise _MistakeError(
                _("it has an unknown key “{key}”; known are: {known}").format(
                    key=".".join(here), known=", ".join(sorted(model))
                )
            )
    if path in _ORDINALS and not all(map(_WHOLE.fullmatch, table.keys() - {REMOVE})):
        raise _must(path, _('a table by whole numbers, such as "1" = […]'))
    if path == _JOINTS and not model.keys() <= table.keys():
        raise _must(path, _("a table of {keys}").format(keys=", ".join(sorted(model))))


def _any_of(model: Mapping[str, Any]) -> Any:
    """What stands for any entry of a table whose keys are open."""
    values = list(model.values())
    return reduce(laid_over, values) if isinstance(values[0], Mapping) else values[0]


def _check_value(value: Any, like: Any, path: _Path) -> None:
    if isinstance(like, Mapping):
        if not isinstance(value, Mapping):
            raise _must(path, _("a table"))
        _check(value, like, path)
    elif isinstance(like, list):
        # Nothing may be an ending, too: the lists of the program that hold "" tell where.
        if not isinstance(value, list) or not all(_is_entry(e) or e in like for e in value):
            raise _must(path, _("a list of words in quotes"))
        if path[:-1] in _PAIRS and path[-1] != REMOVE and any(len(e.split()) != 2 for e in value):
            raise _must(path, _('a list of two words each, such as "legte zu"'))
    elif isinstance(like, bool):
        if not isinstance(value, bool):
            raise _must(path, _("true or false"))
    elif not isinstance(value, str):
        raise _must(path, _("a text in quotes"))
    elif path[:-1] in _NUMBERS and not _NUMBER.fullmatch(value):
        raise _must(path, _('a number in quotes, such as "12" or "0.5"'))


def _is_entry(value: Any) -> bool:
    """Whether a value is a word or a phrase: a `*` alone would stand for any word."""
    return isinstance(value, str) and bool(value.strip()) and "*" not in value.split()


def _must(path: _Path, be: str) -> _MistakeError:
    return _MistakeError(_("“{key}” must be {be}").format(key=".".join(path), be=be))
