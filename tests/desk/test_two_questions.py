"""Did they say it, and is it so: each is judged and taken back on its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.desk import checking, editing, library, matching
from workbench.desk.intake import admit, read_document
from workbench.desk.known import search
from workbench.desk.verifying import verify_log
from workbench.desk.workspace import Workspace
from workbench.errors import UndecidableError
from workbench.model.desk import CheckedClaim, ClaimState
from workbench.model.event import EventKind, Target
from workbench.model.verdict import Question

SAID = Question.SAID


@pytest.fixture
def article(ws: Workspace, report: Path) -> int:
    """The report on the desk."""
    return library.resolve(ws, str(report))


def quoted(ws: Workspace, article: int) -> CheckedClaim:
    """The claim of the report that names who said it."""
    claims = library.article(ws, article).claims
    return next(item for item in claims if "Verletzt" in item.claim.text)


def labels(item: CheckedClaim) -> tuple[str | None, str | None]:
    """The labels on "did they say it?" and on "is it so?"."""
    given = (item.said, item.verdict)
    said, so = (verdict.label if verdict else None for verdict in given)
    return said, so


def test_only_a_claim_that_names_who_said_it_raises_both_questions(
    ws: Workspace, article: int
) -> None:
    for item in library.article(ws, article).claims:
        both = item.claim.attribution is not None
        assert item.claim.questions == ((SAID, Question.SO) if both else (Question.SO,))
    assert quoted(ws, article).claim.attribution is not None


def test_each_question_gets_its_own_verdict(ws: Workspace, article: int) -> None:
    claim = quoted(ws, article).claim
    event = checking.mark(ws, article, [claim.id], "ok", question=SAID)
    assert event is not None
    assert labels(quoted(ws, article)) == ("ok", None)
    assert quoted(ws, article).state is ClaimState.PENDING
    assert event.kind is EventKind.VERDICT_SET
    assert event.body["question"] == "said"
    (told,) = event.body["claims"]
    assert (told["attribution"], told["text"]) == ("die Hafenmeisterin", claim.text)
    assert [effect.target for effect in event.effects] == [Target.SAID]
    checking.mark(ws, article, [claim.id], "correct", "Zwei Verletzte")
    assert labels(quoted(ws, article)) == ("ok", "correct")
    assert quoted(ws, article).state is ClaimState.DECIDED
    assert verify_log(ws).ok


def test_an_event_on_is_it_so_reads_as_it_always_did(ws: Workspace, article: int) -> None:
    event = checking.mark(ws, article, [quoted(ws, article).claim.id], "ok")
    assert event is not None
    assert set(event.body) == {"claims", "scale", "label", "name", "effects", "salt"}
    assert set(event.body["claims"][0]) == {"id", "text", "start", "end"}


def test_a_settled_answer_on_said_settles_nothing_else(ws: Workspace, article: int) -> None:
    claim = quoted(ws, article).claim
    checking.mark(ws, article, [claim.id], "ok", question=SAID)
    assert not search(ws, claim.text)
    checking.mark(ws, article, [claim.id], "query")
    assert quoted(ws, article).state is ClaimState.PENDING
    assert not search(ws, claim.text)
    checking.mark(ws, article, [claim.id], "ok")
    (hit, *_rest) = search(ws, claim.text)
    checking.mark(ws, article, [claim.id], "correct", question=SAID)
    assert search(ws, claim.text)[0].known == hit.known


def test_where_nobody_is_named_only_one_question_can_be_judged(ws: Workspace, article: int) -> None:
    before = library.history(ws, article)
    claims = library.article(ws, article).claims
    silent = next(item.claim.id for item in claims if item.claim.attribution is None)
    for chosen in ([silent], [quoted(ws, article).claim.id, silent]):
        with pytest.raises(UndecidableError, match=f"“{silent}” names nobody who said it"):
            checking.mark(ws, article, chosen, "ok", question=SAID)
    assert library.history(ws, article) == before


def test_both_are_taken_back_and_repeated_across_restarts(
    open_desk: Callable[[], Workspace], ws: Workspace, article: int
) -> None:
    claim = quoted(ws, article).claim.id
    checking.mark(ws, article, [claim], "ok", question=SAID)
    checking.mark(ws, article, [claim], "correct")
    checking.mark(ws, article, [claim], "imprecise", "Wortlaut weicht ab", question=SAID)
    ws.close()
    second = open_desk()
    undone = checking.undo(second, article)
    assert undone is not None
    assert undone.body["claims"][0]["attribution"] == "die Hafenmeisterin"
    assert labels(quoted(second, article)) == ("ok", "correct")
    assert quoted(second, article).note == ""
    checking.undo(second, article)
    checking.undo(second, article)
    assert labels(quoted(second, article)) == (None, None)
    second.close()
    third = open_desk()
    expected = [("ok", None), ("ok", "correct"), ("imprecise", "correct")]
    for pair in expected:
        checking.redo(third, article)
        assert labels(quoted(third, article)) == pair
    assert quoted(third, article).note == "Wortlaut weicht ab"
    assert verify_log(third).ok


def test_a_reused_verdict_says_nothing_about_who_said_it(ws: Workspace, tmp_path: Path) -> None:
    words = "The mill burned down in 1904, the owner said."
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(words, encoding="utf-8")
    second.write_text(f"{words} Nobody was hurt.", encoding="utf-8")
    checking.mark(ws, library.resolve(ws, str(first)), ["c1"], "ok")
    article = library.resolve(ws, str(second))
    matching.match_article(ws, article)
    claim = library.article(ws, article).claims[0]
    matching.reuse(ws, article, claim.claim.id, claim.matches[0].known.id, "ok")
    assert labels(library.article(ws, article).claims[0]) == (None, "ok")


def test_an_edited_claim_is_a_new_claim_without_answers(ws: Workspace, article: int) -> None:
    claim = quoted(ws, article).claim
    for asked in Question:
        checking.mark(ws, article, [claim.id], "ok", question=asked)
    editing.narrow(ws, article, claim.id)
    assert labels(quoted(ws, article)) == (None, None)
    checking.undo(ws, article)
    assert labels(quoted(ws, article)) == ("ok", "ok")


def revised(ws: Workspace, report: Path, old: str, new: str) -> None:
    text = report.read_text(encoding="utf-8")
    assert old in text
    report.write_text(text.replace(old, new), encoding="utf-8")
    assert admit(ws, read_document(str(report))).outcome == "revised"


def test_answers_stay_in_a_new_text_with_the_same_words(
    ws: Workspace, article: int, report: Path
) -> None:
    claim = quoted(ws, article).claim.id
    for asked in Question:
        checking.mark(ws, article, [claim], "ok", question=asked)
    revised(ws, report, "48 Menschen", "49 Menschen")
    assert labels(quoted(ws, article)) == ("ok", "ok")
    assert verify_log(ws).ok


def test_words_that_a_new_text_ascribes_to_others_are_asked_anew(
    ws: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(
        "Die Brücke sei sicher, sagte die Bürgermeisterin. Sie werde im Mai 2025 eröffnet.",
        encoding="utf-8",
    )
    article = library.resolve(ws, str(file))
    item = library.article(ws, article).claims[-1]
    assert item.claim.attribution is not None
    assert item.claim.attribution.text == "die Bürgermeisterin"
    for asked in Question:
        checking.mark(ws, article, [item.claim.id], "ok", question=asked)
    revised(ws, file, "die Bürgermeisterin", "der Bauamtsleiter")
    again = library.article(ws, article).find(item.claim.id)
    assert again is not None
    assert again.claim.attribution is not None
    assert again.claim.attribution.text == "der Bauamtsleiter"
    assert labels(again) == (None, "ok")
    (effect,) = library.history(ws, article)[-1].effects
    assert (effect.target, effect.claim, effect.after) == (Target.SAID, item.claim.id, None)
    assert checking.undo(ws, article) is None
    assert verify_log(ws).ok
