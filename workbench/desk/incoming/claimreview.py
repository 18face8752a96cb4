"""ClaimReview (schema.org): a single one, lists, graphs, feeds and pages with them inside."""

from collections.abc import Iterator
from typing import Any

from workbench.desk.incoming import access
from workbench.desk.incoming.hosts import foreign, host_of
from workbench.desk.incoming.ratings import contradiction, rated
from workbench.desk.incoming.rows import Fields, Remarks, Row, as_raw, derived_id, row
from workbench.i18n import _
from workbench.model.quarantine import Distrust, Problem

EXTERNAL_ID, RECHECK_ON = "workbench-external-id", "workbench-recheck-on"
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
    get = review.get
    rating, remarks = rated(get("reviewRating")), Remarks()
    own_id = _property(get("identifier"), EXTERNAL_ID)
    if own_id:
        fields = _exact_fields(review, own_id, rating.verdict, around)
    else:
        fields = _fields(review, rating.verdict, around, remarks)
    if rating.notice:
        remarks.notice(rating.notice)
    problem = rating.problem or contradiction(
        rating, publisher=fields.publisher, language=fields.language, url=fields.url
    )
    if problem:
        remarks.distrust(problem)
    own = (_site(get("author")), _site(get("publisher")), around.url)
    if fields.url and (far := foreign(fields.url, own)):
        remarks.distrust(far)
    return row(where, fields, origin=origin, raw=raw, remarks=remarks)


def _fields(review: dict[str, Any], verdict: str, around: _Around, remarks: Remarks) -> Fields:
    """What a review says, without the dirt that its texts mostly have."""
    get = review.get
    url = access.text(get("url")) or access.text(get("@id"))
    writer, house = get("author"), get("publisher")
    text, stripped = _without_verdict(access.plain(get("claimReviewed")), verdict)
    if stripped:
        notice = _("the verdict “{verdict}” stood in the claim").format(verdict=verdict)
        remarks.notice(notice)
    subject = access.mapping(get("itemReviewed"))
    explained = access.plain(access.mapping(get("reviewRating")).get("ratingExplanation"))
    return Fields(
        text=text,
        external_id=derived_id(text, url) if text else "",
        title=access.plain(get("name")) or access.plain(get("headline")),
        summary=explained or access.plain(get("reviewBody")),
        language=access.text(get("inLanguage")),
        verdict=verdict,
        date=access.text(get("datePublished")) or access.text(get("dateCreated")),
        publisher=access.name_of(writer) or access.name_of(house) or host_of(url),
        url=url,
        claimant=access.name_of(subject.get("author")),
        claim_date=access.text(subject.get("datePublished")),
        licence=access.text(get("license")),
        withdrawn=_deleted(around),
    )


def _exact_fields(review: dict[str, Any], own_id: str, verdict: str, around: _Around) -> Fields:
    """What a review with an id of ours says: its texts as they are, for they were written here.

    Anybody can write such an id; it spares a review none of the checks.
    """
    get = review.get
    subject = access.mapping(get("itemReviewed"))
    return Fields(
        text=access.text(get("claimReviewed")),
        external_id=own_id,
        title=access.text(get("name")),
        summary=access.text(get("reviewBody")),
        language=access.text(get("inLanguage")),
        verdict=access.text(access.mapping(get("reviewRating")).get("alternateName")) or verdict,
        date=access.text(get("datePublished")),
        publisher=access.text(access.mapping(get("author")).get("name")),
        url=access.text(get("url")),
        claimant=access.text(access.mapping(subject.get("author")).get("name")),
        claim_date=access.text(subject.get("datePublished")),
        valid_until=access.text(get("expires")),
        recheck_on=_property(get("additionalProperty"), RECHECK_ON),
        licence=access.text(get("license")),
        withdrawn=_deleted(around),
    )


def _deleted(around: _Around) -> str:
    return _("deleted on {date}").format(date=around.deleted) if around.deleted else ""


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
