"""Known claims in JSON: which of the shapes that are met a value has, and its entries."""

import json
from collections.abc import Iterator
from typing import Any

from workbench.desk.incoming import access, claimreview, google
from workbench.desk.incoming.rows import Fields, Row, as_raw, row
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


def rows(value: Any, where: str, *, origin: str) -> Iterator[Row]:
    """The entries of a JSON value: our own form, a Google answer, or ClaimReview."""
    if google.is_answer(value):
        yield from google.rows(value, where, origin=origin)
    elif isinstance(value, dict) and "text" in value and not access.is_type(value, "ClaimReview"):
        yield own_row(value, where, origin=origin)
    elif isinstance(value, list) and _all_own(value):
        for number, item in enumerate(value, 1):
            place = _("{where}, item {number}").format(where=where, number=number)
            yield own_row(item, place, origin=origin)
    elif claimreview.is_schema(value):
        yield from claimreview.rows(value, where, origin=origin)
    else:
        problem = Problem(Distrust.NO_CLAIM, _("it is no known claim: it has no “text”"))
        yield Row(where, problem=problem, raw=as_raw(value))


def own_row(value: dict[str, Any], where: str, *, origin: str) -> Row:
    """The entry of one object in our own form."""
    fields = Fields(
        text=access.text(value.get("text")),
        external_id=access.text(value.get("id")) or access.text(value.get("external_id")),
        title=access.text(value.get("title")),
        summary=access.text(value.get("summary")),
        language=access.text(value.get("language")),
        verdict=access.text(value.get("verdict")),
        date=access.text(value.get("date")),
        publisher=access.text(value.get("publisher")),
        url=access.text(value.get("url")),
        claimant=access.text(value.get("claimant")),
        claim_date=access.text(value.get("claim_date")),
        valid_until=access.text(value.get("valid_until")),
        recheck_on=access.text(value.get("recheck_on")),
        licence=access.text(value.get("licence")),
        withdrawn=access.text(value.get("withdrawn")),
    )
    return row(where, fields, origin=origin, raw=as_raw(value))


def _all_own(value: list[Any]) -> bool:
    return bool(value) and all(isinstance(item, dict) and "text" in item for item in value)
