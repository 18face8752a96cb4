"""Agency and place at the head of a paragraph, agency or photo credit at its end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.span import Span
from workbench.model.split import ExclusionReason
from workbench.text.credits import credit_tail, is_agency_list
from workbench.text.page_words import page_words, small_words

_LONGEST_HEAD = 90
_LONGEST_TAIL = 100
_DASHED = re.compile(
    r"(?P<head>[^\n–—]{2,80}?)\s{0,2}(?:[–—]|--?(?=\s))\s{0,2}(?=[\"'»„“‘\[(]?[^\W_])"
)
_BRACKETED = re.compile(r"(?P<place>[^\n()]{0,60})\((?P<agency>[^()\n]{2,40})\)")
_FRONT = re.compile(
    r"(?P<agency>[a-z]{2,8}(?:[/-][a-z]{2,8}){0,3})\s(?P<place>[^\W\d_a-zäöüß]{3,30})\.\s"
)
# "MÜNCHEN. Die …", "LINZ (ab). Die …", "Berlin. Die …": a place as a sentence of its own.
_STOPPED = re.compile(
    r"(?P<place>[^\W\d_a-zäöüß][^\W\d_]{2,20}(?:[/ -][^\W\d_a-zäöüß][^\W\d_]{1,20}){0,2})"
    r"(?:\s\([a-zäöü/]{2,9}\))?\.\s(?=[\"'»„“]?[^\W\d_a-zäöüß])"
)
# A place in capitals and a colon, as Indian papers put it above their reports.
_CAPITALS = re.compile(
    r"(?P<place>[^\W\d_a-zäöüß]{2,20}(?:[ ./-]{1,2}[^\W\d_a-zäöüß]{2,20}){0,3}):\s{1,2}"
    r"(?=[\"'»„“‘]?[^\W\d_])"
)
# What follows a headline on the same line: "… WASHINGTON (Reuters) -".
_SOURCED = re.compile(
    r"(?<![,])\s(?=(?:[^\W\d_a-zäöüß]{2,20}(?:[ -][^\W\d_a-zäöüß]{2,20}){0,3}"
    r"|[^\W\d_a-zäöüß][\w'’./-]{2,25})(?:,\s[^\W\d_a-zäöüß][\w.'’-]{1,20}){0,2}"
    r"\s{1,2}\([^()\n]{2,40}\)\s{0,2}(?:[–—:.]|--?)\s)"
)
_PLACE = re.compile(
    r"[^\W\d_a-z][\w'’.-]{1,25}(?:[\s/,]{1,2}[^\W\d_a-z(][\w'’.-]{0,25}){0,4}"
    r"(?:,?\s\d{1,2}\.?\s[^\W\d_]{3,9}\.?|,\s[^\W\d_]{3,9}\.?\s\d{1,2})?"
)
_LINK_TAIL = re.compile(r"(?:https?://|pic\.twitter\.com/|t\.co/)\S{1,80}\Z")


@dataclass(frozen=True, slots=True)
class Edge:
    """A stretch at the head or the end of a paragraph that is no part of its sentences."""

    span: Span
    reason: ExclusionReason


def head_edge(text: str, span: Span, *, opening: bool) -> Edge | None:
    """A dateline at the start of a stretch: "BERLIN (dpa) –", "LONDON —", "Wien –".

    `opening` tells that the article begins here: only there a place in ordinary letters and
    without an agency counts as a dateline.
    """
    piece = text[span.start : min(span.end, span.start + _LONGEST_HEAD)]
    return _sourced(piece, span.start) or _placed(piece, span.start, opening=opening)


def _sourced(piece: str, start: int) -> Edge | None:
    """A dateline that names its agency."""
    front = _FRONT.match(piece)
    if front and is_agency_list(front["agency"]):
        return Edge(Span(start, start + front.end() - 1), ExclusionReason.AGENCY)
    bracketed = _BRACKETED.match(piece)
    if bracketed and _is_source(bracketed["agency"]) and _is_place(bracketed["place"]):
        end = bracketed.end()
        dash = re.compile(r"\s{0,2}(?:[–—:.]|--?)").match(piece, end)
        end = dash.end() if dash else end
        return Edge(Span(start, start + end), ExclusionReason.AGENCY)
    return None


def _placed(piece: str, start: int, *, opening: bool) -> Edge | None:
    """A dateline of a place alone."""
    stopped = _STOPPED.match(piece) if opening else None
    if stopped and stopped["place"].lower() not in small_words():
        return Edge(Span(start, start + stopped.end() - 1), ExclusionReason.BYLINE)
    capitals = _CAPITALS.match(piece) if opening else None
    if capitals and len(capitals["place"]) >= 4 and not _is_label(capitals["place"]):
        return Edge(Span(start, start + capitals.end("place") + 1), ExclusionReason.BYLINE)
    dashed = _DASHED.match(piece)
    if dashed is None or not _PLACE.fullmatch(dashed["head"]):
        return None
    place, rest = dashed["head"], piece[dashed.end() :].lstrip("\"'»„“‘[(")
    if (place[:4].isupper() or (opening and len(place.split()) <= 4)) and rest[:1].isupper():
        end = start + len(dashed.group().rstrip())
        return Edge(Span(start, end), ExclusionReason.BYLINE)
    return None


def _is_label(words: str) -> bool:
    low = words.lower()
    return low in page_words().dateline_labels or low in small_words()


def later_dateline(text: str, span: Span) -> Iterator[int]:
    """Where inside a stretch a place with an agency in brackets begins, as after a headline."""
    for match in _SOURCED.finditer(text, span.start, span.end):
        if head_edge(text, Span(match.end(), span.end), opening=True):
            yield match.end()


def _is_place(place: str) -> bool:
    place = place.strip()
    return not place or _PLACE.fullmatch(place.rstrip(",.")) is not None


def _is_source(source: str) -> bool:
    return is_agency_list(source) or source.strip().lower() in page_words().agencies


def tail_edge(text: str, span: Span) -> Edge | None:
    """An agency, a photo credit or a bare link at the end of a stretch, after its last sentence."""
    start = max(span.start, span.end - _LONGEST_TAIL)
    piece = text[start : span.end]
    link = _LINK_TAIL.search(piece)
    if link and start + link.start() > span.start:
        return Edge(Span(start + link.start(), span.end), ExclusionReason.NAVIGATION)
    agency = _agency_tail(piece)
    if agency is not None and start + agency > span.start:
        return Edge(Span(start + agency, span.end), ExclusionReason.AGENCY)
    credit = credit_tail(piece)
    if credit and piece[:credit].rstrip()[-1:] in {".", "!", "?", "“", "«", '"', "”"}:
        return Edge(Span(start + credit, span.end), ExclusionReason.CREDIT)
    return None


def _agency_tail(piece: str) -> int | None:
    """Where "(APA, 12.8.2015)" or "dpa/afp" begins after the last end mark of a piece."""
    if piece.endswith((")", "]")):
        at = max(piece.rfind("("), piece.rfind("["))
        return (
            at
            if at > 0 and is_agency_list("(" + piece[at + 1 : -1].replace(",", " ") + ")")
            else None
        )
    at = max(piece.rfind(mark) for mark in (". ", "! ", "? ", '" ', "“ ", "« ", "” ", ".\n"))
    return at + 2 if at >= 0 and is_agency_list(piece[at + 2 :]) else None
