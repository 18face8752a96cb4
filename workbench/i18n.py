"""The language that the program speaks: gettext catalogues under `workbench/locale`.

The messages in the code are the English ones, so English needs no catalogue. Set the language
before importing a module that calls `_` while it is imported (key bindings, command help).
"""

import gettext as _gettext
import os

from workbench import resources

SOURCE_LANGUAGE = "en"
"""The language of the messages in the code."""

_DOMAIN = "workbench"
_VARIABLES = ("WORKBENCH_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


class _Active:
    """The catalogue in use; one for the whole process, as the language of a screen is."""

    language: str = SOURCE_LANGUAGE
    catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def available() -> tuple[str, ...]:
    """The language codes that the program speaks, in alphabetical order."""
    folders = resources.locale().glob(f"*/LC_MESSAGES/{_DOMAIN}.mo")
    return tuple(sorted({SOURCE_LANGUAGE, *(path.parents[1].name for path in folders)}))


def set_language(code: str | None = None) -> str:
    """Speak a language from now on; without a code, the one that the environment asks for.

    Takes a locale name (`de`, `de_AT.UTF-8`) or a list as in `LANGUAGE` (`de:en`). The first one
    that the program speaks is taken, else English. Returns the code of the language taken.
    """
    spoken = available()
    wanted = _codes(code) if code else _from_environment()
    language = next((item for item in wanted if item in spoken), SOURCE_LANGUAGE)
    _Active.language = language
    if language == SOURCE_LANGUAGE:
        _Active.catalogue = _gettext.NullTranslations()
    else:
        _Active.catalogue = _gettext.translation(_DOMAIN, resources.locale(), [language])
    return language


def language() -> str:
    """The code of the language that is spoken."""
    return _Active.language


def gettext(message: str) -> str:
    """A message in the language that is spoken."""
    # An empty message would be answered with the catalogue's own header.
    return _Active.catalogue.gettext(message) if message else ""


_ = gettext


def ngettext(singular: str, plural: str, count: int) -> str:
    """A message in the form that fits a count."""
    return _Active.catalogue.ngettext(singular, plural, count)


def _from_environment() -> list[str]:
    """The codes asked for by the first variable that is set."""
    for variable in _VARIABLES:
        codes = _codes(os.environ.get(variable, ""))
        if codes:
            return codes
    return []


def _codes(value: str) -> list[str]:
    """`de_AT.UTF-8:en` as `["de", "en"]`."""
    names = (part.split(".")[0].split("@")[0] for part in value.split(":"))
    return [name.split("_")[0].split("-")[0].lower() for name in names if name]
