"""The text of saved files, apart from their bytes: it can be taken out again at any time."""
