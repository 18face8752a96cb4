"""HTML that can't be injected into: text is escaped unless it was made here."""

import html
from urllib.parse import urlsplit

from workbench.text.guard import display


class Safe(str):
    """Markup that this module made from escaped parts."""

    __slots__ = ()


_VOID = frozenset({"meta", "br"})


def element(name: str, /, *content: str, **attributes: str) -> Safe:
    """An element; plain strings are guarded for display and escaped, `Safe` ones kept.

    An attribute's underscores become hyphens (a leading or trailing one is dropped, as in
    `class_`); one with an empty value is left out.
    """
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value
    )
    if name in _VOID:
        return Safe(f"<{name}{written}>")
    return Safe(f"<{name}{written}>{joined(*content)}</{name}>")


def text(value: str) -> Safe:
    """A text with every character that means something in HTML escaped."""
    return value if isinstance(value, Safe) else Safe(html.escape(display(value), quote=True))


def joined(*content: str) -> Safe:
    """The parts one after the other; plain strings escaped."""
    return Safe("".join(text(part) for part in content))


def link(url: str, *content: str, **attributes: str) -> Safe:
    """A link where the address is http or https with a host, else a plain span."""
    if not is_web_address(url):
        return element("span", *content, **attributes)
    return element("a", *content, href=url, rel="noopener noreferrer nofollow", **attributes)


def is_web_address(url: str) -> bool:
    """Whether the address is http or https, names a host and holds nothing but printable ASCII."""
    if not (url.isascii() and url.isprintable()) or " " in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
