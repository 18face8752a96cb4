"""What a claim is: wider, narrower, split, merged, added."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from workbench.i18n import _
from workbench.tui.keys import key
from workbench.tui.screens.check.base import CheckBase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.desk.workspace import Workspace
    from workbench.model.event import Event
    from workbench.model.span import Span
    from workbench.tui.screens.check.base import Step


class Editing(CheckBase):
    """An edited claim is a new claim; the old one is retired and undo brings it back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("claim.widen", "plus", "resize(True)", _("widen"), _("On to the next end of a clause")),
        key("claim.narrow", "minus", "resize(False)", _("narrow"), _("Without its last clause")),
        key(
            "claim.widen-start",
            "less_than_sign",
            "resize(True, True)",
            _("widen at the start"),
            _("Back to the start of the clause before"),
            show=False,
        ),
        key(
            "claim.narrow-start",
            "greater_than_sign",
            "resize(False, True)",
            _("narrow at the start"),
            _("Without its first clause"),
            show=False,
        ),
        key("claim.split", "S", "split", _("split"), _("Cut the claim in two")),
        key("claim.merge", "M", "merge", _("merge"), _("Make one claim of the marked ones")),
        key("claim.add", "a", "add", _("add"), _("Add a claim from any words of the article")),
    ]

    def action_resize(self, wider: bool, at_start: bool = False) -> None:
        """Make the claim wider or narrower."""
        if self.view.item is not None:
            self.write(_resizing(wider=wider, at_start=at_start), [self.view.current])

    async def action_split(self) -> None:
        """Ask where to cut the claim."""
        if self.view.item is None:
            return
        from workbench.tui.screens.dialogs.split import SplitDialog

        claim = self.view.item.claim

        def answered(at: int | None) -> None:
            if at is not None:
                self.write(_splitting(at), [claim.id])

        await self.app.push_screen(SplitDialog(claim), answered)

    def action_merge(self) -> None:
        """Make one claim of the marked ones."""
        if len(self.view.marked) < 2:
            self.set_status(_("mark at least two with space"))
            return
        self.write(_merge, self.view.targets, follow=True)
        self.view.marked.clear()
        self.show_view()

    async def action_add(self) -> None:
        """Ask which words of the article to make a claim of."""
        from workbench.tui.screens.dialogs.add_claim import AddClaimDialog

        def answered(span: "Span | None") -> None:
            if span is not None:
                self.write(_adding(span), follow=True)

        await self.app.push_screen(AddClaimDialog(self.view.desk), answered)


def _resizing(*, wider: bool, at_start: bool) -> "Step":
    def resize(ws: "Workspace", article: int, claims: "Sequence[str]") -> "Event":
        from workbench.desk import editing

        step = editing.widen if wider else editing.narrow
        return step(ws, article, claims[0], at_start=at_start)

    return resize


def _splitting(at: int) -> "Step":
    def split(ws: "Workspace", article: int, claims: "Sequence[str]") -> "Event":
        from workbench.desk import editing

        return editing.split_claim(ws, article, claims[0], at)

    return split


def _merge(ws: "Workspace", article: int, claims: "Sequence[str]") -> "Event":
    from workbench.desk import editing

    return editing.merge(ws, article, claims)


def _adding(span: "Span") -> "Step":
    def add(ws: "Workspace", article: int, _claims: "Sequence[str]") -> "Event":
        from workbench.desk import editing

        return editing.add_claim(ws, article, span)

    return add
