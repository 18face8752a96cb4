"""Where a participant stands in its sentence: who acts, who is acted on, who is merely there."""

from bisect import bisect_left
from dataclasses import dataclass

from workbench.matching import lexicon
from workbench.matching.marks import mark_before
from workbench.matching.reading import Reading
from workbench.matching.terms import Term, TermKind, has_trait, word_list
from workbench.text.verb_forms import verb_forms

_NEAR_START = 3  # tokens
_PAST = "ed"
OWNS = "'s"  # the mark of a name in the genitive
_GENITIVES = ("'s", "’s", "s'", "s’")
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


def participants(
    reading: Reading, *, speakers: bool, adjectives: bool = False
) -> list[Participant]:
    """The names and nouns of a text in order, outside quotations; who is speaking if asked for.

    With `adjectives` it is the nationalities instead that describe them.
    """
    found: list[Participant] = []
    clause = 0
    last = 0
    for index, term in enumerate(reading.terms):
        takes_part = term.adjective if adjectives else _is_participant(reading, index)
        if not takes_part or reading.quoted(term):
            continue
        if not speakers and reading.framed(term):
            continue
        joined = bool(found) and (
            _is_joined(reading, found[-1].index, index)
            or _is_called(reading, found[-1].index, index)
        )
        if not joined and _begins_clause(reading, last, term.place):
            clause += 1
        last = term.place
        mark = found[-1].mark if joined else governor(reading, term)
        found.append(Participant(index, mark, joined, clause))
    return found


def governor(reading: Reading, term: Term) -> str:
    """What governs a name or noun: the small word before it, or its own ending ("Anna's")."""
    if _is_genitive(reading, term):
        return OWNS
    beginning = _beginning(reading, term)
    return mark_before(reading.words, beginning, reading.language) or _owner_mark(
        reading, beginning
    )


def _owner_mark(reading: Reading, place: int) -> str:
    """The article of a phrase if a noun stands right before it: "Antrag der Behörde"."""
    words = reading.words
    article, before = words.low(place - 1), words.raw(place - 2)
    if article not in word_list(reading.language, "owning") or not before[:1].isupper():
        return ""
    at = bisect_left(reading.terms, place - 2, key=lambda term: term.place)
    is_noun = at < len(reading.terms) and (
        reading.terms[at].place == place - 2
        and reading.terms[at].kind is TermKind.WORD
        and place > 2
    )
    return article if is_noun else ""


def _beginning(reading: Reading, term: Term) -> int:
    """The token that a phrase begins at: a figure or a title right before a term belongs to it."""
    place = term.place
    at = bisect_left(reading.terms, place, key=lambda other: other.place) - 1
    while at >= 0 and _stop(reading, reading.terms[at]) == place:
        other = reading.terms[at]
        is_title = other.kind is TermKind.WORD and other.capital and term.kind is TermKind.NAME
        if not (is_title or other.kind is TermKind.VALUE or _is_demonym(reading, other)):
            break
        place, at = other.place, at - 1
    return place


def is_named(reading: Reading, term: Term) -> bool:
    """Whether a term is a name, or a word of no known meaning without an article.

    Where nouns are written small a capital letter tells a name, but for titles.
    """
    if term.kind is not TermKind.WORD:
        return term.kind is TermKind.NAME
    if term.capital and term.place and not has_trait(reading.language, "noun_capitals"):
        return not term.meanings & lexicon.actors()
    articles = word_list(reading.language, "determiners") | word_list(
        reading.language, "contracted"
    )
    has_article = reading.words.low(term.place - 1) in articles
    return term.capital and not (term.meanings or term.parts or has_article)


def is_inside(reading: Reading, item: Participant) -> bool:
    """Whether a participant is merely where something happens."""
    return item.mark in word_list(reading.language, "inside")


def agents(reading: Reading, among: list[Participant]) -> set[int]:
    """The indexes of the terms that act in some clause, with what is joined to them.

    It is the first of a clause that nothing governs; in the passive, who the word for "by" stands
    before.
    """
    found = passive_doers(reading, among)
    told = _told_passively(reading, among, found)
    first: dict[int, int] = {}
    for i, item in enumerate(among):
        if item.mark or item.joined or item.clause in told:
            continue
        before = first.setdefault(item.clause, i)
        if _cannot_act(reading, among[before]) and not _cannot_act(reading, item):
            first[item.clause] = i
    return found.union(*(_group(among, i) for i in first.values()))


def passive_doers(reading: Reading, among: list[Participant]) -> set[int]:
    """The indexes of the terms that the word for "by" stands before in the passive, if any."""
    passive = passive_place(reading)
    by = word_list(reading.language, "by")
    doers = [i for i, item in enumerate(among) if item.mark in by]
    if passive is None or not doers:
        return set()
    after = [i for i in doers if reading.terms[among[i].index].place > passive]
    return _group(among, (after or doers)[0])


def _told_passively(reading: Reading, among: list[Participant], doers: set[int]) -> set[int]:
    """The clauses of the passive: of who acts, and of the subject before its verb."""
    passive = passive_place(reading)
    if passive is None or not doers:
        return set()
    before = [
        item.clause for item in among if not item.mark and reading.terms[item.index].place < passive
    ]
    return {item.clause for item in among if item.index in doers} | set(before[-1:])


def _cannot_act(reading: Reading, item: Participant) -> bool:
    """Whether a participant is a thing by its meaning; told where the order of words is free."""
    term = reading.terms[item.index]
    if not has_trait(reading.language, "noun_capitals") or term.kind is TermKind.NAME:
        return False
    return bool(term.meanings) and not (term.meanings | term.parts) & lexicon.actors()


def has_no_doer(reading: Reading, among: list[Participant]) -> bool:
    """Whether it may be a passive that does not say who acts."""
    by = word_list(reading.language, "by")
    return passive_place(reading) is not None and not any(item.mark in by for item in among)


def _is_called(reading: Reading, before: int, index: int) -> bool:
    """Whether a name follows the noun that it is the name of: "der Verlag Lindner"."""
    noun, name = reading.terms[before], reading.terms[index]
    if noun.kind is not TermKind.WORD or _stop(reading, noun) != name.place:
        return False
    return name.kind is TermKind.NAME or (name.capital and not name.meanings)


def _begins_clause(reading: Reading, last: int, place: int) -> bool:
    """Whether a comma or "while" stands before a token, and a finite verb before the next comma.

    A conjunction right after a comma needs none.
    """
    lows = reading.words.lows
    joints = word_list(reading.language, "clauses")
    breaks = [at for at in range(last, place) if lows[at] == "," or lows[at] in joints]
    if not breaks:
        return False
    if any(lows[at] in joints and lows[at - 1] == "," for at in breaks):
        return True
    stop = next((at for at in range(place, len(lows)) if lows[at] in _CLAUSE_ENDS), len(lows))
    comma = breaks[-1]
    verbs = verb_forms(reading.language)
    return any(verbs.is_finite(reading.words, at) for at in range(comma + 1, stop))


def passive_place(reading: Reading) -> int | None:
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


def _is_participant(reading: Reading, index: int) -> bool:
    term = reading.terms[index]
    if term.kind is TermKind.NAME:
        describes = term.adjective or (bool(term.sorts) and _is_declined(reading, term))
        return not describes and not _is_attribute(reading, index)
    if term.kind is not TermKind.WORD or term.light:
        return False
    if has_trait(reading.language, "noun_capitals"):
        return term.capital and not _is_demonym(reading, term) and not _opens(reading, term)
    if _is_verb(reading, term.place):
        return False
    if term.place == 0 and term.capital and not term.meanings:
        return True
    following = _stop(reading, term)
    is_first = term.place < _NEAR_START and (
        reading.words.low(following) in word_list(reading.language, "links")  # "Pilots of the …"
    )
    return is_first or _ends_phrase(reading, index) or _is_verb(reading, following)


def _is_verb(reading: Reading, place: int) -> bool:
    """Whether an English token is a finite verb.

    So is a past in "-ed" with no article before it, and a word between a noun and an article
    ("the lorry hit the …").
    """
    words = reading.words
    if verb_forms(reading.language).is_finite(words, place):
        return True
    determiners = word_list(reading.language, "determiners")
    low, following = words.low(place), words.low(place + 1)
    if words.low(place - 1) in determiners or not low.isalpha():
        return False
    is_object = following in determiners and low not in word_list(reading.language, "stop")
    return low.endswith(_PAST) or (is_object and words.raw(place).islower())


def _ends_phrase(reading: Reading, index: int) -> bool:
    """Whether a word is the last one of several that follow an article: the noun among them."""
    terms = reading.terms
    if not _is_genitive(reading, terms[index]) and _goes_on(reading, index):
        return False
    first = index
    while first and _is_adjoined(reading, first - 1):
        first -= 1
        if terms[first].kind is TermKind.VALUE:
            return True
    return reading.words.low(terms[first].place - 1) in word_list(reading.language, "determiners")


def _goes_on(reading: Reading, index: int) -> bool:
    """Whether another word that is no verb follows a term right away."""
    if index + 1 >= len(reading.terms) or not _is_adjoined(reading, index):
        return False
    following = reading.terms[index + 1]
    is_verb = _is_verb(reading, following.place)
    return following.kind is TermKind.WORD and not following.light and not is_verb


def _is_adjoined(reading: Reading, index: int) -> bool:
    """Whether nothing stands between a term and the next one, and neither parts them."""
    term, following = reading.terms[index], reading.terms[index + 1]
    touches = following.place == _stop(reading, term)
    return touches and not term.light and not _is_genitive(reading, term)


def _is_genitive(reading: Reading, term: Term) -> bool:
    return term.span.of(reading.text).endswith(_GENITIVES)


def _is_attribute(reading: Reading, index: int) -> bool:
    """Whether a word for people or a body follows a name right away: "Leeds council"."""
    terms = reading.terms
    if has_trait(reading.language, "noun_capitals") or index + 1 >= len(terms):
        return False
    following = terms[index + 1]
    return (
        following.place == _stop(reading, terms[index])
        and bool(following.meanings & lexicon.actors())
        and not _is_verb(reading, following.place)
    )


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


def _is_declined(reading: Reading, term: Term) -> bool:
    """Whether a capitalised nationality begins the name of something: "der Deutsche Buchpreis"."""
    endings = tuple(word_list(reading.language, "attribute_endings"))
    following = reading.words.raw(_stop(reading, term))
    before = reading.words.low(term.place - 1)
    return (
        has_trait(reading.language, "noun_capitals")
        and reading.words.lows[term.place].endswith(endings)
        and following[:1].isupper()
        and before in word_list(reading.language, "determiners")
    )


def _opens(reading: Reading, term: Term) -> bool:
    """Whether it is an adjective that has its capital letter from the beginning of the text."""
    endings = tuple(word_list(reading.language, "attribute_endings"))
    following = reading.words.raw(term.place + 1)
    return term.place == 0 and reading.words.lows[0].endswith(endings) and following[:1].isupper()


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
    if set(between) == {","} and _is_verb(reading, _stop(reading, reading.terms[index])):
        return False  # "In the end, Anna won"
    return any(low in joins for low in between) and all(
        low in joins or low in passed for low in between
    )
