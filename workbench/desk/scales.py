"""Verdict scales: versioned TOML files, those of the program and the user's own.

The program's lie in `db/seeds/scales`, a user's in the folder `scales` beside the settings file.
Several versions of a scale may lie side by side, so that an old verdict keeps its name.
"""

import unicodedata
from collections.abc import Mapping
from typing import Any

from workbench.desk.versioned_files import (
    MistakeError,
    by_language,
    every_version,
    id_of,
    newest,
    refuse_unknown,
    version_of,
)
from workbench.errors import SettingsError
from workbench.i18n import _
from workbench.model.verdict import Scale, ScaleLabel, Tone

MAX_LABELS = 9
"""As many as there are number keys."""

_SCALE_KEYS = {"id", "version", "names", "labels"}
_LABEL_KEYS = {"id", "sign", "tone", "settles", "names", "definitions", "rating"}


def load_scales() -> tuple[Scale, ...]:
    """The newest version of every scale, the program's first, each part by id.

    Raises `SettingsError` where a file can't be read or says something that can't be followed.
    """
    return newest(load_every_version())


def load_scale(scale_id: str) -> Scale:
    """A scale by id (the newest version) or by `id@version`.

    Raises `SettingsError` where there is none, naming those there are.
    """
    scales = load_every_version() if "@" in scale_id else load_scales()
    for scale in scales:
        if scale_id in (scale.id, scale.ref):
            return scale
    raise SettingsError(
        _("There is no verdict scale “{scale}”; there are: {scales}.").format(
            scale=scale_id, scales=", ".join(scale.id for scale in load_scales())
        )
    )


def load_every_version() -> tuple[Scale, ...]:
    """All scales in all versions there are files of. Raises `SettingsError` like `load_scales`."""
    return every_version("scales", _scale, _("The scale file {path} can't be used: {why}."))


def _scale(table: Mapping[str, Any]) -> Scale:
    """The scale of a parsed file. Raises `MistakeError`."""
    refuse_unknown(table, _SCALE_KEYS)
    entries = table.get("labels")
    if not isinstance(entries, list) or not 1 <= len(entries) <= MAX_LABELS:
        raise MistakeError(_("it must have from 1 to {most} [[labels]]").format(most=MAX_LABELS))
    labels = tuple(_label(entry) for entry in entries)
    if len({label.id for label in labels}) < len(labels):
        raise MistakeError(_("two labels have the same id"))
    return Scale(id_of(table), version_of(table), by_language(table, "names"), labels)


def _label(entry: Any) -> ScaleLabel:
    if not isinstance(entry, dict):
        raise MistakeError(_("every label must be a [[labels]] table"))
    refuse_unknown(entry, _LABEL_KEYS)
    label_id = id_of(entry)
    for key, is_right, must in (
        ("sign", _is_sign, _("one narrow character")),
        ("tone", _is_tone, _("one of {tones}").format(tones=", ".join(Tone))),
        ("settles", _is_bool, _("true or false")),
        ("rating", _is_rating, _("a whole number from 1 to 5")),
    ):
        if not is_right(entry.get(key)):
            raise MistakeError(
                _("“{key}” of {label} must be {must}").format(key=key, label=label_id, must=must)
            )
    return ScaleLabel(
        id=label_id,
        sign=entry["sign"],
        tone=Tone(entry["tone"]),
        settles=entry["settles"],
        names=by_language(entry, "names"),
        definitions=by_language(entry, "definitions") if "definitions" in entry else {"en": ""},
        rating=entry.get("rating"),
    )


def _is_sign(value: Any) -> bool:
    """Whether it is one visible character that takes one cell of a terminal."""
    return (
        isinstance(value, str)
        and len(value) == 1
        and unicodedata.category(value)[0] in "LNPS"
        and unicodedata.east_asian_width(value) not in "WF"
    )


def _is_tone(value: Any) -> bool:
    return isinstance(value, str) and value in list(Tone)


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _is_rating(value: Any) -> bool:
    return value is None or (isinstance(value, int) and not _is_bool(value) and 1 <= value <= 5)
