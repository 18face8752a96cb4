"""The product at work: sample articles and sample known claims in a database of their own."""

from platformdirs import user_data_path

from workbench import i18n, resources
from workbench.desk.importing import import_files
from workbench.desk.intake import admit, read_document
from workbench.desk.matching import match_article
from workbench.desk.workspace import Workspace, open_workspace

_ARTICLES = ("article-de.txt", "article-en.txt")
_KNOWN_CLAIMS = "known-claims.jsonl"


def demo_database() -> str:
    """Where the demo keeps its database, beside the user's own."""
    folder = user_data_path("workbench", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return str(folder / "demo.db")


def demo_article() -> str:
    """The path of the sample article in the language that is spoken."""
    spoken = f"article-{i18n.language()}.txt"
    return str(resources.samples() / (spoken if spoken in _ARTICLES else "article-en.txt"))


def open_demo(
    actor: str | None = None, scale: str | None = None, database: str | None = None
) -> tuple[Workspace, int]:
    """The desk of the demo, and the id of the sample article in the language that is spoken.

    The first time, the samples are put on it and matched; later it is as it was left.
    """
    ws = open_workspace(database or demo_database(), actor, scale)
    samples = resources.samples()
    with ws.store.read() as work:
        empty = work.known.count() == 0
    if empty:
        import_files(ws, [samples / _KNOWN_CLAIMS])
    for name in _ARTICLES:
        admitted = admit(ws, read_document(str(samples / name)))
        if admitted.outcome != "resumed":
            match_article(ws, admitted.article_id)
    return ws, admit(ws, read_document(demo_article())).article_id
