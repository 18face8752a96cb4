"""Fetches an article for the check screen; called in the thread of the errands."""

from typing import TYPE_CHECKING

from workbench.tui.messages import Loaded

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace


def open_article(ws: "Workspace", reference: str) -> Loaded:
    """The article of a path, an id or a SHA-256; a file that is new is put on the desk.

    It comes without what its evidence amounts to, so that it is shown sooner.
    """
    from workbench.desk import library

    return load(ws, library.resolve(ws, reference), backing=False)


def load(ws: "Workspace", article_id: int, *, backing: bool = True) -> Loaded:
    """The article as it lies on the desk now, with the scales its verdicts were given on."""
    from workbench.desk import library, scales
    from workbench.tui.words import Scales

    desk = library.article(ws, article_id, backing=backing)
    known = Scales(ws.scale)
    given = (verdict for item in desk.claims for verdict in (item.verdict, item.said))
    if any(verdict and not known.knows(verdict.scale) for verdict in given):
        known = Scales(ws.scale, scales.load_every_version())
    return Loaded(desk, known, ws.actor)
