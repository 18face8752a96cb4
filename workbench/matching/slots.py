"""Where a participant stands in its sentence: who acts, who is acted on, who is merely there."""

from bisect import bisect_left
from dataclasses import dataclass

from workbench.matching.marks import mark_before
from workbench.matching.reading import Reading
from workbench.matching.terms import Term, TermKind, has_trait, word_list
from workbench.text.verb_forms import verb_forms


_CLAUSE_ENDS = frozenset(",;:.!?")


@dataclass(frozen=True, slots=True)
class Participant:
    """A name or noun of a text: the index of its term and the small word that governs it.

    `mark` is a preposition, an article that shows a case, or empty. `joined` says that it is
    linked to the participant before it ("Berlin und Paris"), `clause` which clause it stands in.
    """

    index: int
    mark: str
    joined: bool
    clause: int


def participants(reading: Reading, *, speakers: bool) -> list[Participant]:
    """The names and nouns of a text in order, outside quotations; who is speaking if asked for."""
    found: list[Participant] = []
    clause = 0
    last = 0
    for index, term in enumerate(reading.terms):
        if not _is_participant(reading, term) or reading.quoted(term):
            continue
        if not speakers and reading.framed(term):
            continue
        joined = bool(found) and _is_joined(reading, found[-1].index, index)
        if not joined and _begins_clause(reading, last, term.place):
            clause += 1
        last = term.place
        mark = (
            found[-1].mark if joined else mark_before(reading.words, term.place, reading.language)
        )
        found.append(Participant(index, mark, joined, clause))
    return found


def agents(reading: Reading, among: list[Participant]) -> set[int]:
    """The indexes of the terms that act in some clause, with what is joined to them.

    It is the first of a clause that nothing governs; in the passive, who the word for "by" stands
    before.
    """
    passive = _passive_place(reading)
    by = word_list(reading.language, "by")
    doers = [i for i, item in enumerate(among) if item.mark in by]
    if passive is not None and doers:
        after = [i for i in doers if reading.terms[among[i].index].place > passive]
        return _group(among, (after or doers)[0])
    first: dict[int, int] = {}
    for i, item in enumerate(among):
        if not item.mark:
            first.setdefault(item.clause, i)
    return set().union(*(_group(among, i) for i in first.values()))


def _begins_clause(reading: Reading, last: int, place: int) -> bool:
    """Whether a comma stands before a token, and a finite verb before the next comma."""
    lows = reading.words.lows
    if "," not in lows[last:place]:
        return False
    stop = next((at for at in range(place, len(lows)) if lows[at] in _CLAUSE_ENDS), len(lows))
    comma = max(at for at in range(last, place) if lows[at] == ",")
    verbs = verb_forms(reading.language)
    return any(verbs.is_finite(reading.words, at) for at in range(comma + 1, stop))


def _passive_place(reading: Reading) -> int | None:
    """The token of the verb that makes a passive; None where there is none."""
    passives = word_list(reading.language, "passive")
    return next((at for at, low in enumerate(reading.words.lows) if low in passives), None)


def _group(among: list[Participant], first: int) -> set[int]:
    group = {among[first].index}
    for item in among[first + 1 :]:
        if not item.joined:
            break
        group.add(item.index)
    return group


def _is_participant(reading: Reading, term: Term) -> bool:
    if term.kind is TermKind.NAME:
        return not term.adjective
    if term.kind is not TermKind.WORD or term.light:
        return False
    if has_trait(reading.language, "noun_capitals"):
        return term.capital and not _is_demonym(reading, term)
    verbs = verb_forms(reading.language)
    if verbs.is_finite(reading.words, term.place):
        return False
    if term.place == 0 and term.capital and not term.meanings:
        return True
    before = reading.words.low(term.place - 1) in word_list(reading.language, "determiners")
    return before or verbs.is_finite(reading.words, _stop(reading, term))


def _stop(reading: Reading, term: Term) -> int:
    """The token after a term."""
    return bisect_left(reading.words.starts, term.span.end)


def _is_demonym(reading: Reading, term: Term) -> bool:
    """Whether a capitalised word describes the noun after it ("Kasseler Wohnhaus")."""
    endings = tuple(word_list(reading.language, "demonyms"))
    return (
        bool(endings)
        and term.span.of(reading.text).endswith(endings)
        and reading.words.raw(term.place + 1)[:1].isupper()
    )


def _is_joined(reading: Reading, before: int, index: int) -> bool:
    """Whether nothing but "and" and a small word stands between two terms."""
    end, start = reading.terms[before].span.end, reading.terms[index].place
    between = [
        reading.words.lows[place]
        for place in range(max(0, start - 3), start)
        if reading.words.starts[place] >= end
    ]
    joins = word_list(reading.language, "joins")
    passed = word_list(reading.language, "determiners")
    return any(low in joins for low in between) and all(
        low in joins or low in passed for low in between
    )
