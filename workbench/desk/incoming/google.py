"""Answers of the Google Fact Check Tools API (`claims:search`), saved as JSON."""

from collections.abc import Iterator
from typing import Any

from workbench.desk.incoming import access
from workbench.desk.incoming.rows import Fields, Row, as_raw, derived_id, row
from workbench.i18n import _
from workbench.model.quarantine import Distrust, Problem


def is_answer(value: Any) -> bool:
    """Whether this looks like an answer of the API."""
    return isinstance(value, dict) and isinstance(value.get("claims"), list)


def rows(value: dict[str, Any], where: str, *, origin: str) -> Iterator[Row]:
    """An entry for each review of each claim."""
    for number, claim in enumerate(value["claims"], 1):
        place = _("{where}, claim {number}").format(where=where, number=number)
        said = access.mapping(claim)
        reviews = access.items(said.get("claimReview"))
        if not reviews:
            problem = Problem(Distrust.NO_CLAIM, _("it has no review"))
            yield Row(place, problem=problem, raw=as_raw(claim))
        for review in reviews:
            yield _row(said, access.mapping(review), place, origin)
    if access.text(value.get("nextPageToken")):
        yield Row(where, notices=(_("the answer has further pages, which are not in the file"),))


def _row(claim: dict[str, Any], review: dict[str, Any], where: str, origin: str) -> Row:
    text, url = access.plain(claim.get("text")), access.text(review.get("url"))
    publisher = access.mapping(review.get("publisher"))
    fields = Fields(
        text=text,
        external_id=derived_id(text, url),
        title=access.plain(review.get("title")),
        language=access.text(review.get("languageCode")),
        verdict=access.plain(review.get("textualRating")),
        date=access.text(review.get("reviewDate")),
        publisher=access.plain(publisher.get("name")) or access.text(publisher.get("site")),
        url=url,
        claimant=access.plain(claim.get("claimant")),
        claim_date=access.text(claim.get("claimDate")),
    )
    return row(where, fields, origin=origin, raw=as_raw({**claim, "claimReview": [review]}))
