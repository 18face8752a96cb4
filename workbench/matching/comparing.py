"""What a claim and a known claim have in common, and in which critical details they differ."""

from collections.abc import Sequence
from datetime import date
from math import sqrt

from workbench.matching.aligning import Alignment, align
from workbench.matching.entities import entity_differences
from workbench.matching.exchanged import exchanged_differences, may_be_exchanged
from workbench.matching.figures import figure_differences, shares_figures
from workbench.matching.folding import Folded, folded
from workbench.matching.grades import grade_differences, is_told_from_both_ends
from workbench.matching.lexicon import concepts
from workbench.matching.matter import shared_matter, shares_predicate
from workbench.matching.polarity import Polarity, polarity
from workbench.matching.quotations import quote_differences
from workbench.matching.ranks import rank_differences
from workbench.matching.reading import LONGEST, Reading, names_in, read_both
from workbench.matching.reckoning import reckoned_differences
from workbench.matching.rewording import is_reworded
from workbench.matching.roles import role_differences
from workbench.matching.sameness import says_the_same
from workbench.matching.siding import side_differences
from workbench.matching.sources import source_differences
from workbench.matching.stems import root
from workbench.matching.terms import word_list
from workbench.matching.verbatim import verbatim_differences
from workbench.model.match import Comparison, Difference, DifferenceKind, Relation, Wording
from workbench.model.span import Span
from workbench.text import packs
from workbench.text.language import UNKNOWN, detect
from workbench.text.words import Words

# Shares of content in common, by the weights of the terms.
_TOPIC = 0.2  # of one text, for them to be about one topic
# For a difference to be a conflict, as geometric means of both texts: of all terms, and of the
# words that say what happens. More where only kinds differ that texts on two matters often differ
# in by chance.
_COMMON = 0.2
_COMMON_IF_LOOSE = 0.3
_LOOSE = frozenset((DifferenceKind.NEGATION, DifferenceKind.ENTITY, DifferenceKind.ATTRIBUTION))
_MATTER = 0.36
_MATTER_OF_FIGURES = 0.33
_LESS_MATTER = 0.08  # where the texts have figures in common
_MATTER_IF_LOOSE = 0.42  # where names differ, or a denial has nothing set against it
_OF_FIGURES = frozenset(
    (DifferenceKind.NUMBER, DifferenceKind.UNIT, DifferenceKind.ORDINAL, DifferenceKind.DATE)
)
# How much one text repeats the other, up to which names, and up to which roles and negations, are
# not set against each other.
_REWORDED = 0.6
_MUCH_REWORDED = 0.35
_PARTLY_REWORDED = 0.8  # of texts that have little in common
_MUCH = 0.6  # in common, for another name not to be one for the same
_LITTLE = 0.45
_VERBATIM = 0.8  # of each text
_COMPARISON = DifferenceKind.COMPARISON
_OF_NAMES = frozenset((DifferenceKind.ENTITY, DifferenceKind.ATTRIBUTION))


def compare(
    claim: str,
    known: str,
    *,
    claim_language: str | None = None,
    known_language: str | None = None,
    context: str = "",
    claimant: str = "",
    claim_date: date | None = None,
    known_date: date | None = None,
) -> Comparison:
    """Compare a claim with a known claim.

    Languages are detected where they are not given. `context` is the text around the claim: names
    that stand there are not missed in the claim. `claimant` is who made the known claim, as far as
    its source says. `claim_date` is the day that "on Wednesday" and "last year" in the claim are
    counted from, `known_date` a day at most about a month after that of the known claim. At most
    2000 code points of each text are compared, as they look: without characters that have no
    width, look-alikes of Latin letters as these. The spans of the differences are offsets into the
    two texts.
    """
    texts = folded(claim), folded(known)
    languages = _languages(texts[0].text, texts[1].text, claim_language, known_language)
    around = names_in(folded(context).text, languages[0]) if context else frozenset[str]()
    readings = read_both(
        (texts[0].text, texts[1].text), languages, (claim_date, known_date), around
    )
    found = compare_aligned(align(*readings, around), claimant)
    differences = tuple(unfolded(item, *texts) for item in found.differences)
    return Comparison(found.score, found.relation, differences)


def compare_aligned(alignment: Alignment, claimant: str = "") -> Comparison:
    """`compare` for texts whose terms are paired; differences are offsets into the texts read."""
    quotes = quote_differences(alignment)
    denial = polarity(alignment, quotes)
    differences, left_out = _differences(alignment, denial, quotes, claimant)
    relation = _relation(alignment, denial, differences, left_out)
    return Comparison(_score(alignment), relation, differences)


def unfolded(found: Difference, claim: Folded, known: Folded) -> Difference:
    """A difference between two folded texts as one between the texts as they are."""
    spans = claim.original(found.claim.span), known.original(found.known.span)
    return Difference(
        found.kind,
        Wording(spans[0], spans[0].of(claim.unfolded)),
        Wording(spans[1], spans[1].of(known.unfolded)),
    )


def _languages(
    claim: str, known: str, claim_language: str | None, known_language: str | None
) -> tuple[str, str]:
    one = claim_language or detect(claim)
    two = known_language or detect(known)
    if UNKNOWN not in (one, two):
        return one, two
    if one == two:
        one = two = _likeliest(f"{claim} {known}", "")
    elif one == UNKNOWN:
        one = _likeliest(claim, two)
    else:
        two = _likeliest(known, one)
    return one, two


def _likeliest(text: str, other: str) -> str:
    """The language that most words of a text are known in; one word more is none for `other`."""
    lows = Words(text[:LONGEST]).lows

    def known(code: str) -> int:
        stop = word_list(code, "stop")
        return sum(low in stop or bool(concepts((root(low, code),), code)) for low in lows)

    return max(packs.languages(), key=lambda code: (known(code) + (code == other), code == other))


def _differences(
    alignment: Alignment, denial: Polarity, quotes: list[Difference], claimant: str
) -> tuple[tuple[Difference, ...], bool]:
    """The differences, and whether others were left out that may be mere wording."""
    acting = role_differences(alignment)
    roles = [item for item in acting if _is_in_both(alignment, item)]
    told = denial.differences
    if any(item.kind is _COMPARISON for item in roles):
        # "A is larger than B", "B is smaller than A": turned round twice.
        turned = [item for item in told if item.kind is _COMPARISON]
        told = tuple(item for item in told if item not in turned)
        roles = [item for item in roles if not turned or item.kind is not _COMPARISON]
    elif is_told_from_both_ends(alignment):
        told = tuple(item for item in told if item.kind is not _COMPARISON)
    things = exchanged_differences(alignment)
    names = [] if things else entity_differences(alignment)
    doubtful = [
        *(item for item in (*told, *roles) if _may_be_wording(alignment, item)),
        *(item for item in (*things, *names) if is_reworded(alignment, most=_REWORDED)),
    ]
    found = (
        *figure_differences(alignment),
        *rank_differences(alignment),
        *reckoned_differences(alignment),
        *(
            grade_differences(alignment)
            if all(item.kind is not _COMPARISON for item in told)
            else ()
        ),
        *told,
        *(() if _is_denying(told) else side_differences(alignment)),
        *quotes,
        *things,
        *names,
        *roles,
        *source_differences(alignment, claimant),
    )
    kept = tuple(item for item in found if item not in doubtful)
    if not kept:
        kept = tuple(verbatim_differences(alignment))
    content = sqrt(alignment.claim_cover * alignment.known_cover)
    is_open = bool(acting and not roles) or any(
        item.kind is DifferenceKind.NEGATION or content >= _MUCH for item in doubtful
    )
    return kept, is_open


def _is_in_both(alignment: Alignment, item: Difference) -> bool:
    """Whether who acts in either text is in the other one, too."""
    claim = _terms_at(alignment.claim, item.claim.span)
    known = _terms_at(alignment.known, item.known.span)
    return (not claim or any(one in alignment.forth for one in claim)) and (
        not known or any(two in alignment.back for two in known)
    )


def _terms_at(reading: Reading, span: Span) -> list[int]:
    return [place for place, term in enumerate(reading.terms) if span.overlaps(term.span)]


def _is_denying(differences: Sequence[Difference]) -> bool:
    return any(item.kind is DifferenceKind.NEGATION for item in differences)


def _may_be_wording(alignment: Alignment, item: Difference) -> bool:
    """Whether two texts that share few words may say alike what looks like a difference.

    Figures differ however a text is worded.
    """
    is_loose = item.kind in (DifferenceKind.ENTITY, DifferenceKind.ROLES) or (
        item.kind is DifferenceKind.NEGATION and not (item.claim.text and item.known.text)
    )
    content = sqrt(alignment.claim_cover * alignment.known_cover)
    most = _PARTLY_REWORDED if content < _LITTLE else _MUCH_REWORDED
    return is_loose and is_reworded(alignment, most=most)


def _relation(
    alignment: Alignment,
    denial: Polarity,
    differences: tuple[Difference, ...],
    left_out: bool,
) -> Relation:
    most = max(alignment.claim_cover, alignment.known_cover)
    if most < _TOPIC or _is_one_word(alignment):
        return Relation.UNRELATED
    if any(item.kind is not DifferenceKind.HEDGE for item in differences):
        is_one = _is_one_matter(alignment, denial, differences)
        return Relation.CONFLICT if is_one else Relation.RELATED
    is_open = (
        differences
        or left_out
        or may_be_exchanged(alignment)
        or denial.uneven
        or not says_the_same(alignment)
    )
    return Relation.RELATED if is_open else Relation.SAME


def _is_one_matter(
    alignment: Alignment, denial: Polarity, differences: tuple[Difference, ...]
) -> bool:
    """Whether what differs is a detail of one matter, so that only one of the two can be right."""
    kinds = {item.kind for item in differences} - {DifferenceKind.HEDGE}
    is_loose = not kinds - _LOOSE and not any(_is_denied(item) for item in differences)
    common = _COMMON_IF_LOOSE if is_loose else _COMMON
    if kinds & _OF_FIGURES:
        matter = _MATTER_OF_FIGURES
    else:
        is_set_against = kinds - _OF_NAMES - {DifferenceKind.NEGATION} or any(
            _is_denied(item) for item in differences
        )
        matter = _MATTER if is_set_against else _MATTER_IF_LOOSE
    if kinds - _OF_NAMES and shares_figures(alignment):
        matter -= _LESS_MATTER
    if _is_other_event(alignment, differences):
        return False
    return (
        sqrt(alignment.claim_cover * alignment.known_cover) >= common
        and shared_matter(alignment, differences, denial.statements) >= matter
        and shares_predicate(alignment, differences)
    )


def _is_other_event(alignment: Alignment, differences: tuple[Difference, ...]) -> bool:
    """Whether so many figures differ, and none agrees, that the texts tell of two events.

    "It sank by 2 percent in May", "it sank by 4 percent in June": both can be right.
    """
    kinds = [item.kind for item in differences if item.kind in _OF_FIGURES]
    is_verbatim = min(alignment.claim_cover, alignment.known_cover) >= _VERBATIM
    return (
        len(kinds) > 1
        and DifferenceKind.UNIT not in kinds
        and not shares_figures(alignment)
        and not is_verbatim
    )


def _is_denied(item: Difference) -> bool:
    """Whether one text has a word and the other one its opposite: "confessed", "denied"."""
    return item.kind is DifferenceKind.NEGATION and bool(item.claim.text and item.known.text)


def _is_one_word(alignment: Alignment) -> bool:
    """Whether one of the texts is a single word and the other one is more than that."""
    one, two = (
        sum(not term.light for term in reading.terms)
        for reading in (alignment.claim, alignment.known)
    )
    return min(one, two) < 2 < max(one, two)


def _score(alignment: Alignment) -> float:
    """The geometric mean of what each text has of the other, 0–100."""
    return round(100 * min(1.0, sqrt(alignment.claim_cover * alignment.known_cover)), 1)
