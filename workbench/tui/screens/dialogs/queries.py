"""Which query to the author is meant: one that there is, or a new one."""

from textual.content import Content

from workbench.i18n import _
from workbench.model.desk import CheckedClaim
from workbench.text.guard import one_line
from workbench.tui.screens.dialogs.choosing import ChoosingDialog
from workbench.tui.widgets.query_lines import query_line

NEW = 0
"""The answer for a query that is not there yet."""


class QueriesDialog(ChoosingDialog[int]):
    """Offers the queries on a claim by their numbers, and a new one."""

    def __init__(self, item: CheckedClaim) -> None:
        choices = [(query.id, query_line(query)) for query in item.queries]
        choices.append((NEW, Content(_("something else"))))
        above = Content(one_line(item.claim.text))
        super().__init__(_("Ask the author"), choices, above=above)
