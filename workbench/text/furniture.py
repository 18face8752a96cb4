"""Lines that say by their own words that they belong to the page and not to the article."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.model.split import ExclusionReason
from workbench.text import packs
from workbench.text.shape import Shape

_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?/\s?\d{1,2}:\d{2})?")
_COUNTED = re.compile(r"\(?\d{1,6}\)?\s?[^\W\d_]{3,14}|[^\W\d_]{3,14}\s?\(?\d{1,6}\)?")
_WORD = re.compile(r"[^\W\d_][^\W\d_.]*")
_SIGNATURE = re.compile(r"[—–-]\s?[^@\n]{2,80}\(@\w{1,30}\)")
_BY_NAME = re.compile(
    r"(?:von|by|text:|autor:|autorin:)\s+(?:(?:dr|prof|the|and|und|for|für|of|in|,|&|von|de|van)\b|\W)*+"
    r"[^\W\d_a-zäöüß]"
)
_NAME_PARTS = frozenset(
    {
        "von",
        "van",
        "de",
        "der",
        "den",
        "und",
        "and",
        "für",
        "for",
        "in",
        "the",
        "of",
        "la",
        "al",
        "mit",
    }
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:by\s)?\s*(?:19|20)\d\d")
_CREDIT_TAIL = re.compile(
    r"[(\[]?(?:(?:foto|bild|photo|photograph|picture|image|quelle|credit|copyright|fotos|grafik)"
    r"(?:\s(?:by|von|credit))?\s?:|(?:ap|afp|file|reuters|epa|getty)\s?(?:photo|foto|images)\b"
    r"|\([^()\n]{2,60}(?:/|\svia\s)[^()/\n]{2,40}\)\Z|photo by\b|image by\b|photos by\b|©)[^.!?\n]{0,90}\.?\s?[)\]]?\Z"
)
# Agencies date a photo by weekday and full date, which running text never does.
_AGENCY_CAPTION = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day, [a-z]{3,9}\.? \d{1,2}, (?:19|20)\d\d\b"
)
_SOURCE_LIST = re.compile(r"[\s/|,;&()\[\]]+")
_REPORTERS = ("(reporting by", "reporting by", "(editing by", "editing by")
_SOURCE_WORD = re.compile(r"\s(?:Quelle|Quellen|Source)\s?:")
_TAIL = 130


@dataclass(frozen=True, slots=True)
class _Lists:
    """The packs' word lists, all languages together: pages mix them."""

    navigation_lines: frozenset[str]
    navigation_starts: tuple[str, ...]
    navigation_parts: tuple[str, ...]
    navigation_notices: tuple[str, ...]
    player_lines: frozenset[str]
    player_starts: tuple[str, ...]
    player_notices: tuple[str, ...]
    credit_starts: tuple[str, ...]
    caption_starts: tuple[str, ...]
    byline_starts: tuple[str, ...]
    byline_roles: frozenset[str]
    date_words: frozenset[str]
    agencies: frozenset[str]
    agency_companions: frozenset[str]
    photo_sources: frozenset[str]
    box_heads: frozenset[str]
    end_heads: frozenset[str]
    adverts: tuple[str, ...]
    caption_labels: frozenset[str]


def _tables() -> list[Mapping[str, Any]]:
    return [packs.section(language, "boilerplate") for language in packs.languages()]


def _merged(name: str) -> tuple[str, ...]:
    return tuple(item for table in _tables() for item in table.get(name, ()))


def _notices(name: str) -> tuple[str, ...]:
    return tuple(item for table in _tables() for item in table.get("notices", {}).get(name, ()))


@cache
def lists() -> _Lists:
    """What the language packs know of pages."""
    return _Lists(
        navigation_lines=frozenset(_merged("navigation_lines")),
        navigation_starts=_merged("navigation_starts"),
        navigation_parts=_merged("navigation_parts"),
        navigation_notices=_notices("navigation"),
        player_lines=frozenset(_merged("player_lines")),
        player_starts=_merged("player_starts"),
        player_notices=_notices("player"),
        credit_starts=_merged("credit_starts"),
        caption_starts=_merged("caption_starts"),
        byline_starts=_merged("byline_starts"),
        byline_roles=frozenset(_merged("byline_roles")),
        date_words=frozenset(_merged("date_words")),
        agencies=frozenset(_merged("agencies")),
        agency_companions=frozenset(_merged("agency_companions")),
        photo_sources=frozenset(_merged("photo_sources")),
        box_heads=frozenset(_merged("box_heads")),
        end_heads=frozenset(_merged("end_heads")),
        adverts=_merged("adverts"),
        caption_labels=frozenset(_merged("caption_labels")),
    )


def reason_of(shape: Shape, line: str) -> ExclusionReason | None:
    """Why a paragraph is no part of the article, as far as its own words tell.

    `line` is its wording, shortened to the shape's `low`. Running text is left out only where it
    begins with a notice that pages print about themselves, or ends with a photo credit.
    """
    if shape.prose:
        return _of_prose(shape, line)
    return _of_fragment(shape, line)


def _of_prose(shape: Shape, line: str) -> ExclusionReason | None:
    known = lists()
    short, brief = shape.words <= 60, shape.words <= 20
    if _SIGNATURE.match(line) or is_date_line(line):
        return ExclusionReason.BYLINE
    if short and shape.low.startswith(known.player_notices):
        return ExclusionReason.PLAYER
    notice = short and shape.low.startswith(known.navigation_notices)
    part = (brief and any(part in shape.low for part in known.navigation_parts)) or (
        short and any(part in shape.low for part in known.adverts)
    )
    if notice or part or (short and _COPYRIGHT.match(shape.low)):
        return ExclusionReason.NAVIGATION
    if short and shape.low.startswith(_REPORTERS):
        return ExclusionReason.BYLINE
    captioned = short and (
        shape.low.startswith(known.caption_starts) or _AGENCY_CAPTION.search(shape.low) is not None
    )
    return ExclusionReason.CAPTION if captioned or is_credited(shape, line) else None


def _of_fragment(shape: Shape, line: str) -> ExclusionReason | None:
    known = lists()
    if is_agency_list(line):
        return ExclusionReason.AGENCY
    for test, reason in (
        (_is_byline, ExclusionReason.BYLINE),
        (_is_player, ExclusionReason.PLAYER),
        (_is_navigation, ExclusionReason.NAVIGATION),
        (_is_credit, ExclusionReason.CREDIT),
    ):
        if test(shape, line):
            return reason
    if (
        shape.low.startswith(known.caption_starts)
        or is_credited(shape, line)
        or (shape.words > 6 and _AGENCY_CAPTION.search(shape.low))
    ):
        return ExclusionReason.CAPTION
    return None


def _is_byline(shape: Shape, line: str) -> bool:
    known = lists()
    if shape.words > 25:
        return False
    if _SIGNATURE.match(line) or is_date_line(_SOURCE_WORD.split(line, maxsplit=1)[0]):
        return True
    if shape.low.startswith(("von ", "by ")):
        return (
            shape.words <= 14 and bool(_BY_NAME.match(line[0].lower() + line[1:])) and _names(line)
        )
    if shape.low.startswith(known.byline_starts):
        return shape.words <= 16
    if shape.words <= 12 and not shape.ended:
        roles = known.byline_roles.intersection(_WORD.findall(shape.low))
        return bool(roles) and _names(line, allowed=known.byline_roles)
    return False


def _names(line: str, allowed: frozenset[str] = frozenset()) -> bool:
    """Whether nearly all words of a line begin with a capital."""
    words = [word for word in _WORD.findall(line) if word.lower() not in _NAME_PARTS | allowed]
    lower = sum(word[0].islower() and word.lower() not in lists().date_words for word in words)
    return lower <= len(words) // 5


def is_date_line(line: str) -> bool:
    """Whether a line holds nothing but a date or a time and the words around them."""
    if len(line) > 90 or not any(letter.isdigit() for letter in line):
        return False
    words = [word.strip(".") for word in _WORD.findall(line.lower())]
    known = lists().date_words
    return bool(words) and all(word in known for word in words)


def _is_player(shape: Shape, line: str) -> bool:
    known = lists()
    return (
        shape.bare in known.player_lines
        or shape.low.startswith(known.player_starts + known.player_notices)
        or bool(_CLOCK.fullmatch(line.strip()))
    )


def _is_navigation(shape: Shape, line: str) -> bool:
    known = lists()
    if not shape.bare or not any(letter.isalpha() for letter in shape.bare):
        return True
    return (
        shape.bare in known.navigation_lines
        or _LINK.fullmatch(line) is not None
        or shape.low.startswith(known.navigation_starts + known.navigation_notices)
        or (shape.words <= 25 and any(part in shape.low for part in known.navigation_parts))
        or _COPYRIGHT.search(shape.low) is not None
        or (shape.words <= 3 and _counted(shape.bare))
        or (
            shape.words <= 12 and all(part in known.navigation_lines for part in _parts(shape.bare))
        )
        or line.count("|") >= 2
        or (shape.words <= 8 and " » " in line)
    )


def _counted(bare: str) -> bool:
    """A count of comments, shares and the like."""
    return _COUNTED.fullmatch(bare) is not None and bool(
        {word.strip("()") for word in bare.split()}
        & {
            "kommentare",
            "kommentar",
            "comments",
            "comment",
            "shares",
            "share",
            "bilder",
            "votes",
            "likes",
        }
    )


def _parts(bare: str) -> list[str]:
    return [
        part for part in bare.replace("/", " ").replace("|", " ").split() if part.isalpha()
    ] or [""]


def _is_credit(shape: Shape, line: str) -> bool:
    known = lists()
    if shape.words > 16:
        return False
    if shape.low.startswith(known.credit_starts) or line.startswith("©"):
        return True
    pieces = [piece for piece in re.split(r"[/|,()]", shape.bare) if piece.strip()]
    sources = [piece for piece in pieces if piece.strip() in known.photo_sources]
    return bool(sources) and (len(pieces) == len(sources) or ("/" in line and shape.words <= 8))


def is_agency_list(line: str) -> bool:
    """Whether a line names agencies (and the initials of who put their reports together) only."""
    if len(line) > 90:
        return False
    known = lists()
    pieces = [piece for piece in _SOURCE_LIST.split(line.strip(" .:–-—")) if piece]
    lows = [piece.lower().strip(".:") for piece in pieces]
    if not lows or not any(low in known.agencies for low in lows):
        return False
    marked = "/" in line or line.startswith("(") or all(low in known.agencies for low in lows)
    companions = known.agency_companions
    return all(
        low in known.agencies
        or low in companions
        or (marked and piece.islower() and len(piece) <= 4)
        or low.replace(".", "").isdigit()
        for piece, low in zip(pieces, lows, strict=True)
    )


def credit_tail(line: str) -> int | None:
    """Where a photo credit begins that ends the line; None where there is none."""
    offset = max(0, len(line) - _TAIL)
    low = line[offset:].lower()
    match = _CREDIT_TAIL.search(low)
    if match:
        return offset + match.start()
    bar = max(low.rfind("|"), low.rfind(" / "))
    source = low[bar + 1 :].strip(" /|)") if bar >= 0 else ""
    return offset + bar if source in lists().photo_sources else None


def is_credited(shape: Shape, line: str) -> bool:
    """Whether a short text ends with a photo credit, as captions do."""
    return shape.words <= 70 and len(line) == len(shape.span) and credit_tail(line) is not None


def opens_box(shape: Shape) -> bool:
    """Whether the line heads a box of links."""
    return not shape.prose and shape.bare in lists().box_heads


def ends_article(shape: Shape) -> bool:
    """Whether the line heads what pages print below the article."""
    if shape.prose:
        return False
    known = lists()
    return (
        shape.bare in known.end_heads or _counted(shape.bare) or bool(_COPYRIGHT.match(shape.low))
    )


def labels_caption(shape: Shape) -> bool:
    """Whether the line announces that the next is the text to a photo."""
    return shape.bare in lists().caption_labels


def is_player_head(shape: Shape) -> bool:
    """Whether the line is the button or label above a video's title."""
    return not shape.prose and shape.bare in lists().player_lines
