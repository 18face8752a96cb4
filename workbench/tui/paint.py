"""Text from outside as content that no markup can reach, with stretches of it marked."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from workbench.text.guard import display, one_line
from workbench.tui import words

if TYPE_CHECKING:
    from workbench.model.match import Match
    from workbench.model.span import Span

OPENING, CLOSING = "‹", "›"
"""The signs put round a marked stretch, so that it is seen without colour."""

MUTED = words.MUTED

Part = tuple[str, str] | str | Content


def assemble(*parts: Part) -> Content:
    """Content of guarded texts, each alone or with a style."""
    return Content.assemble(
        *(
            part
            if isinstance(part, Content)
            else (display(part[0]), part[1])
            if isinstance(part, tuple)
            else display(part)
            for part in parts
        )
    )


def lines(parts: Iterable[Content]) -> Content:
    """Contents one below the other."""
    return Content("\n").join(parts)


def marked(text: str, spans: Sequence["Span"], style: str, *, signs: bool = True) -> Content:
    """One line of text with stretches in a style, between signs; spans count from its start."""
    safe = one_line(text)
    parts: list[tuple[str, str] | str] = []
    done = 0
    for start, end in _apart(spans, len(safe)):
        words = safe[start:end]
        parts.append(safe[done:start])
        parts.append((f"{OPENING}{words}{CLOSING}" if signs else words, style))
        done = end
    parts.append(safe[done:])
    return Content.assemble(*parts)


def both_wordings(match: "Match", claim_text: str, style: str) -> tuple[Content, Content]:
    """The claim's and the known claim's wording with the differences marked in each."""
    differences = match.comparison.differences
    ours = [item.claim.span for item in differences]
    theirs = [item.known.span for item in differences]
    return marked(claim_text, ours, style), marked(match.known.text, theirs, style)


def _apart(spans: Iterable["Span"], length: int) -> list[tuple[int, int]]:
    """The spans in order, overlapping ones joined, empty ones and what lies outside left out."""
    joined: list[tuple[int, int]] = []
    for span in sorted(spans):
        start, end = min(span.start, length), min(span.end, length)
        if start == end:
            continue
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def table(facts: Iterable[tuple[str, str]]) -> list[Content]:
    """Names and values below each other, the values in line; those without value left out."""
    told = [(name, one_line(value)) for name, value in facts if value]
    wide = max((cell_len(name) for name, _value in told), default=0)
    return [
        assemble((name + " " * (wide + 2 - cell_len(name)), MUTED), value) for name, value in told
    ]
