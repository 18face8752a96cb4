"""What the next undo and redo would do, told from the events of an article alone."""

from collections.abc import Iterable

from workbench.model.event import Event, EventKind


def undo_redo(events: Iterable[Event]) -> tuple[Event | None, Event | None]:
    """The event to take back next and the one to repeat next, from an article's events in order.

    A new text of the article ends what can be taken back: earlier steps speak of places in the
    text before it.
    """
    done: list[Event] = []
    undone: list[Event] = []
    for event in events:
        match event.kind:
            case EventKind.UNDONE:
                if done:
                    undone.append(done.pop())
            case EventKind.REDONE:
                if undone:
                    done.append(undone.pop())
            case EventKind.ARTICLE_REVISED:
                done, undone = [], []
            case _ if event.body.get("effects"):
                done.append(event)
                undone = []
    return (done[-1] if done else None, undone[-1] if undone else None)
