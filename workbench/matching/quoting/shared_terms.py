"""What a word of one language and a word of another can be known to have in common."""

from functools import cache

from workbench.matching.meanings import meant, name_terms
from workbench.text import packs
from workbench.text.words import Words, key

_LONGEST = 60  # letters
_LEAST_ALIKE = 4  # letters of a word that two languages may write alike: a name, mostly
_NOT = "~"


def shared_terms(word: str, raw: str, language: str) -> tuple[str, ...]:
    """The terms of a word, given as its key and as it stands there, with a capital if it has one.

    Its meanings, what it is a name of, that it denies, and the word itself, which a name or a
    figure has in both.
    """
    if len(word) > _LONGEST:
        return ()
    found = list(meant(key(word), language).shared)
    if word in _denying(language):
        found.append(_NOT)
    if raw[0].isupper():
        found += name_terms(Words(raw))
    if len(word) >= _LEAST_ALIKE or word[0].isdecimal():
        found.append(f"'{word}")
    return tuple(dict.fromkeys(found))


@cache
def _denying(language: str) -> frozenset[str]:
    groups = packs.section(language, "negation").get("groups", {})
    return frozenset(
        word for name in ("not", "without") for word in groups.get(name, ()) if " " not in word
    )
