"""How much evidence a decision wants: a versioned rule that a desk can replace by its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.model.verdict import Tone


class Side(StrEnum):
    """Which evidence a verdict rests on."""

    SUPPORTS = "supports"  # what speaks for the claim
    CONTRADICTS = "contradicts"  # what speaks against it
    LARGER = "larger"  # the one of the two that has more
    BOTH = "both"  # the two together
    NONE = "none"  # on none: the rule wants nothing


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """What a decision on a claim wants to rest on.

    It applies to claims of at least `worth` (0–1), and where `checkable` is true to those alone
    that can be checked. It is kept if `origins` independent origins or `primary` primary sources
    stand on the side that the verdict's tone takes; 0 primary sources means that none suffices.
    `names` and `definitions` are by language code.
    """

    id: str
    version: int
    names: Mapping[str, str]
    definitions: Mapping[str, str]
    checkable: bool
    worth: float
    origins: int
    primary: int
    sides: Mapping[Tone, Side]

    @property
    def ref(self) -> str:
        """How the log names it: `id@version`."""
        return f"{self.id}@{self.version}"

    def name(self, language: str) -> str:
        """The rule's name in a language, else in English."""
        return self.names.get(language) or self.names["en"]

    def definition(self, language: str) -> str:
        """What the rule says in a language, else in English."""
        return self.definitions.get(language) or self.definitions["en"]

    def side(self, tone: Tone) -> Side:
        """The evidence that a verdict of a tone rests on."""
        return self.sides[tone]
