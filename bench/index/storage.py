"""The folder that keeps corpora and what the methods built on them, so that each is made once."""

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.index.corpus import SEED, claims
from bench.index.method import TEXTS, Method, write_texts

DEFAULT = Path(tempfile.gettempdir()) / "workbench-bench-index"
LINES = "claims.txt"
_MADE_BY = ("corpus.py", "words.py", "words.toml", "analysis.py")


class Built(NamedTuple):
    """What building took: seconds of CPU and by the clock, and bytes on disk."""

    cpu: float
    wall: float
    size: int


def corpus_folder(cache: Path, size: int) -> Path:
    """The folder of a corpus, made if it is not there: its lines and its texts."""
    here = Path(__file__).parent
    made_by = hashlib.sha256(b"".join((here / name).read_bytes() for name in _MADE_BY))
    folder = cache / f"{size}-{SEED}-{made_by.hexdigest()[:10]}"
    _once(folder / "corpus", lambda path: _write_corpus(path, size))
    return folder / "corpus"


def lines(corpus: Path, most: int | None = None) -> Iterator[str]:
    """The claims, at most so many of the first."""
    with (corpus / LINES).open(encoding="utf-8", newline="\n") as file:
        for place, line in enumerate(file):
            if place == most:
                return
            yield line.rstrip("\n")


def built(method: Method, *, again: bool = False) -> Built:
    """Build what a method needs if it is not there, or `again`; says what that took."""
    if method.in_memory:
        return Built(0.0, 0.0, 0)
    if again:
        shutil.rmtree(method.path, ignore_errors=True)

    def build(path: Path) -> None:
        keep, method.path = method.path, path
        method.build(lines(method.corpus))
        method.path = keep

    return _once(method.path, build)


def _write_corpus(path: Path, size: int) -> None:
    with (path / LINES).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{claim.text}\n" for claim in claims(size))
    write_texts(path / TEXTS, lines(path))


def _once(path: Path, make: Callable[[Path], None]) -> Built:
    """A folder filled by `make`, which is seen whole or not at all."""
    note = path / "built.json"
    if not note.is_file():
        making = path.with_name(f"{path.name}.making")
        for old in (making, path):
            shutil.rmtree(old, ignore_errors=True)
        making.mkdir(parents=True)
        cpu, wall = time.process_time(), time.perf_counter()
        make(making)
        spent = Built(time.process_time() - cpu, time.perf_counter() - wall, 0)
        size = sum(file.stat().st_size for file in making.rglob("*") if file.is_file())
        (making / note.name).write_text(json.dumps(spent._replace(size=size)), "utf-8")
        making.rename(path)
    return Built(*json.loads(note.read_text("utf-8")))
