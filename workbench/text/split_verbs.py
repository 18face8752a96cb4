"""Verbs that German takes apart: "wies die Vorwürfe zurück", "legte um zwei Prozent zu"."""

from collections.abc import Iterable, Mapping

from workbench.text.phrases import Found
from workbench.text.words import Words

_REACH = 20  # tokens from the verb to its particle
_CLAUSE_ENDS = frozenset(",.;:!?)–—")
_GOES_ON = frozenset(("und", "oder", "sowie", "aber"))


class SplitVerbs:
    """Verbs with a particle, written "wies zurück", by what they stand for."""

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self._verbs: dict[str, dict[str, str]] = {}
        for value, phrases in groups.items():
            for phrase in phrases:
                verb, particle = phrase.split()
                self._verbs.setdefault(verb, {})[particle] = value

    def find(self, words: Words) -> list[Found]:
        """The verbs whose particle ends their clause; only the verb is the place of it."""
        found: list[Found] = []
        if self._verbs.keys().isdisjoint(words.vocabulary):
            return found
        for index, low in enumerate(words.lows):
            particles = self._verbs.get(low)
            value = _particle(words, index, particles) if particles else ""
            if value:
                found.append(Found(index, index + 1, value))
        return found


def _particle(words: Words, index: int, particles: Mapping[str, str]) -> str:
    for at in range(index + 2, index + _REACH):  # beside the verb it is a phrase of the pack
        low, after = words.low(at), words.low(at + 1)
        if not low or low in _CLAUSE_ENDS:
            return ""
        if low in particles and (not after or after in _CLAUSE_ENDS or after in _GOES_ON):
            return particles[low]
    return ""
