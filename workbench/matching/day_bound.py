"""What binds a text to the day on which it was said: an ordinal, or words such as "so far"."""

from functools import cache, lru_cache

from workbench.model.known import Reserve
from workbench.text import packs
from workbench.text.dates import find_dates
from workbench.text.language import detect
from workbench.text.ordinals import find_ordinals
from workbench.text.phrases import PhraseTable
from workbench.text.words import Words

_LONGEST = 2_000  # code points that are looked at
_FIRST = "1"  # the first stays the first, however many follow


def day_bound(text: str, language: str = "") -> tuple[Reserve, ...]:
    """What binds a text to its day; the language is detected where it is not given."""
    return _bound(text[:_LONGEST], language)


@lru_cache(maxsize=20_000)
def _bound(text: str, language: str) -> tuple[Reserve, ...]:
    language = language or detect(text)
    words = Words(text)
    counted = (Reserve.COUNTED,) if _counts(words, language) else ()
    said = (Reserve.SO_FAR,) if any(_so_far(language).find(words)) else ()
    return (*counted, *said)


def _counts(words: Words, language: str) -> bool:
    """Whether a text has an ordinal beyond the first that is no part of a date."""
    if not find_ordinals(words, language, bytearray(len(words))):
        return False
    taken = bytearray(len(words))
    find_dates(words, language, taken)
    return any(item.value != _FIRST for item in find_ordinals(words, language, taken))


@cache
def _so_far(language: str) -> PhraseTable:
    return PhraseTable({"so far": packs.section(language, "staleness").get("so_far", ())})
