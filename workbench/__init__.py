"""A terminal workbench for fact-checking and source verification."""

__version__ = "0.1.0"
