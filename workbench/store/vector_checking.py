"""Whether the vectors of the known claims are whole, one for each claim that should have one."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from workbench.i18n import _
from workbench.matching import quantizing
from workbench.matching.postings import NONE, contains
from workbench.matching.quantizing import Stored
from workbench.store.index_tables import vector_block, vector_model
from workbench.store.tables import known_claim
from workbench.store.vectors import Model, living


def vector_problems(connection: Connection) -> Iterator[str]:
    """A sentence for each way in which the vectors of a model do not fit the known claims.

    A vector of words that were changed since is none: it is never compared.
    """
    own = vector_model.c
    query = select(own.id, own.fingerprint, own.dimension, own.last)
    for row in connection.execute(query).all():
        model = Model(*row)
        for what in _problems(connection, model):
            yield _("Vectors of the model “{model}”: {what}; “db embed --anew” mends it.").format(
                model=model.fingerprint, what=what
            )


def _problems(connection: Connection, model: Model) -> Iterator[str]:
    try:
        numbers = _numbers(connection, model)
    except ValueError:
        yield _("a row of them is damaged")
        return
    newest = connection.scalar(select(func.max(known_claim.c.version))) or 0
    if model.last > newest or (len(numbers) and int(numbers[-1]) > model.last):
        yield _("some belong to known claims that never were")
    if (np.diff(numbers) == 0).any():
        yield _("a known claim has two")
    lacking = ~contains(numbers, living(connection, model.last))
    if lacking.any():
        yield _("{count} known claims have none").format(count=int(lacking.sum()))


def _numbers(connection: Connection, model: Model) -> NDArray[np.uint32]:
    """The numbers of all claims with a vector, sorted; raises `ValueError` for a damaged row."""
    own = vector_block.c
    query = select(own.claims, own.scales, own.figures).where(own.model == model.id)
    parts = [NONE]
    for row in connection.execute(query, execution_options={"yield_per": 8}):
        block = quantizing.read(Stored(*row), model.dimension)
        if not np.isfinite(block.scales).all():
            raise ValueError("a scale is no number")
        parts.append(block.claims)
    return np.sort(np.concatenate(parts))
