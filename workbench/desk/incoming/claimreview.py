"""ClaimReview (schema.org): a single one, lists, graphs, feeds and pages with them inside."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from workbench.desk.incoming import access
from workbench.desk.incoming.rows import Fields, Row, as_raw, derived_id, row
from workbench.i18n import _
from workbench.model.quarantine import Distrust, Problem

_NUMBERS = ("ratingValue", "worstRating", "bestRating")
_CONTAINERS = ("@graph", "dataFeedElement", "item", "itemListElement", "mainEntity", "review")


def is_schema(value: Any) -> bool:
    """Whether this is a schema.org object, or a list that may hold some."""
    return isinstance(value, list) or (
        isinstance(value, dict)
        and any(key in value for key in ("@type", "@graph", "@context", "dataFeedElement", "type"))
    )


def rows(value: Any, where: str, *, origin: str) -> Iterator[Row]:
    """An entry for each ClaimReview inside, and one for each element that holds none.

    What else a page says about itself (`@graph`) is passed over.
    """
    # A stack of our own: the nesting of a file must not be able to exhaust Python's.
    stack: list[tuple[Any, str, bool]] = [(value, where, True)]
    while stack:
        node, place, expected = stack.pop()
        if access.is_type(node, "ClaimReview"):
            yield _row(access.mapping(node), place, origin)
            continue
        inside = list(_inside(node, place))
        if not inside and expected:
            problem = Problem(Distrust.NO_CLAIM, _("it holds no ClaimReview"))
            yield Row(place, problem=problem, raw=as_raw(node))
        stack.extend(reversed(inside))


def _inside(node: Any, where: str) -> Iterator[tuple[Any, str, bool]]:
    """What may hold a ClaimReview, where it stands, and whether it is a loss if it does not."""
    if isinstance(node, list):
        for number, item in enumerate(node, 1):
            yield item, _("{where}, item {number}").format(where=where, number=number), True
        return
    if not isinstance(node, dict):
        return
    for key in _CONTAINERS:
        listed = access.items(node.get(key))
        for number, item in enumerate(listed, 1):
            place = f"{where}, {key}" if len(listed) == 1 else f"{where}, {key} {number}"
            yield item, place, key in ("dataFeedElement", "item")


def _row(review: dict[str, Any], where: str, origin: str) -> Row:
    url = access.first(review, "url", "@id")
    verdict, understood = _verdict(review.get("reviewRating"))
    text, stripped = _without_verdict(access.plain(review.get("claimReviewed")), verdict)
    subject = access.mapping(review.get("itemReviewed"))
    publisher = access.name_of(review.get("author")) or access.name_of(review.get("publisher"))
    fields = Fields(
        text=text,
        external_id=derived_id(text, url) if text else "",
        title=access.plain(review.get("name")) or access.plain(review.get("headline")),
        summary=_explanation(review),
        language=access.text(review.get("inLanguage")),
        verdict=verdict,
        date=access.first(review, "datePublished", "dateCreated").replace(" UTC", ""),
        publisher=publisher or _host(url),
        url=url,
        claimant=access.name_of(subject.get("author")),
    )
    made = row(where, fields, origin=origin, raw=as_raw(review))
    notices = list(made.notices)
    if not understood:
        notices.append(_("its rating was not understood"))
    if stripped:
        notices.append(_("the verdict “{verdict}” stood in the claim").format(verdict=verdict))
    return replace(made, notices=tuple(notices) if made.claim else ())


def _verdict(rating: Any) -> tuple[str, bool]:
    """The verdict in words, else its number on its scale; and whether anything was understood.

    The words count: scales in the wild are upside down, have values outside, or no ends.
    """
    words = access.plain(rating)
    if words:
        return words, True
    said = access.mapping(rating)
    words = access.plain(said.get("alternateName")) or access.plain(said.get("name"))
    if words:
        return words, True
    value, worst, best = (access.text(said.get(key)) for key in _NUMBERS)
    if value and worst and best and worst != best:
        return _("{value} (from {worst}, worst, to {best}, best)").format(
            value=value, worst=worst, best=best
        ), True
    return "", rating is None


def _without_verdict(claim: str, verdict: str) -> tuple[str, bool]:
    """The claim without the verdict that some put in front of it (`False: …`)."""
    head, colon, rest = claim.partition(":")
    if verdict and colon and rest.strip() and head.strip().casefold() == verdict.casefold():
        return rest.strip(), True
    return claim, False


def _explanation(review: dict[str, Any]) -> str:
    rating = access.mapping(review.get("reviewRating"))
    return access.plain(rating.get("ratingExplanation")) or access.plain(review.get("reviewBody"))


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
