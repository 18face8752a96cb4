"""Lines that say by their own words that they belong to the page and not to the article."""

import re

from workbench.model.split import ExclusionReason
from workbench.text.credits import is_agency_list, is_credited, is_date_line
from workbench.text.page_words import page_words
from workbench.text.shape import Shape

_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?/\s?\d{1,2}:\d{2})?")
_GAPS = re.compile(r"\s{2,40}|\s?[·•|]\s?")
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
_BY = ("von ", "by ")
_AUTHOR = re.compile(
    r"(?:[^\W\d_][\w.'-]{1,20} ){2,4}is an? (?:[\w&-]{1,20} ){0,5}"
    r"(?:reporter|editor|correspondent|writer|columnist|journalist|producer)"
    r" (?:for|at|with|based)\b[^.\n]{0,80}\.?\Z"
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:by\s)?\s*(?:19|20)\d\d")
# Agencies date a photo by weekday and full date, which running text never does.
_AGENCY_CAPTION = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day, [a-z]{3,9}\.? \d{1,2}, (?:19|20)\d\d\b"
)
_REPORTERS = ("(reporting by", "reporting by", "(editing by", "editing by")
_QUOTED = re.compile(r"[\"„“”»«][^\"“”«»]*(?:[\"“”«»]|\Z)")
_CONSENT = 200  # words of what a page says about cookies
_BOX_HEAD = 6  # words
_RESPONSES = re.compile(
    r"(?:\d{1,5}|one|ein|eine) (?:responses?|thoughts?|comments?|replies|reply|antwort(?:en)?"
    r"|kommentare?|gedanken?|reaktion(?:en)?) (?:to|on|auf|zu)\b"
)
_SOURCE_WORD = re.compile(r"\s(?:Quelle|Quellen|Source)\s?:")


def reason_of(shape: Shape, line: str) -> ExclusionReason | None:
    """Why a paragraph is no part of the article, as far as its own words tell.

    `line` is its wording, shortened to the shape's `low`. Running text is left out only where it
    begins with a notice that pages print about themselves, or ends with a photo credit.
    """
    if shape.prose:
        return _of_prose(shape, line)
    return _of_fragment(shape, line)


def _of_prose(shape: Shape, line: str) -> ExclusionReason | None:
    known = page_words()
    short, brief = shape.words <= 60, shape.words <= 20
    dated = shape.words <= 20 and _is_signed(line) and any(letter.isdigit() for letter in line)
    if _SIGNATURE.match(line) or is_date_line(line) or dated or _AUTHOR.match(shape.low):
        return ExclusionReason.BYLINE
    if short and shape.low.startswith(known.player_notices):
        return ExclusionReason.PLAYER
    notice = short and shape.low.startswith(known.navigation_notices)
    addressed = short and _speaks_to_reader(line)
    part = (
        (brief and addressed and any(part in shape.low for part in known.navigation_parts))
        or (addressed and any(part in shape.low for part in known.adverts))
        or (short and any(part in shape.low for part in known.page_notes))
    )
    if not notice and shape.words <= _CONSENT:
        notice = shape.low.startswith(known.consent_starts)
    if notice or part or (short and _COPYRIGHT.match(shape.low)):
        return ExclusionReason.NAVIGATION
    if short and shape.low.startswith(_REPORTERS):
        return ExclusionReason.BYLINE
    captioned = short and (
        shape.low.startswith(known.caption_starts) or _AGENCY_CAPTION.search(shape.low) is not None
    )
    return ExclusionReason.CAPTION if captioned or is_credited(shape, line) else None


def _speaks_to_reader(line: str) -> bool:
    """Whether a line says "you" or "we", and not in somebody's words that it quotes."""
    return not page_words().addresses.isdisjoint(_WORD.findall(_QUOTED.sub("", line)))


def _of_fragment(shape: Shape, line: str) -> ExclusionReason | None:
    known = page_words()
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
    known = page_words()
    if shape.words > 25:
        return False
    if _SIGNATURE.match(line) or is_date_line(_SOURCE_WORD.split(line, maxsplit=1)[0]):
        return True
    if shape.low.startswith(_BY):
        # What follows a comma is where the author works.
        signed = line if shape.ended else line.partition(",")[0]
        return shape.words <= 14 and _is_signed(signed)
    if shape.low.startswith(known.byline_starts):
        return shape.words <= 16
    if shape.words <= 12 and not shape.ended:
        roles = known.byline_roles.intersection(_WORD.findall(shape.low))
        return bool(roles) and _names(line, allowed=known.byline_roles)
    return False


def _is_signed(line: str) -> bool:
    """Whether a line begins with "By" and holds little but names."""
    begins = line.lower().startswith(_BY) and _BY_NAME.match(line[0].lower() + line[1:])
    return bool(begins) and _names(line)


def _names(line: str, allowed: frozenset[str] = frozenset()) -> bool:
    """Whether nearly all words of a line begin with a capital."""
    words = [word for word in _WORD.findall(line) if word.lower() not in _NAME_PARTS | allowed]
    lower = sum(word[0].islower() and word.lower() not in page_words().date_words for word in words)
    few: bool = lower <= len(words) // 5
    return few


def _is_player(shape: Shape, line: str) -> bool:
    known = page_words()
    return (
        shape.bare in known.player_lines
        or shape.low.startswith(known.player_starts + known.player_notices)
        or bool(_CLOCK.fullmatch(line.strip()))
    )


def _is_navigation(shape: Shape, line: str) -> bool:
    known = page_words()
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
        or _is_button_row(line)
        or line.count("|") >= 2
        or (shape.words <= 8 and " » " in line)
    )


def _is_button_row(line: str) -> bool:
    """Whether a line is made of the captions of buttons, set apart by wide blanks or dots."""
    captions = [caption for caption in _GAPS.split(line.strip().lower()) if caption]
    return len(captions) > 1 and all(
        caption in page_words().navigation_lines for caption in captions
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
            "responses",
            "replies",
            "antworten",
            "leserkommentare",
            "reaktionen",
        }
    )


def _parts(bare: str) -> list[str]:
    return [
        part for part in bare.replace("/", " ").replace("|", " ").split() if part.isalpha()
    ] or [""]


def _is_credit(shape: Shape, line: str) -> bool:
    known = page_words()
    if shape.words > 16:
        return False
    if shape.low.startswith(known.credit_starts) or line.startswith("©"):
        return True
    pieces = [piece for piece in re.split(r"[/|,()]", shape.bare) if piece.strip()]
    sources = [piece for piece in pieces if piece.strip() in known.photo_sources]
    return bool(sources) and (len(pieces) == len(sources) or ("/" in line and shape.words <= 8))


def opens_box(shape: Shape) -> bool:
    """Whether the line heads a box of links."""
    known = page_words()
    return not shape.prose and (
        shape.bare in known.box_heads
        or (shape.words <= _BOX_HEAD and shape.low.startswith(known.box_starts))
    )


def ends_article(shape: Shape) -> bool:
    """Whether the line heads what pages print below the article."""
    if shape.prose:
        return False
    known = page_words()
    return (
        shape.bare in known.end_heads or _counted(shape.bare) or bool(_COPYRIGHT.match(shape.low))
    )


def heads_comments(shape: Shape) -> bool:
    """Whether the line heads what readers wrote."""
    if shape.prose or shape.words > 12:
        return False
    known = page_words()
    return (
        shape.bare in known.comment_heads
        or _counted(shape.bare)
        or _RESPONSES.match(shape.bare) is not None
    )


def describes_picture(shape: Shape) -> bool:
    """Whether a sentence points into a picture: "(links)", "im Bild", "pictured"."""
    return any(mark in shape.low for mark in page_words().picture_marks)


def labels_caption(shape: Shape) -> bool:
    """Whether the line announces that the next is the text to a photo."""
    return shape.bare in page_words().caption_labels


def is_player_head(shape: Shape) -> bool:
    """Whether the line is the button or label above a video's title."""
    return not shape.prose and shape.bare in page_words().player_lines
