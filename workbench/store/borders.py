"""What may not reach the database: NUL and lone surrogates, which one engine or the other refuses.

Each is replaced one for one by U+FFFD, so that every offset still holds.
"""

import re
from typing import Any

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")


def clean_text(text: str) -> str:
    """The text with NUL and lone surrogates replaced by U+FFFD, of the same length."""
    if text.isascii() and "\x00" not in text:  # most are, and the look at them is short
        return text
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def has_unstorable(text: str) -> bool:
    """Whether there is anything in a text that is replaced before it is stored."""
    return _FORBIDDEN.search(text) is not None


def clean(value: Any) -> Any:
    """The same for every text inside plain JSON data, keys too.

    Raises `ValueError` for what the log may not hold: floats and integers beyond ±2^53, which
    programs in other languages would read as other numbers.
    """
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {clean_text(key): clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [clean(item) for item in value]
    if isinstance(value, float) or (isinstance(value, int) and abs(value) > 2**53):
        raise ValueError(f"not exact in every JSON reader: {value!r}")
    return value


class CleanText(TypeDecorator[str]):
    """A text column that takes any `str` and stores it without what the engines refuse."""

    impl = Text
    cache_ok = True

    @property
    def python_type(self) -> type[str]:
        """What its values are."""
        return str

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text as it is stored."""
        return clean_text(value) if value else value
