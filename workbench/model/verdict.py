"""Verdicts and the scales they are labels of."""

from dataclasses import dataclass
from enum import StrEnum


class Question(StrEnum):
    """What a verdict on a claim answers."""

    SO = "so"  # is it so?
    SAID = "said"  # did they say it? only where the claim names who


class Tone(StrEnum):
    """How a label is coloured; it always comes with its sign and its word as well."""

    GOOD = "good"
    BAD = "bad"
    WARN = "warn"
    ASK = "ask"
    CALM = "calm"


@dataclass(frozen=True, slots=True)
class ScaleLabel:
    """One grade of a scale.

    `names` and `definitions` are by language code. `sign` is one character of width one.
    `settles` is false for marks that leave the claim open (a query, a missing source). `rating`
    is the ClaimReview number, 1 (false) to 5 (true), where the scale has one.
    """

    id: str
    sign: str
    tone: Tone
    settles: bool
    names: dict[str, str]
    definitions: dict[str, str]
    rating: int | None = None

    def name(self, language: str) -> str:
        """The label in a language, else in English."""
        return self.names.get(language) or self.names["en"]

    def definition(self, language: str) -> str:
        """The definition in a language, else in English."""
        return self.definitions.get(language) or self.definitions["en"]


@dataclass(frozen=True, slots=True)
class Scale:
    """A versioned set of labels, in the order of their keys `1`–`9`."""

    id: str
    version: int
    names: dict[str, str]
    labels: tuple[ScaleLabel, ...]

    @property
    def ref(self) -> str:
        """How the log names it: `id@version`."""
        return f"{self.id}@{self.version}"

    def label(self, label_id: str) -> ScaleLabel | None:
        """The label of that id, if the scale has it."""
        return next((label for label in self.labels if label.id == label_id), None)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person decided; kept with the scale and version it was decided on.

    `at` is UTC, ISO 8601. `settles` is copied from the label at the time.
    """

    scale: str
    label: str
    settles: bool
    by: str
    at: str
