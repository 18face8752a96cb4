"""Whether the texts of articles are those that came in, as the log tells."""

import hashlib
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from workbench.i18n import _
from workbench.model.event import Event, EventKind
from workbench.store.tables import revision

BROUGHT = frozenset((EventKind.ARTICLE_ADDED, EventKind.ARTICLE_REVISED))
"""The kinds of events that bring a text."""


def article_disagreements(connection: Connection, events: Iterable[Event]) -> Iterator[str]:
    """A sentence for every text that is not as its event tells; `events` are of `BROUGHT`.

    The bytes that came in must have the SHA-256 that the event has, and the text taken from them
    the one that newer events have, too. One text is in memory at a time.
    """
    for event in events:
        if "revision" not in event.body:
            continue
        number = event.body["revision"]
        brought = select(revision.c.raw, revision.c.text, revision.c.sha256).where(
            revision.c.article == event.article, revision.c.number == number
        )
        row = connection.execute(brought).first() if isinstance(number, int) else None
        came_in = event.body.get("sha256")
        told = event.body.get("text_sha256")
        if (
            row is None
            or not row.sha256 == hashlib.sha256(row.raw).hexdigest() == came_in
            or told not in (None, text_digest(row.text))
        ):
            yield _("Version {number} of article {article} is not what came in.").format(
                number=number, article=event.article
            )


def text_digest(text: str) -> str:
    """SHA-256 of a stored text as UTF-8, as hex."""
    return hashlib.sha256(text.encode()).hexdigest()
