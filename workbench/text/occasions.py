"""Dates told by an occasion: anniversaries, days that come again, and what is close to an event."""

from decimal import Decimal

from workbench.text.date_words import DateWords
from workbench.text.numerals import plain_decimal
from workbench.text.phrases import Found
from workbench.text.words import Words


def anniversary(
    words: Words, index: int, number: Decimal, stop: int, lexicon: DateWords
) -> Found | None:
    """As in "90. Geburtstag", "tenth anniversary" as `anniversary-90`, `anniversary-10`."""
    if not words.near(stop) or not lexicon.has("anniversaries", words.low(stop)):
        return None
    return Found(index, stop + 1, f"anniversary-{plain_decimal(number)}")


def every_weekday(words: Words, index: int, lexicon: DateWords) -> Found | None:
    """As in "jeden Montag", "every second Friday of the month" as `every-weekday-1`."""
    at = index + 1
    while words.near(at) and at < index + 3:
        number = lexicon.weekday(words.low(at))
        if number:
            stop = at + 1
            month = lexicon.of_month.at(words, stop) if words.near(stop) else None
            return Found(index, month.stop if month else stop, f"every-weekday-{number}")
        at += 1
    return None


def shortly(words: Words, index: int, lexicon: DateWords) -> Found | None:
    """As in "kurz vor der Wahl", "shortly after the vote": `moment-n:then`, `moment+n:then`.

    German says the same of places ("kurz vor dem Bahnhof"), so there an event has to follow.
    """
    at = index + 1
    if not words.near(at) or not words.near(at + 1):
        return None
    later = lexicon.has("shortly_after", words.low(at))
    if not later and not lexicon.has("shortly_before", words.low(at)):
        return None
    if lexicon.lists.get("event_leads") and not _is_event(words, at + 1, lexicon):
        return None
    return Found(index, at + 1, f"moment{'+' if later else '-'}n:then")


def _is_event(words: Words, index: int, lexicon: DateWords) -> bool:
    noun = index
    led = lexicon.has("event_leads", words.low(index))
    while led and noun < index + 3 and words.near(noun + 1) and words.raw(noun).islower():
        noun += 1
    if not words.raw(noun)[:1].isupper():
        return False
    low = words.low(noun)
    if not led:
        return low.endswith(lexicon.event_endings)
    return not low.endswith(lexicon.place_endings)
