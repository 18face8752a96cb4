"""A known claim as a row of its table, and back."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from workbench.model.known import KnownClaim
from workbench.store.borders import clean_text, has_unstorable
from workbench.store.tables import known_claim

SAID = tuple(field.name for field in fields(KnownClaim) if field.name != "id")
"""The columns of a known claim."""

_NAME_LENGTH = 16
_AT_ADDRESS = re.compile(r"https?://\S+#[0-9a-f]{12}")


def wording(text: str) -> str:
    """What stands for a wording, as hex: its SHA-256, the same however its words are spaced."""
    return hashlib.sha256(" ".join(clean_text(text).split()).encode()).hexdigest()


def key(publisher: str, external_id: str) -> str:
    """What stands for a publisher's entry, as hex; no two entries share it.

    An id made of an address and of words is one whoever is named as the publisher: feeds call
    the same one by its name or by its host.
    """
    if _AT_ADDRESS.fullmatch(external_id):
        publisher = ""
    # The length keeps ("a", "bc") and ("ab", "c") apart.
    name = f"{len(publisher)}:{publisher}{external_id}"
    return hashlib.sha256(clean_text(name).encode()).hexdigest()


def named(known: KnownClaim) -> KnownClaim:
    """The same entry; one without an external id is named after its wording."""
    if known.external_id:
        return known
    return replace(known, external_id=f"text:{wording(known.text)[:_NAME_LENGTH]}")


def to_row(known: KnownClaim) -> dict[str, Any]:
    """The columns that an entry says something about, as they will be stored."""
    row: dict[str, Any] = {name: getattr(known, name) for name in SAID}
    if has_unstorable("".join([value for value in row.values() if isinstance(value, str)])):
        row = {
            name: clean_text(value) if isinstance(value, str) else value
            for name, value in row.items()
        }
    row["key"] = key(known.publisher, known.external_id)
    return row


def to_known(row: Mapping[str, Any] | RowMapping) -> KnownClaim:
    """The known claim of a row."""
    return KnownClaim(row["id"], *[row[name] for name in SAID])


def pages(connection: Connection, size: int) -> Iterator[list[tuple[int, KnownClaim]]]:
    """All known claims that are not withdrawn with their numbers in the index, ascending.

    They are read `size` at a time.
    """
    after = 0
    while True:
        query = (
            select(known_claim)
            .where(known_claim.c.version > after, known_claim.c.withdrawn.is_(False))
            .order_by(known_claim.c.version)
            .limit(size)
        )
        rows = connection.execute(query).mappings().all()
        if not rows:
            return
        after = rows[-1]["version"]
        yield [(row["version"], to_known(row)) for row in rows]
