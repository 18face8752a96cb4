"""Names brought to keys, so that one thing under two names is found to be one."""

from workbench.matching.stems import fold
from workbench.text.words import Words

_GENITIVES = ("'s", "s", "'")


def name_keys(name: str) -> frozenset[str]:
    """What a name can be known by: its folded words without a genitive ending."""
    lows = [low for low in Words(name).lows if low[0].isalnum()]
    return frozenset(_bare(fold(low)) for low in lows) - {""}


def _bare(word: str) -> str:
    for ending in _GENITIVES:
        if word.endswith(ending) and len(word) - len(ending) > 2 and not word.endswith("ss"):
            return word.removesuffix(ending)
    return word
