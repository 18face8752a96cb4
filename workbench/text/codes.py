"""Figures that count nothing: numbers of things, telephone numbers, ages in brackets."""

from functools import cache

from workbench.text import packs
from workbench.text.words import Words

_HYPHENS = frozenset("-–")
_JOINTS = frozenset("-–/()")
_LONGEST = 8  # tokens of a telephone number before its last group
_LONGEST_RESULT = 3  # figures of "14-0-1"
_LOCAL_NUMBER = [3, 4]  # digits of "555-1234"
_OLDEST = 120


@cache
def _listed(language: str, name: str) -> frozenset[str]:
    return frozenset(packs.section(language, "numbers").get(name, ()))


def is_code(words: Words, first: int, stop: int, language: str) -> bool:
    """Whether the figure from token `first` up to `stop` is part of a name or a code."""
    raw = words.raw(stop - 1)
    if len(raw) > 1 and raw[0] == "0" and raw[1].isdecimal():
        return True
    if words.glued(first):
        before = words.raw(first - 1)
        if before.isalpha() or before in "@#/_&":
            return True
    if _is_chained(words, first):
        return True
    if words.glued(stop) and (words.raw(stop)[0].isalpha() or words.raw(stop) in "/_@"):
        return True
    if words.raw(first) in _listed(language, "codes"):
        return True
    return (
        _is_named(words, first, language)
        or _is_dialled(words, first, stop)
        or _is_age(words, first, stop)
    )


def _is_chained(words: Words, first: int) -> bool:
    """Whether hyphens make the figure part of a code: "F-16", "555-1234", but not "14-0-1"."""
    start = stop = first
    for _ in range(_LONGEST_RESULT):
        if _is_hyphen(words, start - 1) and words.raw(start - 2).isdecimal():
            start -= 2
        if _is_hyphen(words, stop + 1) and words.raw(stop + 2).isdecimal():
            stop += 2
    if _is_hyphen(words, start - 1):
        return True
    lengths = [len(words.raw(at)) for at in range(start, stop + 1, 2)]
    if len(lengths) < 3:
        return lengths == _LOCAL_NUMBER
    return len(lengths) > _LONGEST_RESULT or max(lengths) > 2


def _is_hyphen(words: Words, at: int) -> bool:
    """Whether a token is a hyphen without a blank on either side."""
    return words.raw(at) in _HYPHENS and words.glued(at) and words.glued(at + 1)


def _is_named(words: Words, index: int, language: str) -> bool:
    """As in "Artikel 5", "Nr. 12", "A 7", "Route 66"."""
    before = index - 1
    if words.near(index) and words.low(before) == "." and words.glued(before):
        before -= 1
    named = words.low(before) in _listed(language, "names_before")
    if index <= 0 or not words.near(index) or not named:
        return False
    return len(words.low(before)) > 1 or words.raw(before).isupper() or words.low(before) == "§"


def _is_dialled(words: Words, first: int, stop: int) -> bool:
    """A group of "0800 123 45 67", "+49 30 123456", "(555) 123-4567"."""
    groups = [words.raw(first)]
    at = first
    while words.near(at) and at > first - _LONGEST:
        raw = words.raw(at - 1)
        if raw == "+":
            return words.glued(at)
        if raw.isdecimal():
            groups.append(raw)
        elif raw not in _JOINTS:
            break
        at -= 1
    if len(groups) > 1 and groups[-1].startswith("0") and len(groups[-1]) > 2:
        return True
    bracketed = words.raw(first - 1) == "(" and words.raw(stop) == ")"
    return bracketed and words.raw(stop + 1).isdecimal()


def _is_age(words: Words, first: int, stop: int) -> bool:
    """As in "Anna Kaiser (77)": the age of somebody just named."""
    raw = words.raw(first)
    return (
        words.raw(first - 1) == "("
        and words.raw(stop) == ")"
        and words.raw(first - 2)[:1].isupper()
        and raw.isdecimal()
        and int(raw) <= _OLDEST
    )
