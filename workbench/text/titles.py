"""What an article is called in lists."""

from collections.abc import Iterable

from workbench.model.split import Excluded, ExclusionReason

_STEM = 6
_LONGEST = 120  # code points


def title_of(text: str, excluded: Iterable[Excluded]) -> str:
    """The headline, else the beginning of the text, on one line of at most 120 code points."""
    return headline_of(excluded) or _shortened(text[: 4 * _LONGEST])


def headline_of(excluded: Iterable[Excluded]) -> str:
    """The first heading, on one line of at most 120 code points; empty where there is none."""
    headings = (item.text for item in excluded if item.reason is ExclusionReason.HEADING)
    return _shortened(next(headings, ""))


def headline_share(title: frozenset[str], wording: Iterable[str]) -> float:
    """The share (0–1) of a title's words that a wording takes up, by their beginnings."""
    if not title:
        return 0.0
    return len(title.intersection(stems(wording))) / len(title)


def stems(words: Iterable[str]) -> frozenset[str]:
    """The beginnings of the longer words, which inflection leaves alone."""
    return frozenset(word[:_STEM] for word in words if len(word) > 3 and word[0].isalnum())


def _shortened(words: str) -> str:
    line = " ".join(words.strip().split("\n", 1)[0].split())
    if len(line) <= _LONGEST:
        return line
    cut = line.rfind(" ", 0, _LONGEST)
    return line[: cut if cut > _LONGEST // 2 else _LONGEST - 1].rstrip(" ,;:–-") + "…"
