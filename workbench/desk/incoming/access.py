"""Getting at values of JSON whose shape nobody guarantees; nothing here ever raises."""

import html
from typing import Any


def text(value: Any) -> str:
    """The words of a value: of a text, a number, `{"@value": …}`, or the first of a list."""
    if value.__class__ is str:  # the rule, told faster than by `isinstance`
        return str.strip(value)
    if value is None:
        return ""
    return _text(value)


def _text(value: Any) -> str:
    if isinstance(value, bool):
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
    if value is None:
        return ""
    said: str = value if value.__class__ is str else text(value)
    if "&" in said:
        said = html.unescape(said)
    if said.isprintable() and "  " not in said:  # no other white space than single blanks
        return said.strip()
    return " ".join(said.split())


def mapping(value: Any) -> dict[str, Any]:
    """The object in a value: itself, the first one of a list, else an empty one.

    What microdata parsers wrap in `properties` is unwrapped.
    """
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, dict)), None)
    if not isinstance(value, dict):
        return {}
    if "properties" in value and isinstance(inner := value["properties"], dict):
        return {**value, **inner}
    return value


def items(value: Any) -> list[Any]:
    """A list as it is, nothing as an empty one, anything else as a list of one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def first(value: dict[str, Any], *names: str) -> str:
    """The words of the first of these entries that has any."""
    for name in names:
        if words := text(value.get(name)):
            return words
    return ""


def name_of(value: Any) -> str:
    """The name of a person or organisation given as an object or as a text."""
    if value is None:
        return ""
    if words := plain(mapping(value).get("name")):
        return words
    return "" if isinstance(value, dict) else plain(value)


def is_type(value: Any, wanted: str) -> bool:
    """Whether an object is of a schema.org type, however the type is written."""
    if not isinstance(value, dict):
        return False
    kinds = (*items(value.get("@type")), *items(value.get("type")))
    return any(isinstance(kind, str) and kind.rpartition("/")[2] == wanted for kind in kinds)
