"""The rule of how much evidence a decision wants: versioned TOML files, as scales are.

The program's lies in `db/seeds/rules`, a user's in the folder `rules` beside the settings file.
"""

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
from workbench.model.evidence_rule import EvidenceRule, Side
from workbench.model.verdict import Tone

IN_FORCE = "evidence"
"""The id of the rule that decisions are held against."""

MOST_ORIGINS = 9

_KEYS = {"id", "version", "names", "definitions", "applies", "wants", "sides"}


def rule_in_force() -> EvidenceRule:
    """The rule that decisions are held against: the newest version of `evidence`.

    Raises `SettingsError` where a file can't be read or says something that can't be followed.
    """
    return load_rule(IN_FORCE)


def load_rules() -> tuple[EvidenceRule, ...]:
    """The newest version of every rule, the program's first. Raises like `rule_in_force`."""
    return newest(load_every_version())


def load_rule(rule_id: str) -> EvidenceRule:
    """A rule by id (the newest version) or by `id@version`.

    Raises `SettingsError` where there is none, naming those there are.
    """
    for rule in load_every_version() if "@" in rule_id else load_rules():
        if rule_id in (rule.id, rule.ref):
            return rule
    raise SettingsError(
        _("There is no evidence rule “{rule}”; there are: {rules}.").format(
            rule=rule_id, rules=", ".join(rule.ref for rule in load_every_version())
        )
    )


def load_every_version() -> tuple[EvidenceRule, ...]:
    """All rules in all versions there are files of. Raises like `rule_in_force`."""
    return every_version("rules", _rule, _("The rule file {path} can't be used: {why}."))


def _rule(table: Mapping[str, Any]) -> EvidenceRule:
    """The rule of a parsed file. Raises `MistakeError`."""
    refuse_unknown(table, _KEYS)
    applies = _part(table, "applies", {"checkable", "worth"})
    wants = _part(table, "wants", {"origins", "primary"})
    return EvidenceRule(
        id=id_of(table),
        version=version_of(table),
        names=by_language(table, "names"),
        definitions=by_language(table, "definitions"),
        checkable=_yes_or_no(applies, "checkable"),
        worth=_worth(applies),
        origins=_count(wants, "origins"),
        primary=_count(wants, "primary"),
        sides=_sides(_part(table, "sides", set(Tone))),
    )


def _part(table: Mapping[str, Any], name: str, keys: set[str] | set[Tone]) -> Mapping[str, Any]:
    """A table within, which must have all of these keys and no others."""
    part = table.get(name)
    if not isinstance(part, dict):
        raise MistakeError(_("it must have a table [{name}]").format(name=name))
    refuse_unknown(part, keys)
    for key in sorted(keys):
        if key not in part:
            raise MistakeError(_("“{key}” is missing from [{name}]").format(key=key, name=name))
    return part


def _yes_or_no(table: Mapping[str, Any], key: str) -> bool:
    value = table[key]
    if not isinstance(value, bool):
        raise MistakeError(_("“{key}” must be true or false").format(key=key))
    return value


def _worth(table: Mapping[str, Any]) -> float:
    value = table["worth"]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 2:
        raise MistakeError(_("“worth” must be a number from 0 to 2"))
    return float(value)


def _count(table: Mapping[str, Any], key: str) -> int:
    value = table[key]
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_ORIGINS:
        raise MistakeError(
            _("“{key}” must be a whole number from 0 to {most}").format(key=key, most=MOST_ORIGINS)
        )
    return value


def _sides(table: Mapping[str, Any]) -> dict[Tone, Side]:
    for tone, side in table.items():
        if not isinstance(side, str) or side not in list(Side):
            raise MistakeError(
                _("“{key}” must be one of {values}").format(key=tone, values=", ".join(Side))
            )
    return {tone: Side(table[tone]) for tone in Tone}
