"""Giving the claims of all articles the worth that other weights say; nothing else changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from workbench.desk.decisions import made_by_hand
from workbench.model.article import Article
from workbench.model.span import Span
from workbench.model.split import Claim
from workbench.store.work import Work
from workbench.text.splitting import annotate_and_look, split_and_look
from workbench.text.titles import headline_share, stems
from workbench.text.words import Words
from workbench.text.worth import Sight, weigh
from workbench.text.worth_model import WorthModel

Step = Callable[[int, int, str], None]
"""Told how many articles are done, of how many, and the title of the next."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What the splitter saw in an article: its claims by their places, the words of the title."""

    sights: Mapping[Span, Sight]
    title: frozenset[str]


class Sights:
    """What was seen of articles and claims, so that none is split or looked at twice."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, int], _Found] = {}
        self._alone: dict[tuple[int, int, Span], Sight] = {}

    def as_weighed(self, article: Article, claim: Claim, *, by_hand: bool) -> Sight:
        """A claim as it was looked at when it came about: by the splitter, or alone."""
        found = None if by_hand else self._of(article).sights.get(claim.span)
        return found or self._of_one(article, claim)

    def in_context(self, article: Article, claim: Claim) -> Sight:
        """A claim with how much of the headline is in it, also where it was looked at alone."""
        found = self._of(article)
        if claim.span in found.sights:
            return found.sights[claim.span]
        share = headline_share(found.title, Words(claim.text).lows)
        alone = self._of_one(article, claim)
        return replace(alone, context={**alone.context, "headline": share})

    def _of(self, article: Article) -> _Found:
        name = article.id, article.revision
        if name not in self._found:
            cut, sights = split_and_look(article.text, language=article.language)
            spans = (claim.span for claim in cut.claims)
            by_span = dict(zip(spans, sights, strict=True))
            self._found[name] = _Found(by_span, stems(Words(cut.title).lows))
        return self._found[name]

    def _of_one(self, article: Article, claim: Claim) -> Sight:
        name = article.id, article.revision, claim.span
        if name not in self._alone:
            self._alone[name] = annotate_and_look(
                article.text, claim.span, claim_id=claim.id, language=article.language
            )[1]
        return self._alone[name]


def look_at_all(work: Work, sights: Sights, step: Step | None = None) -> None:
    """See every claim on the desk, which takes its time, before others are kept waiting."""
    ids = work.articles.ids()
    for done, article_id in enumerate(ids):
        article = work.articles.by_id(article_id)
        if step is not None:
            step(done, len(ids), article.title)
        _look(work, sights, article)


def renew(work: Work, sights: Sights, model: WorthModel | None) -> int:
    """Weigh every claim on the desk; gives how many changed. None is the shipped model.

    What `sights` has not seen yet, as it came in meanwhile, is looked at now.
    """
    changed = 0
    for article_id in work.articles.ids():
        weighed = {}
        for claim, sight in _look(work, sights, work.articles.by_id(article_id)):
            now = weigh(sight, model)
            if (now.value, now.reasons) != (claim.worth, claim.reasons):
                weighed[claim.id] = now
        work.claims.set_worth(article_id, weighed)
        changed += len(weighed)
    return changed


def _look(work: Work, sights: Sights, article: Article) -> list[tuple[Claim, Sight]]:
    made = made_by_hand(work.events.of(article.id))
    return [
        (claim, sights.as_weighed(article, claim, by_hand=claim.id in made))
        for claim in work.claims.of_newest_text(article.id)
    ]
