"""Getting at values of JSON whose shape nobody guarantees; nothing here ever raises."""

import html
from typing import Any


def text(value: Any) -> str:
    """The words of a value: of a text, a number, `{"@value": …}`, or the first of a list."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):
        return text(value["@value"]) if "@value" in value else ""
    if isinstance(value, list):
        return next((words for item in value if (words := text(item))), "")
    return ""


def plain(value: Any) -> str:
    """The words of a value with entities resolved and white space, also protected, folded."""
    said = text(value)
    return " ".join((html.unescape(said) if "&" in said else said).split())


def mapping(value: Any) -> dict[str, Any]:
    """The object in a value: itself, the first one of a list, else an empty one.

    What microdata parsers wrap in `properties` is unwrapped.
    """
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, dict)), None)
    if not isinstance(value, dict):
        return {}
    inner = value.get("properties")
    return {**value, **inner} if isinstance(inner, dict) else value


def items(value: Any) -> list[Any]:
    """A list as it is, nothing as an empty one, anything else as a list of one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def first(value: dict[str, Any], *names: str) -> str:
    """The words of the first of these entries that has any."""
    return next((words for name in names if (words := text(value.get(name)))), "")


def name_of(value: Any) -> str:
    """The name of a person or organisation given as an object or as a text."""
    return plain(mapping(value).get("name")) or (
        plain(value) if not isinstance(value, dict) else ""
    )


def is_type(value: Any, wanted: str) -> bool:
    """Whether an object is of a schema.org type, however the type is written."""
    if not isinstance(value, dict):
        return False
    kinds = (*items(value.get("@type")), *items(value.get("type")))
    return any(isinstance(kind, str) and kind.rpartition("/")[2] == wanted for kind in kinds)
