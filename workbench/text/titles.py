"""What an article is called in lists."""

from collections.abc import Iterable

from workbench.model.split import Excluded, ExclusionReason

_LONGEST = 120  # code points


def title_of(text: str, excluded: Iterable[Excluded]) -> str:
    """The first heading, else the beginning of the text, on one line of at most 120 code points."""
    for item in excluded:
        if item.reason is ExclusionReason.HEADING:
            return _shortened(item.text)
    return _shortened(text[: 4 * _LONGEST])


def _shortened(words: str) -> str:
    line = " ".join(words.strip().split("\n", 1)[0].split())
    if len(line) <= _LONGEST:
        return line
    cut = line.rfind(" ", 0, _LONGEST)
    return line[: cut if cut > _LONGEST // 2 else _LONGEST - 1].rstrip(" ,;:–-") + "…"
