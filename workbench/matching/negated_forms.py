"""Words that deny by their form: "unsafe" beside "safe", "costless" beside "costs"."""

from workbench.matching.aligning import Alignment
from workbench.matching.reading import Reading
from workbench.matching.terms import Term, TermKind, word_list

_LEAST_STEM = 3  # letters of a word that a prefix denies
_LEAST_BEFORE_SUFFIX = 4  # letters of one that a suffix denies
_SURE = 0.8  # what two terms must share to be one word
_MOST = 60  # terms of a text that are looked at


def denied_forms(alignment: Alignment) -> list[tuple[int, int]]:
    """The terms of claim and known text of which one denies the other one by its form.

    A word that the other text has, too, is none of them, nor does one deny the word that it is
    made of where a negation stands in either text right before it.
    """
    if alignment.claim.language != alignment.known.language:
        return []
    found = []
    free = _free(alignment.turned())
    for left in _free(alignment):
        for right in free:
            ours = _forms(alignment.claim, left)
            theirs = _forms(alignment.known, right)
            if any(
                _denies(*pair, alignment.claim.language)
                for one, two in zip(ours, theirs, strict=True)
                for pair in ((one, two), (two, one))
            ):
                found.append((left, right))
                free.remove(right)
                break
    return found


def _free(alignment: Alignment) -> list[int]:
    reading = alignment.claim
    return [
        index
        for index, term in enumerate(reading.terms[:_MOST])
        if term.kind is TermKind.WORD
        and not term.light
        and " " not in term.root
        and not (alignment.is_paired(index) and alignment.forth[index][1] >= _SURE)
        and not reading.quoted(term)
        and not _is_there(term, alignment.known)
    ]


def _is_there(term: Term, other: Reading) -> bool:
    """Whether the other text has the same root somewhere."""
    return any(it.root == term.root for it in other.terms if it.kind is TermKind.WORD)


def _forms(reading: Reading, index: int) -> tuple[str, str]:
    """A word as its root and as it stands there: "safe" has another root than "unsafe"."""
    term = reading.terms[index]
    return term.root, term.span.of(reading.text).lower()


def _denies(long: str, short: str, language: str) -> bool:
    """Whether the first of two words is the second one with an affix that denies."""
    if len(short) >= _LEAST_STEM and long.endswith(short):
        return long.removesuffix(short) in word_list(language, "denying_prefixes")
    for suffix in word_list(language, "denying_suffixes"):
        stem = long.removesuffix(suffix)
        if stem != long and len(stem) >= _LEAST_BEFORE_SUFFIX and short.startswith(stem):
            return True
        if stem != long and len(short) >= _LEAST_BEFORE_SUFFIX and stem.startswith(short):
            return len(stem) - len(short) <= 1  # "kostenlos", "Kosten" have the root "kost"
    return False
