"""The commands on the weights of worth: what they say, print as JSON, and refuse."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.desk.learning_samples import desk_without_a_pattern, taught_desk
from tests.unit.conftest import Program
from workbench.desk.workspace import open_workspace

Teach = Callable[[int], None]


@pytest.fixture
def teach(tmp_path: Path, program: Program) -> Teach:
    """Makes so many decisions at the desk of the program."""

    def decide(count: int) -> None:
        ws = open_workspace(str(tmp_path / "claims.db"), "Anna")
        taught_desk(ws, tmp_path, count)
        ws.close()

    return decide


def test_training_says_what_was_learnt_and_whether_it_helps(program: Program, teach: Teach) -> None:
    teach(60)
    shown = program("worth", "train")
    assert "60 decisions: judged 30 · added 0 · noted 0 · dismissed as no claim 30" in shown
    more, less = shown.split("Counts for less")
    assert "attribution" in more.split("Counts for more")[1]
    assert "number in digits" in less
    assert "Of 100 pairs" in shown
    assert "claims have another worth" in shown
    assert "got worse" not in shown
    assert program("log", "verify").startswith("Complete and unaltered")
    assert "is whole" in program("db", "check")


def test_training_as_json(program: Program, teach: Teach) -> None:
    teach(60)
    learnt = program.json("worth", "train")
    assert set(learnt) == {"event", "claims", "decisions", "articles", "order", "moved"}
    assert learnt["decisions"] == {"judged": 30, "added": 0, "noted": 0, "dismissed": 30}
    assert learnt["articles"] == 6
    assert learnt["order"]["after"] > learnt["order"]["before"]
    assert learnt["claims"] > 0
    for move in learnt["moved"]:
        assert set(move) == {"feature", "before", "after"}


def test_a_dry_run_says_the_same_and_writes_nothing(program: Program, teach: Teach) -> None:
    teach(60)
    tried = program.json("worth", "train", "--dry-run")
    assert (tried.pop("event"), tried.pop("claims")) == (None, None)
    assert "Nothing was written." in program("worth", "train", "--dry-run")
    assert program.json("worth", "show")["training"] is None
    done = program.json("worth", "train")
    assert {key: done[key] for key in tried} == tried


def test_show_tells_which_weights_are_in_force(program: Program, teach: Teach) -> None:
    assert program("worth", "show") == "In force: the weights that ship\n"
    assert program.json("worth", "show") == {"training": None, "since": None, "by": None}
    teach(60)
    learnt = program.json("worth", "train")
    shown = program("worth", "show")
    assert "weights of this desk, trained by Anna, 20" in shown
    assert "Learnt from 60 decisions" in shown
    assert "Counts for more" in shown
    now = program.json("worth", "show")
    assert set(now["training"]) == {"event", "at", "by", "decisions", "moved"}
    assert now["training"]["moved"] == learnt["moved"]
    assert now["training"]["event"] == learnt["event"]
    assert (now["by"], now["since"]) == ("Anna", now["training"]["at"])


def test_undo_takes_the_last_training_back(program: Program, teach: Teach) -> None:
    teach(60)
    first = program.json("worth", "train")
    program("worth", "train")
    shown = program("worth", "undo")
    assert "Taken back: the training by Anna" in shown
    assert "In force: weights of this desk" in shown
    assert "again since" in shown
    back = program.json("worth", "undo")
    assert set(back) == {"event", "claims", "undone", "now"}
    assert back["undone"]["event"] == first["event"]
    assert back["claims"] == first["claims"]
    assert back["now"]["training"] is None
    assert "again since" in program("worth", "show")
    assert "no training to take back" in program.refuses("worth", "undo")
    assert "no training to take back" in program.refuses("worth", "undo", "--json")
    assert program("log", "verify").startswith("Complete and unaltered")


def test_too_few_decisions_are_refused_with_their_number(program: Program, teach: Teach) -> None:
    teach(49)
    said = program.refuses("worth", "train")
    assert "needs 50 decisions on claims; so far there are 49" in said
    assert program.refuses("worth", "train", "--dry-run", "--json") == said


def test_an_order_that_got_worse_is_said(program: Program, tmp_path: Path) -> None:
    ws = open_workspace(str(tmp_path / "claims.db"), "Anna")
    desk_without_a_pattern(ws, tmp_path)
    ws.close()
    assert "The order got worse" in program("worth", "train", "--dry-run")
    order = program.json("worth", "train")["order"]
    assert order["after"] < order["before"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["worth"], "Missing command"),
        (["worth", "retrain"], "No such command"),
        (["worth", "train", "twice"], "unexpected extra argument"),
        (["worth", "undo", "--dry-run"], "No such option"),
    ],
)
def test_wrong_use_gets_one_line(program: Program, arguments: list[str], says: str) -> None:
    assert says in program.refuses(*arguments)


def test_tampering_with_the_weights_is_found(
    program: Program, teach: Teach, tmp_path: Path
) -> None:
    teach(60)
    program("worth", "train")
    with closing(sqlite3.connect(tmp_path / "claims.db")) as file:
        file.execute("DROP TRIGGER worth_model_no_update")
        file.execute("UPDATE worth_model SET decisions = '{\"judged\":9000}'")
        file.commit()
    program("db", "check", expect=1)
    assert "not what the log tells" in program.err
    program("log", "verify", expect=1)
    assert "not what the log tells" in program.err


def test_match_weighs_with_what_was_learnt_and_split_does_not(
    program: Program, teach: Teach, tmp_path: Path
) -> None:
    teach(60)
    article = str(tmp_path / "harbour-0.txt")

    def worths(command: str) -> list[float]:
        return [claim["worth"] for claim in program.json(command, article)["claims"]]

    shipped = worths("split")
    assert worths("match") == shipped
    program("worth", "train")
    assert worths("split") == shipped
    assert worths("match") != shipped
    program("worth", "undo")
    assert worths("match") == shipped
