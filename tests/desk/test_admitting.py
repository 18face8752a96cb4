"""The same article resumes; a changed one keeps what was decided, on the same words only."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.desk import checking, editing, library
from workbench.desk.intake import admit, read_document
from workbench.desk.workspace import Workspace
from workbench.errors import IntakeError, NotFoundError
from workbench.model.desk import CheckedClaim, ClaimState, Place
from workbench.model.event import EventKind


def claim_with(ws: Workspace, article_id: int, words: str) -> CheckedClaim:
    """The active claim with these words in it."""
    claims = library.article(ws, article_id).claims
    return next(item for item in claims if words in item.claim.text)


def test_a_new_article_lies_on_the_desk_with_its_claims(ws: Workspace, report: Path) -> None:
    admitted = admit(ws, read_document(str(report)))
    assert admitted.outcome == "new"
    desk = library.article(ws, admitted.article_id)
    assert desk.article.name == str(report)
    assert desk.article.language == "de"
    for item in desk.claims:
        span = item.claim.span
        assert item.claim.text == desk.article.text[span.start : span.end]
        assert item.state in (ClaimState.OPEN, ClaimState.UNCHECKABLE)
    (event,) = library.history(ws, admitted.article_id)
    assert event.kind is EventKind.ARTICLE_ADDED
    assert event.actor == "Anna"
    assert str(report.parent) not in str(event.body)


def test_the_same_bytes_resume_after_a_restart(
    open_desk: Callable[[], Workspace], report: Path
) -> None:
    first = open_desk()
    article_id = admit(first, read_document(str(report))).article_id
    claim = claim_with(first, article_id, "48 Menschen")
    checking.mark(first, article_id, [claim.claim.id], "ok", "Hafenbuch")
    checking.remember_place(first, article_id, Place(claim.claim.id))
    first.close()
    second = open_desk()
    admitted = admit(second, read_document(str(report)))
    assert (admitted.article_id, admitted.outcome) == (article_id, "resumed")
    again = claim_with(second, article_id, "48 Menschen")
    assert again.verdict is not None
    assert (again.verdict.label, again.note) == ("ok", "Hafenbuch")
    assert library.article(second, article_id).place.claim == claim.claim.id
    assert len(library.history(second, article_id)) == 2


def test_a_copy_elsewhere_resumes_too(ws: Workspace, report: Path, tmp_path: Path) -> None:
    article_id = library.resolve(ws, str(report))
    copy = tmp_path / "copy.txt"
    copy.write_bytes(report.read_bytes())
    assert library.resolve(ws, str(copy)) == article_id


def test_a_revision_keeps_verdicts_on_the_same_words(ws: Workspace, report: Path) -> None:
    article_id = library.resolve(ws, str(report))
    kept = claim_with(ws, article_id, "zweite Unfall")
    changed = claim_with(ws, article_id, "48 Menschen")
    checking.mark(ws, article_id, [kept.claim.id, changed.claim.id], "ok")
    text = report.read_text(encoding="utf-8")
    report.write_text("Eilmeldung.\n\n" + text.replace("48 Menschen", "49 Menschen"), "utf-8")
    admitted = admit(ws, read_document(str(report)))
    assert (admitted.article_id, admitted.outcome) == (article_id, "revised")
    assert admitted.kept >= 1
    assert admitted.changed + admitted.orphaned >= 1
    again = claim_with(ws, article_id, "zweite Unfall")
    assert again.claim.id == kept.claim.id
    assert again.verdict is not None
    assert again.claim.span.start == kept.claim.span.start + len("Eilmeldung.\n\n")
    other = claim_with(ws, article_id, "49 Menschen")
    assert other.verdict is None
    assert other.claim.id != changed.claim.id
    body = library.history(ws, article_id)[-1].body
    assert changed.claim.id in [*body["changed"], *body["orphaned"]]
    assert other.claim.id in body["new"]
    assert {"id", "text", "start", "end"} <= set(body["claims"][0])


def test_a_retired_claim_can_not_be_marked(ws: Workspace, report: Path) -> None:
    article_id = library.resolve(ws, str(report))
    gone = claim_with(ws, article_id, "48 Menschen").claim.id
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("48 Menschen", "49 Menschen"), encoding="utf-8")
    library.resolve(ws, str(report))
    with pytest.raises(NotFoundError, match=gone):
        checking.mark(ws, article_id, [gone], "ok")


def test_words_that_stand_there_twice_are_not_guessed(ws: Workspace, report: Path) -> None:
    article_id = library.resolve(ws, str(report))
    claim = claim_with(ws, article_id, "zweite Unfall")
    checking.mark(ws, article_id, [claim.claim.id], "ok")
    text = report.read_text(encoding="utf-8")
    report.write_text(text + "\n" + text, encoding="utf-8")
    admitted = admit(ws, read_document(str(report)))
    assert admitted.orphaned >= 1
    claims = library.article(ws, article_id).claims
    assert all(item.verdict is None for item in claims)


def test_a_step_from_before_a_revision_is_not_undone(ws: Workspace, report: Path) -> None:
    article_id = library.resolve(ws, str(report))
    claim = claim_with(ws, article_id, "zweite Unfall").claim.id
    checking.mark(ws, article_id, [claim], "ok")
    report.write_text(report.read_text(encoding="utf-8") + "\nNachtrag.\n", encoding="utf-8")
    library.resolve(ws, str(report))
    assert library.article(ws, article_id).undo is None
    assert checking.undo(ws, article_id) is None
    assert claim_with(ws, article_id, "zweite Unfall").verdict is not None


def test_a_claim_that_was_made_by_hand_survives_a_revision(ws: Workspace, report: Path) -> None:
    article_id = library.resolve(ws, str(report))
    whole = claim_with(ws, article_id, "48 Menschen").claim
    at = whole.span.start + whole.text.index("mit 48")
    editing.split_claim(ws, article_id, whole.id, at)
    second = claim_with(ws, article_id, "mit 48").claim
    report.write_text("Eil.\n\n" + report.read_text(encoding="utf-8"), encoding="utf-8")
    library.resolve(ws, str(report))
    again = claim_with(ws, article_id, "mit 48").claim
    assert (again.id, again.text) == (second.id, second.text)
    assert [item.claim.text for item in library.article(ws, article_id).claims].count(
        whole.text
    ) == 0


def test_going_back_to_the_first_version_is_a_revision(ws: Workspace, report: Path) -> None:
    first = report.read_text(encoding="utf-8")
    article_id = library.resolve(ws, str(report))
    report.write_text(first + "\nNachtrag.\n", encoding="utf-8")
    library.resolve(ws, str(report))
    report.write_text(first, encoding="utf-8")
    admitted = admit(ws, read_document(str(report)))
    assert (admitted.article_id, admitted.outcome) == (article_id, "revised")
    assert library.article(ws, article_id).article.text == first


def test_two_texts_on_standard_input_are_two_articles(ws: Workspace) -> None:
    first = admit(ws, read_document("-", io.BytesIO(b"The mill burned down in 1904.")))
    second = admit(ws, read_document("-", io.BytesIO(b"The mill was rebuilt in 1906.")))
    assert first.article_id != second.article_id
    assert [item.id for item in library.articles(ws)] == [second.article_id, first.article_id]


def test_an_article_is_found_by_id_hash_and_path(ws: Workspace, report: Path) -> None:
    document = read_document(str(report))
    article_id = library.resolve(ws, str(report))
    assert library.resolve(ws, str(article_id)) == article_id
    assert library.resolve(ws, document.sha256) == article_id


def test_what_is_not_there_is_said(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no article 7"):
        library.resolve(ws, "7")
    with pytest.raises(IntakeError, match="no file"):
        library.resolve(ws, str(tmp_path / "missing.txt"))
    with pytest.raises(NotFoundError):
        library.article(ws, 99)
    with pytest.raises(NotFoundError):
        library.history(ws, 99)


def test_a_file_whose_name_is_a_number_is_a_file(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "7").write_text("The mill burned down in 1904.", encoding="utf-8")
    article_id = library.resolve(ws, "7")
    assert library.article(ws, article_id).article.text.startswith("The mill")
