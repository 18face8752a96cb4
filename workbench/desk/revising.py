"""Carrying claims over when an article comes back with other words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.desk.boundaries import crosses
from workbench.desk.recording import verdict_value
from workbench.model.article import Article
from workbench.model.desk import CheckedClaim
from workbench.model.event import Effect, Target
from workbench.model.span import Span
from workbench.model.split import Claim, Split
from workbench.text.anchor import Outcome, make, reanchor
from workbench.text.splitting import annotate
from workbench.text.splitting import split as split_text
from workbench.text.worth_model import WorthModel


@dataclass(frozen=True, slots=True)
class CarryOver:
    """What becomes of the claims of the text before.

    `carried` are claims in the new text under their old ids, in the same words; what was decided
    about them stays. `changed` and `orphaned` are the claims that are retired: other words stand
    in the place of the former, the latter are gone or can't be told apart. `fresh` are the spans
    of the new text's other claims, which are open.
    """

    carried: tuple[Claim, ...]
    changed: tuple[CheckedClaim, ...]
    orphaned: tuple[CheckedClaim, ...]
    fresh: tuple[Claim, ...]


def carry_over(
    old: Article,
    claims: Sequence[CheckedClaim],
    text: str,
    split: Split,
    model: WorthModel | None = None,
) -> CarryOver:
    """Find each claim again in a new text; nothing is carried to words that may be others.

    `model` weighs what the split of the new text has not, instead of the shipped one.
    """
    anchored = [
        (item, reanchor(make(old.text, item.claim.span), text, item.claim.span.start))
        for item in claims
    ]
    places = Counter(anchoring.span for _, anchoring in anchored if anchoring.span is not None)
    by_span = {claim.span: claim for claim in split.claims}
    found_by_splitter = {claim.span for claim in split_text(old.text).claims}
    carried: list[Claim] = []
    made: list[Span] = []
    retired: dict[Outcome, list[CheckedClaim]] = {Outcome.CHANGED: [], Outcome.ORPHAN: []}
    for item, anchoring in anchored:
        span, by_hand = anchoring.span, item.claim.span not in found_by_splitter
        if anchoring.outcome is Outcome.CHANGED:
            retired[Outcome.CHANGED].append(item)
        elif span is None or places[span] > 1 or crosses(span, (c.span for c in carried)):
            retired[Outcome.ORPHAN].append(item)
        elif span in by_span:
            carried.append(replace(by_span[span], id=item.claim.id))
        elif by_hand or _worked_on(item):
            made.append(span)
            carried.append(
                annotate(
                    text,
                    span,
                    claim_id=item.claim.id,
                    language=split.language,
                    published=split.metadata.day,
                    model=model,
                )
            )
        else:
            retired[Outcome.CHANGED].append(item)
    return CarryOver(
        tuple(carried),
        tuple(retired[Outcome.CHANGED]),
        tuple(retired[Outcome.ORPHAN]),
        _fresh(split.claims, [claim.span for claim in carried], made),
    )


def said_by_others(claims: Sequence[CheckedClaim], carried: Iterable[Claim]) -> list[Effect]:
    """Takes back who was judged to have said a claim that the new text ascribes to others.

    The words are the same, but the question is another: a speaker may be named in an earlier
    sentence, or no more.
    """
    named = {claim.id: _speaker(claim) for claim in carried}
    return [
        Effect(Target.SAID, item.claim.id, verdict_value(item.said), None)
        for item in claims
        if item.said is not None
        and item.claim.id in named
        and named[item.claim.id] != _speaker(item.claim)
    ]


def _speaker(claim: Claim) -> str:
    return claim.attribution.text if claim.attribution else ""


def _worked_on(item: CheckedClaim) -> bool:
    """Whether something would be lost if the claim went."""
    judged = item.verdict or item.said or any(match.decision for match in item.matches)
    said = item.note or item.shortfall or item.dismissed is not None
    return bool(judged or said or item.evidence or item.queries)


def _fresh(
    claims: Iterable[Claim], carried: Sequence[Span], made: Sequence[Span]
) -> tuple[Claim, ...]:
    """The new claims that are not carried, don't cut into one, and weren't cut up by hand."""
    return tuple(
        claim
        for claim in claims
        if not crosses(claim.span, carried) and not any(map(claim.span.contains, made))
    )
