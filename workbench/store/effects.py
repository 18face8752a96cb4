"""Changes the tables as an event's effects say."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, select, update

from workbench.errors import NotFoundError, StoreError
from workbench.i18n import _
from workbench.model.event import ANSWERS, STEPS, Effect, Event, Target
from workbench.model.match import Decision
from workbench.store.claim_rows import number_of
from workbench.store.decisions import Decisions
from workbench.store.derived import refresh
from workbench.store.evidence import EvidenceItems
from workbench.store.inserting import insert_row
from workbench.store.known import Known
from workbench.store.queries import Queries
from workbench.store.tables import claim, note, verdict

_QUESTIONS = {target: question for question, target in ANSWERS.items()}
_VERDICT_KEYS = ("scale", "label", "settles")


class Effects:
    """Applies effects within one unit of work."""

    def __init__(self, connection: Connection, known: Known) -> None:
        self._connection = connection
        self._known = known
        self._decisions = Decisions(connection)
        self._evidence = EvidenceItems(connection)
        self._queries = Queries(connection)

    def apply(self, event: Event) -> None:
        """Make every change that an event tells, and let the claims database follow.

        Raises `StoreError` where a value is not what the effect says it was before, so that
        nobody overwrites a decision they have not seen, and `NotFoundError` for a claim that is
        not there.
        """
        touched: set[str] = set()
        for effect in event.effects:
            if effect.target is Target.ATTACHED:
                self._attach(effect, event)
                continue
            row = self._claim(event.article, effect.claim)
            if self._is_overtaken(row, effect, event):
                continue
            if self._current(row, effect, event) != _comparable(effect.target, effect.before):
                raise StoreError(
                    _("Claim {claim} was changed by somebody else meanwhile; look again.").format(
                        claim=effect.claim
                    )
                )
            self._set(row, effect, event)
            if effect.target in (Target.VERDICT, Target.DISMISSED, Target.ACTIVE):
                touched.add(effect.claim)
        for claim_id in sorted(touched):
            refresh(
                self._connection, self._known, event.article, self._claim(event.article, claim_id)
            )

    def _attach(self, effect: Effect, event: Event) -> None:
        if self._evidence.is_attached(event.article, effect.item) is not effect.before:
            raise StoreError(
                _("The sources of the article were changed by somebody else; look again.")
            )
        self._evidence.set_attached(event.article, effect.item, effect.after)

    def _is_overtaken(self, row: RowMapping, effect: Effect, event: Event) -> bool:
        """Whether what is to be taken back was decided otherwise in another article since.

        That decision stays; without this nothing before the step could be taken back any more.
        """
        if effect.target is not Target.MATCH or event.kind not in STEPS:
            return False
        there = self._decisions.of(row["exact"]).get(effect.item)
        value = there.value.value if there else None
        return bool(value != effect.before)

    def _claim(self, article_id: int, claim_id: str) -> RowMapping:
        query = select(claim).where(
            claim.c.article == article_id, claim.c.label == number_of(claim_id)
        )
        row = self._connection.execute(query).mappings().first()
        if row is None:
            raise NotFoundError(
                _("Article {article} has no claim {claim}.").format(
                    article=article_id, claim=claim_id
                )
            )
        return row

    def _current(self, row: RowMapping, effect: Effect, event: Event) -> Any:
        match effect.target:
            case Target.VERDICT | Target.SAID:
                return self._verdict(row[effect.target.value])
            case Target.NOTE:
                query = select(note.c.text).where(note.c.id == row["note"])
                return self._connection.scalar(query) or None
            case Target.MATCH:
                there = self._decisions.of(row["exact"]).get(effect.item)
                # A step is taken back as it was made; else what has lapsed is no decision.
                value = there and (there.value if event.kind in STEPS else there.in_force)
                return value.value if value else None
            case Target.EVIDENCE:
                return self._evidence.value(row["id"], effect.item)
            case Target.QUERY:
                return self._queries.value(row["id"], effect.item)
            case Target.DISMISSED | Target.ACTIVE | Target.SHORTFALL:
                return row[effect.target.value]

    def _set(self, row: RowMapping, effect: Effect, event: Event) -> None:
        match effect.target:
            case Target.VERDICT | Target.SAID:
                self._add_verdict(row, effect, event)
            case Target.NOTE:
                self._add_note(row, effect.after, event)
            case Target.MATCH:
                value = Decision(effect.after) if effect.after else None
                self._decisions.set(row["exact"], effect.item, value)
            case Target.EVIDENCE:
                self._evidence.set(row["id"], effect.item, effect.after, event)
            case Target.QUERY:
                self._queries.set(row["id"], effect.item, effect.after, event)
            case Target.DISMISSED | Target.ACTIVE | Target.SHORTFALL:
                self._update(row, {effect.target.value: effect.after})

    def _update(self, row: RowMapping, values: Mapping[str, Any]) -> None:
        self._connection.execute(update(claim).where(claim.c.id == row["id"]), values)

    def _verdict(self, verdict_id: int | None) -> Any:
        query = select(verdict).where(verdict.c.id == verdict_id)
        row = self._connection.execute(query).mappings().first()
        if row is None or row["label"] is None:
            return None
        return {name: row[name] for name in _VERDICT_KEYS}

    def _add_verdict(self, row: RowMapping, effect: Effect, event: Event) -> None:
        value = effect.after
        values: dict[str, Any] = {
            "claim": row["id"],
            "question": _QUESTIONS[effect.target].value,
            "scale": value["scale"] if value else None,
            "label": value["label"] if value else None,
            "name": self._label_name(row["id"], value, event) if value else None,
            "settles": bool(value and value["settles"]),
            "actor": event.actor,
            "at": event.at,
            "event": event.seq,
        }
        self._update(row, {effect.target.value: insert_row(self._connection, verdict, values)})

    def _label_name(self, claim_row: int, value: Mapping[str, Any], event: Event) -> str:
        """The label as people read it: from the event, else from when it was given before."""
        named = value.get("name") or event.body.get("name")
        if isinstance(named, str) and named:
            return named
        query = (
            select(verdict.c.name)
            .where(
                verdict.c.claim == claim_row,
                verdict.c.scale == value["scale"],
                verdict.c.label == value["label"],
            )
            .order_by(verdict.c.id.desc())
            .limit(1)
        )
        return self._connection.scalar(query) or str(value["label"])

    def _add_note(self, row: RowMapping, text: Any, event: Event) -> None:
        values = {
            "claim": row["id"],
            "text": text or None,
            "actor": event.actor,
            "at": event.at,
            "event": event.seq,
        }
        self._update(row, {"note": insert_row(self._connection, note, values)})


def _comparable(target: Target, value: Any) -> Any:
    """A value of an effect in the form in which the tables give it back."""
    if target in _QUESTIONS and value is not None:
        return {name: value[name] for name in _VERDICT_KEYS}
    return (value or None) if target is Target.NOTE else value
