"""The claims database written out, so that it can be imported again without a change.

There are three forms: JSON lines of our own, a table for spreadsheets, and a DataFeed of
ClaimReviews (schema.org) for other desks and search engines. Withdrawn claims are in none of
them, nor who of the desk has checked one.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from workbench.desk.incoming.claimreview import EXTERNAL_ID, RECHECK_ON
from workbench.desk.incoming.rows import SAID
from workbench.desk.workspace import Workspace
from workbench.desk.writing import write_parts
from workbench.i18n import language
from workbench.model.known import KnownClaim
from workbench.text.cells import guarded
from workbench.text.guard import display, quiet_json

_COLUMNS = ("id", *SAID)
_MARK = "\N{BYTE ORDER MARK}"


def export(ws: Workspace, file: BinaryIO, form: str = "jsonl", *, shown: bool = False) -> int:
    """Write all known claims to a stream in one of `FORMS`; returns how many.

    With `shown` it goes to a terminal, and what that would obey is replaced.
    """
    counted = _Counted()
    for part in _FORMS[form](counted.all(ws)):
        file.write(display(part.decode()).encode() if shown else part)
    return counted.count


def export_to(ws: Workspace, target: Path, form: str = "jsonl", *, force: bool = False) -> int:
    """Write all known claims to a file in one step; returns how many.

    Raises `ExportError` where the file exists and `force` is not given, or can't be written.
    """
    counted = _Counted()
    write_parts(target, _FORMS[form](counted.all(ws)), force=force)
    return counted.count


class _Counted:
    """All known claims, counted on their way."""

    def __init__(self) -> None:
        self.count = 0

    def all(self, ws: Workspace) -> Iterator[KnownClaim]:
        with ws.store.read() as work:
            for known in work.known.all():
                self.count += 1
                yield known


def _lines(claims: Iterator[KnownClaim]) -> Iterator[bytes]:
    for known in claims:
        yield (_json(_said(known)) + "\n").encode()


def _table(claims: Iterator[KnownClaim]) -> Iterator[bytes]:
    """A table as UTF-8 with a byte order mark, parted as spreadsheets of the language do."""
    out = io.StringIO(newline="")
    delimiter = ";" if language() == "de" else ","
    writer = csv.DictWriter(out, _COLUMNS, delimiter=delimiter, lineterminator="\r\n", restval="")
    out.write(_MARK)
    writer.writeheader()
    for known in claims:
        writer.writerow({name: guarded(value) for name, value in _said(known).items()})
        yield out.getvalue().encode()
        out.seek(0)
        out.truncate()
    yield out.getvalue().encode()


def _feed(claims: Iterator[KnownClaim]) -> Iterator[bytes]:
    yield b'{"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": ['
    parting = "\n"
    for known in claims:
        item = {"@type": "DataFeedItem", "item": [_review(known)]}
        yield (parting + _json(item)).encode()
        parting = ",\n"
    yield b"\n]}\n"


def _review(known: KnownClaim) -> dict[str, Any]:
    """A known claim as a ClaimReview, with our own id for it, by which it is read exactly."""
    claim = {"author": _named(known.claimant), "datePublished": known.claim_date}
    review = {
        "identifier": _property(EXTERNAL_ID, known.external_id),
        "claimReviewed": known.text,
        "reviewRating": {"@type": "Rating", "alternateName": known.verdict},
        "author": {"@type": "Organization", "name": known.publisher},
        "name": known.title,
        "reviewBody": known.summary,
        "inLanguage": known.language,
        "datePublished": known.date,
        "url": known.url,
        "itemReviewed": {"@type": "Claim", **_filled(claim)} if any(claim.values()) else None,
        "expires": known.valid_until,
        "license": known.licence,
    }
    if not known.verdict:
        del review["reviewRating"]
    if not known.publisher:
        del review["author"]
    if known.recheck_on:
        review["additionalProperty"] = _property(RECHECK_ON, known.recheck_on)
    return {"@type": "ClaimReview", **_filled(review)}


def _named(name: str) -> dict[str, Any] | None:
    # Whether it is a person, an organisation or “posts” is not known, so no type is said.
    return {"name": name} if name else None


def _property(name: str, value: str) -> dict[str, str]:
    return {"@type": "PropertyValue", "propertyID": name, "value": value}


def _filled(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value}


def _said(known: KnownClaim) -> dict[str, str]:
    return _filled({"id": known.external_id, **{name: getattr(known, name) for name in SAID}})


def _json(value: Any) -> str:
    return quiet_json(json.dumps(value, ensure_ascii=False))


_FORMS: dict[str, Callable[[Iterator[KnownClaim]], Iterator[bytes]]] = {
    "jsonl": _lines,
    "csv": _table,
    "claimreview": _feed,
}
FORMS = tuple(_FORMS)
"""The forms that there are: `jsonl`, `csv` and `claimreview`."""
