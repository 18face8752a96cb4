"""Verdict scales: versioned TOML files, those of the program and the user's own.

The program's lie in `db/seeds/scales`, a user's in the folder `scales` beside the settings file.
Several versions of a scale may lie side by side, so that an old verdict keeps its name.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from workbench import resources, settings
from workbench.errors import SettingsError
from workbench.i18n import _
from workbench.model.verdict import Scale, ScaleLabel, Tone
from workbench.toml_files import UnreadableError, read_table

MAX_LABELS = 9
"""As many as there are number keys."""

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_SCALE_KEYS = {"id", "version", "names", "labels"}
_LABEL_KEYS = {"id", "sign", "tone", "settles", "names", "definitions", "rating"}


class _MistakeError(Exception):
    """What a file says that can't be followed, as the end of a sentence."""


def load_scales() -> tuple[Scale, ...]:
    """The newest version of every scale, the program's first, each part by id.

    Raises `SettingsError` where a file can't be read or says something that can't be followed.
    """
    newest: dict[str, Scale] = {}
    for scale in load_every_version():
        if scale.id not in newest or newest[scale.id].version < scale.version:
            newest[scale.id] = scale
    return tuple(newest.values())


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
    scales: dict[str, Scale] = {}
    for file in [*_files(resources.seeds() / "scales"), *_files(user_folder())]:
        scale = _read(file)
        if scale.ref in scales:
            raise _problem(file, _("{ref} exists already; raise the version").format(ref=scale.ref))
        scales[scale.ref] = scale
    return tuple(scales.values())


def user_folder() -> Path:
    """Where a user's own scales are looked for."""
    return settings.path().parent / "scales"


def _files(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob("*.toml"))


def _read(file: Path) -> Scale:
    try:
        table = read_table(file)
        return _scale(table)
    except (UnreadableError, _MistakeError) as error:
        raise _problem(file, str(error)) from error


def _problem(file: Path, why: str) -> SettingsError:
    return SettingsError(
        _("The scale file {path} can't be used: {why}.").format(path=file, why=why)
    )


def _scale(table: Mapping[str, Any]) -> Scale:
    """The scale of a parsed file. Raises `_MistakeError`."""
    _refuse_unknown(table, _SCALE_KEYS)
    version = table.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _MistakeError(_("“version” must be a whole number from 1"))
    entries = table.get("labels")
    if not isinstance(entries, list) or not 1 <= len(entries) <= MAX_LABELS:
        raise _MistakeError(_("it must have from 1 to {most} [[labels]]").format(most=MAX_LABELS))
    labels = tuple(_label(entry) for entry in entries)
    if len({label.id for label in labels}) < len(labels):
        raise _MistakeError(_("two labels have the same id"))
    return Scale(_id(table), version, _by_language(table, "names"), labels)


def _label(entry: Any) -> ScaleLabel:
    if not isinstance(entry, dict):
        raise _MistakeError(_("every label must be a [[labels]] table"))
    _refuse_unknown(entry, _LABEL_KEYS)
    label_id = _id(entry)
    for key, is_right, must in (
        ("sign", _is_sign, _("one narrow character")),
        ("tone", _is_tone, _("one of {tones}").format(tones=", ".join(Tone))),
        ("settles", _is_bool, _("true or false")),
        ("rating", _is_rating, _("a whole number from 1 to 5")),
    ):
        if not is_right(entry.get(key)):
            raise _MistakeError(
                _("“{key}” of {label} must be {must}").format(key=key, label=label_id, must=must)
            )
    return ScaleLabel(
        id=label_id,
        sign=entry["sign"],
        tone=Tone(entry["tone"]),
        settles=entry["settles"],
        names=_by_language(entry, "names"),
        definitions=_by_language(entry, "definitions") if "definitions" in entry else {"en": ""},
        rating=entry.get("rating"),
    )


def _refuse_unknown(table: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise _MistakeError(
            _("it has an unknown key “{key}”; known are: {known}").format(
                key=unknown[0], known=", ".join(sorted(known))
            )
        )


def _id(table: Mapping[str, Any]) -> str:
    value = table.get("id")
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise _MistakeError(_("every “id” must be of small letters, digits and hyphens"))
    return value


def _by_language(table: Mapping[str, Any], key: str) -> dict[str, str]:
    """A text for each language; a single text, or one without English, stands for all others."""
    value = table.get(key)
    texts = {"en": value} if isinstance(value, str) else value
    if not isinstance(texts, dict) or not texts:
        raise _MistakeError(
            _("“{key}” must be a text, or a text for each language").format(key=key)
        )
    if not all(isinstance(text, str) and text.strip() for text in texts.values()):
        raise _MistakeError(_("“{key}” must not be empty").format(key=key))
    return {"en": next(iter(texts.values())), **texts}


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
