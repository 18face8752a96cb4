"""Where the desk gets the model for the search by meaning from, if there is one."""

import threading
from typing import TYPE_CHECKING

from workbench.settings import Semantic

if TYPE_CHECKING:
    from workbench.matching.embedding import Meaning

NOT_CONFIGURED = Semantic()


class MeaningSource:
    """The model that the settings name; may be asked by several threads."""

    def __init__(self, said: Semantic = NOT_CONFIGURED) -> None:
        self._said = said
        self._lock = threading.Lock()
        self._meaning: Meaning | None = None

    @property
    def is_configured(self) -> bool:
        """Whether the settings name a model."""
        return bool(self._said.model)

    def get(self) -> "Meaning | None":
        """The model, loaded by whoever asks first; None where the settings name none.

        Raises `EmbeddingError` where it can't be loaded.
        """
        if not self._said.model:
            return None
        with self._lock:
            if self._meaning is None:
                from workbench.desk.semantic.loading import load  # noqa: PLC0415 - mostly not asked
                from workbench.matching.embedding import Meaning  # noqa: PLC0415 - loads numpy

                embedder = load(self._said.model, self._said.prefix)
                self._meaning = Meaning(embedder, self._said.weight, self._said.languages)
            return self._meaning
