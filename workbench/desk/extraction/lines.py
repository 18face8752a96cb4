"""A line as it is printed on a page: its words, and where it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """Words in one line of a page, with the box around them in points, upward from the bottom.

    `broken` says that the line ends within a word, or between the parts of a hyphened one; the
    hyphen itself is not in `text`.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    broken: bool = False

    @property
    def height(self) -> float:
        """Points from the lowest to the highest place of the font."""
        return self.top - self.bottom

    @property
    def letter(self) -> float:
        """The mean width of a letter, in points."""
        return (self.right - self.left) / max(1, len(self.text))
