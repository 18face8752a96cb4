"""Whether two texts are about one matter, and not only about the same people."""

from collections.abc import Sequence
from math import sqrt

from workbench.matching.aligning import Alignment
from workbench.matching.reading import Reading
from workbench.matching.statements import StatementPair
from workbench.matching.terms import Term, TermKind, has_trait, word_list
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span

_VERBATIM = 0.6  # of each text
_OF_PREDICATES = (DifferenceKind.NEGATION, DifferenceKind.COMPARISON, DifferenceKind.QUOTE)
# Differences that set one word against another.
_OF_WORDS = (DifferenceKind.NEGATION, DifferenceKind.COMPARISON, DifferenceKind.ENTITY)


def is_content(reading: Reading, index: int) -> bool:
    """Whether a term says what happens: no name, no figure, no small word, no speaker."""
    term = reading.terms[index]
    return (
        term.kind is TermKind.WORD
        and not term.light
        and not reading.framed(term)
        and not _is_place(reading, term)
    )


def _is_place(reading: Reading, term: Term) -> bool:
    """Whether a word of no known meaning follows "in" with a capital letter: "in Cork"."""
    return (
        term.capital
        and not term.meanings
        and reading.words.low(term.place - 1) in word_list(reading.language, "where")
    )


def is_near_verbatim(alignment: Alignment) -> bool:
    """Whether one text is the other one with a few words changed."""
    return min(alignment.claim_cover, alignment.known_cover) >= _VERBATIM


def shared_matter(
    alignment: Alignment,
    differences: Sequence[Difference] = (),
    within: StatementPair | None = None,
) -> float:
    """How much of what happens is in both texts, 0–1: the geometric mean of what each has.

    Names and figures do not count: all that is written about a person has the name in common.
    Two words that are set against each other ("rose", "fell") speak of one matter. `within`
    leaves the rest of the two texts out. A text of nothing but names and figures leaves it to
    them.
    """
    words = [item for item in differences if item.kind in _OF_WORDS]
    against = [(item.claim.span, item.known.span) for item in words]
    claim, known = content_shares(alignment, against, within)
    if claim is None or known is None:
        return sqrt(alignment.claim_cover * alignment.known_cover)
    return sqrt(claim * known)


def shares_predicate(alignment: Alignment, differences: Sequence[Difference]) -> bool:
    """Whether the two texts have more of what happens in common than what they speak of.

    "The mill burnt" and "the mill was sold" share the mill alone. A text of one content word
    has no more to share, and words set against each other are of one matter.
    """
    texts = alignment.claim, alignment.known
    content = [[i for i in range(len(it.terms)) if is_content(it, i)] for it in texts]
    if min(map(len, content)) < 2 or any(
        item.kind in _OF_PREDICATES and item.claim.text and item.known.text for item in differences
    ):
        return True
    first, second = (_subject(it, of[0]) for it, of in zip(texts, content, strict=True))
    return any(
        index in alignment.forth and (index, alignment.forth[index][0]) != (first, second)
        for index in content[0]
    )


def _subject(reading: Reading, index: int) -> int:
    """The first content word of a text if it is a noun; -1 if it is none."""
    term = reading.terms[index]
    if has_trait(reading.language, "noun_capitals"):
        return index if term.capital else -1
    opens = word_list(reading.language, "determiners")
    return index if reading.words.low(term.place - 1) in opens else -1


def content_shares(
    alignment: Alignment,
    against: Sequence[tuple[Span, Span]] = (),
    within: StatementPair | None = None,
) -> tuple[float | None, float | None]:
    """The share of each text's content words that the other has; None for one without any.

    Words of the pairs `against` count as shared.
    """
    pairs = [pair for pair in against if all(pair)]
    return (
        _share(alignment, [one for one, _ in pairs], within.claim if within else None),
        _share(alignment.turned(), [two for _, two in pairs], within.known if within else None),
    )


def _share(alignment: Alignment, contrasted: list[Span], within: Span | None) -> float | None:
    reading = alignment.claim
    content = [
        index
        for index, term in enumerate(reading.terms)
        if is_content(reading, index) and (within is None or within.contains(term.span))
    ]
    if not content:
        return None
    total = 0.0
    for index in content:
        span = reading.terms[index].span
        is_contrasted = any(other.contains(span) for other in contrasted)
        total += 1.0 if is_contrasted else alignment.forth.get(index, (-1, 0.0))[1]
    return total / len(content)
