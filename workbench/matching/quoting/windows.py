"""Where in a source many words of a quotation stand near to each other, in whatever order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.matching.quoting.source import QuotationSource

_MOST_HITS = 20_000  # places of words that are looked at; the rarest words go first
_MOST_KEPT = 400  # stretches that are compared with each other


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of words of the source, from the first to the last word it has of the quotation.

    `weight` is that of the words found; `found` are their terms.
    """

    words: range
    weight: float
    found: frozenset[str]


def windows(
    source: QuotationSource,
    wanted: Mapping[str, tuple[float, int]],
    keys_of: Callable[[str], Iterable[str]],
    reach: int,
    most: int,
) -> list[Window]:
    """The stretches of at most `reach` words that have the most of some terms, the best first.

    `wanted` gives each term its weight and how often it counts; `keys_of` names the keys of the
    source that have it. No two stretches share a word.
    """
    hits = _hits(source, wanted, keys_of)
    return _apart(_minimal(hits, wanted, reach), most)


def _hits(
    source: QuotationSource,
    wanted: Mapping[str, tuple[float, int]],
    keys_of: Callable[[str], Iterable[str]],
) -> list[tuple[int, str]]:
    lists = sorted(
        ((source.places(keys_of(term)), term) for term in wanted), key=lambda item: len(item[0])
    )
    hits: list[tuple[int, str]] = []
    for places, term in lists:
        room = _MOST_HITS - len(hits)
        hits += [(place, term) for place in places[:room]]
    return sorted(hits)


def _minimal(
    hits: Sequence[tuple[int, str]], wanted: Mapping[str, tuple[float, int]], reach: int
) -> list[Window]:
    """The stretches that end at each hit, as short as they can be without losing a term."""
    counts = dict.fromkeys(wanted, 0)
    kept: list[tuple[float, int, int, int, int]] = []
    weight, left = 0.0, 0
    for right, (place, term) in enumerate(hits):
        counts[term] += 1
        if counts[term] <= wanted[term][1]:
            weight += wanted[term][0]
        while True:
            first, first_term = hits[left]
            spare = counts[first_term] > wanted[first_term][1]
            if left == right or (not spare and place - first < reach):
                break
            counts[first_term] -= 1
            left += 1
            if not spare:
                weight -= wanted[first_term][0]
        kept.append((weight, first - place, left, right, place))
    kept.sort(key=lambda item: (-item[0], -item[1]))
    return [
        Window(
            range(hits[left][0], place + 1),
            weight,
            frozenset(term for _, term in hits[left : right + 1]),
        )
        for weight, _, left, right, place in kept[:_MOST_KEPT]
    ]


def _apart(found: list[Window], most: int) -> list[Window]:
    kept: list[Window] = []
    for window in found:
        if len(kept) == most:
            break
        if all(
            window.words.stop <= other.words.start or other.words.stop <= window.words.start
            for other in kept
        ):
            kept.append(window)
    return kept
