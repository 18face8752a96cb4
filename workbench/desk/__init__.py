"""Use cases, a verb per module."""
