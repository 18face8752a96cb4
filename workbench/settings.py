"""The settings file: a small TOML file in the user's configuration folder.

```toml
theme = "textual-dark"
language = "de"
scale = "desk"
actor = "Anna"
database = "/srv/desk/claims.db"
stale_after_months = 24
fetching = false

[keymap]
"claim.next" = "j,down"

[semantic]
model = "/srv/models/sentences"
weight = 0.4

[signing]
key = "~/.ssh/id_ed25519"
timestamp_url = "https://tsa.example.org/"
timestamp_certificates = "/srv/desk/tsa.pem"

[public]
checkers = "numbers"
desk = "Fact desk of the Daily"

[backup]
daily = 7
weekly = 4
monthly = 6
folder = "/srv/backups"
```
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from workbench.errors import SettingsError
from workbench.i18n import _
from workbench.model.profile import Checkers

_OVERRIDES = {
    "WORKBENCH_LANGUAGE": "language",
    "WORKBENCH_DB": "database",
    "WORKBENCH_USER": "actor",
}


STALE_AFTER_MONTHS = 24
"""So old a check may become before it counts as old, unless a desk says otherwise."""

_MOST_MONTHS = 12_000
_MOST_BACKUPS = 10_000
_NO_BACKUPS = "WORKBENCH_BACKUP"
"""An environment variable; with the value `off`, there are no automatic backups."""


@dataclass(frozen=True, slots=True)
class Semantic:
    """The search by meaning, which is off where `model` is empty.

    `model` is a folder, or a function as `package.module:function`; `prefix` stands before each
    text that a model in a folder reads; `weight` (0–1) is what meaning counts against words.
    `languages` are those that the model knows, all where it is empty.
    """

    model: str = ""
    weight: float = 0.4
    prefix: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signing:
    """What heads of the log are signed with.

    `key` is an OpenSSH private key file, where it is not to be the one that the program makes.
    `timestamp_url` is a time stamp authority (RFC 3161), `timestamp_certificates` a PEM file of
    those that vouch for it; without, none is asked and none is checked.
    """

    key: str = ""
    timestamp_url: str = ""
    timestamp_certificates: str = ""


@dataclass(frozen=True, slots=True)
class Public:
    """What an export for the public tells of who made it.

    `checkers` is how it calls those who checked; `desk` is the name of the house, which may stay
    empty unless they are all called by it.
    """

    checkers: Checkers = Checkers.NAMES
    desk: str = ""


@dataclass(frozen=True, slots=True)
class Backup:
    """The automatic backups; there are none if `daily` is 0.

    Those of so many days, weeks and months are kept, in a `folder` beside the database where it
    is empty.
    """

    daily: int = 7
    weekly: int = 4
    monthly: int = 6
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set; an empty string leaves the choice to the program.

    `keymap` maps the id of a key binding to the keys that trigger it, parted by commas. A known
    claim counts as old when it was checked `stale_after_months` months before; 0 means never.
    Where `fetching` is false, no page is fetched from the web, not even when asked for.
    """

    keymap: dict[str, str] = field(default_factory=dict)
    theme: str = ""
    language: str = ""
    scale: str = ""
    actor: str = ""
    database: str = ""
    semantic: Semantic = Semantic()
    signing: Signing = Signing()
    public: Public = Public()
    backup: Backup = Backup()
    stale_after_months: int = STALE_AFTER_MONTHS
    fetching: bool = True


def path() -> Path:
    """Where the settings file is looked for: `WORKBENCH_SETTINGS`, else the user's folder."""
    named = os.environ.get("WORKBENCH_SETTINGS")
    if named:
        return Path(named)
    from platformdirs import user_config_path  # noqa: PLC0415 - not needed where the file is named

    return user_config_path("workbench", appauthor=False) / "settings.toml"


def load() -> Settings:
    """The settings of the file, with what the environment says laid over them.

    A file that is not there means the defaults. Raises `SettingsError` where the file can't be
    read, is not TOML, or has a key or a value that means nothing.
    """
    file = path()
    try:
        content = file.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return _with_environment(Settings())
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            _("The settings file {path} can't be read: {why}.").format(path=file, why=_why(error))
        ) from error
    try:
        table = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(
            _("The settings file {path} is not valid TOML: {why}.").format(path=file, why=error)
        ) from error
    return _with_environment(_settings(table, file))


def _settings(table: Mapping[str, Any], file: Path) -> Settings:
    _check_keys(table, Settings, file)
    tables: dict[str, Any] = {}
    for key, value in table.items():
        if key == "keymap":
            _check_keymap(value, file)
        elif key in _TABLES:
            tables[key] = _TABLES[key](value, file)
        elif key == "stale_after_months":
            _check_months(value, file)
        elif key == "fetching":
            _check_fetching(value, file)
        elif not isinstance(value, str):
            raise SettingsError(
                _("“{key}” in the settings file {path} must be a text in quotes.").format(
                    key=key, path=file
                )
            )
    return Settings(**{**table, **tables})


def _check_keys(table: Mapping[str, Any], known: type[Any], file: Path) -> None:
    names = [item.name for item in fields(known)]
    for key in table:
        if key not in names:
            raise SettingsError(
                _(
                    "The settings file {path} has an unknown key “{key}”; known are: {known}."
                ).format(path=file, key=key, known=", ".join(names))
            )


def _semantic(value: Any, file: Path) -> Semantic:
    table = value if isinstance(value, dict) else {}
    _check_keys(table, Semantic, file)
    weight = table.get("weight", 0.4)
    is_number = isinstance(weight, int | float) and not isinstance(weight, bool)
    languages = table.get("languages", [])
    listed = languages if isinstance(languages, list) else [None]
    texts = (table.get("model", ""), table.get("prefix", ""), *listed)
    if (
        not isinstance(value, dict)
        or not all(isinstance(text, str) for text in texts)
        or not (is_number and 0 <= weight <= 1)
    ):
        raise SettingsError(
            _(
                "“semantic” in the settings file {path} must be a table with “model” and "
                "“prefix” as texts in quotes, “languages” as a list of such texts and “weight” "
                "as a number from 0 to 1."
            ).format(path=file)
        )
    return Semantic(**{**table, "weight": float(weight), "languages": tuple(languages)})


def _signing(value: Any, file: Path) -> Signing:
    table = value if isinstance(value, dict) else {}
    _check_keys(table, Signing, file)
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in table.values()):
        raise SettingsError(
            _(
                "“signing” in the settings file {path} must be a table with “key”, "
                "“timestamp_url” and “timestamp_certificates” as texts in quotes."
            ).format(path=file)
        )
    return Signing(**table)


def _public(value: Any, file: Path) -> Public:
    table = value if isinstance(value, dict) else {}
    _check_keys(table, Public, file)
    checkers, desk = table.get("checkers", Checkers.NAMES), table.get("desk", "")
    known = [item.value for item in Checkers]
    if not isinstance(value, dict) or not isinstance(desk, str) or checkers not in known:
        raise SettingsError(
            _(
                "“public” in the settings file {path} must be a table with “checkers” as one of "
                "{known} and “desk” as a text in quotes."
            ).format(path=file, known=", ".join(f'"{name}"' for name in known))
        )
    if checkers == Checkers.DESK and not desk.strip():
        raise SettingsError(
            _(
                "In the settings file {path}, “checkers” is to be the desk's name: "
                "give it as “desk”, too."
            ).format(path=file)
        )
    return Public(Checkers(checkers), desk.strip())


def _backup(value: Any, file: Path) -> Backup:
    table = value if isinstance(value, dict) else {}
    _check_keys(table, Backup, file)
    counts = [number for key, number in table.items() if key != "folder"]
    if (
        not isinstance(value, dict)
        or not isinstance(table.get("folder", ""), str)
        or not all(type(count) is int and 0 <= count <= _MOST_BACKUPS for count in counts)
    ):
        raise SettingsError(
            _(
                "“backup” in the settings file {path} must be a table with “daily”, “weekly” and "
                "“monthly” as whole numbers and “folder” as a text in quotes."
            ).format(path=file)
        )
    return Backup(**table)


_TABLES: dict[str, Callable[[Any, Path], Any]] = {
    "semantic": _semantic,
    "signing": _signing,
    "public": _public,
    "backup": _backup,
}


def _check_keymap(value: Any, file: Path) -> None:
    if not isinstance(value, dict) or not all(isinstance(keys, str) for keys in value.values()):
        raise SettingsError(
            _(
                "“keymap” in the settings file {path} must be a table of lines "
                'such as "claim.next" = "j,down".'
            ).format(path=file)
        )


def _check_months(value: Any, file: Path) -> None:
    if type(value) is not int or not 0 <= value <= _MOST_MONTHS:
        raise SettingsError(
            _(
                "“stale_after_months” in the settings file {path} must be a whole number of months."
            ).format(path=file)
        )


def _check_fetching(value: Any, file: Path) -> None:
    if not isinstance(value, bool):
        raise SettingsError(
            _("“fetching” in the settings file {path} must be true or false.").format(path=file)
        )


def _with_environment(settings: Settings) -> Settings:
    said = {key: os.environ[name] for name, key in _OVERRIDES.items() if os.environ.get(name)}
    if os.environ.get(_NO_BACKUPS) == "off":
        settings = replace(settings, backup=Backup(daily=0))
    return replace(settings, **said) if said else settings  # type: ignore[arg-type]


def _why(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return _("it is not UTF-8")
    return error.strerror or type(error).__name__
