"""The news agencies that a text says it goes back to, each by one name.

An agency line is what counts: "(dpa/AFP)", "BEIJING, June 15 (Xinhua) --", "als/dpa/Reuters", a
byline, or a credit in a short line at the head or the end ("Mit Material der dpa"). In running
text an agency counts only in the first lines, as the one who reports what the article is about
("wie dpa meldet"). Further down it is a witness that the author cites, and the credit of a photo
tells nothing of the text.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.model.span import Span
from workbench.text.page_words import page_words
from workbench.text.paragraphs import lines

if TYPE_CHECKING:
    from workbench.text.boilerplate import Page

_HEAD = 8_000  # code points of a long text that are read at either end
_EDGE_LINES = 8
_LONGEST_LINE = 300
_LEAD, _LEAD_PARAGRAPHS = 400, 2  # code points in which an agency may be who reports it
_LONGEST_NAME = 80
_SLASHED = re.compile(r"\.\s?/(?P<agency>[^\W\d_]{2,12})/\.?\s")  # "MOSCOW, June 15. /TASS/. "


def agencies_named(text: str, language: str) -> tuple[str, ...]:
    """The agencies of a text, as it says itself, in text order and by their canonical names.

    An agency that the list does not have but a language pack has keeps its wording. Of a long
    text both ends are read.
    """
    if len(text) > 2 * _HEAD:
        text = f"{text[:_HEAD]}\n\n{text[-_HEAD:]}"
    # What reads a page is much; whoever only compares names has no use for it.
    from workbench.text.boilerplate import read_page  # noqa: PLC0415
    from workbench.text.metadata import metadata_of  # noqa: PLC0415

    page = read_page(text, language)
    named = [*_in_lead(text, page), *metadata_of(page).agencies, *_in_credits(text)]
    return tuple(dict.fromkeys(filter(None, map(_canonical, named))))


def agency_of(name: str) -> str:
    """The canonical name of the agency that a whole string names, in any case; empty for none."""
    return _known().get(" ".join(name[:_LONGEST_NAME].split()).casefold(), "")


def is_carrier(name: str) -> bool:
    """Whether a name is that of a wire, a platform or an archive: nobody whom a text is from."""
    return " ".join(name[:_LONGEST_NAME].split()).casefold() in _carriers()


def _canonical(name: str) -> str:
    """The name that an agency is compared by; empty for one that only sends on what others say."""
    return "" if is_carrier(name) else agency_of(name) or name


def _in_lead(text: str, page: "Page") -> Iterator[str]:
    """Who reports what the article is about, in its first lines."""
    if not page.body:
        return
    start = page.body[0].start
    end = page.body[:_LEAD_PARAGRAPHS][-1].end
    lead = text[start : min(end, start + _LEAD)]
    slashed = _SLASHED.search(lead[:_LONGEST_NAME])
    if slashed and slashed["agency"].lower() in page_words().agencies:
        yield slashed["agency"]
    for found in _reporting().finditer(lead):
        yield found["told"] or found["teller"]


def _in_credits(text: str) -> Iterator[str]:
    """The agencies in the credits among the first and the last lines."""
    for line in _edges(list(lines(text))):
        wording = line.of(text)
        low = wording.lower()
        if len(line) <= _LONGEST_LINE and any(phrase in low for phrase in _credits("lines")):
            for found in re.finditer(_any_agency(), wording):
                yield found[0]


def _edges(found: list[Span]) -> list[Span]:
    """The first and the last lines, each once."""
    first, rest = found[:_EDGE_LINES], found[_EDGE_LINES:]
    return [*first, *rest[-_EDGE_LINES:]]


@cache
def _reporting() -> re.Pattern[str]:
    """An agency with a word of reporting before or after it."""
    before, after, right_after = (
        "|".join(map(re.escape, _credits(part))) for part in ("before", "after", "right_after")
    )
    word = r"\s[^\W\d_][\w-]{0,30}"
    return re.compile(
        rf"\b(?i:{before})(?:{word}){{0,4}}?\s(?P<told>{_any_agency()})"
        rf"|(?P<teller>{_any_agency()})(?:\s(?:{right_after})|(?:{word}){{0,3}}?\s(?:{after}))\b"
    )


@cache
def _any_agency() -> str:
    """A pattern of every spelling, the longest first."""
    forms = sorted((form for forms in _data()["names"].values() for form in forms), key=len)
    return rf"(?<![\w/-])(?:{'|'.join(map(re.escape, reversed(forms)))})(?![\w])"


@cache
def _known() -> dict[str, str]:
    return {
        form.casefold(): name for name, forms in _data()["names"].items() for form in (name, *forms)
    }


@cache
def _carriers() -> frozenset[str]:
    return frozenset(name for names in _data()["carriers"].values() for name in names)


def _credits(part: str) -> list[str]:
    phrases: list[str] = _data()["credits"][part]
    return phrases


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
