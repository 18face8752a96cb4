"""One entry of an import file: a known claim, or the reason why it is none."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from workbench.desk.decoding import storable
from workbench.i18n import _
from workbench.model.known import KnownClaim

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


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a file; without a claim, `problem` says why.

    `where` is the place in the file in words (`line 3`). `notices` say what was left out of a
    claim that was taken.
    """

    where: str
    claim: KnownClaim | None = None
    problem: str = ""
    notices: tuple[str, ...] = ()


def row(where: str, fields: Fields, *, origin: str) -> Row:
    """The entry that these fields make."""
    text = storable(fields.text).strip()
    if not text:
        return Row(where, problem=_("it has no claim text"))
    if len(text) > LONGEST_CLAIM:
        return Row(
            where,
            problem=_("the claim is longer than {most} characters").format(most=LONGEST_CLAIM),
        )
    too_long = next((n for n in _NAMES if len(getattr(fields, n)) > _LONGEST_FIELD), None)
    if too_long:
        return Row(
            where,
            problem=_("its {field} is longer than {most} characters").format(
                field=too_long, most=_LONGEST_FIELD
            ),
        )
    checked = iso_date(fields.date)
    notices = []
    if checked is None:
        notices.append(_("the date “{date}” was not understood").format(date=fields.date))
    kept = {name: storable(getattr(fields, name)).strip() for name in _NAMES}
    kept["external_id"] = kept["external_id"] or derived_id(text, kept["url"])
    claim = KnownClaim(0, text, date=checked or "", origin=origin, withdrawn=False, **kept)
    return Row(where, claim, notices=tuple(notices))


_NAMES = ("external_id", "title", "summary", "language", "verdict", "publisher", "url", "claimant")


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
