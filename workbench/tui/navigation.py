"""Which claims are gone through, in which order. Pure."""

from collections.abc import Callable, Sequence

from workbench.model.desk import CheckedClaim, ClaimFilter, ClaimOrder, ClaimState

_PASSES: dict[ClaimFilter, Callable[[CheckedClaim], bool]] = {
    ClaimFilter.ALL: lambda _item: True,
    ClaimFilter.OPEN: lambda item: item.state is ClaimState.OPEN,
    ClaimFilter.PENDING: lambda item: item.state is ClaimState.PENDING,
    ClaimFilter.DECIDED: lambda item: item.state is ClaimState.DECIDED,
    ClaimFilter.CONFLICT: lambda item: item.in_conflict,
    ClaimFilter.UNCHECKABLE: lambda item: (
        item.state in (ClaimState.UNCHECKABLE, ClaimState.DISMISSED)
    ),
}


def passes(item: CheckedClaim, chosen: ClaimFilter) -> bool:
    """Whether a claim is one of those gone through."""
    return _PASSES[chosen](item)


def ordered(claims: Sequence[CheckedClaim], order: ClaimOrder) -> list[CheckedClaim]:
    """The claims by place, or those most worth checking first."""
    if order is ClaimOrder.WORTH:
        return sorted(claims, key=lambda item: (-item.claim.worth, item.claim.span.start))
    return list(claims)


def step(
    claims: Sequence[CheckedClaim],
    current: str,
    by: int,
    wanted: Callable[[CheckedClaim], bool],
    *,
    around: bool = False,
) -> str | None:
    """The id of the next wanted claim before (`by` -1) or after (`by` 1) the current one.

    The current one itself need not be wanted any more. None where there is no further one; with
    `around` the search goes on at the other end.
    """
    ids = [item.claim.id for item in claims]
    here = ids.index(current) if current in ids else (-1 if by > 0 else len(ids))
    ahead = claims[here + 1 :] if by > 0 else claims[: max(here, 0)][::-1]
    for item in ahead:
        if wanted(item):
            return item.claim.id
    if around:
        behind = claims[:here] if by > 0 else claims[here + 1 :][::-1]
        for item in behind:
            if wanted(item):
                return item.claim.id
    return None


def to_judge(item: CheckedClaim) -> bool:
    """Whether a checker is expected to judge it: neither dismissed nor uncheckable."""
    return item.state not in (ClaimState.DISMISSED, ClaimState.UNCHECKABLE)
