"""What a Content-Type says."""

import re

UNKNOWN = "application/octet-stream"
"""The type of a body that comes without one (RFC 9110, 8.3)."""

_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100}")
_CHARSET = re.compile(r""";\s{0,20}charset\s{0,5}=\s{0,5}["']?([A-Za-z0-9_.:-]{1,40})""", re.I)


def media_type_of(value: str) -> tuple[str, str]:
    """The media type in small letters and the charset, which is empty where none is named."""
    kind = value.partition(";")[0].strip().lower()
    charset = _CHARSET.search(value[:1_000])
    return kind if _TYPE.fullmatch(kind) else UNKNOWN, charset[1].lower() if charset else ""
