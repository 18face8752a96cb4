"""The terms that a text is looked for by in an index, and how much each of them counts."""

from collections.abc import Collection, Iterator, Sequence

from rapidfuzz import fuzz, process

from workbench.matching.analysis import index_terms
from workbench.matching.indexed import is_shared
from workbench.matching.retrieval import Entry, IndexReader, Sought, rarity

_FEW_WORDS = 15  # of a text in which meanings count in full
_AROUND = 0.4  # of a term that only the text around has
_ENDS, _MOST_ENDS = 4, 7  # letters at the beginning or at the end that must agree
_LEAST_RATIO = 80.0
_MOST_ALIKE = 4
_LENGTH_GAP = 3
_MOST_EXPANDED = 40  # unknown words of one text that others are sought for
_FULL_RATIO = 110.0  # a word that is only like another counts a little less than its likeness


def seek(text: str, language: str, index: IndexReader, around: str = "") -> list[Sought]:
    """What a text is looked for by: each of its terms once, by how much it tells.

    A word that no known claim has is replaced by the ones that are spelt most like it. How often
    a term is repeated does not count: measured, it only draws long texts away from their matter.
    The terms of `around`, such as the names that a pronoun may stand for, count less, and so do
    the meanings in a long text, where some of any claim's are found by chance.
    """
    claims = index.size()
    terms = dict.fromkeys(index_terms(text, language))
    words = sum(not is_shared(term) for term in terms)
    by_meaning = min(1.0, _FEW_WORDS / max(1, words))
    own = {term: by_meaning if is_shared(term) else 1.0 for term in terms}
    weights = dict.fromkeys(index_terms(around, language), _AROUND) | own if around else own
    best: dict[int, Sought] = {}
    for term, found in _entries(weights, index):
        for entry, part in found:
            weight = weights[term] * part * rarity(claims, entry.spread)
            item = Sought(entry, weight, is_shared(term))
            if entry.id not in best or best[entry.id].weight < item.weight:
                best[entry.id] = item
    return list(best.values())


def _entries(
    terms: Collection[str], index: IndexReader
) -> Iterator[tuple[str, Sequence[tuple[Entry, float]]]]:
    """Each term with the terms of the index that stand for it, and how well each does, 0–1."""
    known = index.entries(terms)
    unknown = [term for term in terms if term not in known and _has_ends(term)]
    alike = {term: _alike(term, index) for term in unknown[:_MOST_EXPANDED]}
    near = index.entries({word for words in alike.values() for word, _ in words})
    for term in terms:
        if term in known:
            yield term, [(known[term], 1.0)]
        else:
            yield term, [(near[word], part) for word, part in alike.get(term, ()) if word in near]


def _has_ends(term: str) -> bool:
    return len(term) > _ENDS and not is_shared(term) and not any(map(str.isdigit, term))


def _alike(word: str, index: IndexReader) -> Sequence[tuple[str, float]]:
    """At most four words spelt like a word, most alike first, each with its likeness 0–1."""
    lengths = len(word) - _LENGTH_GAP, len(word) + _LENGTH_GAP
    # One letter that is wrong leaves so many at the beginning or at the end as they were.
    ends = min(_MOST_ENDS, max(_ENDS, len(word) // 2))
    back = word[::-1]
    rated = {
        **_rated(word, index.beginning_with(word[:ends], *lengths)),
        **{
            other[::-1]: ratio
            for other, ratio in _rated(back, index.backwards_with(back[:ends], *lengths)).items()
        },
    }
    best = sorted(rated.items(), key=lambda item: (-item[1], item[0]))
    return [(other, ratio / _FULL_RATIO) for other, ratio in best if not is_shared(other)][
        :_MOST_ALIKE
    ]


def _rated(word: str, others: Sequence[str]) -> dict[str, float]:
    found = process.extract(
        word, others, scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO, limit=2 * _MOST_ALIKE
    )
    return {other: ratio for other, ratio, _place in found}
