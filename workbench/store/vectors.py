"""The vectors of the known claims, for the search by meaning."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, func, insert, select, update

from workbench.errors import StoreError
from workbench.i18n import _
from workbench.matching import quantizing
from workbench.matching.embedding import Embedder, Vectors
from workbench.matching.fusing import NO_LIKENESS
from workbench.matching.indexed import whole_text
from workbench.matching.postings import contains, unpack
from workbench.matching.quantizing import Quantized, Stored
from workbench.store.index_tables import vector_block, vector_model
from workbench.store.inserting import insert_row
from workbench.store.tables import known_claim

_BLOCK = 1_024  # vectors of one row; of 384 figures, 0.4 MB
_READ_AT_ONCE = 8  # rows
_MOST_OUTDATED = 0.25  # share of a block that may belong to no claim any more
_TIDIED_AT_ONCE = 32  # blocks made anew in one transaction


class Model(NamedTuple):
    """A row of the table of models; the claims with numbers up to `last` have vectors."""

    id: int
    fingerprint: str
    dimension: int
    last: int


class VectorState(NamedTuple):
    """How many known claims there are and how many of them have no vector of a model.

    `others` counts the other models of which there are vectors.
    """

    claims: int
    missing: int
    others: int


class StoredVectors:
    """The vectors of one model as one unit of work sees them."""

    def __init__(self, connection: Connection, embedder: Embedder) -> None:
        self._connection = connection
        self._fingerprint = embedder.fingerprint
        self._dimension = embedder.dimension

    def state(self) -> VectorState:
        """How many known claims have vectors."""
        shown = known_claim.c.withdrawn.is_(False)
        counts = select(func.count()).select_from(known_claim).where(shown)
        models = select(func.count()).where(vector_model.c.fingerprint != self._fingerprint)
        model = self._model()
        later = counts.where(known_claim.c.version > (model.last if model else 0))
        return VectorState(
            *(self._connection.execute(query).scalar_one() for query in (counts, later, models))
        )

    def missing(self, limit: int) -> list[tuple[int, str]]:
        """The numbers and whole texts of the next claims that have no vector, in order."""
        model, columns = self._model(), known_claim.c
        query = (
            select(columns.version, columns.title, columns.text, columns.summary)
            .where(columns.version > (model.last if model else 0), columns.withdrawn.is_(False))
            .order_by(columns.version)
            .limit(limit)
        )
        return [
            (number, whole_text(title, text, summary))
            for number, title, text, summary in self._connection.execute(query)
        ]

    def add(self, numbers: Sequence[int], vectors: Vectors) -> int:
        """Keep the vectors of claims that `missing` gave; returns how many were new.

        Those that somebody else has added in the meantime are left as they are.
        """
        model = self._model() or self._new_model()
        claims = np.array(numbers, dtype=np.uint32)
        fresh = quantizing.quantized(claims, vectors).chosen(claims > model.last)
        if len(fresh.claims):
            self._append(model, fresh)
            last = int(fresh.claims[-1])
            query = update(vector_model).where(vector_model.c.id == model.id)
            self._connection.execute(query, {"last": last})
        return len(fresh.claims)

    def tidy(self) -> bool:
        """Make some blocks anew of which much is out of date; whether there may be more."""
        model = self._model()
        if model is None:
            return False
        used = living(self._connection, model.last)
        parts: list[Quantized] = []
        gone: list[int] = []
        for row in self._numbers(model):
            there = contains(used, unpack(row[1]))
            if there.sum() < (1 - _MOST_OUTDATED) * len(there):
                gone.append(row[0])
                parts.append(self._block(row[0]).chosen(there))
            if len(gone) == _TIDIED_AT_ONCE:
                break
        if gone:
            self._connection.execute(delete(vector_block).where(vector_block.c.id.in_(gone)))
            self._append(model, quantizing.joined(parts))
        return len(gone) == _TIDIED_AT_ONCE

    def drop(self, *, others: bool) -> None:
        """Remove the vectors of the other models, or else those of this one."""
        named = vector_model.c.fingerprint
        which = named != self._fingerprint if others else named == self._fingerprint
        ids = list(self._connection.scalars(select(vector_model.c.id).where(which)))
        self._connection.execute(delete(vector_block).where(vector_block.c.model.in_(ids)))
        self._connection.execute(delete(vector_model).where(vector_model.c.id.in_(ids)))

    def likeness(self, queries: Vectors, last: int) -> NDArray[np.float32] | None:
        """The cosine of each query with each claim up to a number; None without any vectors.

        An array of the shape `(queries, last + 1)` with the claims' numbers as places, and less
        than -1 where a claim has no vector. Numbers that no claim has any more are still there.
        """
        model = self._model()
        if model is None:
            return None
        found = np.full((len(queries), last + 1), NO_LIKENESS, dtype=np.float32)
        own = vector_block.c
        query = select(own.claims, own.scales, own.figures).where(own.model == model.id)
        options = {"yield_per": _READ_AT_ONCE}
        for row in self._connection.execute(query, execution_options=options):
            block = self._read(row)
            block = block.chosen(block.claims <= last)
            found[:, block.claims] = quantizing.likeness(queries, block)
        return found

    def _model(self) -> Model | None:
        own = vector_model.c
        query = select(own.id, own.fingerprint, own.dimension, own.last).where(
            own.fingerprint == self._fingerprint, own.dimension == self._dimension
        )
        row = self._connection.execute(query).first()
        return Model(*row) if row else None

    def _new_model(self) -> Model:
        made = Model(0, self._fingerprint, self._dimension, 0)
        row = {name: value for name, value in made._asdict().items() if name != "id"}
        return made._replace(id=insert_row(self._connection, vector_model, row))

    def _numbers(self, model: Model) -> Iterator[tuple[int, bytes]]:
        query = select(vector_block.c.id, vector_block.c.claims).where(
            vector_block.c.model == model.id
        )
        for row in self._connection.execute(query.order_by(vector_block.c.id)).all():
            yield row[0], row[1]

    def _block(self, block_id: int) -> Quantized:
        own = vector_block.c
        query = select(own.claims, own.scales, own.figures).where(own.id == block_id)
        return self._read(self._connection.execute(query).one())

    def _read(self, row: Sequence[bytes]) -> Quantized:
        try:
            return quantizing.read(Stored(*row), self._dimension)
        except ValueError as error:
            raise StoreError(
                _(
                    "The vectors of the known claims are damaged; "
                    "“workbench db embed --anew” mends them."
                )
            ) from error

    def _append(self, model: Model, more: Quantized) -> None:
        """Put vectors behind the others, so that all blocks but the last are full."""
        own = vector_block.c
        query = select(own.id, func.length(own.claims)).where(own.model == model.id)
        last = self._connection.execute(query.order_by(own.id.desc()).limit(1)).first()
        if last and last[1] < 4 * _BLOCK:
            more = quantizing.joined([self._block(last[0]), more])
            self._connection.execute(delete(vector_block).where(own.id == last[0]))
        rows = [
            {"model": model.id, **more.between(start, start + _BLOCK).stored()._asdict()}
            for start in range(0, len(more.claims), _BLOCK)
        ]
        if rows:
            self._connection.execute(insert(vector_block), rows)


def living(connection: Connection, last: int) -> NDArray[np.uint32]:
    """The numbers of the claims that are proposed today, up to one, in order."""
    query = (
        select(known_claim.c.version)
        .where(known_claim.c.version <= last, known_claim.c.withdrawn.is_(False))
        .order_by(known_claim.c.version)
    )
    return np.fromiter(connection.scalars(query), dtype=np.uint32)
