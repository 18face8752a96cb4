"""A name, or a noun of an otherwise unchanged sentence, in the place of another."""

from workbench.matching.aligning import Alignment
from workbench.matching.matter import is_near_verbatim
from workbench.matching.reading import Reading
from workbench.matching.slots import governor
from workbench.matching.terms import Term, TermKind, has_trait, word_list
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind

_MOST_NAMES = 16  # without a partner; two lists of names are not compared name by name
_MOST_CHANGED = 2  # words of each text that have no partner


def entity_differences(alignment: Alignment) -> list[Difference]:
    """Names without a partner that stand in each other's place, else nouns that do.

    A name that only one text gives makes no difference: the other one is silent about it.
    """
    names = _names(alignment)
    return names or _nouns(alignment)


def _names(alignment: Alignment) -> list[Difference]:
    claim, known = alignment.claim, alignment.known
    candidates = [*alignment.left_in_known(TermKind.NAME), *sorted(alignment.assumed)]
    free = [i for i in candidates if _is_stated(known, i)]
    left_over = alignment.left_in_claim(TermKind.NAME)
    if max(len(free), len(left_over)) > _MOST_NAMES:
        return []
    found: list[Difference] = []
    for left in left_over:
        if not free or not _is_stated(claim, left):
            continue
        rated = [(_likeness(alignment, left, right), -abs(left - right), right) for right in free]
        likeness, _, right = max(rated)
        if likeness > 0:
            free.remove(right)
            spans = claim.terms[left].span, known.terms[right].span
            found.append(difference(DifferenceKind.ENTITY, alignment, *spans))
    return found


def _is_stated(reading: Reading, index: int) -> bool:
    """Whether a term belongs to what a text says by itself: no quotation, no speaker."""
    term = reading.terms[index]
    return not reading.quoted(term) and not reading.framed(term)


def _likeness(alignment: Alignment, left: int, right: int) -> float:
    """Whether two names stand in one place: governed alike, or in sentences that are alike."""
    claim, known = alignment.claim, alignment.known
    first, second = claim.terms[left], known.terms[right]
    if first.keys & second.keys or first.place_name is not second.place_name:
        return 0.0
    if first.adjective is not second.adjective or not _are_of_one_sort(first, second):
        return 0.0
    one, two = governor(claim, first), governor(known, second)
    if one == two or (one and two and claim.language != known.language):
        return 2.0
    return 1.0 if is_near_verbatim(alignment) else 0.0


def _are_of_one_sort(first: Term, second: Term) -> bool:
    """Whether two names may be names of the same sort of thing: no country beside a person.

    Words that mean something ("Nobel Peace Prize") name no person.
    """
    if first.sorts and second.sorts:
        return bool(first.sorts & second.sorts)
    return first.titled is second.titled


def _nouns(alignment: Alignment) -> list[Difference]:
    """Nouns exchanged between the same neighbours in a sentence that is else the same."""
    claim, known = alignment.claim, alignment.known
    if claim.language != known.language or not is_near_verbatim(alignment):
        return []
    left = alignment.left_in_claim(TermKind.WORD, TermKind.NAME)
    right = alignment.left_in_known(TermKind.WORD, TermKind.NAME)
    if max(len(_heavy(claim, left)), len(_heavy(known, right))) > _MOST_CHANGED:
        return []
    return [
        difference(DifferenceKind.ENTITY, alignment, claim.terms[one].span, known.terms[two].span)
        for one in left
        for two in right
        if _is_noun(claim, one)
        and _is_noun(known, two)
        and _same_place(alignment, one, two)
        and _is_stated(claim, one)
        and _is_stated(known, two)
    ]


def _heavy(reading: Reading, indexes: list[int]) -> list[int]:
    return [index for index in indexes if not reading.terms[index].light]


def _is_noun(reading: Reading, index: int) -> bool:
    term = reading.terms[index]
    if term.light:
        return False
    if term.kind is TermKind.NAME:
        return True
    if has_trait(reading.language, "noun_capitals"):
        return term.capital
    if term.place == 0 and term.capital and not term.meanings:
        return True
    before = reading.words.low(term.place - 1)
    return before in word_list(reading.language, "determiners") or before in word_list(
        reading.language, "prepositions"
    )


def _same_place(alignment: Alignment, left: int, right: int) -> bool:
    """Whether the terms on both sides of two terms go with each other, as far as there are any."""
    return all(
        (here is None and there is None)
        or (here is not None and alignment.forth.get(here, (-1, 0.0))[0] == there)
        for here, there in zip(
            _neighbours(alignment.claim, left), _neighbours(alignment.known, right), strict=True
        )
    )


def _neighbours(reading: Reading, index: int) -> tuple[int | None, int | None]:
    """The terms before and after one, small words passed over; None at the ends of the text."""
    heavy = _heavy(reading, list(range(len(reading.terms))))
    before = [at for at in heavy if at < index]
    after = [at for at in heavy if at > index]
    return before[-1] if before else None, after[0] if after else None
