"""One entry of an import file: a known claim, or the reason why it is none."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import Any

from workbench.desk.decoding import storable
from workbench.desk.incoming.hosts import is_web_address
from workbench.errors import UndecidableError
from workbench.i18n import _
from workbench.model.known import KnownClaim
from workbench.model.quarantine import Distrust, Problem
from workbench.text import packs
from workbench.text.date_words import date_words

LONGEST_CLAIM = 2_000
"""The most characters of a claim's text."""

MOST_RAW = 100_000
"""The most characters kept of what can't be read."""

_LONGEST_FIELD = 20_000

_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ].*|Z|[+-]\d\d:\d\d)?",
        r"(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?: .*)?",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})",
        r"(?P<d>\d{1,2})\.[ ]?(?P<m>\d{1,2})\.[ ]?(?P<y>\d{4}|\d{2})",
        r"(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})",
        r"(?:[A-Z][a-z]{2}, )?(?P<d>\d{1,2})(?: |\. ?)(?P<m>[^\W\d_]{3,9})\.?,? (?P<y>\d{4})"
        r"(?: \d\d:.*)?",
        r"(?P<m>[^\W\d_]{3,9})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})",
        r"(?P<y>\d{4})(?:-(?P<m>\d{1,2}))?",
    )
)
_LOOKS_LIKE_A_DAY = re.compile(r"\d{4}-\d|\d\.[ ]?\d|\d-\d")


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


class Remarks:
    """What a reader has found about a record: notices, and the first reason not to trust it."""

    __slots__ = ("notices", "problem")

    def __init__(self) -> None:
        self.notices: list[str] = []
        self.problem: Problem | None = None

    def notice(self, what: str) -> None:
        """Say what was left out."""
        self.notices.append(what)

    def distrust(self, problem: Problem) -> None:
        """Say why the record can't be trusted; the first reason counts."""
        self.problem = self.problem or problem


def row(
    where: str, fields: Fields, *, origin: str, raw: str, remarks: Remarks | None = None
) -> Row:
    """The entry that these fields make, which were read from a raw record."""
    text, *values = _kept(_texts(fields))
    said = dict(zip(_NAMES, values, strict=True))
    found = remarks or Remarks()
    problem = _shape(text, said)
    days: dict[str, str] = {}
    for name, given in zip(_DAYS, _days(fields), strict=True):
        if given:
            day = iso_date(given)
            if day is None or not _may_be(name, day):
                found.distrust(_no_day(given, day))
            else:
                days[name] = day
    problem = problem or found.problem
    if problem:
        return Row(where, problem=problem, notices=(), raw=raw, fields=fields)
    if said["url"] and not is_web_address(said["url"]):
        found.notice(_("its address “{url}” can't be opened").format(url=said["url"]))
        said["url"] = ""
    said["external_id"] = said["external_id"] or derived_id(text, said["url"])
    because = fields.withdrawn and storable(fields.withdrawn).strip()
    claim = KnownClaim(
        0,
        text,
        origin=origin,
        record=record_of(raw),
        withdrawn=bool(because),
        withdrawn_because=because,
        **days,
        **said,
    )
    return Row(where, claim, notices=tuple(found.notices), raw=raw, fields=fields)


def whole_claim(made: Row) -> KnownClaim:
    """The claim of an entry that a person has worded, of which nothing may be left out.

    Raises `UndecidableError` with the reason where it has none, or was taken only in part.
    """
    if made.claim is not None and not made.notices:
        return made.claim
    why = made.problem.detail if made.problem else made.notices[0]
    raise UndecidableError(_("The known claim can't be kept: {why}.").format(why=why))


def _kept(texts: Sequence[str]) -> list[str]:
    """Texts as the database keeps them; all are looked at together, for most are clean."""
    if _is_clean("".join(texts)):
        return [text.strip() for text in texts]
    return [storable(text).strip() for text in texts]


def _is_clean(text: str) -> bool:
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False


def _no_day(given: str, day: str | None) -> Problem:
    said = (
        _("the date “{date}” can't be")
        if day or _LOOKS_LIKE_A_DAY.search(given)
        else _("the date “{date}” was not understood")
    )
    return Problem(Distrust.IMPOSSIBLE_DATE, said.format(date=given))


def _shape(text: str, said: Mapping[str, str]) -> Problem | None:
    """What is wrong with the text or with the length of what is said about it."""
    if not text:
        return Problem(Distrust.NO_TEXT, _("it has no claim text"))
    if len(text) > LONGEST_CLAIM:
        return Problem(
            Distrust.TOO_LONG,
            _("the claim is longer than {most} characters").format(most=LONGEST_CLAIM),
        )
    for name, value in said.items():
        if len(value) > _LONGEST_FIELD:
            return Problem(
                Distrust.TOO_LONG,
                _("its {field} is longer than {most} characters").format(
                    field=name, most=_LONGEST_FIELD
                ),
            )
    return None


def _may_be(name: str, day: str) -> bool:
    """Whether something may have happened on a day, or is still to come where it must be."""
    if day <= _PAST or name in ("valid_until", "recheck_on"):
        return True
    return day <= (date.today() + timedelta(days=1)).isoformat()


def record_of(raw: str) -> str:
    """What stands for a raw record: the SHA-256 of its UTF-8, as hex; empty for none."""
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest() if raw else ""


def as_raw(value: Any) -> str:
    """A record as text that was read as a part of something larger."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
_texts, _days = attrgetter("text", *_NAMES), attrgetter(*_DAYS)
_PAST = date.today().isoformat()  # which it stays, however long the program runs


SAID = ("text", *_NAMES[1:], *_DAYS)
"""What a file and a person may say about a known claim, without its id: names of its fields."""


def derived_id(text: str, url: str) -> str:
    """An id for an entry that has none: the same for the same words at the same address."""
    kept = text if _is_clean(text) else storable(text)
    digest = hashlib.sha256(kept.encode()).hexdigest()[:12]
    return f"{url}#{digest}" if url else f"text:{digest}"


@lru_cache(maxsize=16_384)
def iso_date(said: str) -> str | None:
    """A date as `2022-06-15`, without its time; empty for nothing, None if not understood.

    Understands ISO dates, `2022/06/15`, `15.6.2022`, `15-06-2022`, `17. Juni 2022`, `June 17,
    2022` and those of mail; `15/06/2022` might mean two days where the day is a low one. Of a year
    or a month alone, `2022` and `2022-06`, no day is made. What lies before the year 1800 is no
    date of a claim.
    """
    said = said.strip()
    if not said:
        return ""
    found = _found(said[:60])
    if found is None:
        return None
    year, month, day = found
    if year < 1800:
        return None
    if month is None:
        return str(year)
    try:
        exact = date(year, month, 1 if day is None else day)
    except ValueError:
        return None
    return exact.isoformat()[:7] if day is None else exact.isoformat()


def _found(said: str) -> tuple[int, int | None, int | None] | None:
    """Year, month and day of a date, as far as they are said."""
    for pattern in _DATES:
        if found := pattern.fullmatch(said):
            parts = found.groupdict()
            year, month, day = (parts.get(name) for name in "ymd")
            number = int(year or 0)
            return (
                number if len(year or "") > 2 else 2000 + number,
                _month(month) if month else None,
                int(day) if day else None,
            )
    return None


def _month(said: str) -> int:
    if said.isdecimal():
        return int(said)
    low = said.lower()
    for code in packs.languages():
        if low in (months := date_words(code).months):
            return months[low]
    return 0  # which no date has
