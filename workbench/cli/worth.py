"""The commands on the weights of worth: learning from the desk, and taking that back."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

from collections.abc import Mapping, Sequence

import click

from workbench.cli.articles import as_json, with_progress
from workbench.cli.printing import paragraph, print_json, say, styled, table
from workbench.cli.session import Session, pass_session
from workbench.i18n import _, ngettext
from workbench.model.training import (
    DecisionKind,
    Move,
    Order,
    TakenBack,
    Training,
    WeightsInForce,
)

_TOLD = 0.1  # a weight that moved less changes hardly any order
_MOST = 12  # moves that are told; --json has all


@click.group(
    help=_("What makes a claim worth checking: learn it from this desk, show it, take it back.")
)
def worth() -> None:
    """Commands on the weights of worth."""


@worth.command(help=_("Learn from at least 50 decisions of this desk; weigh all claims anew."))
@click.option("--dry-run", is_flag=True, help=_("Say what would be learnt; write nothing."))
@as_json
@pass_session
def train(session: Session, dry_run: bool, as_json: bool) -> None:
    """Train, and say what changed and whether the order got better."""
    from workbench.cli.documents import training_document
    from workbench.desk import learning

    done: list[Training] = []
    with session.workspace() as ws:
        with_progress(lambda step: done.append(learning.train(ws, dry_run=dry_run, step=step)))
    (learnt,) = done
    if as_json:
        print_json(training_document(learnt))
        return
    _show_decisions(learnt.decisions)
    _show_moves(learnt.moves)
    _show_order(learnt.order)
    if learnt.event is None or learnt.claims is None:
        say(styled(_("Nothing was written."), bold=True))
    else:
        _show_claims(learnt.claims, learnt.event)


@worth.command(help=_("Show which weights are in force, and since when."))
@as_json
@pass_session
def show(session: Session, as_json: bool) -> None:
    """Show the weights in force, as against those that ship."""
    from workbench.cli.documents import weights_document
    from workbench.desk import learning

    with session.workspace() as ws:
        now = learning.in_force(ws)
    if as_json:
        print_json(weights_document(now))
        return
    _show_in_force(now)
    if now.training is not None:
        _show_decisions(now.training.decisions)
        _show_moves(now.training.moves)


@worth.command(help=_("Take the last training back."))
@as_json
@pass_session
def undo(session: Session, as_json: bool) -> None:
    """Take the training in force back."""
    from workbench.cli.documents import taken_back_document
    from workbench.desk import learning

    done: list[TakenBack] = []
    with session.workspace() as ws:
        with_progress(lambda step: done.append(learning.take_back(ws, step=step)))
    (back,) = done
    if as_json:
        print_json(taken_back_document(back))
        return
    undone = _("Taken back: the training by {actor}, {at}")
    say(styled(undone.format(actor=back.training.actor, at=_moment(back.training.at))))
    _show_in_force(back.now)
    _show_claims(back.claims, back.event)


def _show_decisions(decisions: Mapping[str, int]) -> None:
    from workbench.desk.vocabulary import word

    count = sum(decisions.values())
    learnt_from = ngettext(
        "Learnt from {count} decision: {kinds}", "Learnt from {count} decisions: {kinds}", count
    )
    kinds = " · ".join(f"{word(kind)} {decisions.get(kind, 0)}" for kind in DecisionKind)
    say(styled(learnt_from.format(count=count, kinds=kinds)))


def _show_moves(moves: Sequence[Move]) -> None:
    from workbench.desk.vocabulary import word

    told = [move for move in moves if abs(move.after - move.before) >= _TOLD][:_MOST]
    if not told:
        say(styled(_("No weight moved much."), dim=True))
    for title, up in ((_("Counts for more"), True), (_("Counts for less"), False)):
        moved = [move for move in told if (move.after > move.before) is up]
        if moved:
            say(styled(title, bold=True))
            table(("", word(it.feature), f"{it.before:+.2f} → {it.after:+.2f}") for it in moved)


def _show_order(order: Order) -> None:
    before, after = round(100 * order.before), round(100 * order.after)
    said = _(
        "Of 100 pairs of a claim taken up and one dismissed, {after} stand in the right order; "
        "with the weights that ship, {before}. Each claim is measured by weights that were learnt "
        "without it."
    )
    say(paragraph(said.format(before=before, after=after), indent=0))
    if after < before:
        worse = _("The order got worse: the decisions follow no pattern that the weights know.")
        say(styled(worse, fg="yellow"))


def _show_claims(count: int, event: int) -> None:
    changed = ngettext(
        "{count} claim has another worth", "{count} claims have another worth", count
    )
    number = _("  event {number}").format(number=event)
    say(styled(changed.format(count=count), bold=True), styled(number, dim=True))


def _show_in_force(now: WeightsInForce) -> None:
    training = now.training
    if training is None:
        said = _("In force: the weights that ship")
    else:
        said = _("In force: weights of this desk, trained by {actor}, {at}").format(
            actor=training.actor, at=_moment(training.at)
        )
    say(styled(said, bold=True))
    if now.since and (training is None or training.at != now.since):
        again = _("again since {at}, by {actor}")
        say(styled(again.format(at=_moment(now.since), actor=now.actor), dim=True))


def _moment(at: str) -> str:
    from workbench.desk.formats.words import moment

    return moment(at)
