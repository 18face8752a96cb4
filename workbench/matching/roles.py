"""The same people doing the same, the other way round."""

from itertools import combinations, pairwise
from typing import NamedTuple

from workbench.matching import lexicon
from workbench.matching.aligning import Alignment
from workbench.matching.positions import changed_places, changed_ways
from workbench.matching.reading import Reading
from workbench.matching.slots import (
    OWNS,
    Participant,
    agents,
    has_no_doer,
    is_inside,
    is_named,
    participants,
    passive_doers,
)
from workbench.matching.terms import Term, TermKind, has_trait, word_list
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind
from workbench.model.split import SignalKind
from workbench.text.verb_forms import verb_forms

_MUTUAL = frozenset(
    ("meet", "phone", "talk", "negotiate", "agree", "cooperate", "relations", "marry", "war")
)
_SAME_WORDS = 0.55  # the cover from which people and bodies can be told to have swapped places
_SAME_TEXT = 0.8  # the cover from which names of two clauses can
_NEAR_TEXT = 0.7  # and whatever noun
_MOST_STEPS = 0.8  # of the steps from word to word that go the same way in both texts
_SURE = 0.85  # how much two participants must share to be the same one


def role_differences(alignment: Alignment) -> list[Difference]:
    """Who acts in one text is acted on in the other, and the other way round; at most one.

    Where one text tells the event from its other side ("sold to", "bought from") it is whoever
    acts in both.
    """
    if is_mutual(alignment):
        return []
    cast = _cast(alignment)
    found = _other_agent(alignment, cast)
    if _has_converse(alignment):
        found = None if found else _same_agent(alignment, cast)
    elif found is None and min(alignment.claim_cover, alignment.known_cover) >= _SAME_WORDS:
        found = changed_places(alignment) or changed_ways(alignment)
    if found is None:
        return []
    spans = alignment.claim.terms[found[0]].span, alignment.known.terms[found[1]].span
    return [difference(_kind(alignment), alignment, *spans)]


def is_told_from_other_side(alignment: Alignment) -> bool:
    """Whether the texts tell one event from its two sides: "won against", "lost to"."""
    if not _has_converse(alignment):
        return False
    return _other_agent(alignment, _cast(alignment)) is not None


class _Cast(NamedTuple):
    """Those who take part in what the two texts tell."""

    claim: list[Participant]
    known: list[Participant]


def _cast(alignment: Alignment) -> _Cast:
    speakers = _with_speakers(alignment)
    return _Cast(
        participants(alignment.claim, speakers=speakers),
        participants(alignment.known, speakers=speakers),
    )


def _has_converse(alignment: Alignment) -> bool:
    ours = _free_meanings(alignment)
    theirs = _free_meanings(alignment.turned())
    return any(
        frozenset((one, two)) in lexicon.converses()
        for one in ours - theirs
        for two in theirs - ours
    )


def _clause_of(among: list[Participant], index: int) -> int:
    """The clause that a term stands in: that of the participant before it."""
    before = [item.clause for item in among if item.index <= index]
    return before[-1] if before else 0


def _converse_clauses(alignment: Alignment, cast: _Cast) -> set[tuple[int, int]]:
    """The clauses of the words that tell one event from its two sides, in the claim and there."""
    claim, known = alignment.claim, alignment.known
    return {
        (_clause_of(cast.claim, left), _clause_of(cast.known, right))
        for left, first in enumerate(claim.terms)
        for right, second in enumerate(known.terms)
        if first.meanings
        and second.meanings
        and any(
            frozenset((one, two)) in lexicon.converses()
            for one in first.meanings - second.meanings
            for two in second.meanings - first.meanings
        )
    }


def _free_meanings(alignment: Alignment) -> frozenset[str]:
    terms = enumerate(alignment.claim.terms)
    free = (term.meanings for index, term in terms if not alignment.is_paired(index))
    return frozenset(meaning for meanings in free for meaning in meanings)


def _other_agent(alignment: Alignment, cast: _Cast) -> tuple[int, int] | None:
    """The terms that act in the claim and in the known text if it is not the same one."""
    claim = _shared(alignment, cast.claim)
    known = _shared(alignment.turned(), cast.known)
    names = _names(alignment.claim, claim), _names(alignment.known, known)
    found = _swapped(alignment, *names) if min(map(len, names)) > 1 else None
    if found is None and min(alignment.claim_cover, alignment.known_cover) >= _SAME_WORDS:
        found = (
            _swapped(alignment, claim, known)
            or _replaced(alignment, cast)
            or _described(alignment)
            or _crossed(alignment, cast)
            or _exchanged(alignment, cast)
        )
    return found


def _crossed(alignment: Alignment, cast: _Cast) -> tuple[int, int] | None:
    """Names of two clauses that have changed places while all else is in its place."""
    if min(alignment.claim_cover, alignment.known_cover) < _SAME_TEXT:
        return None
    there = {item.index: item for item in cast.known}
    named = [
        (item, there[_partner(alignment, item.index)])
        for item in _names(alignment.claim, cast.claim)
        if _partner(alignment, item.index) in there
    ]
    for (one, first), (two, second) in combinations(named, 2):
        apart = one.clause != two.clause and first.clause != second.clause
        if apart and first.index > second.index and _keeps_order(alignment):
            return one.index, second.index
    return None


def _exchanged(alignment: Alignment, cast: _Cast) -> tuple[int, int] | None:
    """Names that have changed the small words before them: "from Rome to Bonn", the way back."""
    if alignment.claim.language != alignment.known.language:
        return None
    there = {item.index: item.mark for item in cast.known}
    marks = [
        (item.index, item.mark, there[_partner(alignment, item.index)])
        for item in _names(alignment.claim, cast.claim)
        if item.mark and there.get(_partner(alignment, item.index))
    ]
    for (one, ours, theirs), (two, mine, yours) in combinations(marks, 2):
        if ours != mine and (ours, mine) == (yours, theirs):
            return one, alignment.forth[two][0]
    return None


def _keeps_order(alignment: Alignment) -> bool:
    """Whether nearly all words that both texts have stand in one order."""
    words = [
        alignment.forth[index][0]
        for index, term in enumerate(alignment.claim.terms)
        if term.kind is TermKind.WORD and not term.light and alignment.is_paired(index)
    ]
    steps = [one < two for one, two in pairwise(words)]
    return bool(steps) and sum(steps) >= _MOST_STEPS * len(steps)


def _described(alignment: Alignment) -> tuple[int, int] | None:
    """The nationalities of those who act if they have changed places: "Russian … Ukrainian"."""
    readings = alignment.claim, alignment.known
    if not all(any(term.adjective for term in reading.terms) for reading in readings):
        return None
    claim = participants(alignment.claim, speakers=True, adjectives=True)
    known = participants(alignment.known, speakers=True, adjectives=True)
    ours = [item for item in claim if _partner(alignment, item.index) >= 0]
    turned = alignment.turned()
    theirs = [item for item in known if _partner(turned, item.index) >= 0]
    return _swapped(alignment, ours, theirs) if min(len(ours), len(theirs)) > 1 else None


def _replaced(alignment: Alignment, cast: _Cast) -> tuple[int, int] | None:
    """Names that act in either text, of which one is merely acted on in the other."""
    claim, known = cast
    ours, theirs = passive_doers(alignment.claim, claim), passive_doers(alignment.known, known)
    if not ours or not theirs:
        ours, theirs = agents(alignment.claim, claim), agents(alignment.known, known)
    ours &= _sure_names(alignment, claim)
    theirs &= _sure_names(alignment.turned(), known)
    if not ours or not theirs or any(_partner(alignment, index) in theirs for index in ours):
        return None
    turned = alignment.turned()
    for one in sorted(ours):
        for two in sorted(theirs):
            if _is_acted_on(alignment.known, known, _partner(alignment, one)) or _is_acted_on(
                alignment.claim, claim, _partner(turned, two)
            ):
                return one, two
    return None


def _sure_names(alignment: Alignment, among: list[Participant]) -> set[int]:
    """The indexes of the claim's names without capitalised words that may be something else.

    Where nouns have capitals these are the first word of the text ("Dennoch", "Umgerechnet") and
    a noun that the other text has as a verb.
    """
    reading = alignment.claim
    names = {item.index for item in _names(reading, among)}
    if not has_trait(reading.language, "noun_capitals"):
        return names
    return {
        index
        for index in names
        if reading.terms[index].kind is TermKind.NAME
        or (reading.terms[index].place > 0 and not _is_small_there(alignment, index))
    }


def _is_small_there(alignment: Alignment, index: int) -> bool:
    partner = alignment.forth.get(index, (-1, 0.0))[0]
    return partner >= 0 and not alignment.known.terms[partner].capital


def _partner(alignment: Alignment, index: int) -> int:
    partner, share = alignment.forth.get(index, (-1, 0.0))
    return partner if share >= _SURE else -1


def _is_acted_on(reading: Reading, among: list[Participant], index: int) -> bool:
    return any(item.index == index and not _is_aside(reading, item) for item in among)


def _same_agent(alignment: Alignment, cast: _Cast) -> tuple[int, int] | None:
    """A name that acts in both texts."""
    claim, known = cast
    theirs = agents(alignment.known, known)
    names = {item.index for item in _names(alignment.claim, claim)}
    clauses = _converse_clauses(alignment, cast)
    for index in sorted(agents(alignment.claim, claim) & names):
        partner = _partner(alignment, index)
        where = (
            _clause_of(claim, index),
            _clause_of(known, partner),
        )
        if partner in theirs and where in clauses:
            return index, _partner(alignment, index)
    return None


def _swapped(
    alignment: Alignment, claim: list[Participant], known: list[Participant]
) -> tuple[int, int] | None:
    """The terms that act in the claim and in the known text if they have changed places."""
    acting, acting_known = agents(alignment.claim, claim), agents(alignment.known, known)
    only_here = [
        i
        for i in sorted(acting)
        if alignment.forth[i][0] not in acting_known
        and _can_act(alignment, alignment.claim.terms[i])
    ]
    only_there = [
        i
        for i in sorted(acting_known)
        if alignment.back[i][0] not in acting and _can_act(alignment, alignment.known.terms[i])
    ]
    only_here = [i for i in only_here if not _only_reports(alignment, i)]
    only_there = [i for i in only_there if not _only_reports(alignment.turned(), i)]
    here = {item.index for item in claim if not _is_aside(alignment.claim, item)}
    there = {item.index for item in known if not _is_aside(alignment.known, item)}
    if not only_here or not only_there:
        return None
    acted_on = all(alignment.forth[i][0] in there for i in only_here) and all(
        alignment.back[i][0] in here for i in only_there
    )
    return (only_here[0], only_there[0]) if acted_on else None


def _only_reports(alignment: Alignment, index: int) -> bool:
    """Whether a noun of the claim acts, and in the known text is who reports what is done."""
    partner = alignment.forth[index][0]
    claim, known = alignment.claim, alignment.known
    is_noun = claim.terms[index].kind is TermKind.WORD
    return is_noun and known.framed(known.terms[partner]) and not claim.framed(claim.terms[index])


def _is_aside(reading: Reading, item: Participant) -> bool:
    """Whether it takes no part itself: a name in the genitive ("Anna's house"), or a place."""
    is_name = reading.terms[item.index].kind is TermKind.NAME
    return (item.mark == OWNS and is_name) or is_inside(reading, item)


def _can_act(alignment: Alignment, term: Term) -> bool:
    """Whether a name or noun may be somebody who does something.

    A noun of no known meaning may only where the two texts are the same but for the places.
    """
    if term.kind is TermKind.NAME:
        return not term.titled
    if term.meanings:
        return bool(term.meanings & lexicon.actors())
    is_same = min(alignment.claim_cover, alignment.known_cover) >= _NEAR_TEXT and not (
        _hides_doer(alignment.claim) or _hides_doer(alignment.known)
    )
    return bool(term.parts & lexicon.actors()) or (is_same and not term.parts)


def _hides_doer(reading: Reading) -> bool:
    """Whether a text may tell what is done in the passive, and not who does it."""
    return has_no_doer(reading, participants(reading, speakers=True))


def _shared(alignment: Alignment, among: list[Participant]) -> list[Participant]:
    """The claim's participants that the known text has, too."""
    return [
        item
        for item in among
        if _partner(alignment, item.index) >= 0 and alignment.is_paired(item.index)
    ]


def _with_speakers(alignment: Alignment) -> bool:
    """Whether a speaker of one text takes part in what the other one tells."""
    claim, known = alignment.claim, alignment.known
    return any(
        claim.framed(claim.terms[one]) is not known.framed(known.terms[two])
        for one, (two, share) in alignment.forth.items()
        if share >= _SURE and _can_speak(claim.terms[one])
    )


def _can_speak(term: Term) -> bool:
    return term.kind is TermKind.NAME or bool(term.meanings & lexicon.actors())


def _names(reading: Reading, among: list[Participant]) -> list[Participant]:
    """The names among some participants, capitalised words of no known meaning among them."""
    return [item for item in among if _is_name(reading, reading.terms[item.index])]


def _is_name(reading: Reading, term: Term) -> bool:
    if term.kind is TermKind.NAME:
        return True
    if has_trait(reading.language, "noun_capitals"):
        return is_named(reading, term)
    if not term.capital or term.meanings:
        return False
    return term.place > 0 or verb_forms(reading.language).is_finite(reading.words, 1)


def is_mutual(alignment: Alignment) -> bool:
    """Whether they do nothing but what two do with each other: meet, talk, agree."""
    shared = [
        alignment.claim.terms[index]
        for index in alignment.forth
        if alignment.claim.terms[index].kind is TermKind.WORD
    ]
    return any(term.meanings & _MUTUAL for term in shared) and all(
        term.light or term.meanings & _MUTUAL or term.capital for term in shared
    )


def _kind(alignment: Alignment) -> DifferenceKind:
    """Swapped around "than" it is a comparison, else a matter of roles."""
    compared = all(
        reading.of_kind(SignalKind.COMPARISON)
        and any(low in word_list(reading.language, "than") for low in reading.words.lows)
        for reading in (alignment.claim, alignment.known)
    )
    return DifferenceKind.COMPARISON if compared else DifferenceKind.ROLES
