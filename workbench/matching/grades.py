"""Superlatives and comparatives that can't both be right, told by their form.

"Faster than wages" and "wages … faster than" turn round who is compared; "the largest" leaves no
room for a larger one, and the mildest of something is not the harshest.
"""

from typing import NamedTuple

from workbench.matching import lexicon
from workbench.matching.aligning import Alignment
from workbench.matching.reading import Reading
from workbench.matching.stems import root
from workbench.matching.terms import TermKind, word_list
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.model.split import SignalKind
from workbench.text.words import Words

_SUPERLATIVE = "superlative"
_WAYS = {"more": 1, "less": -1}
_LEAST = 0.5  # of each text that the other one must have
_ALIKE = 0.6  # of each text, for any two adjectives to be unlike
_SURE = 0.8  # what two terms must share to be one
_FARTHEST = 6  # tokens from a comparative to its "than", and from there to what it compares with
_SHORTEST = 5  # letters of a comparative that is told by its form
_ENDINGS = ("e", "en", "er", "es", "em", "")
_CLAUSE_ENDS = frozenset(",.;:!?")


class _Grade(NamedTuple):
    """A comparative or superlative: where, the root of its adjective, 1 for more, -1 for less.

    `than` is the token of the "than" that belongs to it, -1 for none.
    """

    span: Span
    stem: str
    way: int
    than: int


def grade_differences(alignment: Alignment) -> list[Difference]:
    """A comparative or superlative of each text that leave no room for each other; at most one.

    Texts with a negation are left to that.
    """
    texts = alignment.claim, alignment.known
    if min(alignment.claim_cover, alignment.known_cover) < _LEAST:
        return []
    if any(it.of_kind(SignalKind.NEGATION) for it in texts):
        return []
    found = (
        _turned_round(alignment)
        or _unlike_superlatives(alignment)
        or _unlike_comparatives(alignment)
    )
    for turned in (False, True):
        if found is None:
            pair = _leaves_no_room(alignment.turned() if turned else alignment)
            found = (pair[1], pair[0]) if pair and turned else pair
    return [difference(DifferenceKind.COMPARISON, alignment, *found)] if found else []


def _turned_round(alignment: Alignment) -> tuple[Span, Span] | None:
    """One comparative of both texts, between two of whom each takes the other's place."""
    alike = alignment.claim.language == alignment.known.language
    for one in _comparatives(alignment.claim):
        for two in _comparatives(alignment.known):
            is_one = (alike and one.stem == two.stem) or (one.way and one.way == two.way)
            if not is_one or min(one.than, two.than) < 0:
                continue
            if _is_crossed(alignment, one, two):
                return one.span, two.span
    return None


def is_told_from_both_ends(alignment: Alignment) -> bool:
    """Whether one text says more of one thing where the other says less of the other thing."""
    return any(
        one.way * two.way < 0 and min(one.than, two.than) >= 0 and _is_crossed(alignment, one, two)
        for one in _comparatives(alignment.claim)
        for two in _comparatives(alignment.known)
    )


def _is_crossed(alignment: Alignment, one: _Grade, two: _Grade) -> bool:
    """Whether what stands before one comparative stands behind the other, and the other way."""
    ours, theirs = _sides(alignment.claim, one), _sides(alignment.known, two)
    partners = [{_partner(alignment, i) for i in side} - {-1} for side in ours]
    return bool(partners[0] & theirs[1] and partners[1] & theirs[0])


def _unlike_comparatives(alignment: Alignment) -> tuple[Span, Span] | None:
    """The only comparatives with a "than" of two texts, between the same two, if they differ."""
    if alignment.claim.language != alignment.known.language:
        return None
    ours, theirs = (
        [grade for grade in _comparatives(it) if grade.than >= 0]
        for it in (alignment.claim, alignment.known)
    )
    if len(ours) != 1 or len(theirs) != 1 or not _are_unlike(alignment, ours[0], theirs[0]):
        return None
    sides = _sides(alignment.claim, ours[0]), _sides(alignment.known, theirs[0])
    is_parallel = all(
        {_partner(alignment, i) for i in one} & two for one, two in zip(*sides, strict=True)
    )
    return (ours[0].span, theirs[0].span) if is_parallel else None


def _are_unlike(alignment: Alignment, one: _Grade, two: _Grade) -> bool:
    """Whether no list has two adjectives for one thing, nor one of them alone.

    Where the texts are alike but for them it is enough that they are two.
    """
    meanings = [
        lexicon.concepts((grade.stem,), reading.language)
        for grade, reading in ((one, alignment.claim), (two, alignment.known))
    ]
    if one.stem == two.stem or meanings[0] & meanings[1]:
        return False
    is_alike = min(alignment.claim_cover, alignment.known_cover) >= _ALIKE
    return is_alike or bool(meanings[0]) is bool(meanings[1])


def _sides(reading: Reading, grade: _Grade) -> tuple[set[int], set[int]]:
    """The terms of weight before a comparative and behind its "than"."""
    at = reading.words.starts[grade.than]
    terms = [i for i, t in enumerate(reading.terms) if not t.light and t.kind is not TermKind.VALUE]
    return (
        {i for i in terms if reading.terms[i].span.end <= grade.span.start},
        {i for i in terms if reading.terms[i].span.start > at and _is_near(reading, i, grade.than)},
    )


def _is_near(reading: Reading, index: int, than: int) -> bool:
    between = reading.words.lows[than : reading.terms[index].place]
    return len(between) <= _FARTHEST and _CLAUSE_ENDS.isdisjoint(between)


def _partner(alignment: Alignment, index: int) -> int:
    partner, share = alignment.forth.get(index, (-1, 0.0))
    return partner if share >= _SURE else -1


def _unlike_superlatives(alignment: Alignment) -> tuple[Span, Span] | None:
    """The only superlatives of two texts, if no list has them for one thing."""
    if alignment.claim.language != alignment.known.language:
        return None
    ours, theirs = _superlatives(alignment.claim), _superlatives(alignment.known)
    if len(ours) != 1 or len(theirs) != 1 or not _are_unlike(alignment, ours[0], theirs[0]):
        return None
    return ours[0].span, theirs[0].span


def _leaves_no_room(alignment: Alignment) -> tuple[Span, Span] | None:
    """A superlative of the claim, and a comparative of the known text that denies it.

    "The largest": "others are larger", "smaller than all others".
    """
    everything = word_list(alignment.known.language, "all_others")
    for one in _superlatives(alignment.claim):
        for two in _comparatives(alignment.known):
            behind = alignment.known.words.lows[two.than : two.than + _FARTHEST]
            beats_all = two.than >= 0 and not everything.isdisjoint(behind)
            if two.stem == one.stem and not beats_all and _is_beaten(alignment, two):
                return one.span, two.span
            if beats_all and one.way and two.way and one.way != two.way:
                return one.span, two.span
    return None


def _is_beaten(alignment: Alignment, grade: _Grade) -> bool:
    """Whether what the claim speaks of stands behind the "than" of a comparative: "than this"."""
    if grade.than < 0:
        return False
    known = alignment.known
    if known.words.low(grade.than + 1) in word_list(known.language, "these"):
        return True
    turned = alignment.turned()
    before, behind = _sides(known, grade)
    return any(_partner(turned, i) >= 0 for i in behind) and not any(
        known.terms[i].kind is TermKind.NAME and _partner(turned, i) >= 0 for i in before
    )


def _superlatives(reading: Reading) -> list[_Grade]:
    """The superlatives that stand for themselves: not those of a ranked one."""
    few = tuple(word_list(reading.language, "superlatives_of_less"))
    ranked = [item.span.end for item in reading.of_kind(SignalKind.ORDINAL)]
    return [
        _Grade(
            item.span,
            _positive(low, reading.language, _SUPERLATIVE),
            -1 if low.startswith(few) else 1,
            -1,
        )
        for item in reading.of_kind(SignalKind.COMPARISON)
        if item.value == _SUPERLATIVE
        and not reading.quoted(item)
        and not any(0 <= item.span.start - end <= 1 for end in ranked)
        and (low := item.text.lower()).isalpha()
    ]


def _comparatives(reading: Reading) -> list[_Grade]:
    """The comparatives of one word, with their "than" if there is one."""
    than, words = word_list(reading.language, "than"), reading.words
    found = []
    for item in reading.of_kind(SignalKind.COMPARISON):
        low = item.text.lower()
        if item.value not in _WAYS or not low.isalpha() or reading.quoted(item):
            continue
        first = next(at for at, start in enumerate(words.starts) if start == item.span.start)
        at = _than_behind(words, first, than)
        way = _WAYS[item.value]
        found.append(_Grade(item.span, _positive(low, reading.language, item.value), way, at))
    return found or _by_form(reading)


def _by_form(reading: Reading) -> list[_Grade]:
    """Words right before a "than" that have the ending of a comparative: which way is not known."""
    words, than = reading.words, word_list(reading.language, "than")
    ends = tuple(word_list(reading.language, "comparative_ends"))
    return [
        _Grade(
            Span(words.starts[at - 1], words.ends[at - 1]),
            _positive(low, reading.language, ""),
            0,
            at,
        )
        for at in range(1, len(words))
        if words.lows[at] in than
        and (low := words.lows[at - 1]).endswith(ends)
        and len(low) >= _SHORTEST
        and words.raws[at - 1].islower()
    ]


def _than_behind(words: Words, first: int, than: frozenset[str]) -> int:
    for at in range(first + 1, min(len(words), first + _FARTHEST)):
        if words.lows[at] in _CLAUSE_ENDS:
            break
        if words.lows[at] in than:
            return at
    return -1


def _positive(low: str, language: str, grade: str) -> str:
    """The root of the adjective that a form is made of: "larg" of "larger" and "largest"."""
    marks = word_list(language, "superlative_ends" if grade == _SUPERLATIVE else "comparative_ends")
    ends = sorted((mark + ending for mark in marks for ending in _ENDINGS), key=len, reverse=True)
    stem = next((low.removesuffix(end) for end in ends if low.endswith(end)), low)
    return root(stem, language)
