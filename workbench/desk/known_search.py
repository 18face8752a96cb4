"""Searching the claims database by words, phrases and conditions."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from workbench.desk.incoming.rows import iso_date
from workbench.desk.indexing import IndexCondition, ensure_index
from workbench.desk.known import ranked_hits
from workbench.desk.labels import LabelMaps, folded, load_label_maps, name_of
from workbench.desk.workspace import Workspace
from workbench.errors import UndecidableError
from workbench.i18n import _, language
from workbench.matching.grouping import groups
from workbench.model.known_query import KnownPage, KnownQuery, Sorting
from workbench.model.label import NormalVerdict
from workbench.store.facets import Label

_NAMES = {
    "publisher": "publisher verlag herausgeber von",
    "verdict": "verdict urteil",
    "language": "lang language sprache",
    "claimant": "by claimant wer sprecher",
    "since": "since seit ab",
    "until": "until bis",
    "sorting": "sort sortiert",
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names.split()}
_PART = re.compile(
    r"(?P<name>[^\W\d_]+):(?:\"(?P<quoted>[^\"]*)\"|(?P<value>\S+))"
    r"|[\"„“](?P<phrase>[^\"“”]+)[\"“”]"
)


def parsed(line: str) -> KnownQuery:
    """The query that a line of words, "phrases" and `name:value` conditions says.

    Raises `UndecidableError` for a date that is none, and an order that there is not.
    """
    said: dict[str, str] = {}
    phrases: list[str] = []

    def taken(found: re.Match[str]) -> str:
        if found["phrase"] is not None:
            phrases.append(found["phrase"].strip())
            return " "
        field = _FIELD_OF.get(found["name"].casefold())
        if field is None:
            return found[0]
        said[field] = found["value"] if found["quoted"] is None else found["quoted"]
        return " "

    words = " ".join(_PART.sub(taken, line).split())
    sorting = _sorting(said.pop("sorting", ""))
    query = KnownQuery(words, tuple(filter(None, phrases)), sorting=sorting, **said)
    return checked(query)


def checked(query: KnownQuery) -> KnownQuery:
    """A query with whole dates: a year or a month alone begins, or ends, with its days.

    Raises `UndecidableError` for a date that is none.
    """
    return replace(query, since=_day(query.since, last=False), until=_day(query.until, last=True))


def find(
    ws: Workspace,
    query: KnownQuery,
    limit: int = 20,
    offset: int = 0,
    progress: Callable[[int, int, str], None] | None = None,
) -> KnownPage:
    """A page of the known claims that meet a query.

    By relevance, those most like the words come first, also some that lack one; in another order,
    all that have every word. Claims of several publishers that are the same stand together.
    `progress` is called as `reindex` calls it, where the known claims have to be read first.
    Raises `UndecidableError` for conditions on an index that other word lists made.
    """
    if ensure_index(ws, progress) is IndexCondition.OUTDATED and query.is_filtered:
        raise UndecidableError(
            _("The known claims were read by other word lists; run “workbench db reindex” first.")
        )
    meaning = ws.semantic.get() if query.text and not query.is_filtered else None
    with ws.store.read() as work:
        index = work.candidates(meaning)
        total, hits = work.known_search(index).find(
            query,
            limit,
            offset,
            verdict_fits=_verdict(load_label_maps(), folded(query.verdict), language()),
            ranked=lambda allowed: ranked_hits(
                index, query.text, max(limit + offset, 50), allowed=allowed
            ),
        )
    found = groups([hit.known for hit in hits])
    return KnownPage(total, offset, hits, tuple(map(tuple, found)))


@lru_cache(maxsize=64)  # the same function for the same words, whose answers are kept
def _verdict(maps: LabelMaps, wanted: str, _names_in: str) -> Callable[[Label], bool]:
    """Whether a label is a verdict: in its publisher's words, or by the name of a normal form."""
    normal_forms = {
        normal for normal in NormalVerdict if wanted in (folded(normal), folded(name_of(normal)))
    }

    def fits(label: Label) -> bool:
        if folded(label.verdict) == wanted:
            return True
        if not normal_forms:
            return False
        normal = maps.of(label.verdict, publisher=label.publisher, language=label.language)
        return normal in normal_forms

    return fits


def _sorting(said: str) -> Sorting:
    if not said:
        return Sorting.RELEVANCE
    try:
        return Sorting(said.casefold())
    except ValueError:
        raise UndecidableError(
            _("There is no order “{order}”; there are: {orders}.").format(
                order=said, orders=", ".join(Sorting)
            )
        ) from None


def _day(said: str, *, last: bool) -> str:
    if not said:
        return ""
    found = iso_date(said)
    if found is None:
        raise UndecidableError(
            _("“{date}” is no date; write it like 2024-05-31, 2024-05 or 2024.").format(date=said)
        )
    parts = [*map(int, found.split("-"))]
    if not last or len(parts) == 3:
        return date(*(*parts, 1, 1)[:3]).isoformat()
    year, month = (*parts, 12)[:2]
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).isoformat()
