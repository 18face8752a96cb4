"""The sources of an article."""
