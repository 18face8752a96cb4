"""A claim as a row of its table, and back."""

import re
from typing import Any

from sqlalchemy import RowMapping

from workbench.model.span import Span
from workbench.model.split import Claim
from workbench.store import jsontext
from workbench.store.borders import clean_text
from workbench.text.anchor import make

_CLAIM_ID = re.compile(r"c([1-9][0-9]{0,8})")


def number_of(claim_id: str) -> int:
    """The number in a claim's id, 0 for what is no such id."""
    found = _CLAIM_ID.fullmatch(claim_id)
    return int(found[1]) if found else 0


def id_of(number: int) -> str:
    """The id of the claim of that number."""
    return f"c{number}"


def to_row(
    article_id: int, revision: int, text: str, claim: Claim, *, active: bool
) -> dict[str, Any]:
    """The row of a claim that nothing is decided about yet; `text` is the whole article's.

    Raises `ValueError` where the claim's words are not those at its place, or its id is no `c1`.
    """
    number = number_of(claim.id)
    if not number:
        raise ValueError(f"not the id of a claim: {claim.id!r}")
    return {
        **place_columns(revision, text, claim),
        "article": article_id,
        "label": number,
        "active": active,
        "dismissed": None,
        "shortfall": None,
        "verdict": None,
        "said": None,
        "note": None,
        "matched_version": 0,
    }


def place_columns(revision: int, text: str, claim: Claim) -> dict[str, Any]:
    """The columns that say where a claim stands in a text and what was read out of it there.

    Raises `ValueError` where the claim's words are not those at its place.
    """
    selector = make(text, claim.span)
    if selector.exact != clean_text(claim.text):
        raise ValueError(f"{claim.id} does not stand at {claim.span}")
    return {
        "revision": revision,
        "start": claim.span.start,
        "end": claim.span.end,
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "checkable": claim.checkable,
        "worth": claim.worth,
        "hedged": claim.hedged,
        "reasons": jsontext.write_texts(claim.reasons),
        "attribution": jsontext.write_attribution(claim.attribution),
        "signals": jsontext.write_signals(claim.signals),
        "frame_start": claim.frame.start if claim.frame else None,
        "frame_end": claim.frame.end if claim.frame else None,
        "language": claim.language,
        "context": jsontext.write_context(claim.context),
    }


def _frame(row: RowMapping) -> Span | None:
    start, end = row["frame_start"], row["frame_end"]
    return None if start is None or end is None else Span(start, end)


def to_claim(row: RowMapping) -> Claim:
    """The claim of a row."""
    return Claim(
        id=id_of(row["label"]),
        span=Span(row["start"], row["end"]),
        text=row["exact"],
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        checkable=row["checkable"],
        worth=row["worth"],
        reasons=jsontext.read_texts(row["reasons"]),
        hedged=row["hedged"],
        attribution=jsontext.read_attribution(row["attribution"]),
        signals=jsontext.read_signals(row["signals"]),
        frame=_frame(row),
        language=row["language"] or "",
        context=jsontext.read_context(row["context"]),
    )
