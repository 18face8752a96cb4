"""Queries to the author: questions, corrections, and their answers."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from workbench.i18n import _
from workbench.tui.keys import key
from workbench.tui.screens.check.deciding import Deciding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.desk.workspace import Workspace
    from workbench.model.event import Event
    from workbench.model.query import Query
    from workbench.tui.screens.check.base import Step
    from workbench.tui.screens.dialogs.query_form import Wish


class Asking(Deciding):
    """Asks the author about the current claim."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("claim.ask", "A", "ask", _("author"), _("Ask the author, or propose other words")),
    ]

    async def action_ask(self) -> None:
        """Ask for a query; where there are some already, first for which one."""
        item = self.view.item
        if item is None:
            return
        if not item.queries:
            await self._word(None)
            return
        from workbench.tui.screens.dialogs.queries import QueriesDialog

        async def answered(number: int | None) -> None:
            if number is not None:
                await self._word(next((q for q in item.queries if q.id == number), None))

        await self.app.push_screen(QueriesDialog(item), answered)

    async def _word(self, query: "Query | None") -> None:
        item = self.view.item
        if item is None:
            return
        from workbench.tui.screens.dialogs.query_form import QueryForm

        def answered(wish: "Wish | None") -> None:
            if wish is None:
                return
            step = _asking(wish.query) if query is None else _wording(query, wish)
            self.write(step, [item.claim.id])
            self.show_view()

        form = QueryForm(self.view.desk.article, item, query)
        await self.app.push_screen(form, answered)


def _asking(wanted: "Query") -> "Step":
    def ask(ws: "Workspace", article: int, claims: "Sequence[str]") -> "Event":
        from workbench.desk import queries
        from workbench.model.query import QueryKind

        if wanted.kind is QueryKind.QUESTION:
            return queries.ask(ws, article, claims[0], wanted.text)
        return queries.correct(
            ws,
            article,
            claims[0],
            wanted.old,
            wanted.new,
            reason=wanted.text,
            source=wanted.source,
        )

    return ask


def _wording(query: "Query", wish: "Wish") -> "Step":
    """Withdraws it, or words it otherwise and takes the answer in, as far as either is new."""
    wanted = wish.query

    def word(ws: "Workspace", article: int, _claims: "Sequence[str]") -> "Event | None":
        from workbench.desk import queries

        if wish.withdraw:
            return queries.withdraw(ws, article, query.id)
        changed = queries.change(
            ws,
            article,
            query.id,
            text=wanted.text,
            old=wanted.old,
            new=wanted.new,
            source=wanted.source,
        )
        same = (wanted.reply, wanted.answer) == (query.reply, query.answer)
        if wanted.reply is None or (changed is not None and same):
            return changed  # an answer to other words is none to these
        return queries.answer(ws, article, query.id, wanted.reply, wanted.answer) or changed

    return word
