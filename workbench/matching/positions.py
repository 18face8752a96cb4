"""Who does what, by the order of words around a verb, and whether something goes to or comes from.

Nothing of this asks what the words mean, so that it holds of words that no list knows.
"""

from workbench.matching import lexicon
from workbench.matching.aligning import Alignment
from workbench.matching.marks import mark_before
from workbench.matching.reading import Reading
from workbench.matching.terms import Term, TermKind, has_trait, word_list

_SURE = 0.85  # what two terms must share to be one
_FARTHEST = 9  # tokens from a verb to who or what belongs to it
_PASSIVE_REACH = 3  # tokens from a form of "be" to its participle
_CLAUSE_ENDS = frozenset(",;:.!?()")
_PARTICIPLES = ("ed", "en", "t", "n", "d", "k", "g")


def changed_places(alignment: Alignment) -> tuple[int, int] | None:
    """Two terms of claim and known text that stand on opposite sides of the verb they share.

    The first one stands before it in the claim and behind it in the known text, the second one
    the other way round; or the verb has one of them as its subject in both, in one text in the
    passive. None where there are none, and in languages whose order of words is free.
    """
    if any(has_trait(it.language, "noun_capitals") for it in (alignment.claim, alignment.known)):
        return None
    for verb, (partner, share) in alignment.forth.items():
        if share < _SURE or not alignment.is_paired(verb):
            continue
        if _is_verb(alignment.claim, verb) and _is_verb(alignment.known, partner):
            found = _around(alignment, verb, partner)
            if found is not None:
                return found
    return None


def changed_ways(alignment: Alignment) -> tuple[int, int] | None:
    """A name that something comes from in one text and goes to in the other, in both texts."""
    for left, (right, share) in alignment.forth.items():
        if share < _SURE or alignment.claim.terms[left].kind is not TermKind.NAME:
            continue
        if {_way(alignment.claim, left), _way(alignment.known, right)} == {"to", "from"}:
            return left, right
    return None


def _way(reading: Reading, index: int) -> str:
    term = reading.terms[index]
    place = term.place
    while place and reading.words.raw(place - 1)[:1].isupper():
        place -= 1  # what stands before a name and belongs to it: "FC"
    mark = mark_before(reading.words, place, reading.language)
    return next((way for way in ("to", "from") if mark in word_list(reading.language, way)), "")


def _is_verb(reading: Reading, index: int) -> bool:
    term = reading.terms[index]
    if term.kind is not TermKind.WORD or term.light or term.capital or reading.framed(term):
        return False
    low = term.span.of(reading.text).lower()
    return low.endswith("ed") or _is_passive(reading, index) or _takes_object(reading, term)


def _takes_object(reading: Reading, term: Term) -> bool:
    """Whether an article, a name or a figure follows, as it does a verb with an object."""
    words = reading.words
    at = term.place + len(term.span.of(reading.text).split())
    before = words.low(term.place - 1)
    if before in word_list(reading.language, "determiners"):
        return False
    following = words.raw(at)
    return (
        words.low(at) in word_list(reading.language, "determiners")
        or following[:1].isupper()
        or any(words.raw(place)[:1].isdigit() for place in (at, at + 1))
    )


def _is_passive(reading: Reading, index: int) -> bool:
    """Whether a form of "be" stands before a participle, or "by" right behind it."""
    term = reading.terms[index]
    words = reading.words
    low = term.span.of(reading.text).lower()
    if not low.endswith(_PARTICIPLES) or low.endswith("ing"):
        return False
    if words.low(term.place + 1) in word_list(reading.language, "by"):
        return True
    passives = word_list(reading.language, "passive")
    for at in range(term.place - 1, max(-1, term.place - 1 - _PASSIVE_REACH), -1):
        before = words.low(at)
        if before in passives:
            return True
        if not (before.endswith("ly") or before in word_list(reading.language, "adverbs_between")):
            return False
    return False


def _around(alignment: Alignment, verb: int, partner: int) -> tuple[int, int] | None:
    claim, known = alignment.claim, alignment.known
    before, after = _sides(claim, verb)
    before_known, after_known = _sides(known, partner)
    if _is_passive(claim, verb) is not _is_passive(known, partner):
        return _of_other_voice(alignment, verb, partner)
    first = [i for i in before if _partner(alignment, i) in after_known]
    second = [i for i in after if _partner(alignment, i) in before_known]
    if not first or not second:
        return None
    return first[0], _partner(alignment, second[0])


def _of_other_voice(alignment: Alignment, verb: int, partner: int) -> tuple[int, int] | None:
    """The subject of both, if what it does in one text is done to it in the other one."""
    turned = _is_passive(alignment.known, partner)
    one = alignment.turned() if turned else alignment
    passive, active = (partner, verb) if turned else (verb, partner)
    if not _takes_object(one.known, one.known.terms[active]):
        return None
    before = [i for i in _sides(one.claim, passive)[0] if _may_act(one.claim.terms[i])]
    doing, done_to = (
        [i for i in side if _may_act(one.known.terms[i])] for side in _sides(one.known, active)
    )
    for index in before:
        other = _partner(one, index)
        if (
            other in doing[:1]
            and other not in done_to
            and not _has_own_subject(one.known, other, active)
        ):
            return (other, index) if turned else (index, other)
    return None


def _has_own_subject(reading: Reading, index: int, verb: int) -> bool:
    """Whether a pronoun stands between a noun and a verb: "told doctors he ate the meat"."""
    pronouns = word_list(reading.language, "pronouns")
    between = reading.words.lows[reading.terms[index].place : reading.terms[verb].place]
    return not pronouns.isdisjoint(between)


def _sides(reading: Reading, verb: int) -> tuple[list[int], list[int]]:
    """The names and nouns of a clause before and behind its verb, the nearest first.

    Those that a preposition governs belong to neither side, but for who acts in the passive.
    """
    terms = reading.terms
    place = terms[verb].place
    before = [i for i in range(verb - 1, -1, -1) if _belongs(reading, i, place, terms[i].place)]
    after = [i for i in range(verb + 1, len(terms)) if _belongs(reading, i, terms[i].place, place)]
    return before, after


def _belongs(reading: Reading, index: int, later: int, earlier: int) -> bool:
    term = reading.terms[index]
    if term.light or term.kind is TermKind.VALUE or reading.framed(term):
        return False
    between = reading.words.lows[earlier + 1 : later]
    if len(between) > _FARTHEST or not _CLAUSE_ENDS.isdisjoint(between):
        return False
    mark = mark_before(reading.words, term.place, reading.language)
    near = word_list(reading.language, "by") | word_list(reading.language, "links")
    return not mark or mark in near


def _may_act(term: Term) -> bool:
    """Whether a term is a name, or a word that no list has for a thing."""
    return term.kind is TermKind.NAME or bool(term.meanings & lexicon.actors()) or not term.meanings


def _partner(alignment: Alignment, index: int) -> int:
    partner, share = alignment.forth.get(index, (-1, 0.0))
    return partner if share >= _SURE and alignment.is_paired(index) else -1
