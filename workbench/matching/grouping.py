"""Known claims that several publishers have checked: shown together, and never made one."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from workbench.matching.analysis import plain
from workbench.matching.comparing import compare
from workbench.model.known import KnownClaim
from workbench.model.match import Relation

_ALIKE = 85.0  # of `token_sort_ratio`, below which nothing is compared
_MOST_COMPARED = 4  # pairs of a page; comparing takes some milliseconds
_FIGURE = re.compile(r"\d+")


def groups(known: Sequence[KnownClaim]) -> list[list[int]]:
    """The places of known claims, those that claim the same by other publishers together.

    Each group is in the order given and stands where its first one stood. Two are the same where
    their wordings are nearly so and nothing differs that would change what is claimed.
    """
    texts = [plain(item.text) for item in known]
    found: list[list[int]] = []
    compared = 0
    for place, item in enumerate(known):
        firsts = [group[0] for group in found]
        near = process.extract(
            texts[place],
            {first: texts[first] for first in firsts},
            scorer=fuzz.token_sort_ratio,
            score_cutoff=_ALIKE,
            limit=3,
        )
        home = None
        for _text, _ratio, first in near:
            group = next(group for group in found if group[0] == first)
            if any(known[other].publisher == item.publisher for other in group):
                continue
            if texts[first] != texts[place]:
                if _figures(texts[first]) != _figures(texts[place]):
                    continue  # mostly what is alike and not the same
                compared += 1
                if compared > _MOST_COMPARED or not _is_same(*_said(item), *_said(known[first])):
                    continue
            home = group
            break
        if home is None:
            found.append([place])
        else:
            home.append(place)
    return found


def _figures(text: str) -> list[str]:
    return sorted(_FIGURE.findall(text))


def _said(known: KnownClaim) -> tuple[str, str]:
    return known.text, known.language


@lru_cache(maxsize=4096)
def _is_same(one: str, one_language: str, two: str, two_language: str) -> bool:
    comparison = compare(
        one, two, claim_language=one_language or None, known_language=two_language or None
    )
    return comparison.relation is Relation.SAME and not comparison.differences
