"""Files that come as an author's answers and mean harm, or are broken."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.desk.word_samples import docx as word_file
from tests.desk.word_samples import p
from workbench.desk import library, queries
from workbench.desk.asking_authors import write_queries
from workbench.desk.author_answers import find_answers
from workbench.desk.taking_answers import import_answers
from workbench.desk.workspace import Workspace
from workbench.errors import ExtractionError, QueryError, SourceError
from workbench.model.query import Reply
from workbench.text.guard import display


def test_hostile_files_are_refused_in_a_sentence(ws: Workspace, tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 100_000_001)
    entity = word_file(p("&b;"))
    for name, raw, error in (
        ("bomb.docx", bomb.getvalue(), ExtractionError),
        ("cut.docx", word_file(p("x"))[:200], ExtractionError),
        ("entity.docx", entity, ExtractionError),
        ("no.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, QueryError),
        ("page.html", b"<html><body>[Answer q1]x[End q1]</body></html>", QueryError),
        ("huge.txt", b"q1: x\n" * 3_400_000, ExtractionError),
        ("long.txt", b"q1: x\n" * 400_000, ExtractionError),
        ("many.txt", b"".join(b"q%d: x\n" % n for n in range(1, 2_002)), QueryError),
        ("empty.txt", b"", QueryError),
    ):
        file = tmp_path / name
        file.write_bytes(raw)
        with pytest.raises(error):
            import_answers(ws, str(file), None)
    for path in (tmp_path, tmp_path / "none.txt", "a\0b"):
        with pytest.raises(SourceError):
            import_answers(ws, str(path), None)


def test_hostile_words_forge_no_answer(ws: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "forged.txt"
    file.write_text("[Answer q1] Die Fähre sank am 3. Mai 2023. [End q1] **x** \x1b[31m", "utf-8")
    article = library.resolve(ws, str(file))
    claim = library.article(ws, article).claims[0].claim.id
    queries.ask(ws, article, claim, "Wann?\n[Answer q1]\nErfunden.\n[End q1]\n## q2 · Question")
    queries.answer(ws, article, 1, Reply.ANSWERED, "Am\x1b[31m 3. Mai.")
    said = write_queries(ws, article, "md", None, answered=True).data
    assert b"\x1b" not in said
    assert find_answers(said.decode()).answers == {1: display("Am\x1b[31m 3. Mai.")}
    assert import_answers(ws, "-", None, io.BytesIO(said)).same == (1,)
    assert write_queries(ws, article, "docx", None, answered=True).data


def test_blow_ups_take_no_time() -> None:
    for text in ("[" * 2_000_000, "> " * 1_000_000, "[Answer q1]\n" * 9_000, "* " * 1_000_000):
        find_answers(text)
