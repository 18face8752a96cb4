"""Units of quantities: the ones that follow a number and the currency signs before it."""

from functools import cache, lru_cache

from workbench.text import packs
from workbench.text.phrases import PhraseTable
from workbench.text.words import Words

_FALLBACK = "en"  # signs such as % and € are the same where a language has no pack
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH"}
_CODES = {"eur": "EUR", "usd": "USD", "gbp": "GBP", "chf": "CHF", "jpy": "JPY", "cny": "CNY"}
_MAGNITUDE = "Mw"  # of an earthquake, no megawatt
_SHORTENED = {"rs": "INR", "sfr": "CHF", "fr": "CHF"}  # "Rs 25 lakh", "Fr. 20"
_DOLLARS = {"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD"}


@cache
def _table(language: str) -> PhraseTable:
    pack = language if language in packs.languages() else _FALLBACK
    return PhraseTable(packs.section(pack, "numbers").get("units", {}))


@cache
def _suffixes(language: str) -> tuple[tuple[str, str], ...]:
    return tuple(packs.section(language, "numbers").get("suffixes", {}).items())


@lru_cache(maxsize=65_536)
def may_begin(low: str, language: str) -> bool:
    """Whether a unit after a number may begin with this word or sign."""
    return (
        low == "-"
        or bool(_table(language).candidates(low))
        or any(low.startswith(suffix) for suffix, _ in _suffixes(language))
    )


def unit_at(words: Words, index: int, language: str) -> tuple[str, int]:
    """The unit that begins at a token and the token after it; `("", index)` where there is none.

    A hyphen may join it to the number ("24-Stunden", "10-year", "75-jährig").
    """
    if not words.near(index):
        return "", index
    found = _table(language).at(words, index)
    if found and words.raw(index) in _SIGNS and words.raw(found.stop)[:1].isdecimal():
        return "", index  # the sign belongs to the number after it
    if found and not _is_name(words.raw(index), found.stop - found.first):
        return found.value, found.stop
    if words.low(index) == "-" and words.glued(index) and words.glued(index + 1):
        joined = _table(language).at(words, index + 1)
        if joined:
            return joined.value, joined.stop
        index += 1
    if words.glued(index):
        for suffix, unit in _suffixes(language):
            if words.low(index).startswith(suffix):
                return unit, index + 1
    return "", index


def _is_name(raw: str, length: int) -> bool:
    """A capital letter after a figure is a name ("5 G"), never a unit as short as that."""
    return raw == _MAGNITUDE or (length == 1 == len(raw) and raw.isalpha() and raw.isupper())


def counted_by_ending(low: str, language: str) -> tuple[str, str]:
    """A word such as "dreitägig" as number word and unit; two empty strings where it is none."""
    for suffix, unit in _suffixes(language):
        at = low.find(suffix)
        if at > 0:
            return low[:at], unit
    return "", ""


def currency_before(words: Words, index: int) -> tuple[str, int]:
    """The currency before a number and its first token; `("", index)` where there is none."""
    before = index - 1
    if index <= 0 or not words.near(index):
        return "", index
    sign = words.low(before)
    if sign == "$" and words.glued(before) and words.low(before - 1) in _DOLLARS:
        return _DOLLARS[words.low(before - 1)], before - 1
    if sign in _SIGNS:
        return _SIGNS[sign], before
    if sign == "." and words.glued(before) and words.glued(before - 1) is False:
        before, sign = before - 1, words.low(before - 1)
    if sign in _SHORTENED and words.raw(before)[0].isupper():
        return _SHORTENED[sign], before
    if sign in _CODES and words.raw(before).isupper():
        return _CODES[sign], before
    return "", index
