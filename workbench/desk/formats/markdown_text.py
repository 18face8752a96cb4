"""Text that Markdown shows as it is, whatever it holds."""

import re

from workbench.desk.formats.markup import is_web_address
from workbench.text.guard import display

# A colon is plain before white space and in a time of day; else it may make an address or an
# emoji. A full stop is plain at the end of a word.
_ENTITIES = re.compile(r"[<>&@$]|(?<=\d):(?!\d\d(?!\d))(?=\S)|(?<!\d):(?=\S)")
_SPECIAL = re.compile(r"[\\`*_{}\[\]#|~^]|(?<=\S)\.(?=\S)|^\s*[-+=]|^\s*\d{1,9}[.)]")


def escape(text: str) -> str:
    """A text as one line that every Markdown renderer shows as it is; white space is folded."""
    return " ".join("".join(characters(display(text))).split())


def characters(text: str) -> list[str]:
    """Each character in a form that is shown as it is, one for one, so that offsets hold."""
    shown = [" " if character.isspace() else character for character in text]
    for special in _SPECIAL.finditer(text):
        mark = special.end() - 1
        shown[mark] = f"\\{text[mark]}"
    for entity in _ENTITIES.finditer(text):
        shown[entity.start()] = f"&#{ord(text[entity.start()])};"
    return shown


def autolink(url: str) -> str:
    """A link to an address that is http or https with a host; empty for any other."""
    if not is_web_address(url):
        return ""
    return f"<{url.replace('<', '%3C').replace('>', '%3E')}>"
