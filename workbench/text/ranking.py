"""How well a ranking tells what is wanted from what is not."""

from collections.abc import Iterable


def auc(ranked: Iterable[tuple[float, bool]]) -> float:
    """The chance that a wanted one stands above an unwanted one; ties count half.

    Each pair is a rank, larger being better, and whether it is wanted. `ValueError` unless there
    are some of both.
    """
    pairs = sorted(ranked)
    wanted = sum(good for _, good in pairs)
    others = len(pairs) - wanted
    if not wanted or not others:
        raise ValueError("An AUC needs some of both kinds.")
    total, below, at = 0.0, 0, 0
    while at < len(pairs):
        stop = at
        while stop < len(pairs) and pairs[stop][0] == pairs[at][0]:
            stop += 1
        good = sum(is_good for _, is_good in pairs[at:stop])
        bad = stop - at - good
        total += good * (below + bad / 2)
        below += bad
        at = stop
    return total / (wanted * others)
