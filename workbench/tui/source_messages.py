"""What workers tell the screens of sources and evidence; loaded with those."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from workbench.desk.source_checking import SourcePassage
    from workbench.model.origin import OriginGroup
    from workbench.model.source import Source


@dataclass
class Library(Message, bubble=False):
    """All sources there are, and how many claims rest on each of them.

    `groups` gives for each source that shares its origin the number of the group, and the group.
    """

    sources: "tuple[Source, ...]"
    uses: dict[int, int]
    groups: "dict[int, tuple[int, OriginGroup]]" = field(default_factory=dict)


@dataclass
class Proposed(Message, bubble=False):
    """The passages found so far that bear on a claim; `asked` is what they were looked for."""

    asked: tuple[str, str, tuple[str, ...]]
    passages: "tuple[SourcePassage, ...]"


@dataclass
class Searched(Message, bubble=False):
    """A search has ended; it is `over` unless another claim came between."""

    asked: tuple[str, str, tuple[str, ...]]
    over: bool


@dataclass
class TextRead(Message, bubble=False):
    """The text of a source, by the SHA-256 that names it."""

    sha256: str
    text: str
