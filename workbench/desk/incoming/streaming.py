"""JSON documents of any size, read element by element, each with the text it was read from.

The decoder of the standard library is given a window of the file that moves on; what it has
decoded is forgotten. Its exact text is wanted, too: a record is known by the hash of it.
"""

import json
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Any, TextIO

from workbench.i18n import _

LISTS = ("dataFeedElement", "claims", "@graph", "itemListElement")
"""The entries of a document whose elements are given one by one."""

_CHUNK = 1 << 20  # code points read at a time
_KEPT = 1 << 20  # of what can't be read
_WINDOW = 1 << 20  # a shorter document is decoded as one
_LARGEST = 64 << 20  # code points of one element
_NEAR_END = 16  # a mistake nearer to the end of the window may be the end of the window
_BLANK = re.compile(r"[ \t\n\r]*")
_FIRST = re.compile(r'\{[ \t\n\r]{0,99}"(@?type"[ \t]{0,9}:[ \t]{0,9}"[^"\\]{1,60}|[^"\\]{1,60})"')
_NEVER = re.compile(r"(?!)()")
_OVERLAP = 600  # code points that the beginning of an element may have


@dataclass(frozen=True, slots=True)
class Element:
    """A value of a document, and its text.

    `list` names the entry of the document that it is an element of, empty for the document
    itself and for one that is a list; `number` counts its elements from 1, and is 0 for a whole
    document. `problem` says what is wrong where no value could be read: the text is where that
    begins.
    """

    value: Any
    raw: str
    list: str = ""
    number: int = 0
    problem: str = ""


def elements(file: TextIO) -> Iterator[Element]:
    """The documents of a file, one after the other; of large ones the elements of their lists.

    What can't be read is an element with a problem, and where the next one can be told for sure,
    it goes on there. The entries of a large document that are no lists come last, as a document
    of their own.
    """
    window = _Window(file)
    while window.blank():
        try:
            value, raw = window.decode(_WINDOW)
        except _TooLongError:
            yield from _large(window)
            continue
        except _BrokenError as error:
            if window.at() not in "[{":
                yield Element(None, window.rest(), problem=str(error))
                return
            yield from _large(window)
            continue
        yield Element(value, raw)


class _BrokenError(Exception):
    """What is wrong with the JSON, as the end of a sentence."""


class _TooLongError(Exception):
    """A value goes on beyond what was allowed."""


class _Window:
    """A part of a file, and a place in it that only moves on."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._text = ""
        self._place = 0
        self._ended = False
        self._decode = json.JSONDecoder().raw_decode

    def blank(self) -> bool:
        """Pass over blanks; whether there is anything behind them."""
        while True:
            found = _BLANK.match(self._text, self._place)
            self._place = found.end() if found else self._place
            if self._place < len(self._text):
                return True
            if not self._more():
                return False

    def at(self) -> str:
        """The character at the place; there must be one."""
        return self._text[self._place]

    def take(self, mark: str) -> bool:
        """Pass over a mark and the blanks before it, if it is there."""
        if self.blank() and self._text[self._place] == mark:
            self._place += 1
            return True
        return False

    def decode(self, most: int) -> tuple[Any, str]:
        """The value that begins at the place, with its text.

        Raises `_TooLongError` if it is not shorter than `most` code points, and `_BrokenError`.
        """
        while True:
            start = self._place
            try:
                value, end = self._decode(self._text, start)
            except json.JSONDecodeError as error:
                if self._may_go_on(error):
                    if len(self._text) - start >= most:
                        raise _TooLongError from error
                    self._more()
                    continue
                raise _BrokenError(
                    _("it is not valid JSON ({why}, column {column})").format(
                        why=error.msg, column=error.pos - start + 1
                    )
                ) from error
            except RecursionError as error:
                raise _BrokenError(_("its JSON is nested too deeply")) from error
            except ValueError as error:  # an integer with more digits than Python converts
                raise _BrokenError(_("it has a number that is too long")) from error
            if end == len(self._text) and not self._ended and self._text[end - 1] not in '}]"':
                self._more()  # a number may go on
                continue
            if end - start >= most:
                raise _TooLongError
            self._place = end
            return value, self._text[start:end]

    def ahead(self) -> str:
        """The next characters, as many as the beginning of an element may have."""
        while len(self._text) - self._place < _OVERLAP and self._more():
            pass
        return self._text[self._place : self._place + _OVERLAP]

    def skip_to(self, beginning: re.Pattern[str]) -> tuple[str, bool]:
        """Go on to the next element with such a beginning; gives what was passed over.

        The other value tells whether there is one; else the file is read to its end.
        """
        passed = ""
        while True:
            found = beginning.search(self._text, self._place + 1)
            if found is not None:
                passed += self._text[self._place : found.start()].rstrip()
                self._place = found.start(1)
                return passed[:_KEPT], True
            keep = max(self._place, len(self._text) - _OVERLAP)
            passed = (passed + self._text[self._place : keep])[:_KEPT]
            self._place = keep
            if not self._more():
                return (passed + self.rest())[:_KEPT], False

    def rest(self) -> str:
        """What is left, as far as it is worth keeping; the file is read to its end."""
        kept = ""
        while True:
            kept += self._text[self._place : self._place + _KEPT - len(kept)]
            self._place = len(self._text)
            if not self._more():
                return kept

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        """Whether a mistake may be none, because the value goes on behind the window."""
        if self._ended:
            return False
        return error.pos >= len(self._text) - _NEAR_END or error.msg.startswith("Unterminated")

    def _more(self) -> bool:
        """Read on, as much again as is held; whether there was more."""
        held = self._text[self._place :]
        read = self._file.read(max(_CHUNK, len(held)))
        self._text, self._place = held + read, 0
        self._ended = not read
        return bool(read)


def _large(window: _Window) -> Iterator[Element]:
    """The elements of a document that is too large to be read as one, or broken."""
    if window.take("["):
        yield from _list(window, "")
        return
    window.take("{")
    others: dict[str, Any] = {}
    while not window.take("}"):
        try:
            key = _key(window)
            if key in LISTS and window.at() == "[":
                window.take("[")
                is_whole = yield from _list(window, key)
                if not is_whole:
                    return
            else:
                others[key], _raw = window.decode(_LARGEST)
        except (_BrokenError, _TooLongError) as error:
            yield _unreadable_rest(window.rest(), error)
            return
        window.take(",")
    yield Element(others, json.dumps(others, ensure_ascii=False))


def _key(window: _Window) -> str:
    """The name of an entry, after which its value begins."""
    if not window.blank():
        raise _BrokenError(_("it ends too early"))
    key, _raw = window.decode(_LARGEST)
    if isinstance(key, str) and window.take(":") and window.blank():
        return key
    raise _BrokenError(_("it is not valid JSON"))


def _list(window: _Window, name: str) -> Generator[Element, None, bool]:
    """The elements of a list whose beginning was passed; returns whether it could be read."""
    number, last = 0, ""
    while not window.take("]"):
        number += 1
        try:
            value, raw = _item(window)
        except (_BrokenError, _TooLongError) as error:
            passed, goes_on = window.skip_to(_beginning(last or window.ahead()))
            if not goes_on:
                yield _unreadable_rest(passed, error)
                return False
            yield Element(None, passed, name, number, problem=_said(error))
            continue
        last = raw
        yield Element(value, raw, name, number)
        if not window.take(",") and window.blank() and window.at() != "]":
            yield _unreadable_rest(window.rest(), _BrokenError(_("it is not valid JSON")))
            return False
    return True


def _beginning(element: str) -> re.Pattern[str]:
    """What other elements of a list begin with if they begin like this one.

    That is the name of the first entry, and the type if it is that.
    """
    first = _FIRST.match(element)
    if first is None:
        return _NEVER
    name = re.escape(first[1]).replace(r"\ ", "[ ]*")
    return re.compile(rf',[ \t\n\r]{{0,99}}(\{{[ \t\n\r]{{0,99}}"{name}")')


def _item(window: _Window) -> tuple[Any, str]:
    if not window.blank():
        raise _BrokenError(_("it ends too early"))
    return window.decode(_LARGEST)


def _unreadable_rest(rest: str, error: Exception) -> Element:
    return Element(
        None,
        rest,
        problem=_("{why}; the rest of the file can't be read").format(why=_said(error)),
    )


def _said(error: Exception) -> str:
    return str(error) or _("it is longer than 64 MB")
