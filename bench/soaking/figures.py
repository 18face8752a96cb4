"""What a part of the soak test found, with all that is needed to repeat it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.kills import Report


class NotMeasuredError(Exception):
    """This machine lacks what a part needs; the text says what that is."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its name; one that `must_be_zero` and is not fails the whole run."""

    name: str
    value: int | float | str
    must_be_zero: bool = False

    @property
    def failed(self) -> bool:
        """Whether it should be zero and is not."""
        return self.must_be_zero and self.value != 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What a part did `n` times, and what came of it.

    `title` says in words what was done, `seed` what its dice began with (None: none were thrown),
    `details` are lines on what went wrong, `not_covered` what the figures say nothing about.
    """

    title: str
    n: int
    seed: int | None
    figures: tuple[Figure, ...]
    details: tuple[str, ...] = ()
    not_covered: str = ""

    @property
    def failed(self) -> bool:
        """Whether a figure that should be zero is not."""
        return any(figure.failed for figure in self.figures)


def scaled(full: int, scale: float) -> int:
    """So many of what is done `full` times at a scale of 1, but at least one."""
    return max(1, round(full * scale))


def of_kills(title: str, seed: int, report: "Report") -> Figures:
    """The figures of processes that were killed at their work."""
    return Figures(
        title,
        report.kills,
        seed,
        (
            Figure("different steps killed at", len(report.places)),
            Figure("acknowledged", report.acknowledged),
            Figure("acknowledged and lost", len(report.lost), must_be_zero=True),
            Figure("broken, half-stored or at odds", len(report.wrong), must_be_zero=True),
        ),
        (*report.lost, *report.wrong),
    )
