"""Whether the texts of sources are what their hashes say, and evidence stands in them."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, select

from workbench.store.source_rows import PASSAGE
from workbench.store.source_tables import evidence, extraction


def altered_texts(connection: Connection) -> Iterator[str]:
    """The hashes of the texts that are not what these say; one text is in memory at a time."""
    numbers = connection.scalars(select(extraction.c.id).order_by(extraction.c.id)).all()
    for number in numbers:
        query = select(extraction.c.text, extraction.c.text_sha256)
        text, digest = connection.execute(query.where(extraction.c.id == number)).one()
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != digest:
            yield digest


def misplaced_evidence(connection: Connection) -> Iterator[int]:
    """The evidence whose words do not stand at their place in the text that they are from."""
    query = select(evidence.c.id, *(evidence.c[name] for name in PASSAGE)).where(
        evidence.c.text_sha256.is_not(None)
    )
    query = query.order_by(evidence.c.text_sha256, evidence.c.id)
    digest, text = "", ""
    for row in connection.execute(query).mappings().all():
        if row["text_sha256"] != digest:
            digest = row["text_sha256"]
            words = select(extraction.c.text).where(extraction.c.text_sha256 == digest).limit(1)
            text = connection.scalar(words) or ""
        if text[row["start"] : row["end"]] != row["exact"]:
            yield row["id"]
