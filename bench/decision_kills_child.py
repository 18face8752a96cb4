"""Decides about claims and is killed at it, as `kills_child` is at taking in sources.

What each line names is the seed of the dice by which it decides. It says so of every decision
once that is saved.
"""

import random
import sys
from typing import TYPE_CHECKING

from bench.kills_child import Killer, serve

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.desk.workspace import Workspace
    from workbench.model.event import Event

ARTICLE = 1
CLAIMS = ("c1", "c2", "c3", "c4")
DECISIONS = 4
_UNTIL_KILLED = 100_000


def decide_and_die(database: str, seed: str, at: int) -> None:
    """Open the desk and decide until the step to die at; at none, tell those of a few times."""
    from workbench.desk.workspace import open_workspace

    killer = Killer(at)
    sys.setprofile(killer)  # opening is part of it: after a kill it has to repair
    _decide(open_workspace(database, "kills"), seed, _UNTIL_KILLED if at else DECISIONS)
    sys.setprofile(None)
    if not at:
        print("steps", *killer.steps, flush=True)


def _decide(ws: "Workspace", seed: str, times: int) -> None:
    dice = random.Random(int(seed))
    for _decision in range(times):
        event = decide(ws, dice)
        if event is not None:
            print("saved", event.seq, event.hash, flush=True)


def decide(ws: "Workspace", dice: random.Random) -> "Event | None":
    """Decide one thing as dice say; None where there is nothing to take back or to repeat."""
    from workbench.desk import checking

    claim, words = dice.choice(CLAIMS), f"{dice.getrandbits(64):x}"
    label = dice.choice(ws.scale.labels).id
    ways: tuple[Callable[[], Event | None], ...] = (
        lambda: checking.mark(ws, ARTICLE, [claim], label, words),
        lambda: checking.mark(ws, ARTICLE, CLAIMS, label, words),
        lambda: checking.note(ws, ARTICLE, claim, words),
        lambda: checking.dismiss(ws, ARTICLE, [claim], words),
        lambda: checking.restore(ws, ARTICLE, [claim]),
        lambda: checking.undo(ws, ARTICLE),
        lambda: checking.redo(ws, ARTICLE),
    )
    return dice.choice(ways)()


def main(database: str) -> None:
    """Go on as long as there are lines."""
    from workbench.desk import checking
    from workbench.desk.workspace import open_workspace

    warm = open_workspace(database, "kills")
    for label in warm.scale.labels:
        checking.mark(warm, ARTICLE, CLAIMS, label.id)  # loads what is loaded late
        decide(warm, random.Random(label.id))
    warm.close()  # no connection may cross a fork; what the store has compiled may

    def act(seed: str, at: int) -> None:
        if at < 0:
            _decide(warm, seed, _UNTIL_KILLED)
        else:
            decide_and_die(database, seed, at)

    serve(act)


if __name__ == "__main__":
    main(sys.argv[1])
