"""The demo shows the product at work, keeps to its own database, and is left as it was."""

from pathlib import Path

import pytest

from workbench.desk import checking, demo, library
from workbench.desk.demo import open_demo
from workbench.model.match import Relation

pytestmark = pytest.mark.xdist_group("demo")  # it is made once


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A demo database that was opened once before."""
    database = str(tmp_path_factory.mktemp("demo") / "demo.db")
    open_demo("Anna", database=database)[0].close()
    return database


def test_both_articles_are_there_and_matched(ready: str) -> None:
    ws, article_id = open_demo("Anna", database=ready)
    assert len(library.articles(ws)) == 2
    desk = library.article(ws, article_id)
    assert desk.article.language == "en"
    relations = {m.comparison.relation for item in desk.claims for m in item.matches}
    assert {Relation.SAME, Relation.CONFLICT} <= relations
    ws.close()


def test_later_it_is_as_it_was_left_and_nothing_is_done_again(
    ready: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ws, article_id = open_demo("Anna", database=ready)
    first = library.article(ws, article_id).claims[0].claim.id
    checking.mark(ws, article_id, [first], "ok")
    ws.close()

    def never(*arguments: object) -> None:
        raise AssertionError("the samples are on the desk already")

    for step in ("matching.match_article", "importing.import_files"):
        monkeypatch.setattr(f"workbench.desk.{step}", never)
    monkeypatch.setattr("workbench.text.splitting.split", never)
    ws, again = open_demo("Anna", database=ready)
    assert again == article_id
    kept = library.article(ws, article_id).claims[0]
    assert kept.verdict is not None
    ws.close()


def test_its_database_is_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("WORKBENCH_DB", str(tmp_path / "users.db"))
    assert Path(demo.demo_database()).name == "demo.db"
    assert not (tmp_path / "users.db").exists()
