"""Learning from the desk: weights of worth fitted to what its checkers take up and skip."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbench.desk.decisions import added_by_hand, kind_of
from workbench.desk.reweighing import Sights, Step, look_at_all, renew
from workbench.desk.workspace import Workspace
from workbench.errors import LearningError, StoreError
from workbench.i18n import _
from workbench.model.article import Article
from workbench.model.split import Claim
from workbench.model.training import (
    DecisionKind,
    Move,
    Order,
    PastTraining,
    TakenBack,
    Training,
    WeightsInForce,
)
from workbench.store.work import Work
from workbench.store.worth import InForce, Trained
from workbench.text.ranking import auc
from workbench.text.worth import score
from workbench.text.worth_learning import FOLDS, Lesson, adapt, held_out
from workbench.text.worth_model import WorthModel, shipped_model

LEAST = 50
"""So many decisions are needed: with fewer, chance says as much as the desk."""


def in_force(ws: Workspace) -> WeightsInForce:
    """The weights that worth is reckoned with at this desk."""
    with ws.store.read() as work:
        return _told(work.worth.in_force())


def train(ws: Workspace, *, dry_run: bool = False, step: Step | None = None) -> Training:
    """Learn from all decisions at the desk, put the weights into force, and weigh all claims anew.

    Starts from the weights that ship each time, so that nothing counts twice. With `dry_run`
    nothing is written. Raises `LearningError` for fewer than `LEAST` decisions or all of one kind,
    and `StoreError` where somebody else has trained meanwhile.
    """
    sights = Sights()
    with ws.store.read() as work:
        before, until = work.worth.in_force(), work.events.head()[0]
        taught = _gather(work)
        counts = {kind.value: sum(it.kind is kind for it in taught) for kind in DecisionKind}
        _check_enough(counts)
        look_at_all(work, sights, step)
    articles = len({item.article.id for item in taught})
    lessons = [item.lesson(sights, whole=articles >= FOLDS) for item in taught]
    base = shipped_model()
    model = adapt(lessons, base)
    learnt = Training(counts, articles, _moves(model), _order(lessons, base))
    if dry_run:
        return learnt
    with ws.store.write(ws.actor) as work:
        _check_unchanged(work, before)
        event = work.worth.train(model, counts, {"until": until, **_figures(learnt)})
        return replace(learnt, event=event.seq, claims=renew(work, sights, model))


def take_back(ws: Workspace, *, step: Step | None = None) -> TakenBack:
    """Put the weights into force again that were before the last training, and weigh all anew.

    Raises `LearningError` where those that ship are in force, and `StoreError` where somebody
    else has trained meanwhile.
    """
    sights = Sights()
    with ws.store.read() as work:
        before = work.worth.in_force()
        if before.trained is None:
            raise LearningError(
                _("There is no training to take back: the weights that ship are in force.")
            )
        look_at_all(work, sights, step)
    with ws.store.write(ws.actor) as work:
        _check_unchanged(work, before)
        event = work.worth.take_back()
        now = work.worth.in_force()
        claims = renew(work, sights, now.model)
        return TakenBack(_past(before.trained), _told(now), event.seq, claims)


@dataclass(frozen=True, slots=True)
class _Taught:
    """A decision, and the claim that it was made on."""

    kind: DecisionKind
    article: Article
    claim: Claim

    def lesson(self, sights: Sights, *, whole: bool) -> Lesson:
        """With `whole`, articles are measured as wholes; else only equal wordings are."""
        group = str(self.article.id) if whole else self.claim.text
        return Lesson(sights.in_context(self.article, self.claim), self.kind.wanted, group)


def _gather(work: Work) -> list[_Taught]:
    """The decisions on all claims in force: not on those taken back, edited or gone from a text."""
    taught: list[_Taught] = []
    for article_id in work.articles.ids():
        article, added = work.articles.by_id(article_id), added_by_hand(work.events.of(article_id))
        for item in work.claims.of(article_id):
            kind = kind_of(item, added)
            if kind is not None:
                taught.append(_Taught(kind, article, item.claim))
    return taught


def _check_enough(counts: Mapping[str, int]) -> None:
    skipped = counts[DecisionKind.DISMISSED.value]
    taken = sum(counts.values()) - skipped
    if taken + skipped < LEAST:
        raise LearningError(
            _(
                "Training needs {least} decisions on claims; so far there are {count}: "
                "{taken} taken up, {skipped} dismissed as no claim."
            ).format(least=LEAST, count=taken + skipped, taken=taken, skipped=skipped)
        )
    if not (taken and skipped):
        raise LearningError(
            _(
                "Training needs claims of both kinds; so far {taken} were taken up "
                "and {skipped} dismissed as no claim."
            ).format(taken=taken, skipped=skipped)
        )


def _check_unchanged(work: Work, before: InForce) -> None:
    if work.worth.in_force().row != before.row:
        raise StoreError(
            _("The weights of worth were changed by somebody else meanwhile; look again.")
        )


def _order(lessons: Sequence[Lesson], base: WorthModel) -> Order:
    wanted = [lesson.wanted for lesson in lessons]
    shipped = [score(lesson.sight, base) for lesson in lessons]
    learnt = held_out(lessons, base)
    return Order(auc(zip(shipped, wanted, strict=True)), auc(zip(learnt, wanted, strict=True)))


def _figures(learnt: Training) -> dict[str, Any]:
    """What the log tells of a training beside its weights; no floats."""
    order = {"before": f"{learnt.order.before:.3f}", "after": f"{learnt.order.after:.3f}"}
    return {"articles": learnt.articles, "order": order}


def _told(now: InForce) -> WeightsInForce:
    return WeightsInForce(_past(now.trained) if now.trained else None, now.since, now.by)


def _past(trained: Trained) -> PastTraining:
    return PastTraining(
        event=trained.event,
        at=trained.at,
        actor=trained.actor,
        decisions=trained.decisions,
        moves=_moves(trained.model),
    )


def _moves(model: WorthModel) -> tuple[Move, ...]:
    """The weights that differ from those that ship, the largest difference first."""
    base = shipped_model()
    pairs = [(base.features, model.features), (base.context, model.context)]
    moved = [
        Move(name, before.get(name, 0.0), weight)
        for before, after in pairs
        for name, weight in after.items()
        if weight != before.get(name, 0.0)
    ]
    return tuple(sorted(moved, key=lambda move: (-abs(move.after - move.before), move.feature)))
