"""The product at work: sample articles, known claims and sources in a database of their own."""

from platformdirs import user_data_path

from workbench import i18n, resources
from workbench.desk.intake import admit, read_document
from workbench.desk.workspace import Workspace, open_workspace
from workbench.model.event import EventKind

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
    with ws.store.read() as work:
        fresh = work.known.count() == 0
    if fresh:
        _import_samples(ws)
    for name in _ARTICLES:
        admitted = admit(ws, read_document(str(resources.samples() / name)))
        if admitted.outcome != "resumed":
            _match(ws, admitted.article_id)
        if not _has_sources(ws, admitted.article_id):
            _take_in_sources(ws, admitted.article_id, name)
    return ws, admit(ws, read_document(demo_article())).article_id


def _import_samples(ws: Workspace) -> None:
    from workbench.desk.importing import import_files  # noqa: PLC0415 - the first time only

    import_files(ws, [resources.samples() / _KNOWN_CLAIMS])


def _match(ws: Workspace, article_id: int) -> None:
    from workbench.desk.matching import match_article  # noqa: PLC0415 - the first time only

    match_article(ws, article_id)


def _has_sources(ws: Workspace, article_id: int) -> bool:
    """Whether sources were ever attached, also where they have been detached since."""
    with ws.store.read() as work:
        kinds = (EventKind.SOURCE_ATTACHED, EventKind.EVIDENCE_LINKED)
        return any(True for _event in work.events.of_kinds(article_id, kinds))


def _take_in_sources(ws: Workspace, article_id: int, name: str) -> None:
    from workbench.desk.demo_sources import take_in_samples  # noqa: PLC0415 - the first time only

    take_in_samples(ws, article_id, name)
