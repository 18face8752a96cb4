"""Answers of the Google Fact Check Tools API (`claims:search`), saved as JSON."""

from collections.abc import Iterator
from typing import Any

from workbench.desk.incoming import access
from workbench.desk.incoming.hosts import foreign, host_of
from workbench.desk.incoming.rows import Fields, Remarks, Row, as_raw, derived_id, row
from workbench.i18n import _
from workbench.model.quarantine import Distrust, Problem


def is_answer(value: Any) -> bool:
    """Whether this looks like an answer of the API."""
    return isinstance(value, dict) and isinstance(value.get("claims"), list)


def is_claim(value: Any) -> bool:
    """Whether this looks like a claim out of an answer."""
    return isinstance(value, dict) and "claimReview" in value


def rows(value: dict[str, Any], where: str, *, origin: str) -> Iterator[Row]:
    """An entry for each review of each claim."""
    for number, claim in enumerate(value["claims"], 1):
        place = _("{where}, claim {number}").format(where=where, number=number)
        yield from claim_rows(claim, place, origin=origin)
    yield from rest_rows(value, where)


def claim_rows(claim: Any, where: str, *, origin: str, raw: str = "") -> Iterator[Row]:
    """An entry for each review of a claim, which was read from a raw text."""
    said = access.mapping(claim)
    reviews = access.items(said.get("claimReview"))
    if not reviews:
        problem = Problem(Distrust.NO_CLAIM, _("it has no review"))
        yield Row(where, problem=problem, raw=raw or as_raw(claim))
    for review in reviews:
        alone = raw if len(reviews) == 1 else ""
        record = alone or as_raw({**said, "claimReview": [review]})
        yield _row(said, access.mapping(review), where, origin, record)


def rest_rows(value: dict[str, Any], where: str) -> Iterator[Row]:
    """What an answer says about itself: that there is more of it."""
    if access.text(value.get("nextPageToken")):
        yield Row(where, notices=(_("the answer has further pages, which are not in the file"),))


def _row(claim: dict[str, Any], review: dict[str, Any], where: str, origin: str, raw: str) -> Row:
    text, url = access.plain(claim.get("text")), access.text(review.get("url"))
    publisher = access.mapping(review.get("publisher"))
    site = access.text(publisher.get("site"))
    fields = Fields(
        text=text,
        external_id=derived_id(text, url) if text else "",
        title=access.plain(review.get("title")),
        language=access.text(review.get("languageCode")),
        verdict=access.plain(review.get("textualRating")),
        date=access.text(review.get("reviewDate")),
        publisher=access.plain(publisher.get("name")) or site or host_of(url),
        url=url,
        claimant=access.plain(claim.get("claimant")),
        claim_date=access.text(claim.get("claimDate")),
    )
    remarks = Remarks()
    if url and (far := foreign(url, (site,))):
        remarks.distrust(far)
    return row(where, fields, origin=origin, raw=raw, remarks=remarks)
