"""Today's backup, made in a thread of its own so that nothing waits for it."""

from typing import TYPE_CHECKING

from textual.message_pump import MessagePump
from textual.worker import get_current_worker

from workbench.errors import WorkbenchError
from workbench.i18n import _, ngettext
from workbench.tui.messages import NotBackedUp

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace


def back_up(ws: "Workspace", app: MessagePump) -> None:
    """Make it if it is due; the app is told what is not in it, or why there is none.

    Who leaves meanwhile does not wait for it; it is made the next time.
    """
    from workbench.desk.backups import back_up_daily

    worker = get_current_worker()
    try:
        made = back_up_daily(ws, stopped=lambda: worker.is_cancelled)
    except WorkbenchError as error:
        app.post_message(NotBackedUp(_("Today's backup was not made: {why}").format(why=error)))
        return
    if made is not None and made.left_out:
        said = ngettext(
            "{count} saved file of sources is missing or changed and is not in today's backup; "
            "“workbench sources verify” names it.",
            "{count} saved files of sources are missing or changed and are not in today's backup; "
            "“workbench sources verify” names them.",
            len(made.left_out),
        )
        app.post_message(NotBackedUp(said.format(count=len(made.left_out))))
