"""The time as the log writes it."""

from datetime import UTC, datetime


def now() -> str:
    """UTC in ISO 8601 with milliseconds and `Z`."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
