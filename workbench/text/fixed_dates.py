"""Dates that a language has a phrase for: "gestern", "Weihnachten 2004", "per day"."""

from decimal import Decimal

from workbench.text.date_words import DateWords, year_at
from workbench.text.numerals import number_words
from workbench.text.phrases import Found
from workbench.text.units import unit_at
from workbench.text.words import Words

_SENTENCE_ENDS = frozenset(".!?")
_STOPS = frozenset(".!?;,:")
_HALF = Decimal("0.5")
_REACH = 5  # tokens back to what is counted before "a week"


def fixed_date(words: Words, index: int, lexicon: DateWords, language: str) -> Found | None:
    """The phrase of the pack that begins at a token, with the year of a feast day.

    A phrase without a value is an idiom that says nothing of when ("von heute auf morgen").
    """
    found = lexicon.fixed.at(words, index)
    if found is None or not found.value:
        return found
    if found.value.startswith("--"):
        year = year_at(words, found.stop) if words.near(found.stop) else None
        return Found(index, found.stop + 1, f"{year}{found.value[1:]}") if year else found
    if found.value.startswith("every") and not _says_how_often(words, index, lexicon, language):
        return None
    if lexicon.has("lower_case_only", words.low(index)):
        lower = words.raw(index).islower() or index == 0 or words.raw(index - 1) in _SENTENCE_ENDS
        return found if lower else None
    return found


def _says_how_often(words: Words, index: int, lexicon: DateWords, language: str) -> bool:
    """As in "$5 an hour", "twice a week"; not "it took a week", nor "41 Kilometer pro Stunde"."""
    if unit_at(words, index - 1, language)[1] > index:
        return False
    if not lexicon.has("one", words.low(index)):
        return True
    numbers = number_words(language)
    if numbers.simple(words.low(index - 1)) == _HALF:
        return False  # "half an hour"
    for back in range(1, _REACH):
        low = words.low(index - back)
        if not low or low in _STOPS:
            break
        if lexicon.has("rate_before", low) or (numbers.begins(low) and low not in numbers.articles):
            return True
    return False
