"""Small charts of text: a bar for each of some counts."""

from collections.abc import Sequence

from workbench.cli.printing import padded, say, styled, width
from workbench.text.guard import one_line

_EIGHTHS = " ▏▎▍▌▋▊▉"
_BAR, _NAME = 32, 28  # cells


def bars(title: str, counts: Sequence[tuple[str, int]]) -> None:
    """Print a title, and a name, a bar and a number for each count; nothing for no counts."""
    if not counts:
        return
    say()
    say(styled(title, bold=True))
    names = [_short(one_line(name)) for name, _count in counts]
    widest, most = max(map(width, names)), max(count for _name, count in counts)
    digits = len(str(most))
    for name, (_name, count) in zip(names, counts, strict=True):
        say(f"  {padded(name, widest)}  {count:>{digits}}  {bar(count, most)}".rstrip())


def bar(count: int, most: int) -> str:
    """A bar as long as a count is of the greatest, in eighths of a cell; never quite nothing."""
    eighths = max(1 if count else 0, round(count / max(1, most) * _BAR * 8))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _short(name: str) -> str:
    return name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
