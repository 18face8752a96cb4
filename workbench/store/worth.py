"""Which weights worth is reckoned with on this desk: those that ship, or those it has learnt."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import rfc8785
from sqlalchemy import Connection, RowMapping, select

from workbench.model.event import Event, EventKind
from workbench.store.events import Events
from workbench.store.inserting import insert_row
from workbench.store.tables import worth_model
from workbench.store.weights import plain, read_model
from workbench.text.worth_model import WorthModel


@dataclass(frozen=True, slots=True)
class Trained:
    """Weights that were learnt: when, by whom, and from how many decisions of each kind."""

    model: WorthModel
    at: str
    actor: str
    decisions: Mapping[str, int]
    event: int


@dataclass(frozen=True, slots=True)
class InForce:
    """The weights in force: those of a training, or where that is None those that ship.

    `since` and `by` tell who put them into force, by training or by taking a training back; both
    are empty where neither was ever done. `row` tells one state from any other, 0 is the first.
    """

    trained: Trained | None = None
    since: str = ""
    by: str = ""
    row: int = 0

    @property
    def model(self) -> WorthModel | None:
        """What to weigh with; None for the shipped model."""
        return self.trained.model if self.trained else None


class WorthModels:
    """The weights of the desk as one unit of work sees them."""

    def __init__(self, connection: Connection, events: Events) -> None:
        self._connection = connection
        self._events = events

    def in_force(self) -> InForce:
        """The weights in force. Raises `StoreError` where they can't be read."""
        row = self._newest()
        if row is None:
            return InForce()
        training = self._training(row)
        return InForce(
            trained=_trained(training) if training is not None else None,
            since=row["at"],
            by=row["actor"],
            row=row["id"],
        )

    def train(
        self, model: WorthModel, decisions: Mapping[str, int], about: Mapping[str, Any]
    ) -> Event:
        """Put weights into force that were learnt from so many decisions of each kind.

        `about` is what else the log is to tell: plain JSON without floats.
        """
        weights = plain(model)
        body = {"claims": [], **about, "weights": weights, "decisions": dict(decisions)}
        event = self._events.append(EventKind.WORTH_TRAINED, 0, body)
        self._add(event, weights=weights, decisions=decisions, restores=None)
        return event

    def take_back(self) -> Event:
        """Put the weights into force again that were before the training in force.

        Raises `ValueError` where those that ship are in force.
        """
        newest = self._newest()
        training = self._training(newest) if newest is not None else None
        if training is None:
            raise ValueError("no training is in force")
        earlier = self._newest(before=training["id"])
        restored = self._training(earlier) if earlier is not None else None
        body = {
            "claims": [],
            "undoes": training["event"],
            "restores": restored["event"] if restored is not None else 0,
        }
        event = self._events.append(EventKind.WORTH_RESET, 0, body)
        again = restored["id"] if restored is not None else None
        self._add(event, weights=None, decisions=None, restores=again)
        return event

    def _newest(self, before: int | None = None) -> RowMapping | None:
        query = select(worth_model).order_by(worth_model.c.id.desc()).limit(1)
        if before is not None:
            query = query.where(worth_model.c.id < before)
        return self._connection.execute(query).mappings().first()

    def _training(self, row: RowMapping) -> RowMapping | None:
        """The training whose weights a row puts into force; None for those that ship."""
        if row["weights"] is not None:
            return row
        query = select(worth_model).where(worth_model.c.id == row["restores"])
        return self._connection.execute(query).mappings().first()

    def _add(
        self,
        event: Event,
        *,
        weights: Mapping[str, Any] | None,
        decisions: Mapping[str, int] | None,
        restores: int | None,
    ) -> None:
        row = {
            "weights": None if weights is None else rfc8785.dumps(dict(weights)).decode(),
            "decisions": None if decisions is None else rfc8785.dumps(dict(decisions)).decode(),
            "restores": restores,
            "actor": event.actor,
            "at": event.at,
            "event": event.seq,
        }
        insert_row(self._connection, worth_model, row)


def _trained(row: RowMapping) -> Trained:
    return Trained(
        model=read_model(row["weights"]),
        at=row["at"],
        actor=row["actor"],
        decisions=json.loads(row["decisions"]),
        event=row["event"],
    )
