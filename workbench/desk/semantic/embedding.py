"""Makes the vectors of the known claims, batch by batch, so that it can be stopped at any time."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.desk.workspace import Workspace
from workbench.errors import EmbeddingError
from workbench.i18n import _
from workbench.matching.embedding import Meaning, embedded

_BATCH = 256  # claims between two steps; what was done of one is lost when the program is stopped


@dataclass(frozen=True, slots=True)
class Vectors:
    """How the known claims stand to the model of the settings.

    `claims` counts them, `missing` those without a vector, and `others` the other models of which
    there are vectors, which are not compared.
    """

    model: str
    claims: int
    missing: int
    others: int


def state(ws: Workspace) -> Vectors | None:
    """How the known claims stand to the model; None where none is configured.

    Raises `EmbeddingError` where the model can't be loaded.
    """
    meaning = ws.semantic.get()
    if meaning is None:
        return None
    with ws.store.read() as work:
        found = work.vectors(meaning.embedder).state()
    return Vectors(meaning.embedder.fingerprint, found.claims, found.missing, found.others)


def embed(
    ws: Workspace,
    progress: Callable[[int, int, str], None] | None = None,
    *,
    anew: bool = False,
    only: bool = False,
) -> int:
    """Make the vectors that are missing; returns how many were made.

    `anew` makes all of this model again, `only` removes those of other models. `progress` is
    called with the number of claims that have one, the number of all, and no words. The database
    is held for no longer than a batch takes to be written. Raises `EmbeddingError` where no model
    is configured or the model can't be used.
    """
    meaning = ws.semantic.get()
    if meaning is None:
        raise EmbeddingError(
            _("No model is named: set “model” under [semantic] in the settings (docs/semantic.md).")
        )
    embedder = meaning.embedder
    with ws.store.write(ws.actor) as work:
        if anew:
            work.vectors(embedder).drop(others=False)
        if only:
            work.vectors(embedder).drop(others=True)
    _tidy(ws, meaning)
    return _fill(ws, meaning, progress)


def _tidy(ws: Workspace, meaning: Meaning) -> None:
    more = True
    while more:
        with ws.store.write(ws.actor) as work:
            more = work.vectors(meaning.embedder).tidy()


def _fill(ws: Workspace, meaning: Meaning, progress: Callable[[int, int, str], None] | None) -> int:
    made = 0
    while True:
        with ws.store.read() as work:
            vectors = work.vectors(meaning.embedder)
            batch, now = vectors.missing(_BATCH), vectors.state()
        if progress is not None:
            progress(now.claims - now.missing, now.claims, "")
        if not batch:
            return made
        # Outside of any transaction: a model takes its time.
        rows = embedded(meaning.embedder, [text for _number, text in batch])
        with ws.store.write(ws.actor) as work:
            numbers = [number for number, _text in batch]
            made += work.vectors(meaning.embedder).add(numbers, rows)
