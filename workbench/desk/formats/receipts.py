"""What the log keeps of an export: enough to recognise the file, and that none is missing."""

from collections.abc import Iterable, Sequence
from typing import Any

from workbench.desk.formats import json_log
from workbench.desk.formats.document import Withheld
from workbench.model.event import Event
from workbench.model.profile import Profile


def receipt(
    events: Sequence[Event | Withheld],
    *,
    format: str,
    profile: Profile,
    file: str,
    sha256: str,
) -> dict[str, Any]:
    """The body of the event that an export leaves.

    `events` are those before the receipt that the file has: their number is kept, the digest of
    their hashes, how many of them have no body there, and the digest of what the file has of
    those. `sha256` is that of what the receipt vouches for, `file` the file's name, `-` for none.
    """
    withheld = [item for item in events if isinstance(item, Withheld)]
    return {
        "claims": [],
        "format": format,
        "profile": profile.value,
        "file": file,
        "sha256": sha256,
        "events": len(events),
        "events_sha256": json_log.hashes_digest(_hashes(events)),
        "withheld": len(withheld),
        "withheld_sha256": json_log.withheld_digest(map(json_log.event_json, withheld)),
    }


def _hashes(events: Iterable[Event | Withheld]) -> Iterable[str]:
    return (event.hash for event in events)
