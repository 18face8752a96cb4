"""Who says it: the frame around what a text states, and speakers that differ."""

from workbench.matching import lexicon
from workbench.matching.aligning import Alignment, shared
from workbench.matching.marks import mark_before
from workbench.matching.matter import content_shares
from workbench.matching.quotations import shared_quotations
from workbench.matching.reading import Reading
from workbench.matching.slots import agents, is_named, participants, passive_doers
from workbench.matching.stems import fold
from workbench.matching.terms import Term, TermKind, word_list
from workbench.matching.wording import difference, opposite_place
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.model.split import SignalKind
from workbench.text.words import Words

_OPENING = frozenset('"»«„“‚‘›‹')
# Concepts that name no speaker by themselves.
_ANYBODY = frozenset(
    ("say", "claim", "company", "represent", "spokesman", "official", "report_doc", "speech")
)
# Concepts of verbs that tell what somebody says.
_REPORTING = frozenset(
    (
        *("say", "claim", "announce", "warn", "argue", "expect", "think", "estimate", "confirm"),
        *("talk", "write", "accuse", "promise", "demand", "fear", "hope", "explain", "complain"),
        *("testify", "reveal", "show", "call_name", "quote", "tweet", "mention", "propose"),
    )
)
_GENITIVES = ("'s", "’s")
_BODIES = frozenset(("authority", "ministry", "office_room"))  # concepts
_DOCUMENTS = frozenset(("report_doc", "study", "statement_doc", "document", "survey"))
_SPOKEN = frozenset(("say", "claim", "announce"))  # "Angaben" is no document
_POWERS = frozenset(("power", "place"))  # sorts of the names of countries
_LONGEST_CLAIMANT = 200  # code points of who made a known claim that are looked at
_SAME_SPEAKER = 0.85
_SAME_WORD = 0.6  # of two speakers without a name
# What both texts must have in common where only one says whose statement it is: all in all, and
# of the words of either.
_SAME_TEXT = 0.4
_SAME_WORDS = 0.4


def source_differences(alignment: Alignment, claimant: str = "") -> list[Difference]:
    """Two speakers for one statement, or one where the other text states it by itself.

    A text that reports without naming anybody, or whose own subject the speaker is, agrees with
    any speaker; a known text that states by itself what its `claimant` said agrees with them.
    """
    found = _source_differences(alignment)
    return [item for item in found if item.known.text or not _is_by(item.claim.text, claimant)]


def _is_by(speaker: str, claimant: str) -> bool:
    """Whether the last word of who made a known claim is among those for a speaker."""
    words = [fold(low) for low in Words(claimant[:_LONGEST_CLAIMANT]).lows if low[0].isalpha()]
    return bool(words) and words[-1] in {fold(low) for low in Words(speaker).lows}


def _of_others(alignment: Alignment, claim: Span, known: Span) -> list[Difference]:
    """Speakers of one office elsewhere: "Norway's minister", "Denmark's minister"."""
    left = _names_without_partner(alignment, claim)
    right = _names_without_partner(alignment.turned(), known)
    for one in left:
        for two in right:
            if _is_of_power(one) is _is_of_power(two):
                return [difference(DifferenceKind.ENTITY, alignment, one.span, two.span)]
    return []


def _names_without_partner(alignment: Alignment, speaker: Span) -> list[Term]:
    terms = alignment.claim.terms
    return [
        terms[place]
        for place in alignment.left_in_claim(TermKind.NAME)
        if speaker.overlaps(terms[place].span)
    ]


def _is_of_power(term: Term) -> bool:
    return bool(term.sorts & _POWERS)


def _source_differences(alignment: Alignment) -> list[Difference]:
    claim, known = _speaker(alignment.claim), _speaker(alignment.known)
    if (claim is None) is not (known is None) and shared_quotations(alignment):
        claim, known = claim or _quoter(alignment), known or _quoter(alignment.turned())
    if claim is not None and known is not None:
        if _is_same(alignment, claim, known):
            return _of_others(alignment, claim, known)
        return [difference(DifferenceKind.ATTRIBUTION, alignment, claim, known)]
    if not _is_one_statement(alignment):
        return []
    claim, turned = claim or _anonymous(alignment.claim), alignment.turned()
    if claim is not None and _reports(alignment.claim) and _states_itself(alignment, claim):
        other = opposite_place(alignment, claim)
        return [difference(DifferenceKind.ATTRIBUTION, alignment, claim, other)]
    known = known or _anonymous(alignment.known)
    if known is not None and _reports(alignment.known) and _states_itself(turned, known):
        other = opposite_place(turned, known)
        return [difference(DifferenceKind.ATTRIBUTION, alignment, other, known)]
    return []


def _reports(reading: Reading) -> bool:
    """Whether the verb of a frame may report: "rejected the …" does not."""
    frame = reading.frame
    if frame is None:
        return False
    terms = [
        term
        for term in reading.terms
        if frame.span.contains(term.span)
        and not (frame.speaker is not None and frame.speaker.contains(term.span))
    ]
    meanings = frozenset(meaning for term in terms for meaning in term.meanings)
    return not meanings or bool(meanings & _REPORTING)


def _is_one_statement(alignment: Alignment) -> bool:
    """Whether the two texts state the same, apart from who says so."""
    if alignment.claim_cover * alignment.known_cover < _SAME_TEXT**2:
        return False
    return all(share is None or share >= _SAME_WORDS for share in content_shares(alignment))


def _anonymous(reading: Reading) -> Span | None:
    """The frame of a text that reports and names nobody ("hieß es weiter")."""
    frame = reading.frame
    return frame.span if frame is not None and frame.speaker is None else None


def _speaker(reading: Reading) -> Span | None:
    """Who speaks, None where nobody is named or only a pronoun stands for them."""
    frame = reading.frame
    if frame is None or frame.pronoun or frame.speaker is None:
        return None
    named = any(
        term.kind is not TermKind.VALUE and not _is_anybody(term)
        for term in _within(reading, frame.speaker)
    )
    return frame.speaker if named else None


def _quoter(alignment: Alignment) -> Span | None:
    """Who acts outside the quotations of a claim without a frame, if it is one noun or name.

    Whoever is told of in the other text, too, need not be who speaks.
    """
    reading = alignment.claim
    if reading.frame is not None:
        return None
    acting = agents(reading, participants(reading, speakers=True))
    if any(index in alignment.forth for index in acting):
        return None
    terms = [reading.terms[index] for index in acting]
    return terms[0].span if len(terms) == 1 and not _is_anybody(terms[0]) else None


def _is_anybody(term: Term) -> bool:
    """A word such as "Angaben" or "the company" that names no speaker."""
    return term.light or (bool(term.meanings) and term.meanings <= _ANYBODY)


def _within(reading: Reading, span: Span) -> list[Term]:
    return [term for term in reading.terms if span.contains(term.span)]


def _is_same(alignment: Alignment, claim: Span, known: Span) -> bool:
    """Whether two speakers may be one: they share a name, or, without names, a telling word.

    Somebody who is told by an office only may be anybody with a name.
    """
    one, two = _within(alignment.claim, claim), _within(alignment.known, known)
    alike = alignment.claim.language == alignment.known.language
    if _is_document_of(alignment, one) or _is_document_of(alignment.turned(), two):
        return True
    if _are_apart(alignment, one, two):
        return False
    ours = _proper(alignment.claim, one)
    theirs = _proper(alignment.known, two)
    if bool(ours) is bool(theirs):
        names = (ours, theirs) if ours else (_names(one), _names(two))
        if all(names):
            return _any_shared(*names, _SAME_SPEAKER, alike)
    if (
        _any_shared(_telling(one), _telling(two), _SAME_WORD, alike)
        or _is_document_of(alignment, one)
        or _is_document_of(alignment.turned(), two)
        or (not alike and _may_be_translated(alignment, one, two))
    ):
        return True
    if not ours and not theirs:
        return False
    apart = (
        _names(one)
        and _names(two)
        and not _any_shared(_names(one), _names(two), _SAME_SPEAKER, alike)
    )
    return not apart and _are_offices(*((alignment.known, two) if ours else (alignment.claim, one)))


def _are_apart(alignment: Alignment, one: list[Term], two: list[Term]) -> bool:
    """Whether two speakers have nothing in common but where or whose they are.

    "The lawyer of a man from Leeds", "the mayor of Leeds": who speaks are the words that stand
    first, and neither is the other one's.
    """
    alike = alignment.claim.language == alignment.known.language
    heads = _heads(alignment.claim, one), _heads(alignment.known, two)
    if not all(heads) or any(_is_anybody(term) for term in (*heads[0], *heads[1])):
        return False
    readings = alignment.claim, alignment.known
    if _may_be_called(readings, *heads) or _may_be_called(readings[::-1], *heads[::-1]):
        return False
    if not alike and _may_be_translated(alignment, one, two):
        return False
    return not (
        _any_shared(heads[0], two, _SAME_WORD, alike)
        or _any_shared(one, heads[1], _SAME_WORD, alike)
    )


def _may_be_called(readings: tuple[Reading, ...], office: list[Term], name: list[Term]) -> bool:
    """Whether one head tells an office, and the other one a person by name."""
    is_person = bool(_proper(readings[1], name[-1:])) and not name[-1].titled
    return is_person and not _names(office) and _are_offices(readings[0], office)


def _may_be_translated(alignment: Alignment, one: list[Term], two: list[Term]) -> bool:
    """Whether two speakers without a name are told by words of which one is in no list."""
    heads = [*_heads(alignment.claim, one), *_heads(alignment.known, two)]
    return not _names(heads) and not all(term.meanings | term.parts for term in heads)


def _heads(reading: Reading, terms: list[Term]) -> list[Term]:
    """The words of a speaker before the first one that a preposition or genitive governs."""
    found: list[Term] = []
    for term in terms:
        if found and mark_before(reading.words, term.place, reading.language):
            break
        found.append(term)
    return found


def _is_document_of(alignment: Alignment, speaker: list[Term]) -> bool:
    """Whether a speaker of the claim is a report that the known text mentions, too."""
    return any(
        (term.meanings | term.parts) & _DOCUMENTS
        and alignment.forth.get(index, (-1, 0.0))[1] >= _SAME_SPEAKER
        for index, term in enumerate(alignment.claim.terms)
        if term in speaker and not _is_anybody(term) and not term.meanings & _SPOKEN
    )


def _any_shared(one: list[Term], two: list[Term], least: float, alike: bool) -> bool:
    return any(
        shared(first, second, one_language=alike) >= least for first in one for second in two
    )


def _proper(reading: Reading, terms: list[Term]) -> list[Term]:
    """What may be names among some terms, neither of a country nor a nationality; acronyms, too."""
    return [
        term
        for term in terms
        if (is_named(reading, term) and not term.adjective and not _is_country(term))
        or _is_acronym(reading, term)
    ]


def _is_acronym(reading: Reading, term: Term) -> bool:
    is_unknown = term.kind is TermKind.WORD and not term.meanings
    return is_unknown and term.span.of(reading.text).isupper()


def _names(terms: list[Term]) -> list[Term]:
    return [term for term in terms if term.kind is TermKind.NAME]


def _is_country(term: Term) -> bool:
    return term.sorts >= _POWERS


def _telling(terms: list[Term]) -> list[Term]:
    """The words and names that say whose spokesman or representative somebody is."""
    kept = [term for term in terms if term.kind is not TermKind.VALUE and not term.light]
    return [term for term in kept if not _is_anybody(term)] or kept


def _are_offices(reading: Reading, terms: list[Term]) -> bool:
    """Whether an office or trade says who it is: "the minister", "the former label".

    "The minister's daughter" is none, nor is "the minister's office".
    """
    words = [term for term in terms if term.kind is TermKind.WORD]
    return any(
        (term.meanings | term.parts) & lexicon.offices()
        and not term.meanings & _BODIES
        and not (term is not words[-1] and term.span.of(reading.text).endswith(_GENITIVES))
        for term in words
    )


def _states_itself(alignment: Alignment, speaker: Span) -> bool:
    """Whether the known text states in its own voice what the claim's speaker said.

    A text of pronouns without a name, or one that begins as a quotation, may be a piece of what
    somebody said.
    """
    known = alignment.known
    if _is_quoted(known):
        return False
    reported = word_list(known.language, "reported")
    if known.frame is not None or any(low in reported for low in known.words.lows):
        return False
    if _tells_so(alignment, speaker):
        return False
    if not any(term.kind is TermKind.NAME for term in known.terms) and _has_pronoun(known):
        return False
    return not any(
        index in alignment.forth and alignment.forth[index][1] >= _SAME_SPEAKER
        for index, term in enumerate(alignment.claim.terms)
        if speaker.contains(term.span) and term.kind is not TermKind.VALUE and not term.light
    )


def _tells_so(alignment: Alignment, speaker: Span) -> bool:
    """Whether the known text has the claim's verb of speech, too, and no other doer of it."""
    claim, known = alignment.claim, alignment.known
    if passive_doers(known, participants(known, speakers=True)):
        return False
    return any(
        claim.framed(term)
        and not term.light
        and not speaker.contains(term.span)
        and bool(term.meanings & _REPORTING)
        and alignment.is_paired(index)
        for index, term in enumerate(claim.terms)
    )


def _is_quoted(reading: Reading) -> bool:
    """Whether a text begins with a quotation of which it is the whole, or the first piece."""
    quote = next(iter(reading.of_kind(SignalKind.QUOTE)), None)
    marked = reading.text.lstrip()[:1] in _OPENING
    return marked and (quote is None or quote.span.end >= len(reading.text.rstrip(" .!?")))


def _has_pronoun(reading: Reading) -> bool:
    """Whether a pronoun stands before the first comma: one further back is of its own clause."""
    pronouns = word_list(reading.language, "pronouns")
    words = reading.words
    stop = words.lows.index(",") if "," in words.lows else len(words)
    return any(
        words.lows[at] in pronouns and not words.raw(at + 1)[:1].isupper()  # else it is an article
        for at in range(stop)
    )
