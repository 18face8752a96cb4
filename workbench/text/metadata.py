"""Where an article comes from: its agencies, authors and day, read from what is left out of it."""

import re
from collections.abc import Iterable, Iterator

from workbench.model.split import NO_METADATA, Excluded, ExclusionReason, Metadata
from workbench.text.boilerplate import Page
from workbench.text.page_words import page_words
from workbench.text.publication import Dating, datings

_ABOVE = 15  # lines left out above the article that are looked at
_OPENING = 2  # paragraphs that may stand above author and date
_BELOW = 8  # and below it
_MOST = 8  # names and agencies
_ENDS = re.compile(r"[|@;/()\d\n]|\s[–—-]\s|\s(?:in|für|for)\s")
_JOINTS = re.compile(r",\s|\s(?:und|and|sowie|with|mit)\s|\s?&\s?")
_NAME = re.compile(
    r"(?:(?:Dr|Prof|Mag|Dipl)\.(?:-Ing\.)?\s)*(?:[^\W\d_a-zäöüß][\w'’.-]{0,30})"
    r"(?:\s(?:von|van|de|der|den|di|da|du|la|le|al|bin|ibn|zu|zur|vom|[^\W\d_a-zäöüß][\w'’.-]{0,30})"
    r"){0,4}"
)
_BREAKS = re.compile(r"[\s/|,;&()\[\]:–—]+|\.(?:\s|\Z)")


def metadata_of(page: Page) -> Metadata:
    """What the lines around an article, and the datelines in it, say of its origin."""
    if not page.body:
        return NO_METADATA
    # The author often stands below the standfirst.
    start, end = page.body[:_OPENING][-1].start, page.body[-1].end
    above = [item for item in page.excluded if item.span.end <= start][-_ABOVE:]
    inside = [item for item in page.excluded if start < item.span.end <= end]
    below = list(_until_menu(item for item in page.excluded if item.span.start >= end))
    around = [*above, *below]
    return Metadata(
        published=_published(around),
        agencies=_first(name for item in (*above, *inside, *below) for name in _agencies(item)),
        bylines=_first(name for item in around for name in _authors(item)),
    )


def _until_menu(items: Iterable[Excluded]) -> Iterator[Excluded]:
    """What stands right below the article, before the page's own parts begin."""
    for number, item in enumerate(items):
        if number == _BELOW or item.reason is ExclusionReason.NAVIGATION:
            return
        yield item


def _first(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in the wording that came first."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.lower(), name)
    return tuple(found.values())[:_MOST]


def _published(items: Iterable[Excluded]) -> str:
    """The day that is said to be that of the publication, else one that is of no change."""
    lines = [item for item in items if item.reason in _DATED and not _is_signature(item.text)]
    found = [dating for item in lines for dating in datings(item.text)]
    tests = (_is_of_publication, _is_of_no_change, _is_any)
    return next((item.when for test in tests for item in found if test(item)), "")


_DATED = {ExclusionReason.BYLINE, ExclusionReason.AGENCY}


def _is_of_publication(item: Dating) -> bool:
    return item.of_publication


def _is_of_no_change(item: Dating) -> bool:
    return not item.of_update


def _is_any(_item: Dating) -> bool:
    return True


def _is_signature(line: str) -> bool:
    """Whether a line signs an embedded post."""
    return line.startswith(("—", "–", "-")) and "(@" in line


def _agencies(item: Excluded) -> Iterator[str]:
    """The agencies that an agency line, or a byline with the agency in it, names."""
    if item.reason is ExclusionReason.AGENCY:
        yield from _agencies_in(item.text)
    elif item.reason is ExclusionReason.BYLINE and _rest_of(item.text):
        names = set(_authors(item))
        for part in re.split(r"[|,;]|\s[–—-]\s", _rest_of(item.text)):
            if part.strip() not in names and part.strip().lower() in page_words().agencies:
                yield part.strip()


def _agencies_in(line: str) -> Iterator[str]:
    known = page_words()
    words = [word for word in _BREAKS.split(line) if word]
    at = 0
    while at < len(words):
        for size in (3, 2, 1):
            name = " ".join(words[at : at + size])
            if name.lower() in known.agencies and len(words[at : at + size]) == size:
                if name.lower() not in known.nameless_agencies:
                    yield name
                at += size - 1
                break
        at += 1


def _authors(item: Excluded) -> Iterator[str]:
    """The names that follow "Von", "By" and the like."""
    if item.reason is not ExclusionReason.BYLINE:
        return
    listed = _ENDS.split(_rest_of(item.text), maxsplit=1)[0]
    names = [piece.strip(" .,:") for piece in _JOINTS.split(listed)]
    names = [name for name in names if _NAME.fullmatch(name) and not _is_none(name.lower())]
    full = [name for name in names if " " in name]
    for name in full or names:  # one word behind a name is where its bearer works
        yield name.title() if name.isupper() and len(name) > 3 else name


def _rest_of(line: str) -> str:
    """What follows the beginning of a byline; empty where the line has none."""
    low = line.lower()
    starts = [start for start in page_words().author_starts if low.startswith(start)]
    return line[len(max(starts, key=len)) :].strip() if starts else ""


def _is_none(low: str) -> bool:
    """Whether what stands where a name might is an agency, a role or a date."""
    known = page_words()
    words = set(low.split())
    role = not words.isdisjoint(known.byline_roles)
    return role or low in known.agencies or words <= known.date_words
