"""Label maps: what the verdicts of many publishers come to, as versioned TOML files.

The program's lie in `db/seeds/labels`, a desk's own in the folder `labels` beside the settings
file. A label that no map has stays unknown: nothing is guessed from likeness.
"""

import html
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from workbench.desk.incoming.hosts import host_of
from workbench.desk.versioned_files import (
    MistakeError,
    every_version,
    id_of,
    newest,
    refuse_unknown,
    user_folder,
    version_of,
)
from workbench.desk.workspace import Workspace
from workbench.desk.writing import write_file
from workbench.errors import SettingsError, UndecidableError
from workbench.i18n import _
from workbench.model.known import KnownClaim
from workbench.model.label import LabelCount, LabelMap, NormalVerdict

_FOLDER = "labels"
_KEYS = {"id", "version", "publishers", "languages", "labels"}
_OWN = "own"
# What the folder of the desk's own maps depends on; told faster than the folder, for every import.
_PLACES = ("WORKBENCH_SETTINGS", "XDG_CONFIG_HOME", "HOME")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?) \((-?\d+(?:\.\d+)?)–(-?\d+(?:\.\d+)?)\)")
# The one scale in numbers whose meaning is written down: schema.org's, as Google explains it.
_FIVE = {
    1: NormalVerdict.FALSE,
    2: NormalVerdict.MOSTLY_FALSE,
    3: NormalVerdict.MIXED,
    4: NormalVerdict.MOSTLY_TRUE,
    5: NormalVerdict.TRUE,
}


def folded(label: str) -> str:
    """The form in which two labels are the same: small letters, without marks at its ends."""
    plain = unicodedata.normalize("NFKC", html.unescape(label)).casefold()
    return " ".join(_EDGES.sub("", plain).split())


class LabelMaps:
    """All maps that are in use, a desk's own before those of the program."""

    def __init__(self, maps: Iterable[LabelMap]) -> None:
        ordered = sorted(maps, key=lambda item: (not item.is_own, not item.publishers))
        self._of_publisher: dict[str, list[LabelMap]] = {}
        self._general = [item for item in ordered if not item.publishers]
        for item in ordered:
            for name in item.publishers:
                self._of_publisher.setdefault(name.casefold(), []).append(item)
        self._found: dict[tuple[str, str, str, str], NormalVerdict | None] = {}

    def of(
        self, verdict: str, *, publisher: str = "", language: str = "", host: str = ""
    ) -> NormalVerdict | None:
        """The normal form of a label; None where no map has it.

        A desk's own map wins, then one of the publisher, by its name or its host, then a general
        one; of several those for the language.
        """
        asked = (verdict, publisher, language, host)
        if asked not in self._found:
            if len(self._found) > 100_000:
                self._found.clear()
            self._found[asked] = self._look_up(verdict, publisher, language, host)
        return self._found[asked]

    def _look_up(
        self, verdict: str, publisher: str, language: str, host: str
    ) -> NormalVerdict | None:
        if number := _NUMBER.fullmatch(verdict):
            value, worst, best = (float(part) for part in number.groups())
            return _FIVE.get(int(value)) if (worst, best, value % 1) == (1, 5, 0) else None
        label = folded(verdict)
        for item in self._in_order(publisher, language, host):
            if label in item.labels:
                return item.labels[label]
        return None

    def _in_order(self, publisher: str, language: str, host: str) -> list[LabelMap]:
        names = (publisher.casefold(), host, host.removeprefix("www."))
        special = [item for name in names for item in self._of_publisher.get(name, ())]
        spoken = language[:2].lower()

        def rank(item: LabelMap) -> tuple[bool, bool]:
            return not item.is_own, bool(item.languages) and spoken not in item.languages

        return sorted((*special, *self._general), key=rank)


def load_label_maps() -> LabelMaps:
    """The maps in use, read once. Raises `SettingsError` where a file can't be followed."""
    return _loaded(tuple(map(os.environ.get, _PLACES)))


def normal_form(
    verdict: str, *, publisher: str = "", language: str = "", url: str = ""
) -> NormalVerdict | None:
    """What a publisher's label comes to; None where nobody has said so."""
    return load_label_maps().of(
        verdict, publisher=publisher, language=language, host=host_of(url) if url else ""
    )


def name_of(normal: NormalVerdict) -> str:
    """A normal form for people."""
    return {
        NormalVerdict.TRUE: _("true"),
        NormalVerdict.MOSTLY_TRUE: _("mostly true"),
        NormalVerdict.MIXED: _("half true"),
        NormalVerdict.MOSTLY_FALSE: _("mostly false"),
        NormalVerdict.FALSE: _("false"),
        NormalVerdict.MISLEADING: _("misleading"),
        NormalVerdict.MISSING_CONTEXT: _("missing context"),
        NormalVerdict.ALTERED: _("altered"),
        NormalVerdict.MISATTRIBUTED: _("said by somebody else"),
        NormalVerdict.ATTRIBUTED: _("said by them"),
        NormalVerdict.SATIRE: _("satire"),
        NormalVerdict.UNPROVEN: _("unproven"),
        NormalVerdict.OUTDATED: _("outdated"),
        NormalVerdict.PENDING: _("being looked at"),
        NormalVerdict.VOID: _("withdrawn by its publisher"),
    }[normal]


def verdict_of(known: KnownClaim) -> str:
    """The verdict of a known claim as it was given, and in brackets what else it comes to.

    Where a map of the desk can't be followed, which the commands on labels tell, it is shown as
    it was given.
    """
    try:
        normal = normal_form(
            known.verdict, publisher=known.publisher, language=known.language, url=known.url
        )
    except SettingsError:
        return known.verdict
    if normal is None or folded(known.verdict) in (folded(name_of(normal)), normal.value):
        return known.verdict
    return f"{known.verdict} ({name_of(normal)})"


def map_label(
    ws: Workspace,
    label: str,
    normal: NormalVerdict,
    *,
    publisher: str = "",
    language: str = "",
) -> int:
    """Say in a map of the desk's own what a label comes to; how many known claims have it.

    The map is a file beside the settings file, whose version is raised. Raises `UndecidableError`
    for a label without letters, and `ExportError` where the file can't be written.
    """
    if not folded(label):
        raise UndecidableError(_("The label “{label}” has no letters.").format(label=label))
    name = "-".join(part for part in (_OWN, _slug(publisher), language) if part)
    before = next((item for item in _every_map() if item.id == name), None)
    labels = {**(before.labels if before else {}), folded(label): normal}
    publishers = (publisher,) if publisher else ()
    languages = (language,) if language else ()
    version = before.version + 1 if before else 1
    made = LabelMap(name, version, publishers, languages, labels, is_own=True)
    folder = user_folder(_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    write_file(folder / f"{name}.toml", _as_toml(made).encode(), force=True)
    _loaded.cache_clear()
    return sum(
        item.count
        for item in counts(ws)
        if folded(item.verdict) == folded(label)
        and (not publisher or item.publisher == publisher)
        and (not language or item.language[:2].lower() == language)
    )


def counts(ws: Workspace) -> tuple[LabelCount, ...]:
    """The labels of all known claims with their normal forms, unknown ones first, by number."""
    maps = load_label_maps()
    with ws.store.read() as work:
        found = work.known.labels()
    counted = [
        LabelCount(
            verdict,
            publisher,
            language,
            count,
            maps.of(verdict, publisher=publisher, language=language),
        )
        for verdict, publisher, language, count in found
    ]
    return tuple(
        sorted(counted, key=lambda item: (item.normal is not None, -item.count, item.verdict))
    )


@lru_cache(maxsize=4)
def _loaded(_places: tuple[str | None, ...]) -> LabelMaps:
    return LabelMaps(_every_map())


def _every_map() -> tuple[LabelMap, ...]:
    problem = _("The label map {path} can't be used: {why}.")
    return newest(every_version(_FOLDER, _label_map, problem))


def _label_map(table: Mapping[str, Any]) -> LabelMap:
    """The map of a parsed file. Raises `MistakeError`."""
    refuse_unknown(table, _KEYS)
    labels = table.get("labels")
    if not isinstance(labels, dict) or not labels:
        raise MistakeError(_("it must have [labels]"))
    found: dict[str, NormalVerdict] = {}
    for label, normal in labels.items():
        if normal not in list(NormalVerdict):
            raise MistakeError(
                _("“{label}” must come to one of {normal}").format(
                    label=label, normal=", ".join(NormalVerdict)
                )
            )
        found[folded(label)] = NormalVerdict(normal)
    map_id = id_of(table)
    return LabelMap(
        map_id,
        version_of(table),
        _texts(table, "publishers"),
        _texts(table, "languages"),
        found,
        is_own=map_id.partition("-")[0] == _OWN,
    )


def _texts(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise MistakeError(_("“{key}” must be a list of texts").format(key=key))
    return tuple(value)


def _as_toml(made: LabelMap) -> str:
    lines = [f"id = {_quoted(made.id)}", f"version = {made.version}"]
    lines += [
        f"{key} = [{', '.join(map(_quoted, values))}]"
        for key, values in (("publishers", made.publishers), ("languages", made.languages))
        if values
    ]
    lines += ["", "[labels]"]
    lines += [f"{_quoted(label)} = {_quoted(normal)}" for label, normal in made.labels.items()]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text as TOML's basic string."""
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    return f"\\u{ord(char):04X}" if ord(char) < 32 or ord(char) == 127 else char


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:30]
