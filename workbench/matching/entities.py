"""A name, or a noun of an otherwise unchanged sentence, in the place of another."""

from bisect import bisect_left

from workbench.matching import lexicon
from workbench.matching.aligning import Alignment
from workbench.matching.matter import is_near_verbatim
from workbench.matching.naming import is_listed
from workbench.matching.reading import Reading
from workbench.matching.slots import agents, governor, has_no_doer, is_named, participants
from workbench.matching.terms import Term, TermKind, has_trait, word_list
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind
from workbench.model.split import SignalKind

_MOST_NAMES = 16  # without a partner; two lists of names are not compared name by name
_HALF = 0.4  # of each text, for nouns of no known meaning to be in each other's place
_NEAR = 3  # terms between a name and the verb of speech that goes with it
_SPEECH = frozenset(("say", "warn", "claim", "announce", "argue", "estimate", "call_name", "talk"))
# Meanings of nouns that may stand for most others who act.
_ANYBODY = frozenset(
    (
        "people",
        "worker",
        "group_people",
        "team",
        "crew",
        "official",
        "authority",
        "expert",
        "rescuers",
    )
)
_MOST_CHANGED = 2  # words of each text that have no partner


def entity_differences(alignment: Alignment) -> list[Difference]:
    """Names without a partner that stand in each other's place, else nouns that do.

    A name that only one text gives makes no difference: the other one is silent about it.
    """
    return _names(alignment) or _agents(alignment) or _nouns(alignment)


def _agents(alignment: Alignment) -> list[Difference]:
    """Those who act if neither text has the other's: "the mayor opened", "opened by the bishop"."""
    if not _is_half_verbatim(alignment):
        return []
    ours, theirs = _free_agents(alignment), _free_agents(alignment.turned())
    if not ours or not theirs:
        return []
    one, two = ours[0], theirs[0]
    first, second = alignment.claim.terms[one], alignment.known.terms[two]
    if _is_office_of(alignment, one, two) or not _are_of_one_sort(first, second):
        return []
    kind = _kind(alignment, one, two)
    return [difference(kind, alignment, first.span, second.span)]


def _free_agents(alignment: Alignment) -> list[int]:
    """The claim's acting people and bodies, if none of them has a partner in the known text."""
    reading = alignment.claim
    everybody = participants(reading, speakers=False)
    acting = sorted(agents(reading, everybody))
    if has_no_doer(reading, everybody) or any(index in alignment.forth for index in acting):
        return []
    return [
        index
        for index in acting
        if _is_somebody(reading, index) and not _is_added(reading, reading.terms[index])
    ]


def _is_somebody(reading: Reading, index: int) -> bool:
    """Whether a term is a name, or a noun for people or a body, if not for whomever."""
    term = reading.terms[index]
    if term.kind is TermKind.NAME:
        return not term.titled
    if term.near & _ANYBODY:
        return False
    meanings = term.meanings | term.parts
    return bool(meanings & lexicon.actors()) or not meanings


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
            kind = _kind(alignment, left, right)
            found.append(difference(kind, alignment, *spans))
    return found


def _kind(alignment: Alignment, left: int, right: int) -> DifferenceKind:
    """Who says it differs where both texts report with one verb of speech near the two names.

    Where something happens nobody says it, nor does whoever stands behind an English verb.
    """
    if alignment.claim.terms[left].place_name or alignment.known.terms[right].place_name:
        return DifferenceKind.ENTITY
    if _is_quoting(alignment.claim, left) and _is_quoting(alignment.known, right):
        return DifferenceKind.ATTRIBUTION
    for near in range(left - _NEAR, left + _NEAR + 1):
        partner = alignment.forth.get(near, (-1, 0.0))[0]
        if partner < 0 or abs(partner - right) > _NEAR:
            continue
        is_subject = _may_be_subject(alignment.claim, left, near)
        if is_subject and _reports(alignment.claim, near) and _reports(alignment.known, partner):
            return DifferenceKind.ATTRIBUTION
        if near + 1 == left and partner + 1 == right and _is_statement(alignment.claim, near):
            return DifferenceKind.ATTRIBUTION
    return DifferenceKind.ENTITY


def _is_quoting(reading: Reading, index: int) -> bool:
    """Whether a term is the speaker of a text's frame."""
    frame = reading.frame
    return (
        frame is not None
        and frame.speaker is not None
        and frame.speaker.contains(reading.terms[index].span)
    )


def _may_be_subject(reading: Reading, index: int, verb: int) -> bool:
    """Whether a name may be the subject of a verb: before it where the order of words tells."""
    return index < verb or has_trait(reading.language, "noun_capitals")


def _is_statement(reading: Reading, index: int) -> bool:
    """Whether a term is a noun of speech: "Angaben der …"."""
    return reading.terms[index].capital and bool(reading.terms[index].meanings & _SPEECH)


def _reports(reading: Reading, index: int) -> bool:
    """Whether a term is a verb of speech and something said follows, or is quoted somewhere."""
    term = reading.terms[index]
    if not term.meanings & _SPEECH:
        return False
    after = reading.words.low(bisect_left(reading.words.starts, term.span.end))
    quoted = any(" " in quote.text for quote in reading.of_kind(SignalKind.QUOTE))
    return quoted or after in word_list(reading.language, "said_after")


def _is_stated(reading: Reading, index: int) -> bool:
    """Whether a term belongs to what a text says by itself: no quotation, no speaker."""
    term = reading.terms[index]
    return not reading.quoted(term) and not reading.framed(term)


def _likeness(alignment: Alignment, left: int, right: int) -> float:
    """Whether two names stand in one place: governed alike, or in sentences that are alike."""
    claim, known = alignment.claim, alignment.known
    first, second = claim.terms[left], known.terms[right]
    is_known = any(is_listed(key) for key in first.keys & second.keys)
    if is_known or first.place_name is not second.place_name:
        return 0.0
    if first.adjective is not second.adjective or not _are_of_one_sort(first, second):
        return 0.0
    is_apart = (first.adjective and not _describe_same(alignment, left, right)) or (
        bool(first.sorts) is not bool(second.sorts) and not is_near_verbatim(alignment)
    )
    if is_apart or _is_added(claim, first) or _is_added(known, second):
        return 0.0
    one, two = governor(claim, first), governor(known, second)
    if one == two or (one and two and claim.language != known.language):
        return 2.0
    return 1.0 if is_near_verbatim(alignment) else 0.0


def _describe_same(alignment: Alignment, left: int, right: int) -> bool:
    """Whether two nationalities describe nouns that go with each other."""
    return alignment.forth.get(left + 1, (-1, 0.0))[0] == right + 1


def _is_added(reading: Reading, term: Term) -> bool:
    """Whether "also" stands before a name: what is said of it is said of others, too."""
    return reading.words.low(term.place - 1) in word_list(reading.language, "also")


def _are_of_one_sort(first: Term, second: Term) -> bool:
    """Whether two names may be names of the same sort of thing: no country beside a person.

    Words that mean something ("Nobel Peace Prize") name no person.
    """
    if first.sorts and second.sorts:
        return bool(first.sorts & second.sorts)
    return first.titled is second.titled


def _nouns(alignment: Alignment) -> list[Difference]:
    """Nouns exchanged between the same neighbours in a sentence that is else the same.

    Of nouns that nothing is known of, one neighbour right beside them must be the same.
    """
    claim, known = alignment.claim, alignment.known
    if claim.language != known.language or not _is_half_verbatim(alignment):
        return []
    left = alignment.left_in_claim(TermKind.WORD, TermKind.NAME)
    right = alignment.left_in_known(TermKind.WORD, TermKind.NAME)
    changed = max(len(_heavy(claim, left)), len(_heavy(known, right)))
    is_near = is_near_verbatim(alignment) and changed <= _MOST_CHANGED
    return [
        difference(
            _kind(alignment, one, two), alignment, claim.terms[one].span, known.terms[two].span
        )
        for one in left
        for two in right
        if _is_noun(claim, one)
        and _is_noun(known, two)
        and not _is_office_of(alignment, one, two)
        and ((is_near and _same_place(alignment, one, two)) or _is_beside_same(alignment, one, two))
        and _is_stated(claim, one)
        and _is_stated(known, two)
    ]


def _is_office_of(alignment: Alignment, left: int, right: int) -> bool:
    """Whether one is a name and the other what somebody with a name may be: "the premier"."""
    claim, known = alignment.claim, alignment.known
    first, second = claim.terms[left], known.terms[right]
    named = is_named(claim, first), is_named(known, second)
    term = second if named[0] else first
    return named[0] is not named[1] and bool((term.meanings | term.parts) & lexicon.actors())


def _is_half_verbatim(alignment: Alignment) -> bool:
    return min(alignment.claim_cover, alignment.known_cover) >= _HALF


def _is_beside_same(alignment: Alignment, left: int, right: int) -> bool:
    """Whether two capitalised words of no known meaning stand right beside one word or name."""
    claim, known = alignment.claim, alignment.known
    first, second = claim.terms[left], known.terms[right]
    for term in (first, second):
        if not term.capital or term.meanings or term.parts:
            return False
    return any(
        _step(claim, left, way) is not None
        and alignment.forth.get(left + way, (-1, 0.0))[0] == _step(known, right, way)
        for way in (-1, 1)
    )


def _step(reading: Reading, index: int, way: int) -> int | None:
    """The term right before or after one, an article between as may be; None for none so near."""
    other = index + way
    if not 0 <= other < len(reading.terms):
        return None
    first, last = sorted((index, other))
    end, start = reading.terms[first].span.end, reading.terms[last].span.start
    between = reading.text[end:start].split()
    determiners = word_list(reading.language, "determiners")
    near = all(word.lower() in determiners for word in between)
    return other if near and reading.terms[other].capital else None


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
    before = [at for at in heavy if at < index and not reading.terms[at].adjective]
    after = [at for at in heavy if at > index and not reading.terms[at].adjective]
    return before[-1] if before else None, after[0] if after else None
