"""Reads what a WACZ says of itself: the hashes of its files, and where to begin (WACZ 1.1.1)."""

import json
from typing import Any

from workbench.desk.webarchives.digests import Digest, UnknownDigestError
from workbench.desk.webarchives.model import Problem
from workbench.desk.webarchives.ration import Ration
from workbench.desk.webarchives.zipped import BROKEN, Zipped
from workbench.i18n import _

_PACKAGE = "datapackage.json"
_DIGEST = "datapackage-digest.json"
_PAGES = "pages/pages.jsonl"
_LONGEST_JSON = 8 << 20


def warcs(archive: Zipped) -> list[str]:
    """The names of the WARCs in it."""
    return [
        name
        for name in archive.names
        if name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))
    ]


def check(archive: Zipped, ration: Ration) -> list[Problem]:
    """Hold every file against the hash that the archive gives for it.

    Returns a sentence for each that does not have it, is missing, or has none.
    """
    said = _json(archive, _PACKAGE, ration)
    if said is None:
        what = _(
            "The archive has no readable list of its files (datapackage.json) and their hashes."
        )
        return [Problem(what, is_fault=False)]
    hashes = _hashes(said)
    problems = []
    for name, digest in hashes.items():
        if name not in archive.names:
            said = _("“{file}” is missing, which the archive should have.")
            problems.append(Problem(said.format(file=name)))
        else:
            problems += _check_file(archive, name, digest, ration)
    problems += [
        _not_vouched_for(name) for name in archive.names if name not in (*hashes, _PACKAGE, _DIGEST)
    ]
    return problems + _check_package(archive, ration)


def start_page(archive: Zipped, ration: Ration) -> tuple[str, str]:
    """The URL and the time of the page to begin with, empty where none is named."""
    package = _json(archive, _PACKAGE, ration)
    if isinstance(package, dict):
        for key in ("mainPageUrl", "mainPageURL"):
            if isinstance(url := package.get(key), str) and url:
                return url, _text(package.get("mainPageDate"))
    for line in _content(archive, _PAGES, ration).split(b"\n"):
        page = _parsed(line)
        if isinstance(page, dict) and isinstance(url := page.get("url"), str) and url:
            return url, _text(page.get("ts"))
    return "", ""


def _hashes(package: Any) -> dict[str, str]:
    """The hash of each file, empty where none is given; older archives have it in `stats`."""
    resources = package.get("resources") if isinstance(package, dict) else None
    found = {}
    for item in resources if isinstance(resources, list) else []:
        if isinstance(item, dict) and isinstance(path := item.get("path"), str):
            stats = item.get("stats")
            older = stats.get("hash") if isinstance(stats, dict) else ""
            found[path] = _text(item.get("hash")) or _text(older)
    return found


def _not_vouched_for(name: str) -> Problem:
    said = _("Nothing vouches for “{file}” in the archive: no hash of it is given.")
    return Problem(said.format(file=name), is_fault=False)


def _check_package(archive: Zipped, ration: Ration) -> list[Problem]:
    """Hold the list of hashes against its own, where the archive gives one."""
    if _DIGEST not in archive.names:
        return []
    said = _json(archive, _DIGEST, ration)
    digest = _text(said.get("hash")) if isinstance(said, dict) else ""
    return _check_file(archive, _PACKAGE, digest, ration)


def _check_file(archive: Zipped, name: str, said: str, ration: Ration) -> list[Problem]:
    if not said:
        return [_not_vouched_for(name)]
    try:
        digest = Digest(said)
        for piece in archive.pieces(name, ration):
            digest.feed(piece)
    except UnknownDigestError as error:
        unknown = _("The hash of “{file}” is of a kind that can't be checked ({kind}).")
        return [Problem(unknown.format(file=name, kind=error), is_fault=False)]
    except BROKEN:
        return [Problem(_("“{file}” in the archive is damaged.").format(file=name))]
    if digest.holds():
        return []
    changed = _("“{file}” was changed: it does not have the hash that the archive gives for it.")
    return [Problem(changed.format(file=name))]


def _json(archive: Zipped, name: str, ration: Ration) -> Any:
    return _parsed(_content(archive, name, ration))


def _content(archive: Zipped, name: str, ration: Ration) -> bytes:
    """The content of a file, nothing where it can't be read; no more than JSON should be long."""
    if name not in archive.names:
        return b""
    content = bytearray()
    try:
        for piece in archive.pieces(name, ration):
            content += piece
            if len(content) > _LONGEST_JSON:
                break
    except BROKEN:
        return b""
    return bytes(content)


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
