"""Completes a path that somebody is typing."""

from pathlib import Path

from workbench.text.guard import one_line


def complete(typed: str) -> tuple[str, list[str]]:
    """The path as far as it is certain, and the names that are still possible, guarded."""
    folder, _slash, start = typed.rpartition("/")
    place = Path(f"{folder}/" if folder or typed.startswith("/") else ".").expanduser()
    try:
        fitting = sorted(
            (entry for entry in place.iterdir() if entry.name.startswith(start)),
            key=lambda entry: entry.name,
        )
    except OSError:
        return typed, []
    fitting = [entry for entry in fitting if start or not entry.name.startswith(".")]
    names = [f"{entry.name}/" if entry.is_dir() else entry.name for entry in fitting]
    certain = _common(names)
    if not certain:
        return typed, [one_line(name) for name in names]
    before = typed[: len(typed) - len(start)]
    return before + certain, [one_line(name) for name in names]


def _common(names: list[str]) -> str:
    """The characters that all names begin with; of sorted names the ends tell."""
    if not names:
        return ""
    first, last = names[0], names[-1]
    same = next((at for at, char in enumerate(first) if last[at : at + 1] != char), len(first))
    return first[:same]
