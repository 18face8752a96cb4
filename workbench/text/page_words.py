"""The words by which pages give themselves away, from the language packs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.text import packs


@dataclass(frozen=True, slots=True)
class PageWords:
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
    author_starts: tuple[str, ...]
    update_words: frozenset[str]
    publication_words: frozenset[str]
    nameless_agencies: frozenset[str]
    date_words: frozenset[str]
    agencies: frozenset[str]
    agency_companions: frozenset[str]
    photo_sources: frozenset[str]
    box_heads: frozenset[str]
    end_heads: frozenset[str]
    adverts: tuple[str, ...]
    page_notes: tuple[str, ...]
    addresses: frozenset[str]
    consent_starts: tuple[str, ...]
    dateline_labels: frozenset[str]
    box_starts: tuple[str, ...]
    comment_heads: frozenset[str]
    more_lines: frozenset[str]
    picture_marks: tuple[str, ...]
    caption_labels: frozenset[str]


def _tables() -> list[Mapping[str, Any]]:
    return [packs.section(language, "boilerplate") for language in packs.languages()]


def _merged(name: str) -> tuple[str, ...]:
    return tuple(item for table in _tables() for item in table.get(name, ()))


def _notices(name: str) -> tuple[str, ...]:
    return tuple(item for table in _tables() for item in table.get("notices", {}).get(name, ()))


@cache
def page_words() -> PageWords:
    """What the language packs know of pages."""
    return PageWords(
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
        author_starts=_merged("author_starts"),
        update_words=frozenset(_merged("update_words")),
        publication_words=frozenset(_merged("publication_words")),
        nameless_agencies=frozenset(_merged("nameless_agencies")),
        date_words=frozenset(_merged("date_words")),
        agencies=frozenset(_merged("agencies")),
        agency_companions=frozenset(_merged("agency_companions")),
        photo_sources=frozenset(_merged("photo_sources")),
        box_heads=frozenset(_merged("box_heads")),
        end_heads=frozenset(_merged("end_heads")),
        adverts=_merged("adverts"),
        page_notes=_merged("page_notes"),
        addresses=frozenset(_merged("addresses")),
        consent_starts=_merged("consent_starts"),
        dateline_labels=frozenset(_merged("dateline_labels")),
        box_starts=_merged("box_starts"),
        comment_heads=frozenset(_merged("comment_heads")),
        more_lines=frozenset(_merged("more_lines")),
        picture_marks=_merged("picture_marks"),
        caption_labels=frozenset(_merged("caption_labels")),
    )


@cache
def small_words() -> frozenset[str]:
    """The most common words of all languages that have a pack."""
    return frozenset(
        word
        for language in packs.languages()
        for word in packs.section(language, "language").get("words", ())
    )
