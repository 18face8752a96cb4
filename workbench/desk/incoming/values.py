"""Known claims in JSON: which of the shapes that are met a value has, and its entries."""

import json
from collections.abc import Iterator
from typing import Any

from workbench.desk.incoming import access, claimreview, google, wordpress
from workbench.desk.incoming.columns import field_of, read
from workbench.desk.incoming.rows import MOST_RAW, Row, as_raw, row
from workbench.desk.incoming.streaming import Element
from workbench.i18n import _
from workbench.model.quarantine import Distrust, Problem


class NotJsonError(Exception):
    """What is wrong with a text that should be JSON, as the end of a sentence."""


def parse(text: str) -> Any:
    """A JSON value. Raises `NotJsonError`, also for nesting or numbers beyond all measure."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise NotJsonError(
            _("it is not valid JSON ({why}, column {column})").format(
                why=error.msg, column=error.colno
            )
        ) from error
    except RecursionError as error:
        raise NotJsonError(_("its JSON is nested too deeply")) from error
    except ValueError as error:  # an integer with more digits than Python converts
        raise NotJsonError(_("it has a number that is too long")) from error


def rows(value: Any, where: str, *, origin: str, raw: str = "") -> Iterator[Row]:
    """The entries of a JSON value: our own form, a Google answer, or ClaimReview.

    `raw` is the text that it was read from.
    """
    if claimreview.is_plain(value):
        yield from claimreview.rows(value, where, origin=origin, raw=raw)
    elif google.is_answer(value):
        yield from google.rows(value, where, origin=origin)
    elif google.is_claim(value):
        yield from google.claim_rows(value, where, origin=origin, raw=raw)
    elif wordpress.is_post(value):
        yield wordpress.post_row(value, where, origin=origin, raw=raw or as_raw(value))
    elif _is_own(value):
        yield own_row(value, where, origin=origin, raw=raw)
    elif isinstance(value, list) and value and all(map(_is_record, value)):
        for number, item in enumerate(value, 1):
            place = _("{where}, item {number}").format(where=where, number=number)
            yield from rows(item, place, origin=origin)
    elif claimreview.is_schema(value):
        yield from claimreview.rows(value, where, origin=origin, raw=raw)
    else:
        problem = Problem(Distrust.NO_CLAIM, _("it is no known claim: it has no “text”"))
        yield Row(where, problem=problem, raw=raw or as_raw(value))


def element_rows(element: Element, *, origin: str) -> Iterator[Row]:
    """The entries of an element of a document, or of a whole one."""
    where = _("document")
    if element.problem:
        if element.number:
            where = _place(element)
        problem = Problem(Distrust.UNREADABLE, element.problem)
        yield Row(where, problem=problem, raw=element.raw[:MOST_RAW])
    elif not element.number:
        yield from rows(element.value, where, origin=origin, raw=element.raw)
    elif element.list == "claims":
        yield from google.claim_rows(element.value, _place(element), origin=origin, raw=element.raw)
    elif element.list == "@graph":
        yield from claimreview.rows(
            element.value, _place(element), origin=origin, raw=element.raw, expected=False
        )
    else:
        yield from rows(element.value, _place(element), origin=origin, raw=element.raw)


def rest_rows(element: Element) -> Iterator[Row]:
    """What is left of a document without its lists."""
    if isinstance(element.value, dict):
        yield from google.rest_rows(element.value, _("document"))


def _place(element: Element) -> str:
    if element.list == "claims":
        return _("{where}, claim {number}").format(where=_("document"), number=element.number)
    if element.list:
        return f"{_('document')}, {element.list} {element.number}"
    return _("{where}, item {number}").format(where=_("document"), number=element.number)


def own_row(value: dict[str, Any], where: str, *, origin: str, raw: str = "") -> Row:
    """The entry of one object in our own form, or with the names that columns have elsewhere."""
    said: dict[str, str] = {}
    for name, item in value.items():
        field = field_of(name)
        if field and field not in said and (words := _words(field, item)):
            said[field] = words
    fields, remarks = read(said)
    return row(where, fields, origin=origin, raw=raw or as_raw(value), remarks=remarks)


def _words(field: str, item: Any) -> str:
    """What an entry of an object says; the name of somebody, or a yes or no, is said, too."""
    if field in ("publisher", "claimant") and not isinstance(item, str):
        return access.name_of(item)
    if field == "withdrawn" and isinstance(item, bool):
        return str(item)
    return access.text(item)


def _is_own(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and "@type" not in value
        and not access.is_type(value, "ClaimReview")
        and any(field_of(name) == "text" for name in value)
    )


def _is_record(value: Any) -> bool:
    return _is_own(value) or wordpress.is_post(value)
