"""Cells of a spreadsheet: what it would run as a formula begins with an apostrophe instead.

Spreadsheets do not show that apostrophe; a program that reads the file again takes it away.
"""

import unicodedata

_STARTS_FORMULA = frozenset("=+-@＝＋－＠\t\r")
_MARK = "'"


def is_formula(text: str) -> bool:
    """Whether the first character that is not blank or invisible starts a formula."""
    for character in text:
        if character in _STARTS_FORMULA:
            return True
        if not (character.isspace() or unicodedata.category(character)[0] in "CZ"):
            return False
    return False


def guarded(text: str) -> str:
    """A text as a cell that nothing runs; `unguarded` gives the text back."""
    return f"{_MARK}{text}" if is_formula(text.lstrip(_MARK)) else text


def unguarded(cell: str) -> str:
    """The text of a cell, without the apostrophe that keeps a spreadsheet from running it."""
    if cell.startswith(_MARK) and is_formula(cell.lstrip(_MARK)):
        return cell[len(_MARK) :]
    return cell
