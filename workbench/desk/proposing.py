"""What is proposed for a claim of an article, with what was decided on its wording before."""

from workbench.matching.comparing import compare
from workbench.matching.day_bound import day_bound
from workbench.matching.proposing import CandidateIndex, propose
from workbench.model.article import Article
from workbench.model.known import KnownClaim
from workbench.model.match import Match
from workbench.model.split import Claim
from workbench.store.work import Work

PER_CLAIM = 10
"""The most matches proposed for a claim beside those that were decided on."""

# So much of the article before a claim may say whom it speaks of.
_CONTEXT = 600
_MEANT = 2  # candidates of a reference: "the two leaders" are two


def proposals(
    work: Work, index: CandidateIndex, article: Article, claim: Claim, own: frozenset[int]
) -> list[Match]:
    """The known claims that fit a claim, the best first, but for those in `own`.

    At most ten of them are new. Those on which something was decided for the claim's wording are
    there beside them, whether or not they would have been found.
    """
    decided = work.matches.decisions(claim.text)
    found = propose(
        claim.text,
        index,
        limit=PER_CLAIM + len(decided),
        language=article.language,
        context=context_of(article, claim),
        around=meant_in(claim),
        skip=own,
        claim_date=article.metadata.day,
    )
    there = {item.known.id for item in found}
    fresh = [item for item in found if item.known.id not in decided][:PER_CLAIM]
    rest = [item for item in found if item.known.id in decided]
    for known_id in sorted(decided.keys() - there - own):
        rest.append(compared(article, claim, work.known.get(known_id)))
    return [*fresh, *rest]


def compared(article: Article, claim: Claim, known: KnownClaim) -> Match:
    """How a claim stands to a known claim that was not sought by the claim's words."""
    comparison = compare(
        claim.text,
        known.text,
        claim_language=article.language,
        known_language=known.language or None,
        context=context_of(article, claim),
        claimant=known.claimant,
        claim_date=article.metadata.day,
        known_date=known.day,
    )
    return Match(known, comparison, reserves=day_bound(known.text, known.language))


def meant_in(claim: Claim) -> str:
    """Who speaks, and what the wordings in a claim may mean that only the text before explains."""
    names = [claim.attribution.text] if claim.attribution else []
    for reference in claim.context:
        names += [mention.text for mention in reference.candidates[:_MEANT]]
    return ", ".join(dict.fromkeys(names))


def context_of(article: Article, claim: Claim) -> str:
    """The headline and the text before a claim: names that stand there are not missed in it."""
    before = article.text[max(0, claim.sentence.start - _CONTEXT) : claim.sentence.end]
    return f"{article.title}\n{before}"
