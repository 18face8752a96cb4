"""What a figure counts, ranks or dates: two figures differ only where that is the same."""

from workbench.matching import lexicon
from workbench.matching.aligning import Alignment, shared
from workbench.matching.matter import shared_matter
from workbench.matching.reading import Reading
from workbench.matching.terms import Term, TermKind, has_trait, word_list
from workbench.model.split import SignalKind

_SAME = 0.5  # what two heads must share to be one thing
_ALIKE = 0.45  # of what happens in both texts
_OF_ANY_SIZE = frozenset(("measure_size",))  # the concept
_FARTHEST = 2  # tokens between a figure and its noun


def same_head(alignment: Alignment, left: int, right: int) -> bool:
    """Whether a figure of the claim and one of the known text may be about the same thing.

    Of two that both have a noun the nouns must go together ("second call", "third talk"); a
    noun that only one has must be spoken of in the other text ("second call", "called twice").
    """
    one, two = _head(alignment.claim, left), _head(alignment.known, right)
    if one is not None and two is not None:
        if _counts_people(alignment.claim, one) or _counts_people(alignment.known, two):
            return True
        if _go_together(alignment, one, two):
            return True
        # Nouns for one thing may be unlike where all around them is the same.
        apart = one in alignment.forth or two in alignment.back
        ranked = _kind(alignment.claim.terms[left]) is SignalKind.ORDINAL
        return not apart and not ranked and shared_matter(alignment) >= _ALIKE
    if _kind(alignment.claim.terms[left]) is SignalKind.DATE:
        return True
    return all(
        head is None or head in pairs
        for head, pairs in ((one, alignment.forth), (two, alignment.back))
    )


def counts_of_another(alignment: Alignment, left: int, other: int, right: int) -> bool:
    """Whether a figure of the known text counts what `left` counts, and not what `other` does.

    `left` and `other` are figures of the claim, the second one equal to that of the known text.
    """
    claim, known = alignment.claim, alignment.known
    figures = claim.terms[left], claim.terms[other], known.terms[right]
    if any(_kind(term) is not SignalKind.NUMBER or term.per for term in figures):
        return False
    ours, others, theirs = _head(claim, left), _head(claim, other), _head(known, right)
    if ours is None or others is None or theirs is None:
        return False
    return _go_together(alignment, ours, theirs) and not _go_together(alignment, others, theirs)


def measures_other(alignment: Alignment, left: int, right: int) -> bool:
    """Whether two figures are sizes of two sorts: "40 metres high", "300 metres long"."""
    one, two = _dimension(alignment.claim, left), _dimension(alignment.known, right)
    if one is None or two is None:
        return False
    is_opposite = any(
        other in two.meanings
        for meaning in one.meanings
        for other in lexicon.opposites().get(meaning, {})
    )
    common = (one.meanings & two.meanings) - _OF_ANY_SIZE
    return not (is_opposite or common or one.root == two.root)


def _dimension(reading: Reading, index: int) -> Term | None:
    """The adjective right behind a figure with a unit; None where there is none."""
    term = reading.terms[index]
    if index + 1 == len(reading.terms) or term.signal is None or not term.signal.unit:
        return None
    following = reading.terms[index + 1]
    is_next = following.span.start - term.span.end == 1
    is_small = following.light or following.capital
    fits = following.kind is TermKind.WORD and following.meanings and not is_small
    return following if is_next and fits else None


def _go_together(alignment: Alignment, one: int, two: int) -> bool:
    """Whether a head of the claim, or the noun behind it, is one of the known text's.

    In English the head may be an adjective: "sixth straight day", "fourth day".
    """
    alike = alignment.claim.language == alignment.known.language
    return any(
        shared(first, second, one_language=alike) >= _SAME
        for first in _with_following(alignment.claim, one)
        for second in _with_following(alignment.known, two)
    )


def _with_following(reading: Reading, index: int) -> list[Term]:
    term = reading.terms[index]
    if has_trait(reading.language, "noun_capitals"):
        return [term]
    following = next((i for i in range(index + 1, len(reading.terms)) if _heavy(reading, i)), None)
    if following is None or reading.terms[following].place != term.place + 1:
        return [term]
    return [term, reading.terms[following]]


def _counts_people(reading: Reading, index: int) -> bool:
    people = word_list(reading.language, "people")
    return reading.terms[index].span.of(reading.text).lower() in people


def _kind(term: Term) -> SignalKind | None:
    return term.signal.kind if term.signal else None


def _head(reading: Reading, index: int) -> int | None:
    """The noun that a figure belongs to: after it, of a date before it; None where none is near."""
    term = reading.terms[index]
    if _kind(term) is SignalKind.DATE:
        return _dated(reading, index)
    if term.signal is None or (term.signal.unit and term.signal.kind is not SignalKind.ORDINAL):
        return None
    following = next((i for i in range(index + 1, len(reading.terms)) if _heavy(reading, i)), None)
    if following is None or reading.terms[following].kind is TermKind.VALUE:
        return None
    noun = reading.terms[following]
    between = [
        low
        for start, low in zip(reading.words.starts, reading.words.lows, strict=True)
        if term.span.end <= start < noun.span.start
    ]
    stop = word_list(reading.language, "stop")
    if len(between) > _FARTHEST or any(low in stop or not low[0].isalnum() for low in between):
        return None
    is_occasion = noun.span.of(reading.text).lower() in word_list(reading.language, "occasions")
    return None if is_occasion or not _is_noun(reading, noun) else following


def _dated(reading: Reading, index: int) -> int | None:
    """The noun right before a date, nothing but a small word between: "the call on 3 May"."""
    before = next((i for i in range(index - 1, -1, -1) if _heavy(reading, i)), None)
    if before is None or not has_trait(reading.language, "noun_capitals"):
        return None
    noun = reading.terms[before]
    if noun.kind is not TermKind.WORD or not _is_noun(reading, noun):
        return None
    marks = word_list(reading.language, "prepositions") | word_list(reading.language, "determiners")
    between = [
        low
        for start, low in zip(reading.words.starts, reading.words.lows, strict=True)
        if noun.span.end <= start < reading.terms[index].span.start
    ]
    return before if len(between) <= _FARTHEST and all(low in marks for low in between) else None


def _heavy(reading: Reading, index: int) -> bool:
    return not reading.terms[index].light


def _is_noun(reading: Reading, term: Term) -> bool:
    return term.capital or not has_trait(reading.language, "noun_capitals")
