"""Whether the tables say what the events tell: the state of every claim, rebuilt from the log."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from workbench.i18n import _
from workbench.model.event import Event, Target
from workbench.store.claim_rows import id_of
from workbench.store.events import Events
from workbench.store.known_rows import wording
from workbench.store.tables import article, claim, decision, match, note, verdict

Key = tuple[int, str, Target, int]
"""Article, claim id, target, known claim."""


@dataclass(slots=True)
class _Told:
    """What the events say: the last value of everything, and how many rows that took."""

    values: dict[Key, Any] = field(default_factory=dict)
    verdicts: int = 0
    notes: int = 0

    def take(self, event: Event) -> None:
        """Follow one event."""
        for effect in event.effects:
            self.verdicts += effect.target is Target.VERDICT
            self.notes += effect.target is Target.NOTE
            self.values[event.article, effect.claim, effect.target, effect.known] = effect.after


def disagreements(connection: Connection, events: Events) -> Iterator[str]:
    """A sentence for everything in the tables that the log does not tell so."""
    told = _Told()
    for event in events.all():
        told.take(event)
    for table, count in ((verdict, told.verdicts), (note, told.notes)):
        there = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if there != count:
            yield _("The table of {what} has {there} rows, the log tells of {count}.").format(
                what=table.name, there=there, count=count
            )
    words: dict[tuple[int, str], str] = {}
    for row in connection.execute(_states()).mappings():
        words[row["article"], id_of(row["number"])] = row["exact"]
        yield from _claim_disagreements(row, told)
    yield from _decision_disagreements(connection, told, words)


def _states() -> Any:
    """Every claim with what is in force, the newest revision of its article beside it."""
    return (
        select(
            claim.c.article,
            claim.c.label.label("number"),
            claim.c.exact,
            claim.c.active,
            claim.c.dismissed,
            claim.c.revision,
            article.c.revision.label("newest"),
            verdict.c.scale,
            verdict.c.label,
            verdict.c.settles,
            note.c.text,
        )
        .join(article, article.c.id == claim.c.article)
        .outerjoin(verdict, verdict.c.id == claim.c.verdict)
        .outerjoin(note, note.c.id == claim.c.note)
    )


def _claim_disagreements(row: RowMapping, told: _Told) -> Iterator[str]:
    name = (row["article"], id_of(row["number"]))

    def last(target: Target, default: Any = None) -> Any:
        return told.values.get((*name, target, 0), default)

    judged = last(Target.VERDICT)
    wanted = (judged["scale"], judged["label"], judged["settles"]) if judged else (None, None)
    found = (row["scale"], row["label"], row["settles"]) if row["label"] else (None, None)
    # A claim that did not live on in a new text of its article is retired without an effect.
    active = row["revision"] == row["newest"] and last(Target.ACTIVE, default=True)
    pairs = (
        (_("verdict"), wanted, found),
        (_("note"), last(Target.NOTE) or None, row["text"]),
        (_("dismissal"), last(Target.DISMISSED), row["dismissed"]),
        (_("place on the desk"), active, row["active"]),
    )
    for what, told_value, value in pairs:
        if told_value != value:
            yield _(
                "The {what} of claim {claim} of article {article} is not what the log tells."
            ).format(what=what, claim=name[1], article=name[0])


def _decision_disagreements(
    connection: Connection, told: _Told, words: dict[tuple[int, str], str]
) -> Iterator[str]:
    """Every decision on a match must have been made for these words by some event."""
    made = {
        (wording(words.get(key[:2], "")), key[3], value)
        for key, value in told.values.items()
        if key[2] is Target.MATCH and value is not None
    }
    remembered = select(decision.c.wording, decision.c.known, decision.c.decision)
    there = {(row[0], row[1], row[2]) for row in connection.execute(remembered)}
    if there - made:
        yield _("A remembered decision on a match is not in the log.")
    decided = (
        select(claim.c.article, claim.c.label, match.c.known, match.c.decision)
        .join(match, match.c.claim == claim.c.id)
        .where(match.c.decision.is_not(None))
    )
    shown = {(row[0], id_of(row[1]), row[2]): row[3] for row in connection.execute(decided)}
    for (article_id, claim_id, target, known), value in told.values.items():
        matched = target is Target.MATCH and value is not None
        if matched and shown.get((article_id, claim_id, known), value) != value:
            yield _(
                "The decision on known claim {known} for claim {claim} of article {article} "
                "is not what the log tells."
            ).format(known=known, claim=claim_id, article=article_id)
