"""How sources, evidence and what bears on a claim are shown: signs, words, short lines."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from workbench.i18n import _
from workbench.model.evidence import Evidence, Stance
from workbench.model.passage import Bearing, Passage
from workbench.model.source import Source, SourceDetails
from workbench.text.guard import one_line
from workbench.tui.words import Look, word

STANCES: Mapping[Stance, Look] = {
    Stance.SUPPORTS: Look("+", _("supports"), "good"),
    Stance.CONTRADICTS: Look("−", _("contradicts"), "bad"),
    Stance.CONTEXT: Look("◇", _("context"), "calm"),
}
"""What a linked passage does for its claim."""

BEARINGS: Mapping[Bearing, Look] = {
    Bearing.SUPPORTS: Look("=", _("supports"), "good"),
    Bearing.CONTRADICTS: Look("≠", _("contradicts"), "alarm"),
    Bearing.RELATED: Look("~", _("related"), "calm"),
}
"""What a proposed passage says of a claim, as far as words tell."""

NOTHING = "–"
_HASH = 12
_LONGEST_TITLE = 32


def grade(source: Source, item: Evidence) -> str:
    """Both letters of the Admiralty code: `B2`."""
    return f"{source.details.reliability.value}{item.credibility.value}"


def primary(details: SourceDetails) -> str:
    """Whether a source is a primary one, in a word; empty where nobody has said so."""
    if details.primary is None:
        return ""
    return _("primary") if details.primary else _("secondary")


def title(source: Source) -> str:
    """A source's short name and the beginning of its title, for a line that holds more."""
    said = one_line(source.details.title)
    cut = said if len(said) <= _LONGEST_TITLE else f"{said[: _LONGEST_TITLE - 1].rstrip()}…"
    return f"{source.name} {cut}"


def short_hash(sha256: str) -> str:
    """The beginning of a hash, enough to tell it from others."""
    return sha256[:_HASH]


def page(pages: tuple[int, ...], offset: int) -> str:
    """On which page of how many an offset stands: `page 3/12`; empty for a text without pages."""
    if not pages:
        return ""
    at = max(1, bisect_right(pages, offset))
    return _("page {page}/{count}").format(page=at, count=len(pages))


def about(source: Source) -> str:
    """Kind, publisher, day, and what else is said of a source, on one line."""
    details = source.details
    parts: Iterable[str] = (
        word(details.kind.value),
        details.publisher or details.author,
        details.published,
        primary(details),
        _("confidential") if details.confidential else "",
    )
    return " · ".join(one_line(part) for part in parts if part)


def differences(passage: Passage) -> list[str]:
    """What differs, each in words: `ordinal: source “third”, claim “second”`."""
    told = (
        _("{kind}: source “{source}”, claim “{claim}”").format(
            kind=word(item.kind),
            source=one_line(item.known.text) or NOTHING,
            claim=one_line(item.claim.text) or NOTHING,
        )
        for item in passage.differences
    )
    return list(dict.fromkeys(told))
