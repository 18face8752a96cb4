"""One entry of an import file: a known claim, or the reason why it is none."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbench.desk.decoding import storable
from workbench.i18n import _
from workbench.model.known import KnownClaim
from workbench.model.quarantine import Distrust, Problem

LONGEST_CLAIM = 2_000
"""The most characters of a claim's text."""

_LONGEST_FIELD = 20_000

_DATES = (
    (re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ].*)?"), 2000),
    (re.compile(r"(?P<d>\d{1,2})\.[ ]?(?P<m>\d{1,2})\.[ ]?(?P<y>\d{4}|\d{2})"), 2000),
    (re.compile(r"(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})"), 2000),
)


@dataclass(frozen=True, slots=True)
class Fields:
    """What a file says about a known claim, as texts."""

    text: str = ""
    external_id: str = ""
    title: str = ""
    summary: str = ""
    language: str = ""
    verdict: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    claimant: str = ""
    claim_date: str = ""
    valid_until: str = ""
    recheck_on: str = ""
    licence: str = ""
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a file; without a claim, `problem` says why.

    `where` is the place in the file in words (`line 3`). `notices` say what was left out of a
    claim that was taken. `raw` is the record as it was read, `fields` what was made out of it.
    """

    where: str
    claim: KnownClaim | None = None
    problem: Problem | None = None
    notices: tuple[str, ...] = ()
    raw: str = ""
    fields: Fields | None = None


def row(where: str, fields: Fields, *, origin: str, raw: str) -> Row:
    """The entry that these fields make, which were read from a raw record."""

    def refused(kind: Distrust, detail: str) -> Row:
        return Row(where, problem=Problem(kind, detail), raw=raw, fields=fields)

    text = storable(fields.text).strip()
    if not text:
        return refused(Distrust.NO_TEXT, _("it has no claim text"))
    if len(text) > LONGEST_CLAIM:
        return refused(
            Distrust.TOO_LONG,
            _("the claim is longer than {most} characters").format(most=LONGEST_CLAIM),
        )
    too_long = next((n for n in _NAMES if len(getattr(fields, n)) > _LONGEST_FIELD), None)
    if too_long:
        return refused(
            Distrust.TOO_LONG,
            _("its {field} is longer than {most} characters").format(
                field=too_long, most=_LONGEST_FIELD
            ),
        )
    days = {name: iso_date(getattr(fields, name)) for name in _DAYS}
    notices = [
        _("the date “{date}” was not understood").format(date=getattr(fields, name))
        for name, day in days.items()
        if day is None
    ]
    kept = {name: storable(getattr(fields, name)).strip() for name in _NAMES}
    kept["external_id"] = kept["external_id"] or derived_id(text, kept["url"])
    claim = KnownClaim(
        0,
        text,
        origin=origin,
        record=record_of(raw),
        withdrawn=bool(fields.withdrawn),
        withdrawn_because=storable(fields.withdrawn).strip(),
        **{name: day or "" for name, day in days.items()},
        **kept,
    )
    return Row(where, claim, notices=tuple(notices), raw=raw, fields=fields)


def record_of(raw: str) -> str:
    """What stands for a raw record: the SHA-256 of its UTF-8, as hex; empty for none."""
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest() if raw else ""


def as_raw(value: Any) -> str:
    """A record as text that was read as a part of something larger."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


_DAYS = ("date", "claim_date", "valid_until", "recheck_on")
_NAMES = (
    "external_id",
    "title",
    "summary",
    "language",
    "verdict",
    "publisher",
    "url",
    "claimant",
    "licence",
)
_DAYS = ("date", "claim_date", "valid_until", "recheck_on")


def derived_id(text: str, url: str) -> str:
    """An id for an entry that has none: the same for the same words at the same address."""
    digest = hashlib.sha256(storable(text).encode()).hexdigest()[:12]
    return f"{url}#{digest}" if url else f"text:{digest}"


def iso_date(said: str) -> str | None:
    """A date as `2022-06-15`, without its time; empty for nothing, None if not understood.

    Understands ISO dates, `15.6.2022` and `15-06-2022`; a date with slashes may mean two days.
    """
    said = said.strip()
    if not said:
        return ""
    for pattern, century in _DATES:
        found = pattern.fullmatch(said[:60])
        if found:
            year = int(found["y"])
            try:
                day = date(year if year > 99 else century + year, int(found["m"]), int(found["d"]))
            except ValueError:
                return None
            return day.isoformat()
    return None
