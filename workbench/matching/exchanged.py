"""Things in each other's place: nouns that only one text has, beside words that both have.

What the nouns mean need not be known, only that no list has them for one thing.
"""

from bisect import bisect_left

from workbench.matching import lexicon
from workbench.matching.aligning import Alignment
from workbench.matching.figures import shares_figures
from workbench.matching.matter import is_content
from workbench.matching.reading import Reading
from workbench.matching.terms import Term, TermKind, has_trait, word_list
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.text.verb_forms import verb_forms

_LEAST = 0.5  # of each text that the other one must have
_MUCH = 0.6  # from which one sign is enough
_SURE = 0.6  # what two neighbours must share to be one word
_COMPOUND = 0.85  # what two compounds share that are not one word
_LEAST_PIECE = 4  # letters
_VERBATIM = 0.8  # of each text
_STEM = 4  # letters that words of one stem begin with
_MOST = 12  # nouns of either text that are looked at
_NOT_NOUNS = ("ly", "ing", "ed")


def exchanged_differences(alignment: Alignment) -> list[Difference]:
    """A noun of each text that the other one has not, where both stand beside one word.

    The word before or behind both is the same ("traces of lead", "traces of arsenic"; "fuel
    prices", "bread prices"), or there is no other noun that only one text has. At most one.
    Somebody may be called by many nouns, so that people and bodies are left out.
    """
    found = _designations(alignment)
    if found is not None:
        return [difference(DifferenceKind.ENTITY, alignment, *found)]
    least = 1 if min(alignment.claim_cover, alignment.known_cover) >= _MUCH else 2
    found = _compounds(alignment, of_one_head=True)
    if found is not None and least == 1:
        return [difference(DifferenceKind.ENTITY, alignment, *found)]
    left, right = _nouns(alignment), _nouns(alignment.turned())
    is_else_same = not (
        (_verbs(alignment, left) and _verbs(alignment.turned(), right))
        or (alignment.left_in_claim(TermKind.NAME) and alignment.left_in_known(TermKind.NAME))
    )
    for _, one, two in _pairs(alignment, left, right, least):
        if _describe_same(alignment, one, two) or (
            is_else_same and _are_heads(alignment, one, two)
        ):
            spans = alignment.claim.terms[one].span, alignment.known.terms[two].span
            return [difference(DifferenceKind.ENTITY, alignment, *spans)]
    return []


def may_be_exchanged(alignment: Alignment) -> bool:
    """Whether two things may stand in one place of texts that differ in more than that."""
    left, right = _nouns(alignment), _nouns(alignment.turned())
    if (
        left
        and right
        and min(alignment.claim_cover, alignment.known_cover) < _LEAST
        and not shares_figures(alignment)
    ):
        return True
    pairs = _pairs(alignment, left, right, 2)
    return bool(pairs) or _compounds(alignment, of_one_head=False) is not None


def _pairs(
    alignment: Alignment, left: list[int], right: list[int], least: int
) -> list[tuple[int, int, int]]:
    """The nouns of claim and known text in each other's place, each pair behind its evidence."""
    covers = alignment.claim_cover, alignment.known_cover
    if alignment.claim.language != alignment.known.language or min(covers) < _LEAST:
        return []
    if max(len(left), len(right)) > _MOST:
        return []
    heads = (
        [i for i in left if not _is_attribute(alignment.claim, i)],
        [i for i in right if not _is_attribute(alignment.known, i)],
    )
    alone = len(left) == len(right) == 1 or all(len(those) == 1 for those in heads)
    claim, known = alignment.claim.terms, alignment.known.terms
    found = [
        (evidence, -abs(one - two), one, two)
        for one in left
        for two in right
        if _are_two_things(claim[one], known[two])
        and (evidence := _evidence(alignment, one, two) + alone)
        >= (2 if _is_one_known(claim[one], known[two]) else least)
    ]
    return [(evidence, one, two) for evidence, _, one, two in sorted(found, reverse=True)]


def _designations(alignment: Alignment) -> tuple[Span, Span] | None:
    """What tells types of one thing apart: "A 320", "A 380"."""
    for one in alignment.left_in_claim(TermKind.WORD):
        for two in alignment.left_in_known(TermKind.WORD):
            first, second = alignment.claim.terms[one], alignment.known.terms[two]
            if (
                _is_designation(alignment.claim, one)
                and _is_designation(alignment.known, two)
                and _goes_with(alignment, one - 1, two - 1)
            ):
                return first.span, second.span
    return None


def _is_designation(reading: Reading, index: int) -> bool:
    """Whether a term is a figure right behind a capitalised word or letter that belongs to it."""
    if not index:
        return False
    before, term = reading.terms[index - 1], reading.terms[index]
    gap = reading.text[before.span.end : term.span.start]
    return term.root[:1].isdigit() and before.capital and gap in ("", " ", "-")


def _compounds(alignment: Alignment, *, of_one_head: bool) -> tuple[Span, Span] | None:
    """Two compounds with one piece in common, and another one each: "bread prices" in one word.

    Those `of_one_head` end alike; others may stand for one thing ("bin fee", "bin collection").
    """
    if alignment.claim.language != alignment.known.language:
        return None
    language = alignment.claim.language
    if not has_trait(language, "compounds"):
        return None
    is_verbatim = min(alignment.claim_cover, alignment.known_cover) >= _VERBATIM
    for one, (two, share) in alignment.forth.items():
        first, second = alignment.claim.terms[one], alignment.known.terms[two]
        if share <= _COMPOUND and alignment.is_paired(one) and first.capital and second.capital:
            pieces = _other_pieces(first.root, second.root, of_one_head=of_one_head)
            is_told = pieces and not _are_alike(pieces, language, is_verbatim=is_verbatim)
            if is_told and _are_told(alignment, one, two):
                return first.span, second.span
    return None


def _are_told(alignment: Alignment, one: int, two: int) -> bool:
    """Whether two words are nouns for things in the own words of both texts."""
    return all(
        term.kind is TermKind.WORD
        and not (term.meanings | term.parts) & lexicon.actors()
        and not reading.quoted(term)
        and not reading.framed(term)
        for reading, term in (
            (alignment.claim, alignment.claim.terms[one]),
            (alignment.known, alignment.known.terms[two]),
        )
    )


def _other_pieces(one: str, two: str, *, of_one_head: bool) -> tuple[str, str] | None:
    """What two words have besides a beginning or an end of four letters or more; None for none."""
    size = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), 0)
    back = next(
        (i for i, (a, b) in enumerate(zip(one[::-1], two[::-1], strict=False)) if a != b), 0
    )
    if size >= _LEAST_PIECE and size >= back:
        pieces = ("", "") if of_one_head else (one[size:], two[size:])
    elif back >= _LEAST_PIECE:
        pieces = one[:-back], two[:-back]
    else:
        return None
    short, long = sorted(pieces, key=len)
    is_within = long.startswith(short) or long.endswith(short)
    return pieces if len(short) >= _LEAST_PIECE - 1 and not is_within else None


def _are_alike(pieces: tuple[str, str], language: str, *, is_verbatim: bool) -> bool:
    """Whether a list has two pieces for one thing, or just one of them in texts not alike."""
    known = [lexicon.concepts((piece,), language) for piece in pieces]
    return bool(known[0] & known[1]) or (bool(known[0]) is not bool(known[1]) and not is_verbatim)


def _verbs(alignment: Alignment, nouns: list[int]) -> list[int]:
    """The claim's words of weight without a partner that are no nouns and say what happens."""
    reading = alignment.claim
    return [
        index
        for index in alignment.left_in_claim(TermKind.WORD)
        if index not in nouns
        and is_content(reading, index)
        and not reading.terms[index].capital
        and not _is_attribute(reading, index)
    ]


def _describe_same(alignment: Alignment, one: int, two: int) -> bool:
    """Whether both stand right before one word: "fuel prices", "bread prices"."""
    partner, share = alignment.forth.get(one + 1, (-1, 0.0))
    return (
        share >= 1.0
        and partner == two + 1
        and _is_attribute(alignment.claim, one)
        and _is_attribute(alignment.known, two)
    )


def _are_heads(alignment: Alignment, one: int, two: int) -> bool:
    return not (_is_attribute(alignment.claim, one) or _is_attribute(alignment.known, two))


def _is_attribute(reading: Reading, index: int) -> bool:
    """Whether another word follows a term right away that is no verb."""
    if index + 1 >= len(reading.terms):
        return False
    term, following = reading.terms[index], reading.terms[index + 1]
    gap = reading.text[term.span.end : following.span.start]
    touches = not gap.strip() and following.kind is not TermKind.VALUE and not following.light
    if has_trait(reading.language, "noun_capitals"):
        return touches and following.capital and not term.capital
    return touches and not _is_verb(reading, following)


def _nouns(alignment: Alignment) -> list[int]:
    """The claim's nouns without a partner that stand in its own words and name nobody."""
    reading = alignment.claim
    return [
        index
        for index in alignment.left_in_claim(TermKind.WORD)
        if _is_noun(reading, index)
        and not reading.quoted(reading.terms[index])
        and not reading.framed(reading.terms[index])
        and not (reading.terms[index].meanings | reading.terms[index].parts) & lexicon.actors()
    ]


def _is_noun(reading: Reading, index: int) -> bool:
    """Whether a word is a noun by its capital letter, or by what stands before it."""
    term = reading.terms[index]
    low = term.span.of(reading.text).lower()
    if term.light or not low[0].isalpha() or low in word_list(reading.language, "anything"):
        return False
    if has_trait(reading.language, "noun_capitals"):
        return term.capital and term.place > 0 and not _is_adjective(low, reading)
    before = reading.words.low(term.place - 1)
    has_article = before in word_list(reading.language, "determiners")
    is_form = low.endswith(_NOT_NOUNS) and not (has_article and not _is_attribute(reading, index))
    if term.capital or is_form or _is_verb(reading, term):
        return False
    if before in word_list(reading.language, "to") or _is_hyphened(reading, term):
        return False  # "to send" is a verb
    governs = word_list(reading.language, "determiners") | word_list(
        reading.language, "prepositions"
    )
    return before in governs or _follows(reading, index)


def _is_adjective(low: str, reading: Reading) -> bool:
    return low.endswith(tuple(word_list(reading.language, "demonyms")) or ("\0",))


def _is_hyphened(reading: Reading, term: Term) -> bool:
    return reading.text[term.span.end : term.span.end + 1] == "-"


def _is_verb(reading: Reading, term: Term) -> bool:
    return verb_forms(reading.language).is_finite(reading.words, term.place)


def _follows(reading: Reading, index: int) -> bool:
    """Whether a word right before a term describes it: "a faulty transformer"."""
    if not index:
        return False
    before, term = reading.terms[index - 1], reading.terms[index]
    gap = reading.text[before.span.end : term.span.start]
    if gap == "-":
        return True  # "e-scooters"
    opens = word_list(reading.language, "determiners") | word_list(reading.language, "prepositions")
    return not gap.strip() and reading.words.low(before.place - 1) in opens


def _are_two_things(first: Term, second: Term) -> bool:
    """Whether two nouns may be told to be of two things."""
    known = [term.meanings | term.parts for term in (first, second)]
    is_one_stem = first.root[:_STEM] == second.root[:_STEM]
    if is_one_stem and not _other_pieces(first.root, second.root, of_one_head=False):
        return False
    return not known[0] & known[1]


def _is_one_known(first: Term, second: Term) -> bool:
    """Whether a list has one of two nouns, so that the other one may be a word for its thing."""
    return bool(first.meanings | first.parts) is not bool(second.meanings | second.parts)


def _evidence(alignment: Alignment, one: int, two: int) -> int:
    """How many of the words beside two nouns are the same."""
    claim, known = alignment.claim, alignment.known
    theirs = {_beside(known, two, 1), _beside(known, _first_of(alignment.turned(), two), -1)}
    ours = {_beside(claim, one, 1), _beside(claim, _first_of(alignment, one), -1)}
    beside = sum(any(_goes_with(alignment, here, there) for there in theirs) for here in ours)
    return beside + (_goes_on(claim, one) and _goes_on(known, two) and bool(beside))


def _first_of(alignment: Alignment, index: int) -> int:
    """The first of the words right before a noun that describe it and have no partner either."""
    terms, text = alignment.claim.terms, alignment.claim.text
    while (
        index
        and index - 1 not in alignment.forth
        and terms[index - 1].kind is TermKind.WORD
        and text[terms[index - 1].span.end : terms[index].span.start] in (" ", "-")
    ):
        index -= 1
    return index


def _goes_on(reading: Reading, index: int) -> bool:
    """Whether "and" follows a term: what is told of it is told of something else, too."""
    place = bisect_left(reading.words.starts, reading.terms[index].span.end)
    return reading.words.low(place) in word_list(reading.language, "joins") - {","}


def _goes_with(alignment: Alignment, one: int, two: int) -> bool:
    partner, share = alignment.forth.get(one, (-1, 0.0))
    return one >= 0 and partner == two and share >= _SURE


def _beside(reading: Reading, index: int, way: int) -> int:
    """The next term of weight in one direction in the same clause; -1 for none."""
    at = index + way
    while 0 <= at < len(reading.terms) and reading.terms[at].light:
        at += way
    if not 0 <= at < len(reading.terms):
        return -1
    first, last = sorted((index, at))
    between = reading.text[reading.terms[first].span.end : reading.terms[last].span.start]
    return -1 if any(mark in between for mark in ",;:.") else at
