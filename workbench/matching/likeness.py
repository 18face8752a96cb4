"""Whether two names may be names of one thing."""

from rapidfuzz import fuzz

from workbench.matching.naming import is_alias
from workbench.matching.terms import Term

_SPELT_ALIKE = 80.0  # rapidfuzz ratio: "Husni" and "Hosni"
_LEAST_SPELT = 4
_LEAST_INITIALS = 2
_OFFICE = frozenset(("power",))  # the sorts of a government and its seat
_ONE = 0.9  # the share of two names of one thing that are not the same words


def shared_name(first: Term, second: Term) -> float:
    """How much two names share, 0–1: 0 where they are names of two things.

    "Anna Berg" and "Ben Berg" share a word and are two people, as are two parties whose names
    share no word but "party"; a word or two that only one of them has make no difference.
    """
    if first.keys == second.keys:
        return 1.0
    known = _same_alias(first, second)
    if known:
        return _ONE
    if _is_acronym(first, second) or _is_acronym(second, first):
        return _ONE
    common = {word for word in first.core if _among(word, second.core)}
    if not common:
        return 0.0
    ours = first.core - common
    theirs = {word for word in second.core if not _among(word, common)}
    return 0.0 if ours and theirs else _ONE


def _same_alias(first: Term, second: Term) -> bool:
    """Whether the list of aliases has both names for one thing.

    "Moskau" for the government of Russia is not "in Moskau".
    """
    adjectives = [term for term in (first, second) if term.adjective]
    if len(adjectives) == 1 and adjectives[0].sorts != _OFFICE:
        other = second if first.adjective else first
        if other.sorts == _OFFICE:
            return False  # what is German is not the government of Germany
    common = {key for key in first.keys & second.keys if not key[0].isalnum()}
    if first.place_name is not second.place_name:
        common = {key for key in common if not is_alias(key)}
    return bool(common)


def _is_acronym(first: Term, second: Term) -> bool:
    letters = first.initials
    return len(letters) >= _LEAST_INITIALS and letters in second.core


def _among(word: str, others: frozenset[str] | set[str]) -> bool:
    """Whether a word of a name is among those of another, spelt alike as may be."""
    if word in others:
        return True
    return len(word) >= _LEAST_SPELT and any(
        len(other) >= _LEAST_SPELT
        and word[0] == other[0]
        and fuzz.ratio(word, other, score_cutoff=_SPELT_ALIKE) > 0
        for other in others
    )
