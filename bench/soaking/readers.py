"""Everything that reads a file from outside without a database: it reads it, or says why not."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.desk.author_answers import find_answers
from workbench.desk.incoming import containers, files
from workbench.desk.intake import read_document
from workbench.desk.signing import heads, sshsig
from workbench.desk.verifying import verify_file
from workbench.errors import WorkbenchError
from workbench.text.splitting import split

MOST = 20_000
"""Bytes of a file that is split as well; longer ones take long."""


def _article(path: Path) -> None:
    document = read_document(str(path))
    if len(document.text) < MOST:
        found = split(document.text)
        assert all(item.span.of(document.text) == item.text for item in found.claims)


def _known_claims(path: Path) -> None:
    if not containers.is_container(str(path)):
        assert all(row.where for row in files.rows(files.inspect(str(path))))
        return
    with TemporaryDirectory() as work:
        for source in containers.expanded(str(path), Path(work)):
            if isinstance(source, WorkbenchError):
                raise source
            assert all(row.where for row in files.rows(source))


def _log(path: Path) -> None:
    assert verify_file(path).ok is False or path.stat().st_size > 100


def _answers(path: Path) -> None:
    find_answers(path.read_bytes().decode(errors="replace"))


def _head(path: Path) -> None:
    heads.parse_head(path.read_bytes())


def _signature(path: Path) -> None:
    sshsig.parse(path.read_bytes())


READERS: dict[str, Callable[[Path], None]] = {
    "article": _article,
    "known claims": _known_claims,
    "log": _log,
    "answers of an author": _answers,
    "head": _head,
    "signature": _signature,
}
