"""Makes processes that decide about the claims of one article at the same time.

Each says of every decision that it is saved, once it is, or why it was refused.
"""

import gc
import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.event import Event


def decide(database: str, article: int, writer: int, decisions: int) -> None:
    """Give verdicts and write notes, as often as that."""
    from workbench.desk import checking
    from workbench.desk.workspace import open_workspace
    from workbench.errors import WorkbenchError

    ws = open_workspace(database, f"writer {writer}")
    labels = ws.scale.labels
    for number in range(decisions):
        claim = f"c{1 + (writer + number) % 3}"
        words = f"writer {writer}, decision {number}"
        started = time.monotonic()
        try:
            if number % 3:
                event: Event | None = checking.note(ws, article, claim, words)
            else:
                label = labels[number // 3 % len(labels)].id
                event = checking.mark(ws, article, [claim], label, words)
            assert event is not None
        except WorkbenchError as error:
            _say("refused", str(error))
        else:
            _say("saved", f"{event.seq} {event.hash} {time.monotonic() - started:.4f}")
    ws.close()


def _say(kind: str, told: str) -> None:
    """One call of the system for a line, so that those of several processes do not mix."""
    os.write(1, f"{kind}\t{' '.join(told.split())}\n".encode())


def main(database: str, article: int, writers: int, decisions: int) -> None:
    """Make the processes, and wait until the last of them is done."""
    from workbench.desk import checking, known  # noqa: F401 - loaded once, before the forks
    from workbench.desk.workspace import open_workspace

    warm = open_workspace(database, "nobody")
    known.search(warm, "the pier")  # so are the word lists
    warm.close()
    gc.freeze()
    children = []
    for writer in range(writers):
        child = os.fork()
        if not child:
            decide(database, article, writer, decisions)
            os._exit(0)
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    sys.exit(max(map(abs, codes)))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
