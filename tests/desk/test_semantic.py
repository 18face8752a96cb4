"""The search by meaning at the desk: off without settings, and never in the way."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.semantic_models import CONCEPTS, LETTERS
from workbench.desk import known
from workbench.desk.intake import admit, read_document
from workbench.desk.library import article
from workbench.desk.matching import match_article
from workbench.desk.semantic import embedding
from workbench.desk.workspace import Workspace
from workbench.errors import EmbeddingError
from workbench.model.known import KnownClaim
from workbench.model.match import Relation

TEXTS = ("The ferry sank.", "The viaduct was inaugurated.", "Bees like clover.")
QUERY = "A catamaran keeled over"

Opening = Callable[[], Workspace]


@pytest.fixture
def configure(tmp_path: Path, open_desk: Opening) -> Callable[[str], Workspace]:
    """Opens the desk of the test with a model."""

    def again(model: str, weight: float = 0.4) -> Workspace:
        file = tmp_path / "settings" / "settings.toml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"[semantic]\nmodel = '{model}'\nweight = {weight}\n", encoding="utf-8")
        return open_desk()

    return again


def fill(ws: Workspace) -> None:
    for number, text in enumerate(TEXTS):
        known.add(ws, KnownClaim(0, text, f"b{number}", publisher="Quay", language="en"))


def found(ws: Workspace, query: str = QUERY) -> list[str]:
    return [hit.known.external_id for hit in known.search(ws, query)]


def test_nothing_is_asked_of_a_model_where_none_is_named(ws: Workspace) -> None:
    fill(ws)
    assert not ws.semantic.is_configured
    assert embedding.state(ws) is None
    assert found(ws) == []
    with pytest.raises(EmbeddingError, match=r"\[semantic\]"):
        embedding.embed(ws)


def test_a_desk_without_a_model_loads_nothing_for_it(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from workbench.desk import known\n"
        "from workbench.desk.workspace import open_workspace\n"
        "from workbench.model.known import KnownClaim\n"
        f"ws = open_workspace({str(tmp_path / 'x.db')!r}, 'Anna')\n"
        "known.add(ws, KnownClaim(0, 'The ferry sank.', 'b'))\n"
        "assert known.search(ws, 'ferry')\n"
        "print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "workbench.store.candidates" in loaded
    assert (
        not {
            "workbench.desk.semantic.loading",
            "workbench.matching.embedding",
            "workbench.store.vectors",
            "workbench.store.meaning_search",
            "onnxruntime",
            "tokenizers",
        }
        & loaded
    )


def test_known_claims_are_found_by_meaning_once_they_have_vectors(
    ws: Workspace, configure: Callable[[str], Workspace]
) -> None:
    fill(ws)
    meant = configure(CONCEPTS)
    assert found(meant) == []
    steps: list[tuple[int, int]] = []
    assert embedding.embed(meant, lambda done, total, _: steps.append((done, total))) == 3
    assert steps == [(0, 3), (3, 3)]
    assert found(meant)[0] == "b0"
    assert found(ws) == []
    assert meant.store.check() == ()


def test_making_vectors_goes_on_where_it_was_stopped(
    ws: Workspace, configure: Callable[[str], Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "_BATCH", 2)
    fill(ws)
    meant = configure(CONCEPTS)

    def stop(done: int, _total: int, _name: str) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        embedding.embed(meant, stop)
    now = embedding.state(meant)
    assert now is not None
    assert (now.claims, now.missing) == (3, 1)
    assert embedding.embed(meant) == 1
    assert embedding.embed(meant, anew=True) == 3


def test_vectors_of_another_model_are_ignored_and_told(
    ws: Workspace, configure: Callable[[str], Workspace]
) -> None:
    fill(ws)
    embedding.embed(configure(CONCEPTS))
    other = configure(LETTERS)
    assert found(other) == []
    now = embedding.state(other)
    assert now is not None
    assert (now.missing, now.others) == (3, 1)
    embedding.embed(other, only=True)
    now = embedding.state(other)
    assert now is not None
    assert (now.missing, now.others) == (0, 0)


def test_the_claims_of_an_article_are_matched_by_meaning(
    ws: Workspace, configure: Callable[[str], Workspace], report: Path
) -> None:
    words = "Both catamarans keeled over."
    report.write_text(f"News\n\n{words} The weather stays fine in May.\n", encoding="utf-8")
    fill(ws)
    for number in range(60):
        known.add(ws, KnownClaim(0, f"Bee hive {number} is empty.", f"h{number}", publisher="Q"))
    meant = configure(CONCEPTS)
    article_id = admit(meant, read_document(str(report))).article_id

    def matched() -> list[tuple[str, Relation]]:
        match_article(meant, article_id)
        (item,) = (one for one in article(meant, article_id).claims if one.claim.text == words)
        return [(match.known.text, match.comparison.relation) for match in item.matches]

    assert matched() == []
    embedding.embed(meant)
    known.add(ws, KnownClaim(0, "Hay is dry.", "x"))  # another known claim: matched again
    assert matched() == [(TEXTS[0], Relation.RELATED)]


@pytest.mark.parametrize(
    ("model", "says"),
    [
        ("/nowhere/at/all", "neither a folder nor"),
        ("tests.semantic_models", "neither a folder nor"),
        ("tests.no_such_module:model", "can't be imported"),
        ("tests.semantic_models:no_such_name", "can't be imported"),
        ("tests.semantic_models:number", "no function"),
        ("tests.semantic_models:no_rows", "one row"),
    ],
)
def test_a_model_that_is_none_is_told_in_a_sentence(
    ws: Workspace, configure: Callable[[str], Workspace], model: str, says: str
) -> None:
    fill(ws)
    with pytest.raises(EmbeddingError, match=says) as caught:
        known.search(configure(model), QUERY)
    assert "\n" not in str(caught.value)


def test_a_model_that_gives_too_few_vectors_makes_none(
    ws: Workspace, configure: Callable[[str], Workspace]
) -> None:
    fill(ws)
    meant = configure("tests.semantic_models:wrong_shape")
    with pytest.raises(EmbeddingError, match="3 vectors"):
        embedding.embed(meant)
    now = embedding.state(meant)
    assert now is not None
    assert now.missing == 3


def test_an_object_may_be_a_model(ws: Workspace, configure: Callable[[str], Workspace]) -> None:
    fill(ws)
    meant = configure("tests.semantic_models:whole")
    embedding.embed(meant)
    now = embedding.state(meant)
    assert now is not None
    assert (now.model, now.missing) == ("an object", 0)
