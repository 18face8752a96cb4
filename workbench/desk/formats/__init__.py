"""Formats of an exported log: each is a small module that writes down the same document."""
