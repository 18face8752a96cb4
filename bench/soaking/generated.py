"""Files as they might come in: whole ones of every form, and what is left when they are damaged."""

import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable
from typing import Any

from bench.soaking.hostile_strings import STRINGS

_WORDS = (*STRINGS.values(), "The ferry had 48 people on board.", "", "false", "2019-05-03", "1/5")
_KEYS = (
    *("id", "text", "verdict", "date", "publisher", "url", "claimReviewed", "reviewRating"),
    *("@type", "@graph", "itemReviewed", "author", "name", "alternateName", "ratingValue"),
    *("claims", "claimReview", "dataFeedElement", "item", "language", "title", "x"),
)
_DEEP = 6


def file(dice: random.Random) -> tuple[str, bytes]:
    """The ending of a name, and what the file holds; one in three was damaged, some are packed."""
    ending, make = dice.choice(_FORMS)
    data = make(dice).encode("utf-8", "surrogatepass")
    if not dice.randrange(3):
        data = _damaged(data, dice)
    if not dice.randrange(10):
        data = data.decode("utf-8", "replace").encode("utf-16")
    if not dice.randrange(10):
        data = _packed(data, dice)
        if not dice.randrange(2):
            data = _damaged(data, dice)
    return ending, data


def _packed(data: bytes, dice: random.Random) -> bytes:
    if dice.randrange(3):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a/x", data)
            archive.writestr("b", data[:99])
        data = out.getvalue()
    return data if dice.randrange(2) else gzip.compress(data)


def _value(dice: random.Random, depth: int = 0) -> Any:
    kind = dice.randrange(9 if depth < _DEEP else 6)
    if kind < 3:
        return dice.choice(_WORDS)
    if kind < 6:
        return dice.choice((None, True, False, 0, -1, 5, 1e308, 10**30, 0.1))
    if kind < 8:
        return {dice.choice(_KEYS): _value(dice, depth + 1) for _each in range(dice.randrange(6))}
    return [_value(dice, depth + 1) for _each in range(dice.randrange(5))]


def _review(dice: random.Random) -> dict[str, Any]:
    review: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": dice.choice(("ClaimReview", ["ClaimReview"], _value(dice))),
        "claimReviewed": dice.choice(_WORDS),
        "url": dice.choice(_WORDS),
        "reviewRating": {"@type": "Rating", "alternateName": dice.choice(_WORDS)},
        "author": {"name": dice.choice(_WORDS)},
        "datePublished": dice.choice(_WORDS),
    }
    for key in dice.sample(list(review), 2):
        review[key] = _value(dice)
    return review


def _lines(dice: random.Random) -> str:
    rows = []
    for number in range(dice.randrange(1, 6)):
        row = {"id": str(number), "text": dice.choice(_WORDS), dice.choice(_KEYS): _value(dice)}
        rows.append(json.dumps(row, ensure_ascii=bool(dice.randrange(2))))
    return dice.choice(("\n", "\r\n")).join(rows)


def _document(dice: random.Random) -> str:
    whole = dice.choice(
        (
            _value(dice),
            [_review(dice) for _each in range(3)],
            {"@graph": [_review(dice), _value(dice)]},
            {"dataFeedElement": [{"item": [_review(dice)]}, _value(dice)]},
            {"claims": [{"text": dice.choice(_WORDS), "claimReview": [_value(dice)]}]},
        )
    )
    return json.dumps(whole)


def _table(dice: random.Random) -> str:
    comma = dice.choice((",", ";", "\t"))
    heads = comma.join(dice.sample(("text", "verdict", "date", "url", "Aussage", "Urteil"), 4))
    rows = [comma.join(dice.choice(_WORDS) for _each in range(4)) for _row in range(5)]
    return "\n".join((heads, *rows))


def _page(dice: random.Random) -> str:
    block = json.dumps(_review(dice))
    tags = "".join(
        f"<{dice.choice(('p', 'div', 'h1', 'script', 'table', 'svg', 'a href=x'))}>"
        f"{dice.choice(_WORDS)}"
        for _each in range(dice.randrange(12))
    )
    return f'<html><script type="application/ld+json">{block}</script>{tags}'


def _text(dice: random.Random) -> str:
    return "\n\n".join(" ".join(dice.choices(_WORDS, k=5)) for _each in range(dice.randrange(6)))


def _damaged(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data) + 1)
    return dice.choice(
        (
            data[:at],
            data[:at] + dice.randbytes(dice.randrange(8)) + data[at + 4 :],
            data[:at] + data[at : at + 20] * 50 + data[at:],
        )
    )


_FORMS: tuple[tuple[str, Callable[[random.Random], str]], ...] = (
    (".jsonl", _lines),
    (".json", _document),
    (".csv", _table),
    (".html", _page),
    (".txt", _text),
)
