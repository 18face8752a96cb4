"""What goes to the author comes back by number, whatever a mail program made of it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.conftest import REPORT
from workbench.desk import checking, intake, library, queries, sources
from workbench.desk.asking_authors import write_queries
from workbench.desk.author_answers import find_answers, read_answer
from workbench.desk.decoding import decode
from workbench.desk.formats import author_marks
from workbench.desk.taking_answers import Taken, import_answers
from workbench.desk.verifying import verify_log
from workbench.desk.workspace import Workspace
from workbench.errors import QueryError, WorkbenchError
from workbench.model.query import QueryKind, Reply
from workbench.model.source import SourceDetails, SourceKind


@pytest.fixture
def article(ws: Workspace, report: Path) -> int:
    """The report with a question q1 and a correction q2."""
    article_id = library.resolve(ws, str(report))
    queries.ask(ws, article_id, "c2", "Wer sagt das?")
    queries.correct(ws, article_id, "c1", "48 Menschen", "84.5 Menschen", reason="Zahlendreher")
    return article_id


def sent(ws: Workspace, article: int, *, answered: bool = False) -> str:
    return write_queries(ws, article, "md", None, answered=answered).data.decode()


def filled(text: str, answers: dict[int, str]) -> str:
    for number, answer in answers.items():
        text = text.replace(f"[End q{number}]", f"{answer}\n[End q{number}]")
    return text


def taken(ws: Workspace, text: str | bytes, article: int | None = None) -> Taken:
    raw = text.encode() if isinstance(text, str) else text
    return import_answers(ws, "-", article, io.BytesIO(raw))


def replies(ws: Workspace, article: int) -> dict[int, tuple[Reply | None, str]]:
    return {f.query.id: (f.query.reply, f.query.answer) for f in queries.filed(ws, article)}


def test_the_document_says_all_that_the_author_needs(ws: Workspace, article: int) -> None:
    said = sent(ws, article)
    for words in (
        "# Queries on “Fähre auf Grund gelaufen”",
        "## q1 · Question\n\nIn the article: “Verletzt wurde niemand, sagte die Hafenmeisterin.”",
        "- Question: Wer sagt das?\n\n[Answer q1]\n\n[End q1]",
        "- Instead of: “48 Menschen”\n- Proposed: “84.5 Menschen”\n- Reason: Zahlendreher\n",
        "[Answer q2]\n[ ] Agreed\n[ ] Not agreed\n\n[End q2]",
    ):
        assert words in said
    assert said.count("Reference: fcw-1-") == 2


def test_answers_come_back_as_events_once(ws: Workspace, article: int) -> None:
    back = sent(ws, article).replace("[ ] Agreed", "[x] Agreed")
    back = filled(back, {1: "Die Hafenmeisterin.\n\nAm Telefon.", 2: "Danke!"})
    first = taken(ws, back)
    assert (first.taken, first.same, first.notices) == ((1, 2), (), ())
    assert first.event is not None
    assert set(first.event.body) == {"claims", "effects", "file", "salt", "sha256"}
    want = {
        1: (Reply.ANSWERED, "Die Hafenmeisterin.\n\nAm Telefon."),
        2: (Reply.ACCEPTED, "Danke!"),
    }
    assert replies(ws, article) == want
    with ws.store.read() as work:
        head = work.events.head()
    again = taken(ws, back)
    assert (again.event, again.taken, again.same) == (None, (), (1, 2))
    with ws.store.read() as work:
        assert work.events.head() == head
    other = taken(ws, back.replace("Danke!", "Doch nicht.").replace("[x] Agreed", "[ ] Agreed"))
    assert (other.taken, other.same) == ((2,), (1,))
    assert other.notices == ("q2 had another answer, which stays in the log.",)
    assert replies(ws, article)[2] == (Reply.ANSWERED, "Doch nicht.")
    with pytest.raises(QueryError, match="nothing to ask"):
        sent(ws, article)
    assert taken(ws, sent(ws, article, answered=True)).same == (1, 2)
    checking.undo(ws, article)
    checking.undo(ws, article)
    assert replies(ws, article) == {1: (None, ""), 2: (None, "")}
    assert verify_log(ws).ok


def quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.split("\n"))


MANGLED: dict[str, Callable[[str], str]] = {
    "quoted": quoted,
    "quoted twice": lambda text: quoted(quoted(text)),
    "quoted without blanks": lambda text: "".join(f">{line}\n" for line in text.split("\n")),
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "mark": lambda text: "\ufeff" + text,
    "trailing": lambda text: text.replace("\n", " \u00a0 \n"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "no blank lines": lambda text: text.replace("\n\n", "\n"),
    "no-break": lambda text: text.replace("[Answer q", "[Answer\u00a0q").replace("[ ]", "[\u00a0]"),
    "escaped": lambda text: text.replace("[Answer q1]", "\\[Answer q1\\]"),
    "bold": lambda text: text.replace("[End q1]", "**[End q1]**"),
    "one line": lambda text: text.replace("\n[End", " [End").replace(
        "[Answer q1]\n", "[Answer q1] "
    ),
    "german": lambda text: text.replace("[Answer", "[Antwort").replace("[End", "[Ende"),
    "german boxes": lambda text: text.replace("Not agreed", "Nicht einverstanden"),
    "no end": lambda text: text.replace("[End q1]\n", ""),
    "no first reference": lambda text: text.replace("Reference: fcw", "Ref: fcw", 1),
    "behind the mark": lambda text: text.replace(
        "The “harbour” master – by phone.\n[End q1]", "[End q1]\nThe “harbour” master – by phone."
    ),
    "greeting": lambda text: f"Liebe Anna,\n\nanbei:\n\n{text}\n-- \nJörg\n",
    "box": lambda text: text.replace("[x]", "☒").replace("[ ]", "☐"),
    "round": lambda text: text.replace("[x]", "(X)"),
}


@pytest.mark.parametrize("mangle", MANGLED.values(), ids=MANGLED)
def test_mail_programs_and_word_processors_change_nothing(mangle: Callable[[str], str]) -> None:
    back = """# Queries

Reference: fcw-1-0123456789ab

## q1 · Question

- Question: Who?

[Answer q1]

The “harbour” master – by phone.
[End q1]

## q2 · Correction

[Answer q2]
[ ] Agreed
[x] Not agreed

It is 48.

[End q2]

---

Reference: fcw-1-0123456789ab
"""
    raw = mangle(back).encode()
    found = find_answers(decode(raw).text)
    assert [str(reference) for reference in found.references] == ["fcw-1-0123456789ab"]
    assert found.answers.keys() == {1, 2}
    assert found.answers[1] == "The “harbour” master – by phone."
    said = read_answer(QueryKind.CORRECTION, found.answers[2])
    assert (said.agreed, said.not_agreed, said.text) == (False, True, "It is 48.")


def test_answers_between_quoted_lines_and_above_them() -> None:
    mail = """Hallo Anna,

q3: ja, Seite 4
  und Seite 5
Q4) einverstanden

Am 3. Mai 2023 schrieb Anna:

> ## q1 · Frage
>
> - Frage: Wer?
Der Kapitän.

Und der Lotse.
> [Antwort q1]
>
> [Ende q1]
>
> ## q2 · Korrektur
> [Antwort q2]
> [ ] Einverstanden
> [ ] Nicht einverstanden
Nicht einverstanden.
> [Ende q2]
> Reference: fcw-1-0123456789ab
Mit Grüßen
"""
    found = find_answers(mail)
    assert found.answers[3] == "ja, Seite 4\n  und Seite 5"
    assert found.answers[1] == "Der Kapitän.\n\nUnd der Lotse."
    assert read_answer(QueryKind.CORRECTION, found.answers[4]).agreed
    assert read_answer(QueryKind.CORRECTION, found.answers[2]).not_agreed
    assert "Grüßen" not in str(found.answers)


LINES = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=30)
ANSWERS = st.lists(LINES, max_size=4).map("\n".join)


def is_plain(answer: str) -> bool:
    """Whether it holds nothing that is a mark of the document itself."""
    marks = (author_marks.choice, author_marks.started, author_marks.ended, author_marks.headed)
    lines = answer.split("\n")
    return not any(mark(line) for mark in marks for line in lines) and "fcw-" not in answer


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    answer=ANSWERS.filter(is_plain),
    other=ANSWERS.filter(is_plain),
    chosen=st.none() | st.booleans(),
)
def test_whatever_is_filled_in_is_found_again(answer: str, other: str, chosen: bool | None) -> None:
    document = DOCUMENT.replace("[ ] Agreed", "[x] Agreed") if chosen else DOCUMENT
    if chosen is False:
        document = document.replace("[ ] Not agreed", "[x] Not agreed")
    found = find_answers(filled(document, {1: answer, 2: other}))
    assert found.answers[1] == tidy(answer)
    said = read_answer(QueryKind.CORRECTION, found.answers[2])
    assert (said.agreed, said.not_agreed) == (chosen is True, chosen is False)
    assert said.text == tidy(other)


def tidy(answer: str) -> str:
    return "\n".join(line.rstrip() for line in answer.split("\n")).strip()


DOCUMENT = """# Queries

Reference: fcw-1-0123456789ab

## q1 · Question

[Answer q1]

[End q1]

## q2 · Correction

[Answer q2]
[ ] Agreed
[ ] Not agreed

[End q2]

---

Reference: fcw-1-0123456789ab
"""


def test_nothing_that_can_not_be_taken_is_lost(ws: Workspace, article: int, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Die Brücke wurde 1870 gebaut.", encoding="utf-8")
    queries.ask(ws, library.resolve(ws, str(other)), "c1", "Woher?")
    queries.ask(ws, article, "c1", "Wann?")
    document = sent(ws, article)
    queries.withdraw(ws, article, 4)
    assert taken(ws, document).notices == ("Nothing is written to: q1, q2.",)
    back = filled(document, {4: "Am Abend."}).replace("[ ]", "[x]")
    result = taken(ws, f"q3: Aus dem Archiv.\nq9: Nie.\n\n{back}")
    assert (result.event, result.taken) == (None, ())
    assert result.notices == (
        "q2 was not taken: both boxes are ticked. It says: “[x] Agreed [x] Not agreed”",
        "q3 was not taken: the query belongs to article 2. It says: “Aus dem Archiv.”",
        "q4 was not taken: the query was withdrawn. It says: “Am Abend.”",
        "q9 was not taken: there is no such query. It says: “Nie.”",
        "Nothing is written to: q1.",
    )


def test_words_beside_the_place_for_an_answer_are_told(ws: Workspace, article: int) -> None:
    queries.ask(ws, article, "c1", "Woher stammt das, und wer hat es wann und wo zuerst gesagt?")
    document = sent(ws, article).replace("wann und wo", "wann\nund wo")
    document = document.replace("mit 48 Menschen an", "mit 48\nMenschen an")
    document = document.replace("[Answer q1]\n\n[End q1]", "Ich.")
    back = document.replace("\n[Answer q2]", "Das stimmt so!\n\n[Answer q2]")
    assert taken(ws, back).notices == (
        "Beside the answer to q1 stand words that were not read: “Ich.”",
        "Beside the answer to q2 stand words that were not read: “Das stimmt so!”",
        "Nothing is written to: q2, q3.",
    )


def test_a_file_must_say_which_article_it_is_on(ws: Workspace, article: int) -> None:
    back = filled(sent(ws, article), {1: "Ja."})
    lost = back.replace("Reference: fcw-", "Reference: ")
    with pytest.raises(QueryError, match="--article"):
        taken(ws, lost)
    with pytest.raises(QueryError, match="not in this database"):
        taken(ws, back.replace("fcw-1-", "fcw-2-"))
    with pytest.raises(QueryError, match="several articles"):
        taken(ws, back.replace("fcw-1-", "fcw-2-", 1))
    with pytest.raises(QueryError, match="on article 1, not on article 7"):
        taken(ws, back, 7)
    with pytest.raises(QueryError, match="no answers"):
        taken(ws, "Alles richtig!")
    assert replies(ws, article)[1] == (None, "")
    assert taken(ws, lost, article).taken == (1,)


def test_a_new_text_of_the_article_takes_old_answers(
    ws: Workspace, article: int, report: Path
) -> None:
    back = filled(sent(ws, article), {1: "Ich.", 2: "Gut."})
    report.write_text(REPORT.replace("niemand", "keiner"), encoding="utf-8")
    intake.admit(ws, intake.read_document(str(report)))
    assert write_queries(ws, article, "md", None).notices == (
        "Left out, as their claims no longer stand in the article: q1.",
    )
    result = taken(ws, back)
    assert result.taken == (1, 2)
    assert result.notices == ("q1 is on words that no longer stand in the article.",)


def test_a_note_that_asks_becomes_a_query(ws: Workspace, report: Path) -> None:
    article = library.resolve(ws, str(report))
    checking.mark(ws, article, ["c1"], "query", "Wirklich 48?")
    checking.mark(ws, article, ["c2"], "query")
    checking.mark(ws, article, ["c3"], "ok", "Nur für uns.")
    first = write_queries(ws, article, "md", None)
    assert first.notices == (
        "The notes of these claims became queries: c1.",
        "Left out, as they are marked, but have no note that asks anything: c2.",
    )
    assert "- Question: Wirklich 48?" in first.data.decode()
    assert "Nur für uns" not in first.data.decode()
    second = write_queries(ws, article, "md", None)
    assert second.data == first.data
    queries.withdraw(ws, article, 1)
    with pytest.raises(QueryError, match="nothing to ask"):
        sent(ws, article)
    assert verify_log(ws).ok


def test_a_document_that_can_not_be_written_leaves_nothing_in_the_log(
    ws: Workspace, report: Path, tmp_path: Path
) -> None:
    article = library.resolve(ws, str(report))
    checking.mark(ws, article, ["c1"], "query", "Wirklich 48?")
    for target in (report, tmp_path / "no" / "folder.md"):
        with pytest.raises(WorkbenchError, match=r"exists|could not"):
            write_queries(ws, article, "md", target)
    assert queries.filed(ws, article) == ()
    assert report.read_text(encoding="utf-8") == REPORT
    written = write_queries(ws, article, "docx", tmp_path)
    assert written.path == tmp_path / "Fähre-auf-Grund-gelaufen-queries.docx"


def test_confidential_sources_have_numbers(ws: Workspace, article: int) -> None:
    secret = SourceDetails(
        SourceKind.DOCUMENT,
        title="Personalakte Nord",
        author="Jörg Möwe",
        publisher="Reederei Süd",
        url="https://leak.example/",
        confidential=True,
    )
    sources.add(ws, secret)
    sources.add(ws, SourceDetails(SourceKind.DOCUMENT, title="Schiffsregister", published="2023"))
    queries.correct(ws, article, "c1", "Die", "Eine", source="s1, s2 S. 4; Akte s1, s7")
    queries.ask(ws, article, "c2", "Laut personalakte nord (s1, JÖRG MÖWE) war es anders. s2?")
    written = write_queries(ws, article, "md", None)
    said = written.data.decode()
    for name in (secret.title, secret.author, secret.publisher, "leak.example"):
        assert name.casefold() not in said.casefold()
    hidden = "confidential source 1"
    assert f"- Source: {hidden}, Schiffsregister, 2023 S. 4; Akte {hidden}, s7" in said
    assert f"Laut {hidden} ({hidden}, {hidden}) war es anders. s2?" in said
    assert "A confidential source is named in q4" in written.notices[0]
    boxed = io.BytesIO(write_queries(ws, article, "docx", None).data)
    assert "Jörg Möwe" not in "".join(
        paragraph.text for paragraph in docx.Document(boxed).paragraphs[1:]
    )


def test_a_word_file_comes_back(ws: Workspace, article: int, tmp_path: Path) -> None:
    file = tmp_path / "queries.docx"
    data = write_queries(ws, article, "docx", file).data
    assert write_queries(ws, article, "docx", None).data == data
    with zipfile.ZipFile(file) as package:
        assert package.testzip() is None
    document = docx.Document(str(file))
    for paragraph in document.paragraphs:
        if paragraph.text == "[ ] Not agreed":
            paragraph.runs[0].text = "[X] Not agreed"
        if paragraph.text == "[End q1]":
            paragraph.insert_paragraph_before("Die Hafenmeisterin.")
            paragraph.insert_paragraph_before("Am Telefon.")
    document.save(str(file))
    assert import_answers(ws, str(file)).taken == (1, 2)
    want = {1: (Reply.ANSWERED, "Die Hafenmeisterin.\n\nAm Telefon."), 2: (Reply.REJECTED, "")}
    assert replies(ws, article) == want
