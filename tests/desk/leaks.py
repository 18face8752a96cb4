"""Looks for words in files, also where they are coded or packed."""

import base64
import io
import zipfile
from collections.abc import Collection, Iterator


def found_in(data: bytes, words: Collection[str]) -> set[str]:
    """The words that a file holds, as they are or coded."""
    opened = unpacked(data)
    plain = opened.lower()
    return {word for word in words if any(form in plain or form in opened for form in forms(word))}


def unpacked(data: bytes) -> bytes:
    """The bytes, with the contents and names of what is packed in them if they are a ZIP file."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return b"\n".join(
            part for name in packed.namelist() for part in (name.encode(), packed.read(name))
        )


def forms(word: str) -> Iterator[bytes]:
    """A word as it stands in files, and as it would stand inside of something encoded."""
    yield word.lower().encode()
    yield word.encode("utf-16-le")
    yield word.encode().hex().encode()
    for shift in range(3):
        # What depends on the bytes before and after is cut off.
        coded = base64.b64encode(b"x" * shift + word.encode())[4 if shift else 0 : -4]
        if len(coded) > 4:
            yield coded
