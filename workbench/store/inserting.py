"""Adding a row that gets its id from the database."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, insert


def insert_row(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Add a row and give its id; needs no RETURNING, which older versions of SQLite lack."""
    key: Any = connection.execute(insert(table), row).inserted_primary_key
    return int(key[0])
