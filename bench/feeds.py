"""ClaimReview records as feeds hold them, made up, with dirt mixed in; the same ones every time.

A record is a JSON object of about 1,300 characters in the shape of the public feed of fact-checks.
About one in twenty is not as it should be, in ways that were all seen in feeds.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from bench.index import corpus

PUBLISHERS = 180
VERDICTS = {
    "de": (
        ("Falsch", 1),
        ("Größtenteils falsch", 2),
        ("Fehlender Kontext", 3),
        ("Teilweise falsch", 3),
        ("Richtig", 5),
    ),
    "en": (
        ("False", 1),
        ("Mostly False", 2),
        ("Misleading", 2),
        ("Half True", 3),
        ("True", 5),
        ("Unproven", 3),
    ),
}
"""Verdicts with their numbers from 1 to 5."""
_CLAIMANTS = ("Social media users", "Nutzer auf Facebook", "Viral post", "Various websites")
_SEED = 7


def records(count: int, seed: int = _SEED) -> Iterator[dict[str, Any]]:
    """The first `count` records of a seed."""
    chance = Random(seed)
    before: dict[str, Any] | None = None
    for number, claim in enumerate(corpus.claims(count)):
        record = _record(number, claim, chance)
        spoil = _chosen(chance)
        if spoil is _doubled and before is not None:
            record = json.loads(json.dumps(before))
        if spoil is not None:
            spoil(record, chance)
        else:
            before = record
        yield record


def write_lines(path: Path, count: int) -> None:
    """Write records as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for record in records(count):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_feed(path: Path, count: int) -> None:
    """Write records as one document, a `DataFeed`."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": [\n')
        for number, record in enumerate(records(count)):
            element = {"@type": "DataFeedItem", "url": record.get("url"), "item": [record]}
            file.write((",\n" if number else "") + json.dumps(element, ensure_ascii=False))
        file.write("\n]}\n")


def _record(number: int, claim: corpus.Claim, chance: Random) -> dict[str, Any]:
    house = int(PUBLISHERS * chance.random() ** 2)
    site = f"https://check{house}.example.org"
    verdicts = VERDICTS[claim.language]
    grade = chance.randrange(len(verdicts))
    year, month, day = 2012 + chance.randrange(13), 1 + chance.randrange(12), 1 + number % 28
    return {
        "@context": "http://schema.org",
        "@type": "ClaimReview",
        "author": {
            "@type": "Organization",
            "image": f"{site}/assets/logo-wide-600x60.png",
            "name": f"Check House {house}",
            "url": f"{site}/",
        },
        "claimReviewed": claim.text,
        "datePublished": f"{year}-{month:02d}-{day:02d}",
        "inLanguage": claim.language,
        "itemReviewed": {
            "@type": "Claim",
            "appearance": [
                {"@type": "CreativeWork", "url": f"https://posts.example.net/p/{number * 7919}"},
                {"@type": "CreativeWork", "url": f"https://archive.example.com/w/{number}"},
            ],
            "author": {"@type": "Person", "name": chance.choice(_CLAIMANTS)},
            "datePublished": f"{year}-{month:02d}-{max(1, day - 3):02d}",
            "firstAppearance": {
                "@type": "CreativeWork",
                "url": f"https://posts.example.net/p/{number * 7919}?first=1",
            },
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": verdicts[grade][0],
            "bestRating": 5,
            "image": f"{site}/assets/rating-{grade}.png",
            "ratingValue": verdicts[grade][1],
            "worstRating": 1,
        },
        "sdPublisher": {
            "@type": "Organization",
            "name": "Feed of Fact Checks",
            "url": "https://feed.example.com/factchecks",
        },
        "url": f"{site}/{year}/{month:02d}/{number}-{'-'.join(claim.text.lower().split()[:8])}",
    }


def _chosen(chance: Random) -> "Callable[[dict[str, Any], Random], None] | None":
    drawn = chance.random()
    for share, spoil in _DIRT:
        if drawn < share:
            return spoil
        drawn -= share
    return None


def _no_text(record: dict[str, Any], _chance: Random) -> None:
    record["claimReviewed"] = ""


def _no_words(record: dict[str, Any], _chance: Random) -> None:
    del record["reviewRating"]["alternateName"]


def _no_scale(record: dict[str, Any], _chance: Random) -> None:
    record["reviewRating"] = {"ratingValue": -1, "bestRating": -1, "worstRating": -1}


def _contrary(record: dict[str, Any], _chance: Random) -> None:
    record["reviewRating"]["ratingValue"] = 6 - record["reviewRating"]["ratingValue"]


def _inverted(record: dict[str, Any], _chance: Random) -> None:
    record["reviewRating"] |= {"bestRating": "1", "worstRating": "5"}


def _outside(record: dict[str, Any], _chance: Random) -> None:
    record["reviewRating"] = {"ratingValue": "0", "bestRating": "10", "worstRating": "1"}


def _bare(record: dict[str, Any], _chance: Random) -> None:
    record["reviewRating"] = record["reviewRating"]["alternateName"]


def _wrapped(record: dict[str, Any], _chance: Random) -> None:
    record["reviewRating"] = {"properties": record["reviewRating"]}


def _valued(record: dict[str, Any], _chance: Random) -> None:
    words = record["reviewRating"]["alternateName"]
    record["reviewRating"]["alternateName"] = {"@value": words, "@language": "de"}


def _timed(record: dict[str, Any], chance: Random) -> None:
    forms = ("{} 20:05", "{} 20:30:17 UTC", "{}T10:00:00+02:00")
    record["datePublished"] = chance.choice(forms).format(record["datePublished"])


def _impossible(record: dict[str, Any], _chance: Random) -> None:
    record["datePublished"] = record["datePublished"][:5] + "02-31"


def _escaped(record: dict[str, Any], _chance: Random) -> None:
    record["claimReviewed"] = f"&bdquo;{record['claimReviewed']}&ldquo;&nbsp;&#8211; so ein Beitrag"


def _leaked(record: dict[str, Any], _chance: Random) -> None:
    words = record["reviewRating"]["alternateName"]
    record["claimReviewed"] = f"{words}: {record['claimReviewed']}"


def _foreign(record: dict[str, Any], _chance: Random) -> None:
    record["url"] = record["url"].replace("example.org", "example.biz")


def _nameless(record: dict[str, Any], _chance: Random) -> None:
    record["author"] = {"type": "Organization", "url": record["author"]["url"]}


def _endless(record: dict[str, Any], _chance: Random) -> None:
    record["claimReviewed"] = f"{record['claimReviewed']} " * 40


def _doubled(record: dict[str, Any], chance: Random) -> None:
    if chance.random() < 0.5 and isinstance(record.get("reviewRating"), dict):
        record["reviewRating"]["alternateName"] = "Satire"


_DIRT: tuple[tuple[float, Callable[[dict[str, Any], Random], None]], ...] = (
    (0.010, _timed),
    (0.006, _escaped),
    (0.005, _bare),
    (0.005, _doubled),
    (0.004, _no_text),
    (0.003, _no_words),
    (0.003, _inverted),
    (0.003, _nameless),
    (0.002, _contrary),
    (0.002, _no_scale),
    (0.002, _valued),
    (0.002, _wrapped),
    (0.002, _leaked),
    (0.001, _outside),
    (0.001, _impossible),
    (0.001, _foreign),
    (0.0002, _endless),
)
