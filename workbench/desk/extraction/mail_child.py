"""Reads a saved e-mail; run as a script, in a process that may be killed.

Reads the message from standard input. Answers with `headers` (pairs of name and value, those
that people read), `day` (ISO 8601, or empty), `plain` and `html` (the parts of the body that are
so, or empty) and the names of the `attachments`. Fails with `broken`.
"""

import email
import email.policy
import email.utils
import re
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any, cast

from workbench.desk import child_side
from workbench.desk.decoding import decode

_SECONDS = 60.0
_HEADERS = ("From", "To", "Cc", "Date", "Subject")
# The standard library raises one of these on headers and parts that are broken.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
# RFC 3676: in flowed text, a line that ends in a blank goes on; "-- " begins the signature.
_FLOWED = re.compile(r"(?<!\n--) \n(?=[^\n>])")


def main() -> None:
    """Read the message, answer with what was found in it."""
    child_side.limit_memory(2 * child_side.MEMORY)
    child_side.allow(_SECONDS)
    child_side.answer(lambda: read(sys.stdin.buffer.read()))


def read(raw: bytes) -> dict[str, Any]:
    """The parts of a message that people read; raises `UnreadableError`."""
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        headers = [(name, value) for name in _HEADERS if (value := _header(message, name))]
        parts = list(_parts(message))
        return {
            "headers": headers,
            "day": _day(dict(headers).get("Date", "")),
            "plain": "\n\n".join(text.strip("\n") for kind, text in parts if kind == "plain"),
            "html": "\n".join(text for kind, text in parts if kind == "html"),
            "attachments": [name for kind, name in parts if kind == "attachment"],
        }
    except _BROKEN as error:
        raise child_side.UnreadableError("broken") from error


def _header(message: EmailMessage, name: str) -> str:
    """The value of the first header of that name, in one line."""
    raw = next((str(v) for n, v in message.raw_items() if n.lower() == name.lower()), "")
    try:
        # Python keeps bytes beyond ASCII, which a header should not have, as surrogates.
        value = str(message[name] or "") if raw.isascii() else _unescaped(raw)
    except _BROKEN:
        value = raw
    # Words in an encoding that is not known come out as nothing.
    return " ".join(value.split()) or " ".join(raw.split())


def _unescaped(value: str) -> str:
    return decode(value.encode("utf-8", errors="surrogateescape")).text


def _day(value: str) -> str:
    try:
        return email.utils.parsedate_to_datetime(value).date().isoformat()
    except _BROKEN:
        return ""


def _parts(part: EmailMessage) -> Iterator[tuple[str, str]]:
    """The kind (plain, html, attachment) and the text or name of each part of a message."""
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        yield from _simplest([list(_parts(other)) for other in _within(part)])
    elif part.is_multipart() and kind.startswith("multipart/"):
        for other in _within(part):
            yield from _parts(other)
    elif part.get_content_disposition() != "attachment" and kind in ("text/plain", "text/html"):
        yield kind.removeprefix("text/"), _text(part)
    else:
        yield "attachment", part.get_filename() or kind


def _within(part: EmailMessage) -> list[EmailMessage]:
    # A part that says it has parts may be a single text.
    return cast(list[EmailMessage], part.get_payload()) if part.is_multipart() else []


def _simplest(forms: list[list[tuple[str, str]]]) -> list[tuple[str, str]]:
    """Of several forms of the same text the first plain one, else the last, which is the best."""
    plain = (form for form in forms if any(k == "plain" and text.strip() for k, text in form))
    return next(plain, forms[-1] if forms else [])


def _text(part: EmailMessage) -> str:
    raw = cast(bytes, part.get_payload(decode=True) or b"")
    page = part.get_content_subtype() == "html"
    try:
        text = raw.decode(part.get_content_charset() or "utf-8").replace("\r\n", "\n")
    except _BROKEN:
        text = decode(raw, html=page).text
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return _FLOWED.sub(" ", text) if flowed and not page else text.replace("\r", "\n")


if __name__ == "__main__":
    main()
