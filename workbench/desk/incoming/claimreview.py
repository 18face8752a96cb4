"""ClaimReview (schema.org): a single one, lists, graphs, feeds and pages with them inside."""

from collections.abc import Iterator
from typing import Any

from workbench.desk.incoming import access
from workbench.desk.incoming.hosts import foreign, host_of
from workbench.desk.incoming.ratings import contradiction, rated
from workbench.desk.incoming.rows import Fields, Remarks, Row, as_raw, derived_id, row
from workbench.i18n import _
from workbench.model.quarantine import Distrust, Problem

EXTERNAL_ID, RECHECK_ON = "external_id", "recheck_on"
"""What the properties are called by which reviews that were written out here say more."""

_CONTAINERS = ("@graph", "dataFeedElement", "item", "itemListElement", "mainEntity", "review")
_LOST = ("dataFeedElement", "item")  # it is a loss if these hold no review


def is_schema(value: Any) -> bool:
    """Whether this is a schema.org object, or a list that may hold some."""
    return isinstance(value, list) or (
        isinstance(value, dict)
        and any(key in value for key in ("@type", "@graph", "@context", "dataFeedElement", "type"))
    )


def is_plain(value: Any) -> bool:
    """Whether this is a review, or an element of a feed, whatever else it looks like."""
    return value.__class__ is dict and value.get("@type") in ("ClaimReview", "DataFeedItem")


def rows(
    value: Any, where: str, *, origin: str, raw: str = "", expected: bool = True
) -> Iterator[Row]:
    """An entry for each ClaimReview inside, and one for each element that holds none.

    What else a page says about itself (`@graph`) is passed over. `raw` is the text that the value
    was read from; `expected` tells that it is a loss where there is no review, and always said.
    """
    if (alone := _alone(value)) is not None and raw:
        yield _row(alone, where, origin, raw, _around(value))
        return
    # A stack of our own: the nesting of a file must not be able to exhaust Python's.
    stack: list[tuple[Any, str, bool, _Around]] = [(value, where, expected, _NOTHING_AROUND)]
    found: list[tuple[dict[str, Any], str, _Around]] = []
    empty: list[Row] = []
    while stack:
        node, place, is_lost, around = stack.pop()
        if access.is_type(node, "ClaimReview"):
            found.append((access.mapping(node), place, around))
            continue
        inside = list(_inside(node, place, around, is_lost))
        if not inside and is_lost:
            empty.append(_without(place, as_raw(node)))
        stack.extend(reversed(inside))
    only = raw if len(found) == 1 else ""
    for review, place, around in found:
        yield _row(review, place, origin, only or as_raw(review), around)
    if expected and not found and not empty:
        empty.append(_without(where, raw or as_raw(value)))
    yield from empty


def _without(where: str, raw: str) -> Row:
    return Row(where, problem=Problem(Distrust.NO_CLAIM, _("it holds no ClaimReview")), raw=raw)


class _Around:
    """What stands around a review in a feed: its address there, and whether it was deleted."""

    __slots__ = ("deleted", "url")

    def __init__(self, url: str = "", deleted: str = "") -> None:
        self.url = url
        self.deleted = deleted


_NOTHING_AROUND = _Around()


def _around(node: dict[str, Any]) -> _Around:
    if "item" not in node:
        return _NOTHING_AROUND
    return _Around(access.text(node.get("url")), access.text(node.get("dateDeleted")))


def _alone(value: Any) -> dict[str, Any] | None:
    """The review that a value is, or that an element of a feed holds and nothing else: the rule.

    What looks otherwise is None, and searched for reviews.
    """
    if not isinstance(value, dict):
        return None
    kind = value.get("@type")
    if kind == "DataFeedItem":
        items = value.get("item")
        if not isinstance(items, list) or len(items) != 1 or not isinstance(items[0], dict):
            return None
        value, kind = items[0], items[0].get("@type")
    return value if kind == "ClaimReview" and "properties" not in value else None


def _inside(
    node: Any, where: str, around: _Around, is_lost: bool
) -> Iterator[tuple[Any, str, bool, _Around]]:
    """What may hold a ClaimReview, where it stands, and whether it is a loss if it does not."""
    if isinstance(node, list):
        for number, item in enumerate(node, 1):
            place = _("{where}, item {number}").format(where=where, number=number)
            yield item, place, is_lost, around
        return
    if not isinstance(node, dict):
        return
    if "item" in node:
        around = _around(node)
    for key in _CONTAINERS:
        if key in node:
            listed = access.items(node[key])
            for number, item in enumerate(listed, 1):
                place = f"{where}, {key}" if len(listed) == 1 else f"{where}, {key} {number}"
                yield item, place, key in _LOST, around


def _row(review: dict[str, Any], where: str, origin: str, raw: str, around: _Around) -> Row:
    if "identifier" in review and (own_id := _property(review["identifier"], EXTERNAL_ID)):
        return row(where, _own_fields(review, own_id), origin=origin, raw=raw)
    get = review.get
    url = access.text(get("url")) or access.text(get("@id"))
    said, writer, house = get("reviewRating"), get("author"), get("publisher")
    rating = rated(said)
    text, stripped = _without_verdict(access.plain(get("claimReviewed")), rating.verdict)
    subject = access.mapping(get("itemReviewed"))
    own = (_site(writer), _site(house), around.url)
    explained = access.plain(access.mapping(said).get("ratingExplanation"))
    fields = Fields(
        text=text,
        external_id=derived_id(text, url) if text else "",
        title=access.plain(get("name")) or access.plain(get("headline")),
        summary=explained or access.plain(get("reviewBody")),
        language=access.text(get("inLanguage")),
        verdict=rating.verdict,
        date=access.text(get("datePublished")) or access.text(get("dateCreated")),
        publisher=access.name_of(writer) or access.name_of(house) or host_of(url),
        url=url,
        claimant=access.name_of(subject.get("author")),
        claim_date=access.text(subject.get("datePublished")),
        licence=access.text(get("license")),
        withdrawn=_("deleted on {date}").format(date=around.deleted) if around.deleted else "",
    )
    remarks = Remarks()
    if rating.notice:
        remarks.notice(rating.notice)
    if stripped:
        notice = _("the verdict “{verdict}” stood in the claim").format(verdict=rating.verdict)
        remarks.notice(notice)
    problem = rating.problem or contradiction(
        rating, publisher=fields.publisher, language=fields.language, url=url
    )
    if problem:
        remarks.distrust(problem)
    if url and (far := foreign(url, own)):
        remarks.distrust(far)
    return row(where, fields, origin=origin, raw=raw, remarks=remarks)


def _own_fields(review: dict[str, Any], own_id: str) -> Fields:
    """The fields of a review that was written out here: its texts are taken as they are."""
    get = review.get
    subject = access.mapping(get("itemReviewed"))
    return Fields(
        text=access.text(get("claimReviewed")),
        external_id=own_id,
        title=access.text(get("name")),
        summary=access.text(get("reviewBody")),
        language=access.text(get("inLanguage")),
        verdict=access.text(access.mapping(get("reviewRating")).get("alternateName")),
        date=access.text(get("datePublished")),
        publisher=access.text(access.mapping(get("author")).get("name")),
        url=access.text(get("url")),
        claimant=access.text(access.mapping(subject.get("author")).get("name")),
        claim_date=access.text(subject.get("datePublished")),
        valid_until=access.text(get("expires")),
        recheck_on=_property(get("additionalProperty"), RECHECK_ON),
        licence=access.text(get("license")),
    )


def _property(value: Any, name: str) -> str:
    """The value of a property of this name; empty for whatever else stands there."""
    is_ours = isinstance(value, dict) and value.get("propertyID") == name
    return access.text(value.get("value")) if is_ours else ""


def _without_verdict(claim: str, verdict: str) -> tuple[str, bool]:
    """The claim without the verdict that some put in front of it (`False: …`)."""
    if ":" in claim:
        head, _colon, rest = claim.partition(":")
        if verdict and rest.strip() and head.strip().casefold() == verdict.casefold():
            return rest.strip(), True
    return claim, False


def _site(somebody: Any) -> str:
    return access.text(access.mapping(somebody).get("url")) if somebody else ""
