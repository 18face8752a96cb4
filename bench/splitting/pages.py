"""Pages pasted with everything printed around the article: which lines stay."""

from collections.abc import Callable
from pathlib import Path

from bench.splitting.counting import Tally
from bench.splitting.data import rows
from workbench.text.boilerplate import read_page

Keep = Callable[[list[str], str], list[bool]]
_LONG = 60  # code points


def kept(lines: list[str], language: str) -> list[bool]:
    """For each line of a page whether most of its non-blank characters stay."""
    text = "\n".join(lines)
    left_out = bytearray(len(text))
    for item in read_page(text, language).excluded:
        left_out[item.span.start : item.span.end] = b"\1" * len(item.span)
    result, start = [], 0
    for line in lines:
        out = [left_out[start + at] for at, char in enumerate(line) if not char.isspace()]
        result.append(2 * sum(out) < len(out))
        start += len(line) + 1
    return result


def long_lines(lines: list[str], _language: str) -> list[bool]:
    """A rule of thumb to compare with: long lines that end in an end mark."""
    return [len(line) >= _LONG and line.rstrip().endswith((".", "!", "?", "…")) for line in lines]


def by_line(folder: Path, keep: Keep) -> Tally:
    """Counts of the lines of English pages that belong to the article."""
    tally = Tally()
    for page in rows(folder / "splitting/boilerplate_lines_en_aeb/dev.jsonl"):
        body = [label == 1 for label, _ in page["lines"]]
        stays = keep([line for _, line in page["lines"]], page["lang"])
        pairs = list(zip(body, stays, strict=True))
        counts = (pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False)))
        tally = tally.plus(Tally(*counts))
    return tally


def by_string(folder: Path, keep: Keep) -> Tally:
    """Counts of the strings of German pages that must stay and must go."""
    tally = Tally()
    for page in rows(folder / "splitting/boilerplate_segments_de_trafilatura/dev.jsonl"):
        lines = page["lines"]
        stays = keep(lines, page["lang"])
        text = "\n".join(line for line, stay in zip(lines, stays, strict=True) if stay)
        right = sum(piece in text for piece in page["with"])
        wrong = sum(piece in text for piece in page["without"])
        tally = tally.plus(Tally(right, wrong, len(page["with"]) - right))
    return tally


def show(folder: Path) -> None:
    """Print precision, recall and F1 of what stays, by set."""
    print("pages as pasted lines, P / R / F1 of what stays")
    print(f"{'':22}{'en lines':>24}{'de strings':>24}")
    for name, keep in (("workbench", kept), ("long lines with a mark", long_lines)):
        cells = [
            f"{tally.precision:.3f} / {tally.recall:.3f} / {tally.f1:.3f}"
            for tally in (by_line(folder, keep), by_string(folder, keep))
        ]
        print(f"{name:22}" + "".join(f"{cell:>24}" for cell in cells), flush=True)
